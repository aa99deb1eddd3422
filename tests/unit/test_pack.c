/* Packing after a change gives what packing everything anew would, and undoing it what was before:
 * otherwise plans are chosen by sizes that they do not come out at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/pack.h"
#include "graph/setting.h"
#include <string.h>

#define NEAR     1e-9
#define N_NODES  15
#define KEEP_ONE 7 /* in so many variants */

/* Three levels, with cards that have one child, two and three, linked by both relations. */
static const char map[] =
    "claims:\n"
    "  - {id: top, text: The first of all that is said here and in all that follows}\n"
    "  - {id: a, for: top, text: One of three that stand below the first of all}\n"
    "  - {id: b, against: top, text: Another}\n"
    "  - {id: c, for: top, text: The last of three that stand below the first of all}\n"
    "  - {id: a1, for: a, text: A reason for one of three}\n"
    "  - {id: a2, against: a, text: A reason against one of three that is said at some length}\n"
    "  - {id: b1, for: b, text: A reason that has reasons of its own}\n"
    "  - {id: c1, for: c, text: Short}\n"
    "  - {id: c2, against: c, text: A reason against the last of three}\n"
    "  - {id: c3, for: c, text: A reason for the last of three}\n"
    "  - {id: a11, for: a1, text: What is said for a reason}\n"
    "  - {id: a12, against: a1, text: What is said against a reason and takes more words}\n"
    "  - {id: b11, for: b1, text: The first reason for a reason}\n"
    "  - {id: b12, for: b1, text: The second reason for a reason}\n"
    "  - {id: b13, against: b1, text: A reason against a reason}\n";

typedef struct Stage { /* all that a plan rests on */
    Source *source;
    Diagnostics *diagnostics;
    Argument *argument;
    TextShaper *shaper;
    Graph *graph;
    Forest *forest;
    Shapes *shapes;
    PagePlan plan;
    guint8 bytes[4][N_NODES + 1];
    double places[2][N_NODES + 1];
    guint columns[N_NODES + 1];
} Stage;

/* Everything stacked. */
static void set_stacks(Stage *stage)
{
    for (size_t node = 0; node <= N_NODES; node++) {
        size_t count = rebut_shapes_n_children(stage->shapes, node);
        Setting setting = {count > 0 ? MANNER_STACK : MANNER_ALONE, 0, (guint8)count, 1};
        if (node == N_NODES)
            setting.manner = MANNER_ROW;
        rebut_setting_apply(&stage->plan, node, &setting);
    }
}

static int set_up(void **state)
{
    const CompileOptions options = {.has_numbers = true};
    Stage *stage = g_new0(Stage, 1);

    stage->source = rebut_source_new("map", map, strlen(map));
    stage->diagnostics = rebut_diagnostics_new();
    assert_true(rebut_argument_read(stage->source, &rebut_limits_default, stage->diagnostics,
                                    &stage->argument));
    assert_true(rebut_argument_check(stage->argument, stage->diagnostics));
    stage->shaper = rebut_text_shaper_new(REBUT_FONTS, "en");
    stage->graph = rebut_graph_compile(stage->argument, stage->shaper, &options);
    stage->forest = rebut_forest_new(stage->graph);
    assert_int_equal(stage->forest->n_nodes, N_NODES);
    stage->shapes = rebut_shapes_new(stage->forest);
    stage->plan = (PagePlan){.graph = stage->graph,
                             .forest = stage->forest,
                             .shapes = stage->shapes,
                             .manner = stage->bytes[0],
                             .card = stage->bytes[1],
                             .left = stage->places[0],
                             .top = stage->places[1],
                             .column = stage->columns,
                             .is_indented = stage->bytes[2],
                             .is_high = stage->bytes[3]};
    set_stacks(stage);
    *state = stage;
    return 0;
}

static int tear_down(void **state)
{
    Stage *stage = *state;

    rebut_shapes_free(stage->shapes);
    rebut_forest_free(stage->forest);
    rebut_graph_free(stage->graph);
    rebut_text_shaper_free(stage->shaper);
    rebut_argument_free(stage->argument);
    rebut_diagnostics_free(stage->diagnostics);
    rebut_source_free(stage->source);
    g_free(stage);
    return 0;
}

static void assert_same(const Rect *a, const Rect *b)
{
    assert_float_equal(a->x, b->x, NEAR);
    assert_float_equal(a->y, b->y, NEAR);
    assert_float_equal(a->width, b->width, NEAR);
    assert_float_equal(a->height, b->height, NEAR);
}

/* Is the pack as one of the same plan that is made anew? */
static void assert_fresh(const Stage *stage, const Pack *pack)
{
    g_autoptr(Pack) fresh = rebut_pack_new(&stage->plan);

    rebut_pack_all(fresh);
    assert_same(&rebut_pack_outline(pack)->bounds, &rebut_pack_outline(fresh)->bounds);
}

/* Tries all variants of a node, and keeps one in some. */
static void try_variants(const Stage *stage, Pack *pack, size_t node)
{
    g_autoptr(GArray) variants = g_array_new(FALSE, FALSE, sizeof(Setting));
    Setting old = rebut_setting_of(&stage->plan, node);

    rebut_setting_variants(&stage->plan, node, &old, variants);
    for (guint i = 0; i < variants->len; i++) {
        const Setting *new = &g_array_index(variants, Setting, i);
        rebut_setting_apply(&stage->plan, node, new);
        rebut_pack_try(pack, node);
        assert_fresh(stage, pack);
        if (i % KEEP_ONE == node % KEEP_ONE) {
            old = *new;
            continue;
        }
        rebut_pack_undo(pack, node);
        rebut_setting_apply(&stage->plan, node, &old);
        assert_fresh(stage, pack);
    }
}

static void a_trial_is_as_packed_anew(void **state)
{
    const Stage *stage = *state;
    g_autoptr(Pack) pack = rebut_pack_new(&stage->plan);

    rebut_pack_all(pack);
    for (size_t round = 0; round < 3; round++)
        for (size_t i = 0; i < stage->forest->n_order; i++)
            try_variants(stage, pack, stage->forest->order[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_trial_is_as_packed_anew, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Folding: a long chain is cut into pieces in its own order, and what need not or cannot be cut is
 * left as it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/pieces.h"
#include "graph/place.h"
#include <string.h>

#define N_CARDS 40

static const LayoutRequest slide = {.box_width = 888.0, .box_height = 468.0};

typedef struct Stage { /* a map as far as its shapes */
    Source *source;
    Diagnostics *diagnostics;
    Argument *argument;
    TextShaper *shaper;
    Graph *graph;
    Forest *forest;
    Shapes *shapes;
} Stage;

static void set_up(Stage *stage, const GString *map)
{
    const CompileOptions options = {.has_numbers = true};

    stage->source = rebut_source_new("map", map->str, map->len);
    stage->diagnostics = rebut_diagnostics_new();
    assert_true(rebut_argument_read(stage->source, &rebut_limits_default, stage->diagnostics,
                                    &stage->argument));
    assert_true(rebut_argument_check(stage->argument, stage->diagnostics));
    stage->shaper = rebut_text_shaper_new(REBUT_FONTS, "en");
    stage->graph = rebut_graph_compile(stage->argument, stage->shaper, &options);
    stage->forest = rebut_forest_new(stage->graph);
    stage->shapes = rebut_shapes_new(stage->forest);
}

static void tear_down(Stage *stage)
{
    rebut_shapes_free(stage->shapes);
    rebut_forest_free(stage->forest);
    rebut_graph_free(stage->graph);
    rebut_text_shaper_free(stage->shaper);
    rebut_argument_free(stage->argument);
    rebut_diagnostics_free(stage->diagnostics);
    rebut_source_free(stage->source);
}

/* Claims, each for the one before it (`is_chain`) or for the first. */
static GString *write_claims(bool is_chain)
{
    GString *map = g_string_new("claims:\n");

    for (int i = 0; i < N_CARDS; i++) {
        g_string_append_printf(map, "  - {id: c%d, text: A claim of a dozen words that takes two",
                               i);
        g_string_append_printf(map, " or three lines %d", i);
        if (i > 0)
            g_string_append_printf(map, ", for: c%d", is_chain ? i - 1 : 0);
        g_string_append(map, "}\n");
    }
    return map;
}

static void fold(Stage *stage, GString *map, const LayoutRequest *request)
{
    set_up(stage, map);
    rebut_pieces_cut(&stage->forest, &stage->shapes, request);
    g_string_free(map, TRUE);
}

static void a_chain_is_folded_in_its_order(void **state)
{
    GString *map = write_claims(true);
    Stage stage;

    (void)state;
    set_up(&stage, map);
    g_string_free(map, TRUE);
    double before = rebut_place_estimate(stage.forest, stage.shapes, &slide);
    rebut_pieces_cut(&stage.forest, &stage.shapes, &slide);
    const Forest *forest = stage.forest;
    assert_in_range(forest->n_roots, 3, 12);
    assert_int_equal(forest->n_order, N_CARDS);
    assert_int_equal(forest->roots[0], 0);
    for (size_t i = 1; i < forest->n_roots; i++) {
        assert_true(forest->roots[i] > forest->roots[i - 1]);
        assert_int_equal(forest->tree_edge[forest->roots[i]], REBUT_NO_NODE);
    }
    for (size_t i = 1; i < N_CARDS; i++)
        assert_true(forest->parent[i] == i - 1 || forest->parent[i] == REBUT_NO_NODE);
    assert_true(rebut_place_estimate(forest, stage.shapes, &slide) > 1.5 * before);
    tear_down(&stage);
}

static void what_fills_its_page_is_not(void **state)
{
    const LayoutRequest endless = {.box_width = 600.0};
    Stage stage;

    (void)state;
    fold(&stage, write_claims(false), &slide);
    assert_int_equal(stage.forest->n_roots, 1);
    tear_down(&stage);
    fold(&stage, write_claims(true), &endless); /* a page as high as it gets */
    assert_int_equal(stage.forest->n_roots, 1);
    tear_down(&stage);
}

/* An attacked link is drawn in the channel where its attacker is. */
static void attacked_links_are_not_cut(void **state)
{
    GString *map = write_claims(true);
    Stage stage;

    (void)state;
    g_string_append(map, "challenges:\n");
    for (int i = 1; i < N_CARDS; i++)
        g_string_append_printf(map, "  - {text: Why %d?, against: c%d -> c%d}\n", i, i, i - 1);
    fold(&stage, map, &slide);
    assert_int_equal(stage.forest->n_roots, 1);
    tear_down(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chain_is_folded_in_its_order),
        cmocka_unit_test(what_fills_its_page_is_not),
        cmocka_unit_test(attacked_links_are_not_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Which items a focus and a depth select, what the marks count, and what of it gets into a graph:
 * no link without both of its ends. */
#include "argument/selection.h"
#include "read/read.h"
#include "graph/graph.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static const char yaml[] = "claims:\n"
                           "  - id: close\n"
                           "    text: Close the centre\n"
                           "    supports:\n"
                           "      - id: air\n"
                           "        text: The air gets better\n"
                           "        challenges:\n"
                           "          - {id: beside, text: Air is not at stake, undercuts: true}\n"
                           "      - id: both\n"
                           "        together:\n"
                           "          - {id: one, text: Noise falls}\n"
                           "          - {id: two, text: Noise makes ill}\n"
                           "    challenges:\n"
                           "      - id: trade\n"
                           "        text: Shops lose trade\n"
                           "        countermeasures:\n"
                           "          - id: hubs\n"
                           "            text: Parking hubs\n"
                           "            challenges: [{id: cost, text: Hubs cost much}]\n"
                           "          - {id: bikes, text: Cargo bikes}\n"
                           "      - id: access\n"
                           "        text: Some cannot walk\n"
                           "        countermeasures: [{ref: hubs}]\n"
                           "groups: {town: {label: Town, members: [trade, hubs]}}\n";

typedef struct Map {
    Source *source;
    Diagnostics *diagnostics;
    Argument *argument;
    Selection *selection;
} Map;

static int open_map(void **state)
{
    Map *map = g_new0(Map, 1);

    map->source = rebut_source_new("map", yaml, strlen(yaml));
    map->diagnostics = rebut_diagnostics_new();
    assert_true(
        rebut_argument_read(map->source, &rebut_limits_default, map->diagnostics, &map->argument));
    assert_true(rebut_argument_check(map->argument, map->diagnostics));
    *state = map;
    return 0;
}

static int close_map(void **state)
{
    Map *map = *state;

    rebut_selection_free(map->selection);
    rebut_argument_free(map->argument);
    rebut_diagnostics_free(map->diagnostics);
    rebut_source_free(map->source);
    g_free(map);
    return 0;
}

static const Item *item(const Map *map, const char *id)
{
    return rebut_argument_find_item(map->argument, id);
}

static void select_items(Map *map, const char *focus, size_t depth)
{
    map->selection =
        rebut_selection_new(map->argument, focus != NULL ? item(map, focus) : NULL, depth);
}

/* "trade+3 access~1": the items shown in reading order; + says how many below are left out, ~ how
 * many that bear on it from elsewhere. */
static void assert_selected(const Map *map, const char *expected)
{
    g_autoptr(GString) got = g_string_new(NULL);
    g_autofree guint *elsewhere = rebut_selection_elsewhere(map->selection);
    size_t count = 0;

    for (guint i = 0; i < map->argument->order->len; i++) {
        const Item *shown = g_ptr_array_index(map->argument->order, i);
        guint left_out = rebut_selection_left_out(map->selection, shown);
        if (!rebut_selection_shows(map->selection, shown)) {
            assert_int_equal(elsewhere[shown->index], 0);
            continue;
        }
        g_string_append_printf(got, "%s%s", got->len > 0 ? " " : "", shown->id.bytes);
        if (left_out > 0)
            g_string_append_printf(got, "+%u", left_out);
        if (elsewhere[shown->index] > 0)
            g_string_append_printf(got, "~%u", elsewhere[shown->index]);
        count++;
    }
    assert_string_equal(got->str, expected);
    assert_int_equal(map->selection->n_shown, count);
}

static void all_levels_are_the_whole_map(void **state)
{
    select_items(*state, NULL, REBUT_ALL_LEVELS);
    assert_selected(*state, "close air beside one two trade hubs cost bikes access");
    assert_true(rebut_selection_shows(NULL, NULL));
}

static void a_depth_counts_what_is_below(void **state)
{
    select_items(*state, NULL, 0);
    assert_selected(*state, "close+9");
}

/* Who undercuts stands beside the card whose link that is; `hubs` counts for both its aims. */
static void undercutters_and_second_parents(void **state)
{
    select_items(*state, NULL, 1);
    assert_selected(*state, "close air beside one two trade+3 access~1");
}

static void a_focus_with_a_depth(void **state)
{
    select_items(*state, "trade", 1);
    assert_selected(*state, "trade hubs+1 bikes");
}

static void an_item_that_bears_from_elsewhere_is_counted(void **state)
{
    select_items(*state, "access", REBUT_ALL_LEVELS);
    assert_selected(*state, "access~1");
}

static void places_are_shown_and_some_of_them_again(void **state)
{
    Map *map = *state;
    g_autofree guint8 *shown = g_new0(guint8, map->argument->order->len);

    for (guint i = 0; i < map->argument->order->len; i++) {
        const Item *below = g_ptr_array_index(map->argument->order, i);
        if (below == item(map, "trade"))
            shown[i] = REBUT_SHOWN_AGAIN;
        else if (below == item(map, "bikes"))
            shown[i] = REBUT_SHOWN;
    }
    map->selection = rebut_selection_of_places(map->argument, shown);
    assert_selected(map, "trade+2 bikes");
    assert_true(rebut_selection_shows_again(map->selection, item(map, "trade")));
    assert_false(rebut_selection_shows_again(map->selection, item(map, "bikes")));
    assert_false(rebut_selection_shows_again(NULL, item(map, "trade")));
    assert_int_equal(map->selection->items->len, 2);
}

static void kinds_are_shown_alone(void **state)
{
    Map *map = *state;
    const bool shown[N_KINDS] = {[KIND_CHALLENGE] = true};

    select_items(map, "trade", REBUT_ALL_LEVELS);
    rebut_selection_show_kinds(map->selection, shown);
    assert_selected(map, "trade+2 cost");
}

/* "from>to" in the links' order; joints by their names, cut links twice. */
static char *edges_of(const Graph *graph)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < graph->edges->len; i++) {
        Agedge_t *edge = g_ptr_array_index(graph->edges, (guint)i);
        g_string_append_printf(out, "%s%s>%s", i > 0 ? " " : "", agnameof(agtail(edge)),
                               agnameof(aghead(edge)));
    }
    return g_string_free(out, FALSE);
}

static void assert_compiled(const Map *map, size_t n_nodes, const char *edges)
{
    CompileOptions options = {.numbers = NUMBERS_ON, .selection = map->selection};
    g_autoptr(TextShaper) shaper = rebut_text_shaper_in(NULL, "Noto Sans", "en");
    g_autoptr(Graph) graph = rebut_graph_compile(map->argument, shaper, &options);
    g_autofree char *got = edges_of(graph);

    assert_string_equal(got, edges);
    assert_int_equal(graph->nodes->len, n_nodes);
}

static void links_need_both_ends(void **state)
{
    select_items(*state, NULL, 1);
    assert_compiled(*state, 9,
                    "air>air -> close (1) air -> close (1)>close beside>air -> close (1) "
                    "both>close one>both two>both trade>close access>close");
}

/* The link that `beside` attacks is not there, but the card that it starts from is. */
static void an_attack_on_an_absent_link_goes_to_its_start(void **state)
{
    select_items(*state, "air", REBUT_ALL_LEVELS);
    assert_selected(*state, "air beside");
    assert_compiled(*state, 2, "beside>air");
}

static void premises_without_their_conclusion_do_not_meet(void **state)
{
    select_items(*state, "one", REBUT_ALL_LEVELS);
    assert_compiled(*state, 1, "");
}

/* Numbers stay; the first card is a root; a region holds who is there. */
static void what_is_left_out_changes_no_number(void **state)
{
    Map *map = *state;
    g_autoptr(TextShaper) shaper = rebut_text_shaper_in(NULL, "Noto Sans", "en");

    select_items(map, "trade", 0);
    map->selection->page[item(map, "trade")->index] = 3;
    CompileOptions options = {.numbers = NUMBERS_ON, .selection = map->selection};
    g_autoptr(Graph) graph = rebut_graph_compile(map->argument, shaper, &options);
    const NodeRecord *trade = rebut_graph_node(graph, 0);
    assert_int_equal(graph->nodes->len, 1);
    assert_string_equal(g_array_index(trade->slots.right, Slot, 0).words, "1.4 (+3, p. 3)");
    assert_null(trade->parent);
    assert_int_equal(trade->depth, 0);
    assert_int_equal(graph->clusters->len, 1);
    assert_int_equal(agnnodes(g_array_index(graph->clusters, Cluster, 0).subgraph), 1);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_map, close_map)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_levels_are_the_whole_map),
        TEST(a_depth_counts_what_is_below),
        TEST(undercutters_and_second_parents),
        TEST(a_focus_with_a_depth),
        TEST(an_item_that_bears_from_elsewhere_is_counted),
        TEST(places_are_shown_and_some_of_them_again),
        TEST(kinds_are_shown_alone),
        TEST(links_need_both_ends),
        TEST(an_attack_on_an_absent_link_goes_to_its_start),
        TEST(premises_without_their_conclusion_do_not_meet),
        TEST(what_is_left_out_changes_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Crossings of links that share no end, on a graph placed by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "layout/crossings.h"
#include "read/read.h"
#include "layout/path.h"
#include <string.h>

/* Four cards at the corners of a square; links between them are drawn straight. */
static const char map[] = "claims:\n"
                          "  - {id: a, text: One, against: d}\n"
                          "  - {id: b, text: Two, against: c}\n"
                          "  - {id: c, text: Three, against: d}\n"
                          "  - {id: d, text: Four}\n";

typedef struct Square {
    Source *source;
    Diagnostics *diagnostics;
    Argument *argument;
    TextShaper *shaper;
    Graph *graph;
} Square;

static int set_up(void **state)
{
    static const Point corners[] = {{0.0, 0.0}, {10.0, 0.0}, {0.0, 10.0}, {10.0, 10.0}};
    const CompileOptions options = {.numbers = NUMBERS_ON};
    Square *square = g_new0(Square, 1);

    square->source = rebut_source_new("map", map, strlen(map));
    square->diagnostics = rebut_diagnostics_new();
    assert_true(rebut_argument_read(square->source, &rebut_limits_default, square->diagnostics,
                                    &square->argument));
    assert_true(rebut_argument_check(square->argument, square->diagnostics));
    square->shaper = rebut_text_shaper_in(NULL, REBUT_FONTS, "en");
    square->graph = rebut_graph_compile(square->argument, square->shaper, &options);
    for (size_t i = 0; i < 3; i++) {
        const EdgeRecord *edge = rebut_graph_edge(square->graph, i);
        size_t tail = rebut_edge_tail(square->graph, edge)->item->index,
               head = rebut_edge_head(square->graph, edge)->item->index;
        const Point line[] = {corners[tail], corners[head]};
        rebut_path_polyline(edge->path, line, 2, 0.0);
    }
    *state = square;
    return 0;
}

static int tear_down(void **state)
{
    Square *square = *state;

    rebut_graph_free(square->graph);
    rebut_text_shaper_free(square->shaper);
    rebut_argument_free(square->argument);
    rebut_diagnostics_free(square->diagnostics);
    rebut_source_free(square->source);
    g_free(square);
    return 0;
}

static void diagonals_cross_once(void **state)
{
    const Square *square = *state;

    assert_int_equal(rebut_crossings(square->graph, 100), 1);
}

static void counting_stops_at_the_most(void **state)
{
    const Square *square = *state;

    assert_int_equal(rebut_crossings(square->graph, 0), 0);
}

static void links_apart_do_not_cross(void **state)
{
    const Square *square = *state;
    const Point aside[] = {{20.0, 0.0}, {30.0, 10.0}};

    rebut_path_polyline(rebut_graph_edge(square->graph, 0)->path, aside, 2, 0.0);
    assert_int_equal(rebut_crossings(square->graph, 100), 0);
}

/* An attacked link has two halves. */
static void halves_are_one_link(void **state)
{
    const Square *square = *state;

    assert_int_equal(rebut_count_links(square->graph), 3);
    rebut_graph_edge(square->graph, 1)->part = LINK_FIRST_HALF;
    rebut_graph_edge(square->graph, 2)->part = LINK_SECOND_HALF;
    assert_int_equal(rebut_count_links(square->graph), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(diagonals_cross_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counting_stops_at_the_most, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_apart_do_not_cross, set_up, tear_down),
        cmocka_unit_test_setup_teardown(halves_are_one_link, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("crossings", tests, NULL, NULL);
}

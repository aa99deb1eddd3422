/* Sizes of cards: heights that hold their lines, and natural widths that change none of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/card.h"
#include "maps.h"
#include <math.h>

#define MEASURE REBUT_CHARACTERS(64)
#define HAIR    0.05

static const char yaml[] =
    "claims:\n"
    "  - id: top\n"
    "    text: Close the city centre to private cars in the year to come, but for those who live there\n"
    "    supports:\n"
    "      - {id: short, text: Air}\n"
    "      - id: long\n"
    "        text: A claim of so many words that it takes some lines in every column, whatever its\n"
    "          width may be, and that goes on until even the widest card needs a second one for it\n"
    "        source: study, p. 12\n"
    "    challenges:\n"
    "      - id: trade\n"
    "        text: Shops lose trade\n"
    "        countermeasures: [{id: hubs, text: Parking hubs at the edge of town}]\n"
    "      - id: access\n"
    "        text: No access\n"
    "        countermeasures: [{ref: hubs}]\n"
    "        supports: [{ref: long}]\n"
    "sources: {study: A study}\n";

static void assert_near(double found, double expected)
{
    if (fabs(found - expected) > 1e-6)
        fail_msg("%f is not %f", found, expected);
}

typedef void CheckCard(const NodeRecord *card, double width);

/* Calls for every card and reference in every width that its words allow. */
static void check_all(const Map *map, CheckCard *check)
{
    size_t n_checked = 0;

    for (double width = 60.0; width < 900.0; width += 7.3) {
        for (guint i = 0; i < map->graph->nodes->len; i++)
            if (rebut_card_lines(
                    rebut_graph_node(map->graph, i),
                    rebut_card_text_width(rebut_graph_node(map->graph, i), width, MEASURE)) > 0) {
                check(rebut_graph_node(map->graph, i), width);
                n_checked++;
            }
        for (guint i = 0; i < map->graph->edges->len; i++) {
            const NodeRecord *reference = rebut_graph_edge(map->graph, i)->reference;
            if (reference != NULL &&
                rebut_card_lines(reference, rebut_card_text_width(reference, width, MEASURE)) > 0)
                check(reference, width);
        }
    }
    assert_true(n_checked > 400);
}

static size_t lines_at(const NodeRecord *card, double width)
{
    return rebut_card_lines(card, rebut_card_text_width(card, width, MEASURE));
}

static void check_natural(const NodeRecord *card, double width)
{
    double natural = rebut_card_natural_width(card, width, MEASURE);

    assert_true(natural <= width);
    assert_int_equal(lines_at(card, natural), lines_at(card, width));
    assert_true(fabs(rebut_card_height(card, natural, lines_at(card, natural)) -
                     rebut_card_height(card, width, lines_at(card, width))) < 1e-9);
    if (card->role == NODE_REFERENCE && lines_at(card, width) == REBUT_REFERENCE_LINES)
        return;
    /* Narrower by a hair it would take another line, or have no room for its slots. */
    size_t n_lines = lines_at(card, natural - HAIR);
    assert_true(natural - HAIR < rebut_slots_room(&card->slots) || n_lines == 0 ||
                n_lines > lines_at(card, natural));
}

static void natural_widths_change_no_line(void **state)
{
    Map map = open_map(yaml);

    (void)state;
    check_all(&map, check_natural);
    close_map(&map);
}

/* Lines of body text are 13.1 high, of a sole top claim a fifth more and of a reference a tenth
 * less. Around them 6.16 is left, in a reference 4.62; slots that do not fit on the edge take 9.9.
 */
static double true_height(const NodeRecord *card, double width, size_t n_lines)
{
    bool is_reference = card->role == NODE_REFERENCE;
    double line = is_reference ? 11.79 : card->is_top ? 15.72 : 13.1;
    bool has_line = card->slots.left_width > 0.0 && width < rebut_slots_room(&card->slots);

    return (double)n_lines * line + (is_reference ? 4.62 : 6.16) + (has_line ? 9.9 : 0.0);
}

/* What is foretold is what comes out, and true. */
static void check_set(const NodeRecord *card, double width)
{
    union {
        const NodeRecord *in;
        NodeRecord *out;
    } pun = {.in = card};
    size_t n_lines = lines_at(card, width);
    double text_width = rebut_card_text_width(card, width, MEASURE) * card->size;

    rebut_card_set(pun.out, width, MEASURE);
    /* A reference is cut a line earlier where its last has no room for a word and an ellipsis. */
    if (card->role == NODE_REFERENCE && card->lines->lines->len < n_lines)
        n_lines = card->lines->lines->len;
    assert_int_equal(card->lines->lines->len, n_lines);
    assert_near(card->box.width, width);
    assert_near(card->box.height, true_height(card, width, n_lines));
    assert_near(rebut_card_height(card, width, n_lines), true_height(card, width, n_lines));
    assert_true(card->lines->width * card->size <= text_width + HAIR);
    double foot =
        rebut_card_first_line(card) + ((double)n_lines - 0.5) * REBUT_LINE_HEIGHT * card->size;
    assert_true(rebut_card_first_line(card) > REBUT_LINE_HEIGHT * card->size / 2.0);
    assert_true(foot < card->box.height);
    assert_true(n_lines <= REBUT_REFERENCE_LINES || card->role == NODE_CARD);
}

static void heights_are_kept(void **state)
{
    Map map = open_map(yaml);

    (void)state;
    check_all(&map, check_set);
    close_map(&map);
}

static void assert_sets(NodeRecord *card, double width, size_t n_lines, double height)
{
    rebut_card_set(card, width, MEASURE);
    assert_int_equal(card->lines->lines->len, n_lines);
    assert_near(card->box.height, height);
}

static void heights_are_these(void **state)
{
    Map map = open_map(yaml);
    NodeRecord *shops = card_of(&map, "trade");
    double word = rebut_text_min_width(shops->text) + 1.0;

    (void)state;
    assert_sets(card_of(&map, "short"), 300.0, 1, 19.26);
    assert_sets(shops, 300.0, 1, 19.26);
    /* Three words, of which no two fit side by side. */
    assert_sets(shops, word + 2.0 * 3.74 + 14.3, 3, 45.46);
    assert_sets(card_of(&map, "top"), 900.0, 2, 37.6);
    close_map(&map);
}

/* A sole top claim is larger, and may be set half as wide again. */
static void top_claims_are_larger(void **state)
{
    Map map = open_map(yaml);
    const NodeRecord *top = card_of(&map, "top"), *other = card_of(&map, "long");

    (void)state;
    assert_true(top->is_top && top->size == REBUT_TOP_SIZE);
    assert_true(!other->is_top && other->size == 1.0);
    assert_near(rebut_card_text_width(top, 5000.0, MEASURE) * top->size, 1.5 * MEASURE);
    assert_near(rebut_card_text_width(other, 5000.0, MEASURE), MEASURE);
    assert_true(rebut_card_height(top, 900.0, 2) > rebut_card_height(other, 900.0, 2));
    close_map(&map);
}

/* Slots stand on the edge where there is room for them, else on a line of their own. */
static void slots_take_a_line_where_they_must(void **state)
{
    Map map = open_map(yaml);
    const NodeRecord *trade = card_of(&map, "trade"), *hubs = card_of(&map, "hubs");
    double room = rebut_slots_room(&hubs->slots);

    (void)state;
    assert_int_equal(hubs->slots.left->len, 2); /* "also", 1.4 */
    assert_true(room > rebut_slots_room(&trade->slots) || trade->slots.left == NULL);
    assert_near(rebut_card_height(hubs, room - 1.0, 1) - rebut_card_height(hubs, room, 1),
                REBUT_SLOT_LINE);
    close_map(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natural_widths_change_no_line),
        cmocka_unit_test(heights_are_kept),
        cmocka_unit_test(heights_are_these),
        cmocka_unit_test(top_claims_are_larger),
        cmocka_unit_test(slots_take_a_line_where_they_must),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

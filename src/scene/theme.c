/* Colours are chosen for 4.5:1 of text and 3:1 of lines against what they stand on, and so that the
 * kinds keep apart in lightness too: for the three kinds of colour blindness and on grey paper
 * (tests/unit/test_theme.c holds every row to that). `print` needs no colour at all: borders,
 * marks, heads and words carry the kinds. `contrast` has 7:1 and thicker lines.
 *
 * A drawing for light and dark screens has one geometry, so `light`, `dark` and `auto` share their
 * lines and differ in colours only. */
#include "scene/theme.h"
#include <math.h>

/* Lines, patterns and signs for a screen, to be filled with colours. */
#define SCREEN_KINDS(claim, challenge, countermeasure, evidence)                                   \
    {                                                                                              \
        [KIND_CLAIM] = {claim, 1.1, {0, 0}, 4, MARK_DISC},                                         \
        [KIND_CHALLENGE] = {challenge, 1.4, {4, 2.2}, 0, MARK_CROSS},                              \
        [KIND_COUNTERMEASURE] = {countermeasure, 1.9, {0, 0}, 6, MARK_SHIELD},                     \
        [KIND_EVIDENCE] = {evidence, 0.8, {0, 0}, 2, MARK_SHEET},                                  \
    }
#define SCREEN_RELATIONS(support, challenge, counter)                                              \
    {                                                                                              \
        [RELATION_SUPPORTS] = {support, 1.1, {0, 0}, HEAD_TRIANGLE},                               \
        [RELATION_CHALLENGES] = {challenge, 1.5, {5, 2.5}, HEAD_BAR},                              \
        [RELATION_COUNTERS] = {counter, 2.4, {0, 0}, HEAD_BAR},                                    \
        [RELATION_PART] = {support, 1.1, {0, 0}, HEAD_DIAMOND},                                    \
        [RELATION_UNDERCUTS] = {challenge, 1.5, {1.5, 2}, HEAD_BAR},                               \
    }
#define COLOURS(line, tint) line, tint

/* WCAG 2.2: 1.4.3 for text, 1.4.11 for lines; 1.4.6 for the theme `contrast`. */
#define ENOUGH .least_text = 4.5, .least_line = 3
#define STRONG .least_text = 7, .least_line = 4.5

#define LIGHT                                                                                      \
    ENOUGH, .palette = &rebut_palette_light, .ground = 0xffffff, .ink = 0x1a1a1a,                  \
            .faint = 0x595959, .region_fill = 0xf4f4f2, .region_line = 0x8a8a8a,                   \
            .top_tint = 0xe3e3e3, .top_line_width = 2,                                             \
            .kinds = SCREEN_KINDS(COLOURS(0x595959, 0xf7f7f7), COLOURS(0xc2410c, 0xfff1e8),        \
                                  COLOURS(0x004488, 0xe6f0fb), COLOURS(0x1f5c2e, 0xeef7ee)),       \
            .relations = SCREEN_RELATIONS(0x595959, 0xc2410c, 0x004488)

const Theme rebut_themes[] = {
    {.name = "light", .about = "colours on white", LIGHT},
    {
        .name = "dark",
        .about = "colours on a dark ground, for dark slides and screens",
        .is_dark = true,
        ENOUGH,
        .palette = &rebut_palette_dark,
        .ground = 0x17181b,
        .ink = 0xececec,
        .faint = 0xb0b0b4,
        .region_fill = 0x202226,
        .region_line = 0x75777d,
        .top_tint = 0x3a3c42,
        .top_line_width = 2,
        .kinds = SCREEN_KINDS(COLOURS(0xc5c5c9, 0x26282c), COLOURS(0xe3763f, 0x2f211a),
                              COLOURS(0x79b0ea, 0x1b2632), COLOURS(0xbdecc4, 0x1d2820)),
        .relations = SCREEN_RELATIONS(0xc5c5c9, 0xe3763f, 0x79b0ea),
    },
    {
        .name = "print",
        .about = "black on white, without colour",
        ENOUGH,
        .palette = &rebut_palette_print,
        .ground = 0xffffff,
        .ink = 0x000000,
        .faint = 0x333333,
        .region_fill = 0xffffff,
        .region_line = 0x555555,
        .top_tint = 0xe8e8e8,
        .top_line_width = 2,
        .kinds =
            {
                [KIND_CLAIM] = {0x000000, 0xffffff, 1.0, {0, 0}, 4, MARK_DISC},
                [KIND_CHALLENGE] = {0x000000, 0xffffff, 1.4, {5, 2.5}, 0, MARK_CROSS},
                [KIND_COUNTERMEASURE] = {0x000000, 0xffffff, 2.6, {0, 0}, 6, MARK_SHIELD},
                [KIND_EVIDENCE] = {0x000000, 0xffffff, 0.5, {0, 0}, 2, MARK_SHEET},
            },
        .relations =
            {
                [RELATION_SUPPORTS] = {0x000000, 1.0, {0, 0}, HEAD_TRIANGLE},
                [RELATION_CHALLENGES] = {0x000000, 1.4, {5, 2.5}, HEAD_BAR},
                [RELATION_COUNTERS] = {0x000000, 2.6, {0, 0}, HEAD_BAR},
                [RELATION_PART] = {0x000000, 1.0, {0, 0}, HEAD_DIAMOND},
                [RELATION_UNDERCUTS] = {0x000000, 1.4, {1.5, 2}, HEAD_BAR},
            },
    },
    {
        .name = "contrast",
        .about = "strong colours and thick lines on white, for weak eyes and bright rooms",
        STRONG,
        .palette = &rebut_palette_contrast,
        .ground = 0xffffff,
        .ink = 0x000000,
        .faint = 0x333333,
        .region_fill = 0xffffff,
        .region_line = 0x333333,
        .top_tint = 0xe3e3e3,
        .top_line_width = 3,
        .kinds =
            {
                [KIND_CLAIM] = {0x000000, 0xffffff, 1.6, {0, 0}, 4, MARK_DISC},
                [KIND_CHALLENGE] = {0x96270a, 0xffffff, 2.2, {6, 3}, 0, MARK_CROSS},
                [KIND_COUNTERMEASURE] = {0x0029a0, 0xffffff, 3.4, {0, 0}, 6, MARK_SHIELD},
                [KIND_EVIDENCE] = {0x05290c, 0xffffff, 1.0, {0, 0}, 2, MARK_SHEET},
            },
        .relations =
            {
                [RELATION_SUPPORTS] = {0x000000, 1.6, {0, 0}, HEAD_TRIANGLE},
                [RELATION_CHALLENGES] = {0x96270a, 2.2, {6, 3}, HEAD_BAR},
                [RELATION_COUNTERS] = {0x0029a0, 3.4, {0, 0}, HEAD_BAR},
                [RELATION_PART] = {0x000000, 1.6, {0, 0}, HEAD_DIAMOND},
                [RELATION_UNDERCUTS] = {0x96270a, 2.2, {2, 2.5}, HEAD_BAR},
            },
    },
    {
        .name = "auto",
        .about = "light, and in SVG dark on a dark screen",
        .dark = "dark",
        LIGHT,
    },
    {.name = NULL},
};

const Theme *rebut_theme_find(const char *name)
{
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++)
        if (g_str_equal(theme->name, name))
            return theme;
    return NULL;
}

static double linear(Colour channel)
{
    double value = (channel & 0xffU) / 255.0;

    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(Colour colour)
{
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
}

double rebut_colour_contrast(Colour one, Colour other)
{
    double first = luminance(one) + 0.05, second = luminance(other) + 0.05;

    return first > second ? first / second : second / first;
}

/* `share` of 255 parts of the ground. */
static Colour mix(Colour colour, Colour ground, unsigned share)
{
    Colour mixed = 0;

    for (unsigned shift = 0; shift <= 16; shift += 8) {
        unsigned one = colour >> shift & 0xffU, other = ground >> shift & 0xffU;
        mixed |= (one * (255U - share) + other * share) / 255U << shift;
    }
    return mixed;
}

/* Contrast only falls on the way to the ground, so the last share that has enough is searched by
 * halves. */
Colour rebut_colour_pale(Colour colour, Colour ground, double least)
{
    unsigned enough = 0, too_much = 255;

    while (enough + 1 < too_much) {
        unsigned middle = (enough + too_much) / 2;
        if (rebut_colour_contrast(mix(colour, ground, middle), ground) >= least)
            enough = middle;
        else
            too_much = middle;
    }
    return mix(colour, ground, enough);
}

bool rebut_colour_is_deep(Colour colour)
{
    return rebut_colour_contrast(colour, 0xffffff) > rebut_colour_contrast(colour, 0x000000);
}

/* Colours are chosen for 4.5:1 of text and 3:1 of lines against their ground, and so that the kinds
 * keep apart in lightness too, for the three kinds of colour blindness and on grey paper. `print`
 * needs no colour at all: borders, marks, heads and words carry the kinds. */
#include "draw/theme.h"

const Theme rebut_themes[] = {
    {
        .name = "light",
        .about = "colours on white",
        .ground = 0xffffff,
        .ink = 0x1a1a1a,
        .faint = 0x595959,
        .region_fill = 0xf4f4f2,
        .region_line = 0x8a8a8a,
        .top_tint = 0xe3e3e3,
        .top_line_width = 2,
        .kinds =
            {
                [KIND_CLAIM] = {0x595959, 0xfafafa, 1.1, {0, 0}, 6, MARK_DISC},
                [KIND_CHALLENGE] = {0xc2410c, 0xfff4ee, 1.5, {5, 2.5}, 0, MARK_CROSS},
                [KIND_COUNTERMEASURE] = {0x004488, 0xeef4fb, 2.4, {0, 0}, 9, MARK_SHIELD},
                [KIND_EVIDENCE] = {0x2f6b3a, 0xf5faf5, 0.7, {0, 0}, 2, MARK_SHEET},
            },
        .relations =
            {
                [RELATION_SUPPORTS] = {0x595959, 1.1, {0, 0}, HEAD_TRIANGLE},
                [RELATION_CHALLENGES] = {0xc2410c, 1.5, {5, 2.5}, HEAD_BAR},
                [RELATION_COUNTERS] = {0x004488, 2.4, {0, 0}, HEAD_BAR},
                [RELATION_PART] = {0x595959, 1.1, {0, 0}, HEAD_DIAMOND},
                [RELATION_UNDERCUTS] = {0xc2410c, 1.5, {1.5, 2}, HEAD_BAR},
            },
    },
    {
        .name = "print",
        .about = "black on white, without colour",
        .ground = 0xffffff,
        .ink = 0x000000,
        .faint = 0x333333,
        .region_fill = 0xffffff,
        .region_line = 0x555555,
        .top_tint = 0xe8e8e8,
        .top_line_width = 2,
        .kinds =
            {
                [KIND_CLAIM] = {0x000000, 0xffffff, 1.0, {0, 0}, 6, MARK_DISC},
                [KIND_CHALLENGE] = {0x000000, 0xffffff, 1.4, {5, 2.5}, 0, MARK_CROSS},
                [KIND_COUNTERMEASURE] = {0x000000, 0xffffff, 2.6, {0, 0}, 9, MARK_SHIELD},
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
    {.name = NULL},
};

const Theme *rebut_theme_find(const char *name)
{
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++)
        if (g_str_equal(theme->name, name))
            return theme;
    return NULL;
}

/* Each pair of what is drawn and what it stands on is a row. Only pairs that the file has a part in
 * are looked at: the rest are the base's, which are held to the same figures by a test. */
#include "scene/own_theme.h"
#include "base/number.h"
#include <math.h>

typedef struct Pair {
    int ink, on; /* ThemeInk */
    bool is_text;
} Pair;

#define WORDS_OF(kind)                                                                             \
    {INK_TEXT, INK_CARD_FILL + (kind), true},                                                      \
    {                                                                                              \
        INK_CARD_LINE + (kind), INK_CARD_FILL + (kind), true                                       \
    }
#define LINES_OF(ink)                                                                              \
    {ink, INK_GROUND, false},                                                                      \
    {                                                                                              \
        ink, INK_REGION_FILL, false                                                                \
    }

static const Pair pairs[] = {
    {INK_TEXT, INK_GROUND, true},
    {INK_FAINT, INK_GROUND, true},
    {INK_FAINT, INK_REGION_FILL, true},
    {INK_TEXT, INK_MAIN_FILL, true},
    {INK_CARD_LINE + KIND_CLAIM, INK_MAIN_FILL, true},
    WORDS_OF(KIND_CLAIM),
    WORDS_OF(KIND_CHALLENGE),
    WORDS_OF(KIND_COUNTERMEASURE),
    WORDS_OF(KIND_EVIDENCE),
    /* The scheme of linked premises stands on the colour of their link, in the ground's. */
    {INK_CARD_LINE + KIND_CLAIM, INK_GROUND, true},
    {INK_LINK + RELATION_SUPPORTS, INK_GROUND, true},
    LINES_OF(INK_REGION_LINE),
    LINES_OF(INK_CARD_LINE + KIND_CLAIM),
    LINES_OF(INK_CARD_LINE + KIND_CHALLENGE),
    LINES_OF(INK_CARD_LINE + KIND_COUNTERMEASURE),
    LINES_OF(INK_CARD_LINE + KIND_EVIDENCE),
    LINES_OF(INK_LINK + RELATION_SUPPORTS),
    LINES_OF(INK_LINK + RELATION_CHALLENGES),
    LINES_OF(INK_LINK + RELATION_COUNTERS),
    LINES_OF(INK_LINK + RELATION_PART),
    LINES_OF(INK_LINK + RELATION_UNDERCUTS),
};

typedef struct Check {
    const ThemeFile *file;
    const ThemeColours *colours;
    Diagnostics *diagnostics;
    Theme *theme;
} Check;

static Colour *ink_of(Theme *theme, int ink)
{
    if (ink >= INK_LINK)
        return &theme->relations[ink - INK_LINK].line;
    if (ink >= INK_CARD_LINE)
        return &theme->kinds[ink - INK_CARD_LINE].line;
    if (ink >= INK_CARD_FILL)
        return &theme->kinds[ink - INK_CARD_FILL].tint;
    Colour *const plain[INK_CARD_FILL] = {
        [INK_GROUND] = &theme->ground,
        [INK_TEXT] = &theme->ink,
        [INK_FAINT] = &theme->faint,
        [INK_REGION_FILL] = &theme->region_fill,
        [INK_REGION_LINE] = &theme->region_line,
        [INK_MAIN_FILL] = &theme->top_tint,
    };
    return plain[ink];
}

static void take_colours(const ThemeColours *colours, Theme *theme)
{
    for (int ink = 0; ink < N_THEME_INKS; ink++)
        if (colours->inks[ink].bytes != NULL)
            *ink_of(theme, ink) = (Colour)g_ascii_strtoull(colours->inks[ink].bytes + 1, NULL, 16);
}

static Colour mix(Colour colour, Colour with, int percent)
{
    Colour mixed = 0;

    for (int shift = 0; shift <= 16; shift += 8) {
        Colour from = colour >> shift & 0xffU, to = with >> shift & 0xffU;
        mixed |= (from * (Colour)(100 - percent) + to * (Colour)percent + 50) / 100 << shift;
    }
    return mixed;
}

/* The colour nearest to it, on its way to black or white, that has that contrast with `other`. */
static Colour with_contrast(Colour colour, Colour other, double least)
{
    Colour end = rebut_colour_is_deep(other) ? 0xffffff : 0x000000;
    int percent = 0;

    while (percent < 100 && rebut_colour_contrast(mix(colour, end, percent), other) < least)
        percent++;
    return mix(colour, end, percent);
}

/* A link that has the colour of its kind was judged with that. */
static bool is_inherited(const ThemeColours *colours, int ink)
{
    for (int kind = 0; ink >= INK_LINK && kind < N_KINDS; kind++)
        if (colours->inks[ink].bytes == colours->inks[INK_CARD_LINE + kind].bytes)
            return true;
    return false;
}

static double least_contrast(const Theme *theme, const Pair *pair)
{
    return pair->is_text ? theme->least_text : theme->least_line;
}

static double contrast_of(Theme *theme, const Pair *pair)
{
    return rebut_colour_contrast(*ink_of(theme, pair->ink), *ink_of(theme, pair->on));
}

/* The ink of the pair that the file gives, the upper one if it gives both; N_THEME_INKS for none.
 */
static int own_ink(const ThemeColours *colours, const Pair *pair)
{
    if (colours->inks[pair->ink].bytes != NULL)
        return is_inherited(colours, pair->ink) ? N_THEME_INKS : pair->ink;
    return colours->inks[pair->on].bytes != NULL ? pair->on : N_THEME_INKS;
}

static void tell(const Check *check, const Pair *pair)
{
    int own = own_ink(check->colours, pair), other = own == pair->ink ? pair->on : pair->ink;
    const Words *word = &check->colours->inks[own], *against = &check->colours->inks[other];
    Colour against_colour = *ink_of(check->theme, other);
    double least = least_contrast(check->theme, pair);
    /* Down, so that what is too little never reads as enough. */
    g_autofree char *got =
        rebut_number_text(floor(contrast_of(check->theme, pair) * 100.0) / 100.0, 2);
    g_autofree char *wanted = rebut_number_text(least, 1);
    Diagnostic *diagnostic = rebut_diagnostics_add(
        check->diagnostics, pair->is_text ? CODE_E0411 : CODE_W0410, check->file->source,
        word->span, "`%s` has a contrast of %s with `%s`, which is #%06x; it needs %s",
        rebut_theme_ink_name((ThemeInk)own), got, rebut_theme_ink_name((ThemeInk)other),
        against_colour, wanted);

    if (against->bytes != NULL)
        rebut_diagnostic_second(diagnostic, against->span, "with this");
    rebut_diagnostic_help(diagnostic, "\"#%06x\" has enough",
                          with_contrast(*ink_of(check->theme, own), against_colour, least));
}

/* Of each colour that the file gives, the pair that lacks most is told; text comes before lines. */
static void check_pairs(const Check *check)
{
    const Pair *worst[N_THEME_INKS + 1] = {NULL};
    double shares[N_THEME_INKS + 1]; /* of the contrast that is needed */

    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        int own = own_ink(check->colours, &pairs[i]);
        double share =
            contrast_of(check->theme, &pairs[i]) / least_contrast(check->theme, &pairs[i]);
        if (share >= 1.0 || (worst[own] != NULL && worst[own]->is_text && !pairs[i].is_text))
            continue;
        if (worst[own] == NULL || share < shares[own]) {
            worst[own] = &pairs[i];
            shares[own] = share;
        }
    }
    for (int ink = 0; ink < N_THEME_INKS; ink++)
        if (worst[ink] != NULL)
            tell(check, worst[ink]);
}

/* Classes take their colours from the base, so the ground must be of its kind. */
static void check_ground(const Check *check)
{
    const Words *ground = &check->colours->inks[INK_GROUND];
    const char *opposite = check->theme->is_dark ? "light" : "dark";

    if (ground->bytes == NULL ||
        rebut_colour_is_deep(check->theme->ground) == check->theme->is_dark)
        return;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(check->diagnostics, CODE_E0411, check->file->source, ground->span,
                              "`ground` is %s, but the theme below it is not", opposite);
    rebut_diagnostic_help(diagnostic, "begin with `base: %s`", opposite);
}

static void check_classes(const Check *check)
{
    const Theme *theme = check->theme;
    const Words *ground = &check->colours->inks[INK_GROUND];
    const Shade *worst = NULL;
    double least = theme->least_line;

    for (size_t i = 0; ground->bytes != NULL && i < REBUT_SHADES; i++) {
        double contrast = rebut_colour_contrast((*theme->palette)[i].line, theme->ground);
        if (contrast < least) {
            worst = &(*theme->palette)[i];
            least = contrast;
        }
    }
    if (worst == NULL)
        return;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(check->diagnostics, CODE_W0410, check->file->source, ground->span,
                              "on `ground`, lines of the colour `%s` in the `classes` of a map "
                              "are hard to see",
                              worst->name);
    rebut_diagnostic_help(diagnostic, "\"#%06x\" shows them",
                          with_contrast(theme->ground, worst->line, theme->least_line));
}

bool rebut_own_theme(const ThemeFile *file, const ThemeColours *colours, const Theme *base,
                     Diagnostics *diagnostics, Theme *theme)
{
    size_t errors = rebut_diagnostics_errors(diagnostics);
    Theme own = *base;
    const Check check = {file, colours, diagnostics, &own};

    take_colours(colours, &own);
    check_ground(&check);
    if (rebut_diagnostics_errors(diagnostics) == errors) {
        check_pairs(&check);
        check_classes(&check);
    }
    if (rebut_diagnostics_errors(diagnostics) > errors)
        return false;
    *theme = own;
    return true;
}

/* Each row of the table has a function of its own, which gets a value that is among those the row
 * allows, and has nothing left to check but what cannot be listed. So most of them only store, and
 * are made by two macros. How a command line is taken apart is in settings.c. */
#include "cli/options.h"
#include "base/number.h"
#include <math.h>
#include <string.h>

enum { MOST_LIMIT = 1000000000, MOST_WORK = 2000000000, MOST_NESTING = 1000, USUAL_PORT = 8017 };
static const double POINTS_PER_INCH = 72.0;
static const double WIDEST_IN = 400.0;
static const double LEAST_FONT = 1.0, MOST_FONT = 100.0;
static const double DPI_LEAST = 10.0, DPI_MOST = 2400.0;

/* Those that store something and cannot fail: a member of the settings, and what it becomes. */
#define STORES(function, member, stored)                                                           \
    static bool function(Settings *settings, const char *value, size_t index, char **fault)        \
    {                                                                                              \
        (void)value, (void)index, (void)fault;                                                     \
        settings->member = (stored);                                                               \
        return true;                                                                               \
    }
/* The same of a copy of the value, which the library's options then name. */
#define STORES_COPY(function, member)                                                              \
    static bool function(Settings *settings, const char *value, size_t index, char **fault)        \
    {                                                                                              \
        (void)index, (void)fault;                                                                  \
        g_free(settings->member);                                                                  \
        settings->library.member = settings->member = g_strdup(value);                             \
        return true;                                                                               \
    }

/* clang-format off */
STORES(take_page, library.page, rebut_page_name(index, NULL))
STORES(take_layout, library.layout, rebut_layout_name_at(index, NULL))
STORES(take_theme, library.theme, rebut_theme_name(index, NULL))
STORES(take_text, library.text, (RebutText)index)
STORES(take_show, library.show, settings->library.show | 1U << index)
STORES(take_steps, library.steps, (RebutSteps)(REBUT_STEPS_LIST + index))
STORES(take_split, library.splits, true)
STORES(take_legend, library.has_legend, index == 0)
STORES(take_title, library.has_title, index == 0)
STORES(take_numbers, library.numbers, (RebutNumbers)index)
STORES(take_kinds, library.has_kind_words, index == 1)
STORES(take_verdicts, library.verdicts, index == 0 ? REBUT_VERDICTS_ON : REBUT_VERDICTS_OFF)
STORES(take_sources, library.lists_sources, true)
STORES(take_svg_text, library.svg_text, (RebutSvgText)index)
STORES(take_strict, is_strict, true)
STORES(take_messages, messages, (MessageStyle)index)
STORES(take_color, color, (ColorChoice)index)
STORES(take_quiet, is_quiet, true)
STORES(take_verbose, is_verbose, true)
STORES(take_quotes, skips_quotes, index == 1)
STORES(take_allow_outside, allows_outside, true)
STORES(take_coverage, wants_coverage, true)
STORES(take_table, wants_table, true)
STORES(take_exit_code, wants_exit_code, true)
STORES(take_help, wants_help, true)
STORES_COPY(take_focus, focus)
STORES_COPY(take_view, view)
/* clang-format on */

static bool take_output(Settings *settings, const char *value, size_t index, char **fault)
{
    (void)index;
    if (*value == '\0') {
        *fault = g_strdup("-o needs the name of a file");
        return false;
    }
    g_ptr_array_add(settings->outputs, g_strdup(value));
    return true;
}

static bool take_theme_file(Settings *settings, const char *value, size_t index, char **fault)
{
    (void)index;
    if (*value == '\0') {
        *fault = g_strdup("--theme-file needs the name of a file");
        return false;
    }
    g_free(settings->theme_file);
    settings->theme_file = g_strdup(value);
    return true;
}

/* A number of digits and a point, no sign, exponent or hexadecimal; `*end` is what follows it. NaN
 * when there is none. */
static double plain_number(const char *text, const char **end)
{
    size_t length = strspn(text, G_CSET_DIGITS ".");
    g_autofree char *digits = g_strndup(text, length);
    double number = 0;

    *end = text + length;
    return rebut_number_read(digits, &number) ? number : (double)NAN;
}

/* A number with its unit, as points; 0 when it is none. */
static double length_in_points(const char *text)
{
    static const struct {
        const char *name;
        double points;
    } units[] = {{"mm", 72.0 / 25.4}, {"cm", 72.0 / 2.54}, {"in", 72.0}, {"pt", 1.0}};
    const char *end = NULL;
    double number = plain_number(text, &end);

    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (!isnan(number) && strcmp(end, units[i].name) == 0)
            return number * units[i].points;
    return 0;
}

static bool take_length(double *length_pt, const char *option, const char *value, char **fault)
{
    double points = length_in_points(value);

    if (points < POINTS_PER_INCH / 2 || points > WIDEST_IN * POINTS_PER_INCH) {
        *fault = g_strdup_printf(
            "%s needs a length from 0.5in to 400in, such as 160mm, 12cm, 5in or 400pt, not `%s`",
            option, value);
        return false;
    }
    *length_pt = points;
    return true;
}

static bool take_width(Settings *settings, const char *value, size_t index, char **fault)
{
    (void)index;
    return take_length(&settings->library.width, "--width", value, fault);
}

static bool take_height(Settings *settings, const char *value, size_t index, char **fault)
{
    (void)index;
    return take_length(&settings->library.height, "--height", value, fault);
}

static bool take_min_font(Settings *settings, const char *value, size_t index, char **fault)
{
    const char *end = NULL;
    double points = plain_number(value, &end);

    (void)index;
    if ((*end != '\0' && strcmp(end, "pt") != 0) ||
        !(points >= LEAST_FONT && points <= MOST_FONT)) {
        *fault = g_strdup_printf("--min-font needs points from 1 to 100, not `%s`", value);
        return false;
    }
    settings->library.least_text = points;
    return true;
}

static bool take_depth(Settings *settings, const char *value, size_t index, char **fault)
{
    guint64 depth = 0;

    (void)index;
    if (!g_ascii_string_to_unsigned(value, 10, 0, MOST_LIMIT, &depth, NULL)) {
        *fault = g_strdup_printf("--depth needs a number of levels from 0 on, not `%s`", value);
        return false;
    }
    settings->library.depth = (size_t)depth;
    return true;
}

static bool take_dpi(Settings *settings, const char *value, size_t index, char **fault)
{
    const char *end = NULL;
    double dpi = plain_number(value, &end);

    (void)index;
    if (*end != '\0' || !(dpi >= DPI_LEAST && dpi <= DPI_MOST)) {
        *fault = g_strdup_printf("--dpi needs a number from 10 to 2400, not `%s`", value);
        return false;
    }
    settings->library.dpi = dpi;
    return true;
}

static bool take_id_prefix(Settings *settings, const char *value, size_t index, char **fault)
{
    (void)index;
    if (!g_ascii_isalpha(*value) ||
        value[strspn(value, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-")] != '\0') {
        *fault = g_strdup_printf(
            "--id-prefix needs letters, digits and hyphens, a letter first, not `%s`", value);
        return false;
    }
    g_free(settings->id_prefix);
    settings->id_prefix = g_strdup(value);
    settings->library.id_prefix = settings->id_prefix;
    return true;
}

/* "report.md" or "report.md:14" */
static bool take_stdin_name(Settings *settings, const char *value, size_t index, char **fault)
{
    const char *colon = strrchr(value, ':');
    guint64 line = 1;

    (void)index;
    if (colon == NULL || !g_ascii_string_to_unsigned(colon + 1, 10, 1, MOST_LIMIT, &line, NULL))
        colon = value + strlen(value);
    if (colon == value) {
        *fault = g_strdup_printf("--stdin-name needs the name of a file, not `%s`", value);
        return false;
    }
    g_free(settings->stdin_name);
    settings->stdin_name = g_strndup(value, (gsize)(colon - value));
    settings->stdin_line = (size_t)line;
    return true;
}

static bool take_jobs(Settings *settings, const char *value, size_t index, char **fault)
{
    guint64 jobs = 0;

    (void)index;
    if (!g_ascii_string_to_unsigned(value, 10, 1, MOST_JOBS, &jobs, NULL)) {
        *fault = g_strdup_printf("-j needs a number from 1 to %d, not `%s`", MOST_JOBS, value);
        return false;
    }
    settings->jobs = (unsigned)jobs;
    return true;
}

/* "cards=500" */
static bool take_limit(Settings *settings, const char *value, size_t index, char **fault)
{
    RebutLimits *limits = &settings->library.limits;
    const struct {
        const char *name;
        size_t *member;
        guint64 most;
    } rows[] = {{"bytes=", &limits->input_bytes, MOST_LIMIT},
                {"nesting=", &limits->nesting, MOST_NESTING},
                {"cards=", &limits->cards, MOST_LIMIT},
                {"text=", &limits->text_characters, MOST_LIMIT},
                {"source-bytes=", &limits->source_bytes, MOST_LIMIT},
                {"work=", &limits->work, MOST_WORK}};
    guint64 number = 0;

    (void)index;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (!g_str_has_prefix(value, rows[i].name) ||
            !g_ascii_string_to_unsigned(value + strlen(rows[i].name), 10, 1, rows[i].most, &number,
                                        NULL))
            continue;
        *rows[i].member = (size_t)number;
        return true;
    }
    *fault = g_strdup_printf(
        "--limit needs bytes, nesting (at most %d), cards, text, source-bytes or work, with `=` and a "
        "number, such as cards=500, not `%s`",
        MOST_NESTING, value);
    return false;
}

static bool take_form(Settings *settings, const char *value, size_t index, char **fault)
{
    (void)index, (void)fault;
    g_free(settings->form);
    settings->form = g_strdup(value);
    return true;
}

/* Without a value, the usual port. */
static bool take_serve(Settings *settings, const char *value, size_t index, char **fault)
{
    guint64 port = USUAL_PORT;

    (void)index;
    if (value != NULL && !g_ascii_string_to_unsigned(value, 10, 0, G_MAXUINT16, &port, NULL)) {
        *fault = g_strdup_printf("--serve has no value `%s`; it may be a number from 0 to %d",
                                 value, G_MAXUINT16);
        return false;
    }
    settings->serves = true;
    settings->port = (guint16)port;
    return true;
}

/* clang-format off */
const Option rebut_options[] = {
    {"output", 'o', "FILE", NULL, NULL, "write FILE, in the format of its extension; repeatable",
     IN_DRAWINGS | IN_OUTLINE, take_output},
    {"for", 0, "PAGE", NULL, rebut_page_name, "the page to draw for", IN_DRAWINGS, take_page},
    {"width", 0, "LENGTH", NULL, NULL, "width of the drawing, such as 160mm, 12cm, 5in, 400pt",
     IN_DRAWINGS, take_width},
    {"height", 0, "LENGTH", NULL, NULL, "height of the drawing", IN_DRAWINGS, take_height},
    {"text", 0, "WHICH", "auto|full|short", NULL, "full texts or short wordings; auto: short if too small",
     IN_DRAWINGS, take_text},
    {"min-font", 0, "POINTS", NULL, NULL, "smallest acceptable text size",
     IN_DRAWINGS, take_min_font},
    {"focus", 0, "ID", NULL, NULL, "draw this item and the items below it", IN_RENDERING, take_focus},
    {"depth", 0, "N", NULL, NULL, "draw N levels below the top, and count what is omitted",
     IN_RENDERING, take_depth},
    {"show", 0, "KIND", "claims|challenges|countermeasures|evidence", NULL,
     "draw only items of this kind; repeatable", IN_RENDERING, take_show},
    {"split", 0, NULL, NULL, NULL, "draw an overview and detail pages of legible size",
     IN_RENDERING, take_split},
    {"view", 0, "NAME", NULL, NULL, "draw this view of the map, or `all` of them",
     IN_RENDERING, take_view},
    {"steps", 0, "BY", "list|depth|branch|fragments", NULL, "draw one page per step, with a single layout",
     IN_RENDERING, take_steps},
    {"dpi", 0, "NUMBER", NULL, NULL, "resolution of PNG, in pixels per inch", IN_DRAWINGS, take_dpi},
    {"layout", 0, "NAME", NULL, rebut_layout_name_at, "layout of the cards", IN_DRAWINGS, take_layout},
    {"theme", 0, "NAME", NULL, rebut_theme_name, "colours", IN_DRAWINGS, take_theme},
    {"theme-file", 0, "FILE", NULL, NULL, "read custom colours from a YAML file, over a theme",
     IN_DRAWINGS, take_theme_file},
    {"legend", 0, "WHEN", "auto|none", NULL, "draw a legend of the marks used", IN_DRAWINGS, take_legend},
    {"title", 0, "WHEN", "auto|none", NULL, "draw title and subtitle", IN_DRAWINGS, take_title},
    {"numbers", 0, "WHEN", "auto|on|off", NULL, "number cards; auto: only those referred to", IN_DRAWINGS,
     take_numbers},
    {"kinds", 0, "HOW", "icons|words", NULL, "show the kinds of cards by icon, or also by name", IN_DRAWINGS, take_kinds},
    {"verdicts", 0, "WHEN", "on|off", NULL, "show verdicts; default: as the view or map says",
     IN_DRAWINGS | IN_OUTLINE, take_verdicts},
    {"sources", 0, NULL, NULL, NULL, "list the sources below the map", IN_RENDERING, take_sources},
    {"id-prefix", 0, "NAME", NULL, NULL, "prefix of ids in SVG and HTML; default: the map's name",
     IN_DRAWINGS | IN_OUTLINE, take_id_prefix},
    {"svg-text", 0, "HOW", "text|paths|embed", NULL,
     "text of an SVG: as text, as outlines, or with embedded fonts", IN_DRAWINGS, take_svg_text},
    {"stdin-name", 0, "FILE[:LINE]", NULL, NULL,
     "file and line that a map on stdin comes from",
     (CommandSet)(IN_MAPS & ~IN_WATCH), take_stdin_name},
    {"strict", 0, NULL, NULL, NULL, "treat warnings as errors", IN_SOURCES | IN_STATS | IN_DIFF, take_strict},
    {"strict", 0, NULL, NULL, NULL, "treat warnings and open challenges as errors",
     IN_VERDICT, take_strict},
    {"messages", 0, "STYLE", "human|short|json", NULL, "format of messages",
     IN_MAPS, take_messages},
    {"color", 0, "WHEN", "auto|always|never", NULL, "colour messages", IN_MAPS, take_color},
    {"quiet", 'q', NULL, NULL, NULL, "print only errors", IN_MAPS, take_quiet},
    {"verbose", 'v', NULL, NULL, NULL, "report what was done, even if stderr is not a terminal",
     IN_MAPS, take_verbose},
    {"jobs", 'j', "N", NULL, NULL, "process N maps in parallel", IN_BATCHES, take_jobs},
    {"limit", 0, "WHAT=N", NULL, NULL,
     "change a limit: bytes, nesting, cards, text, source-bytes, work", IN_MAPS, take_limit},
    {"quotes", 0, "WHEN", "on|off", NULL, "look up quotes in their sources", IN_SOURCES, take_quotes},
    {"allow-outside", 0, NULL, NULL, NULL, "also read source files outside the map's folder",
     IN_SOURCES, take_allow_outside},
    {"coverage", 0, NULL, NULL, NULL, "list items without a source, and passages without an item",
     IN_CHECK, take_coverage},
    {"as", 0, "FORM", "text|json", NULL, "output for people or for programs", IN_VERDICT | IN_STATS | IN_DIFF, take_form},
    {"as", 0, "FORM", NULL, rebut_outline_form, "form of the outline; default: by the extension of FILE",
     IN_OUTLINE, take_form},
    {"table", 0, NULL, NULL, NULL, "Markdown as a table, with one row per card", IN_OUTLINE, take_table},
    {"exit-code", 0, NULL, NULL, NULL, "exit with 1 if the maps differ", IN_DIFF, take_exit_code},
    {"serve", 0, "[PORT]", NULL, NULL, "show the drawing in a local browser, at port 8017 by default",
     IN_WATCH, take_serve},
    {"help", 'h', NULL, NULL, NULL, "show this help", IN_ALL, take_help},
    {NULL, 0, NULL, NULL, NULL, NULL, 0, NULL},
};
/* clang-format on */

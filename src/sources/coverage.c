/* A locator is read word by word. A word may name a unit (`p.`, `l.`, `§`), which holds for the
 * numbers behind it; a number is a page, a line or a section by that unit; what is no number is
 * compared with the words that passages begin with. What is not understood covers nothing. */
#include "sources/coverage.h"
#include "sources/passages.h"
#include <string.h>

typedef enum Unit { UNIT_SECTION, UNIT_PAGE, UNIT_LINE } Unit;

static const struct {
    const char *word;
    Unit unit;
} unit_words[] = {
    {"p.", UNIT_PAGE},      {"pp.", UNIT_PAGE},        {"p", UNIT_PAGE},
    {"pp", UNIT_PAGE},      {"page", UNIT_PAGE},       {"pages", UNIT_PAGE},
    {"s.", UNIT_PAGE},      {"l.", UNIT_LINE},         {"ll.", UNIT_LINE},
    {"line", UNIT_LINE},    {"lines", UNIT_LINE},      {"§", UNIT_SECTION},
    {"§§", UNIT_SECTION},   {"section", UNIT_SECTION}, {"sections", UNIT_SECTION},
    {"sec.", UNIT_SECTION}, {"chapter", UNIT_SECTION}, {"chapters", UNIT_SECTION},
};

/* Covers what lies behind a heading, up to the next one; the paragraph itself if it is none. */
static void cover_section(GArray *passages, guint index)
{
    CoveredPassage *first = &g_array_index(passages, CoveredPassage, index);

    first->is_covered = true;
    for (guint i = index + 1; first->is_heading && i < passages->len; i++) {
        CoveredPassage *passage = &g_array_index(passages, CoveredPassage, i);
        if (passage->is_heading)
            return;
        passage->is_covered = true;
    }
}

static void cover_number(GArray *passages, const SourceText *text, const char *wanted,
                         size_t length)
{
    for (guint i = 0; i < passages->len; i++) {
        const CoveredPassage *passage = &g_array_index(passages, CoveredPassage, i);
        const char *bytes = text->bytes->str, *number;
        if (!passage->is_heading)
            continue;
        size_t n = rebut_section_number(bytes + passage->start, bytes + passage->end, &number);
        if (n == length && memcmp(number, wanted, n) == 0)
            cover_section(passages, i);
    }
}

/* Covers passages that begin with these words. */
static void cover_words(GArray *passages, const SourceText *text, const char *words)
{
    g_autofree char *wanted = g_utf8_casefold(words, -1);
    size_t length = strlen(words);

    for (guint i = 0; i < passages->len; i++) {
        const CoveredPassage *passage = &g_array_index(passages, CoveredPassage, i);
        const char *start = text->bytes->str + passage->start, *number;
        size_t rest = passage->end - passage->start;
        if (passage->is_heading) {
            size_t n = rebut_section_number(start, start + rest, &number);
            size_t skip = n > 0 ? (size_t)(number - start) + n : 0;
            skip += strspn(start + skip, ".): ");
            start += skip;
            rest -= MIN(skip, rest);
        }
        if (rest == 0 ||
            g_unichar_tolower(g_utf8_get_char(start)) != g_unichar_tolower(g_utf8_get_char(words)))
            continue;
        g_autofree char *begun = g_utf8_casefold(start, (gssize)MIN(length, rest));
        bool is_whole = rest <= length || !g_unichar_isalnum(g_utf8_get_char(start + length));
        if (is_whole && strcmp(begun, wanted) == 0)
            cover_section(passages, i);
    }
}

/* Numbers `first` to `last` of pages or lines. */
static void cover_range(GArray *passages, Unit unit, guint64 first, guint64 last)
{
    for (guint i = 0; i < passages->len; i++) {
        CoveredPassage *passage = &g_array_index(passages, CoveredPassage, i);
        size_t at = unit == UNIT_PAGE ? passage->page : passage->line;
        /* A line lies in the last passage that begins at or before it. */
        const CoveredPassage *next = passage + 1;
        size_t until = unit == UNIT_LINE && i + 1 < passages->len ? next->line - 1 : at;
        if (unit == UNIT_LINE && i + 1 == passages->len)
            until = G_MAXSIZE;
        if (at > 0 && at <= last && until >= first)
            passage->is_covered = true;
    }
}

/* "3", "3-5" or "3–5" of pages or lines; "2.1" of sections. */
static void cover_numbers(GArray *passages, const SourceText *text, Unit unit, const char *word)
{
    char *end;
    const char *number;
    size_t length = rebut_section_number(word, word + strlen(word), &number);

    if (unit == UNIT_SECTION) {
        if (length > 0)
            cover_number(passages, text, number, length);
        return;
    }
    guint64 first = g_ascii_strtoull(word, &end, 10), last = first;
    if (*end == '-' || g_str_has_prefix(end, "–"))
        last = g_ascii_strtoull(end + (*end == '-' ? 1 : strlen("–")), NULL, 10);
    if (first > 0)
        cover_range(passages, unit, first, MAX(first, last));
}

static bool find_unit(const char *word, Unit *unit)
{
    for (size_t i = 0; i < G_N_ELEMENTS(unit_words); i++) {
        if (g_ascii_strcasecmp(unit_words[i].word, word) != 0)
            continue;
        *unit = unit_words[i].unit;
        return true;
    }
    return false;
}

/* One part of a locator, such as "§2.1", "pp. 3-5" or "abstract". The unit of the part before holds
 * for bare numbers. */
static void cover_part(GArray *passages, const SourceText *text, const char *part, Unit *unit)
{
    g_auto(GStrv) words = g_strsplit(part, " ", -1);
    bool has_number = false;

    for (char **word = words; *word != NULL; word++) {
        bool has_sign = g_str_has_prefix(*word, "§");
        if (find_unit(*word, unit))
            continue;
        if (has_sign)
            *unit = UNIT_SECTION;
        if (!has_sign && !g_ascii_isdigit(**word))
            continue;
        cover_numbers(passages, text, *unit, *word);
        has_number = true;
    }
    if (!has_number && *part != '\0')
        cover_words(passages, text, part);
}

static void cover_locator(GArray *passages, const SourceText *text, const char *locator)
{
    g_autoptr(GString) parts = g_string_new(locator);
    Unit unit = text->file == NULL ? UNIT_PAGE : UNIT_SECTION;

    g_string_replace(parts, " and ", ",", 0);
    g_string_replace(parts, " & ", ",", 0);
    g_string_replace(parts, ";", ",", 0);
    g_auto(GStrv) split = g_strsplit(parts->str, ",", -1);
    for (char **part = split; *part != NULL; part++)
        cover_part(passages, text, g_strstrip(*part), &unit);
}

/* The first passage that ends behind byte `at`. */
static guint passage_at(const GArray *passages, size_t at)
{
    guint low = 0, high = passages->len;

    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(passages, CoveredPassage, middle).end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void cover_matches(GArray *passages, const GArray *matches)
{
    for (guint i = 0; i < matches->len; i++) {
        const Match *match = &g_array_index(matches, Match, i);
        for (guint j = passage_at(passages, match->start); j < passages->len; j++) {
            CoveredPassage *passage = &g_array_index(passages, CoveredPassage, j);
            if (passage->start >= match->end)
                break;
            passage->is_covered = true;
        }
    }
}

GArray *rebut_coverage_new(const Sources *sources, guint index)
{
    const SourceText *text = g_ptr_array_index(sources->texts, index);
    GArray *passages = rebut_passages_new(text);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < sources->findings->len; i++) {
        const Finding *finding = &g_array_index(sources->findings, Finding, i);
        if (finding->source != index)
            continue;
        if (finding->matches != NULL)
            cover_matches(passages, finding->matches);
        /* Many items name the same place. */
        if (finding->citation->at.bytes != NULL &&
            g_hash_table_add(seen, finding->citation->at.bytes))
            cover_locator(passages, text, finding->citation->at.bytes);
    }
    return passages;
}

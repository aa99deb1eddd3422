/* The letters are looked for first, by memmem(), as if nothing stood between them; then it is held
 * whether the gaps agree, of which there is one for each word. A quote that repeats itself within a
 * source that does so, too, could make that slow, so the holding has a budget. */
#define _GNU_SOURCE /* memmem() */
#include "sources/quote.h"
#include <string.h>

enum { NEEDLE_BYTES = 256, BUDGET_AT_LEAST = 1 << 20 };

static void free_fragment(gpointer data)
{
    Fragment *fragment = data;

    g_free(fragment->text);
    rebut_normal_free(fragment->normal);
    g_free(fragment);
}

/* The length of a mark of omission at `p`, with its brackets; 0 if there is none. */
static size_t omission_length(const char *p)
{
    const char *start = p;
    char closing = *p == '[' ? ']' : *p == '(' ? ')' : '\0';
    size_t dots = 0;

    p += closing != '\0' ? 1 + strspn(p + 1, " ") : 0;
    if (g_str_has_prefix(p, "…"))
        dots = 3, p += strlen("…");
    for (; *p == '.' || (*p == ' ' && p[1] == '.' && dots > 0); p++)
        dots += *p == '.';
    if (dots < 3)
        return 0;
    if (closing == '\0')
        return (size_t)(p - start);
    p += strspn(p, " ");
    return *p == closing ? (size_t)(p - start) + 1 : 0;
}

/* "[T]he" is "The" with the case of its first letter changed. */
static char *unbracket_first(const char *text)
{
    text += strspn(text, " \n");
    if (*text != '[')
        return g_strdup(text);
    const char *second = rebut_utf8_next(text + 1);
    if (text[1] == '\0' || *second != ']' || !g_unichar_isalpha(g_utf8_get_char(text + 1)) ||
        !g_unichar_isalpha(g_utf8_get_char(second + 1)))
        return g_strdup(text);
    g_autofree char *letter = g_strndup(text + 1, (gsize)(second - text - 1));
    return g_strconcat(letter, second + 1, NULL);
}

/* Quotation marks (in normal form each is one apostrophe) at both ends, with what follows. */
static void strip_marks(Normal *normal)
{
    const GString *letters = normal->letters;

    while (letters->len > 0 && letters->str[letters->len - 1] == '\'')
        g_string_truncate(normal->letters, letters->len - 1);
    size_t n = strspn(letters->str, "'");
    if (n == 0)
        return;
    g_string_erase(normal->letters, 0, (gssize)n);
    GArray *breaks = normal->breaks;
    guint kept = 0;
    for (guint i = 0; i < breaks->len; i++) {
        Break *old = &g_array_index(breaks, Break, i);
        guint32 cut = old->at < n ? (guint32)(n - old->at) : 0;
        Break new = {old->at + cut - (guint32)n, old->origin + cut, old->gap};
        bool replaces = kept > 0 && g_array_index(breaks, Break, kept - 1).at == new.at;
        kept -= replaces;
        g_array_index(breaks, Break, kept++) = new;
    }
    g_array_set_size(breaks, kept);
}

static bool has_word(const Normal *normal)
{
    for (const char *p = normal->letters->str; *p != '\0'; p = rebut_utf8_next(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            return true;
    return false;
}

static void add_fragment(GPtrArray *fragments, const char *start, const char *end)
{
    g_autofree char *raw = g_strndup(start, (gsize)(end - start));
    g_autofree char *text = unbracket_first(raw);
    g_autoptr(Normal) normal = rebut_normal_new(text, strlen(text));

    strip_marks(normal);
    if (!has_word(normal))
        return;
    Fragment *fragment = g_new0(Fragment, 1);
    fragment->text = g_steal_pointer(&text);
    fragment->normal = g_steal_pointer(&normal);
    g_ptr_array_add(fragments, fragment);
}

GPtrArray *rebut_quote_split(const char *quote)
{
    GPtrArray *fragments = g_ptr_array_new_with_free_func(free_fragment);
    const char *start = quote;

    for (const char *p = quote; *p != '\0';) {
        size_t length = omission_length(p);
        if (length == 0) {
            p = rebut_utf8_next(p);
            continue;
        }
        add_fragment(fragments, start, p);
        start = p += length;
    }
    add_fragment(fragments, start, start + strlen(start));
    return fragments;
}

/* The next break behind `*index` that is a gap, strictly within (start, end); NULL when none. */
static const Break *next_gap(const Normal *normal, guint *index, Match range)
{
    while (*index < normal->breaks->len) {
        const Break *found = &g_array_index(normal->breaks, Break, (*index)++);
        if (found->at >= range.end)
            return NULL;
        if (found->at > range.start && found->gap != GAP_NONE)
            return found;
    }
    return NULL;
}

/* Do the gaps of the fragment agree with those of the range of the source? Counts what it costs. */
static bool gaps_agree(const Normal *source, Match range, const Normal *fragment, size_t lead,
                       size_t *cost)
{
    Match whole = {0, fragment->letters->len};
    guint i = rebut_normal_break_before(source, range.start), j = 0;
    const Break *there = next_gap(source, &i, range), *here = next_gap(fragment, &j, whole);

    while (there != NULL || here != NULL) {
        /* The first letter may have other bytes; `lead` is what it has more in the source. */
        size_t at_there = there != NULL ? there->at - range.start - lead : G_MAXSIZE;
        size_t at_here = here != NULL ? here->at : G_MAXSIZE;
        Gap a = at_there <= at_here ? there->gap : GAP_NONE;
        Gap b = at_here <= at_there ? here->gap : GAP_NONE;
        ++*cost;
        if (!rebut_gaps_agree(a, b))
            return false;
        if (at_there <= at_here)
            there = next_gap(source, &i, range);
        if (at_here <= at_there)
            here = next_gap(fragment, &j, whole);
    }
    return true;
}

/* Do the letters at both sides of `at` belong to different words? */
static bool is_word_edge(const Normal *source, size_t at)
{
    const GString *letters = source->letters;

    if (at == 0 || at >= letters->len || rebut_normal_gap(source, at) != GAP_NONE)
        return true;
    const char *last = g_utf8_prev_char(letters->str + at);
    gunichar behind = g_utf8_get_char(letters->str + at);
    if (g_unichar_ismark(behind))
        return false;
    while (last > letters->str && g_unichar_ismark(g_utf8_get_char(last)))
        last = g_utf8_prev_char(last);
    gunichar before = g_utf8_get_char(last);
    return !g_unichar_isalnum(before) || !g_unichar_isalnum(behind) || rebut_is_unspaced(before) ||
           rebut_is_unspaced(behind);
}

static bool is_same_letter(gunichar a, gunichar b)
{
    return a == b || g_unichar_tolower(a) == g_unichar_tolower(b);
}

/* Holds a place at which all letters but the first stand (`rest` bytes into the source). */
static bool holds_at(const Normal *source, const Normal *fragment, size_t rest, Match *match,
                     size_t *cost)
{
    const char *letters = source->letters->str, *wanted = fragment->letters->str;
    size_t first_length = (size_t)(rebut_utf8_next(wanted) - wanted);

    ++*cost;
    if (rest == 0)
        return false;
    const char *first = g_utf8_prev_char(letters + rest);
    if (!is_same_letter(g_utf8_get_char(first), g_utf8_get_char(wanted)))
        return false;
    Match range = {(size_t)(first - letters), rest + fragment->letters->len - first_length};
    if (!is_word_edge(source, range.start) || !is_word_edge(source, range.end))
        return false;
    /* Wraps around when the source's letter is the shorter one, as it should. */
    size_t lead = rest - range.start - first_length;
    if (!gaps_agree(source, range, fragment, lead, cost))
        return false;
    *match = range;
    return true;
}

/* A fragment of one letter. */
static bool find_letter(const Normal *source, const Normal *fragment, Match within, Match *match)
{
    gunichar wanted = g_utf8_get_char(fragment->letters->str);
    const char *start = source->letters->str;

    for (const char *p = start + within.start; p < start + within.end; p = rebut_utf8_next(p)) {
        Match range = {(size_t)(p - start), (size_t)(rebut_utf8_next(p) - start)};
        if (!is_same_letter(g_utf8_get_char(p), wanted) || !is_word_edge(source, range.start) ||
            !is_word_edge(source, range.end))
            continue;
        *match = range;
        return true;
    }
    return false;
}

bool rebut_quote_find(const Normal *source, const Normal *fragment, Match within, Match *match)
{
    const char *wanted = fragment->letters->str, *rest = rebut_utf8_next(wanted);
    const char *letters = source->letters->str, *end = letters + within.end;
    size_t length = fragment->letters->len - (size_t)(rest - wanted);
    size_t needle = MIN(length, NEEDLE_BYTES), cost = 0;
    size_t budget = BUDGET_AT_LEAST + 4 * source->letters->len;

    g_assert(within.start <= within.end && within.end <= source->letters->len);
    if (length == 0)
        return find_letter(source, fragment, within, match);
    const char *p = letters + within.start;
    while (p < end && cost < budget) {
        p = memmem(p, (size_t)(end - p), rest, needle);
        if (p == NULL || (size_t)(end - p) < length)
            return false;
        size_t at = (size_t)(p - letters);
        cost += length > needle ? (length - needle) / 16 : 0;
        if (memcmp(p + needle, rest + needle, length - needle) == 0 &&
            holds_at(source, fragment, at, match, &cost) && match->start >= within.start)
            return true;
        p++;
    }
    return false;
}

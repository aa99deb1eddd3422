/* The words of the fragment are aligned with those of the region so that the fewest are replaced,
 * left out and put in, while the region's ends are free (Sellers 1980,
 * doi:10.1016/0196-6774(80)90016-4). The region is as long as a few fragments, so the table of
 * costs is small. Neighbouring words that differ are told together. */
#include "sources/nearest.h"
#include <string.h>

enum {
    MOST_WORDS = 1200,  /* of a fragment that are aligned */
    MOST_REGION = 3600, /* of a region */
    SHOWN_BEFORE = 8,   /* words of a long passage in front of the first difference */
    SHOWN_WORDS = 24,
    SHOWN_DIFFERENCES = 3
};

typedef struct Word {
    size_t start, end; /* bytes of the letters */
    Gap gap;           /* in front of it */
} Word;

/* A word of the fragment beside one of the region; an index of -1 stands for none. */
typedef struct Pair {
    int here, there;
    bool is_equal;
} Pair;

typedef struct Alignment {
    const SourceText *text;
    const Normal *source;
    const Fragment *fragment;
    GArray *here, *there; /* of Word: of the fragment, of the region */
    GArray *pairs;        /* of Pair, in order */
} Alignment;

/* Signs stand apart from the word that they touch, but for an apostrophe. */
static bool begins_sign(const char *letters, size_t at)
{
    gunichar before = g_utf8_get_char(g_utf8_prev_char(letters + at));
    gunichar here = g_utf8_get_char(letters + at);

    return here != '\'' && before != '\'' && g_unichar_ispunct(before) != g_unichar_ispunct(here);
}

static bool begins_word(const char *letters, size_t at, Gap gap)
{
    if (rebut_normal_is_mark(letters + at))
        return false;
    return gap == GAP_SPACE || gap == GAP_DASH || begins_sign(letters, at) ||
           rebut_is_unspaced(g_utf8_get_char(letters + at));
}

/* Words end at spaces and dashes; a letter of a script without spaces is a word. */
static GArray *words_of(const Normal *normal, Match range, guint most)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
    const char *letters = normal->letters->str;
    guint i = rebut_normal_break_before(normal, range.start);

    while (range.start < range.end && rebut_normal_is_mark(letters + range.start))
        range.start = (size_t)(rebut_utf8_next(letters + range.start) - letters);
    for (size_t at = range.start; at < range.end && words->len <= most;) {
        while (i < normal->breaks->len && g_array_index(normal->breaks, Break, i).at < at)
            i++;
        const Break *here =
            i < normal->breaks->len ? &g_array_index(normal->breaks, Break, i) : NULL;
        Gap gap = here != NULL && here->at == at ? here->gap : GAP_NONE;
        size_t next = (size_t)(rebut_utf8_next(letters + at) - letters);
        Word new = {at, next, gap};
        if (words->len == 0 || begins_word(letters, at, gap))
            g_array_append_val(words, new);
        else
            g_array_index(words, Word, words->len - 1).end = next;
        at = next;
    }
    if (words->len > most)
        g_array_set_size(words, most);
    return words;
}

static bool is_equal(const Alignment *alignment, guint here, guint there)
{
    const Word *a = &g_array_index(alignment->here, Word, here);
    const Word *b = &g_array_index(alignment->there, Word, there);
    const char *x = alignment->fragment->normal->letters->str + a->start;
    const char *y = alignment->source->letters->str + b->start;

    if (here > 0 && !rebut_gaps_agree(a->gap, b->gap))
        return false;
    if (a->end - a->start != b->end - b->start)
        return false;
    if (here > 0)
        return memcmp(x, y, a->end - a->start) == 0;
    size_t first = (size_t)(rebut_utf8_next(x) - x);
    return g_unichar_tolower(g_utf8_get_char(x)) == g_unichar_tolower(g_utf8_get_char(y)) &&
           memcmp(x + first, y + first, a->end - a->start - first) == 0;
}

/* Fills the table of costs: row i, column j is the least cost of the first i words of the fragment
 * against words of the region that end before word j. */
static guint16 *fill_costs(const Alignment *alignment)
{
    size_t m = alignment->here->len, n = alignment->there->len, width = n + 1;
    guint16 *costs = g_new0(guint16, (m + 1) * width);

    for (size_t i = 1; i <= m; i++) {
        costs[i * width] = (guint16)i;
        for (size_t j = 1; j <= n; j++) {
            guint step = !is_equal(alignment, (guint)i - 1, (guint)j - 1);
            guint best = costs[(i - 1) * width + j - 1] + step;
            best = MIN(best, costs[(i - 1) * width + j] + 1U);
            costs[i * width + j] = (guint16)MIN(best, costs[i * width + j - 1] + 1U);
        }
    }
    return costs;
}

/* Walks back from the cheapest end. */
static void align(Alignment *alignment)
{
    size_t m = alignment->here->len, n = alignment->there->len, width = n + 1;
    g_autofree guint16 *costs = fill_costs(alignment);
    size_t i = m, j = 0;

    for (size_t k = 1; k <= n; k++)
        if (costs[m * width + k] < costs[m * width + j])
            j = k;
    while (i > 0) {
        const guint16 *cost = &costs[i * width + j];
        Pair pair = {(int)i - 1, (int)j - 1, false};
        pair.is_equal = j > 0 && is_equal(alignment, (guint)i - 1, (guint)j - 1);
        if (j > 0 && *cost == costs[(i - 1) * width + j - 1] + !pair.is_equal)
            i--, j--;
        else if (*cost == costs[(i - 1) * width + j] + 1)
            i--, pair.there = -1, pair.is_equal = false;
        else
            j--, pair.here = -1, pair.is_equal = false;
        g_array_append_val(alignment->pairs, pair);
    }
    for (guint k = 0; k < alignment->pairs->len / 2; k++) {
        Pair *a = &g_array_index(alignment->pairs, Pair, k);
        Pair *b = &g_array_index(alignment->pairs, Pair, alignment->pairs->len - 1 - k);
        Pair swap = *a;
        *a = *b;
        *b = swap;
    }
}

static bool is_near(const Alignment *alignment)
{
    guint equal = 0;

    for (guint i = 0; i < alignment->pairs->len; i++)
        equal += g_array_index(alignment->pairs, Pair, i).is_equal;
    return equal > 0 && 3 * equal >= alignment->here->len;
}

/* The text that words `first` to `last` of the region come from. */
static Match text_range(const Alignment *alignment, int first, int last)
{
    const Word *a = &g_array_index(alignment->there, Word, (guint)first);
    const Word *b = &g_array_index(alignment->there, Word, (guint)last);

    return (Match){rebut_normal_origin(alignment->source, a->start),
                   rebut_normal_origin_end(alignment->source, alignment->text->bytes->str, b->end)};
}

static char *words_there(const Alignment *alignment, int first, int last)
{
    Match range = text_range(alignment, first, last);

    return rebut_source_text_line(alignment->text, range.start, range.end);
}

static char *words_here(const Alignment *alignment, int first, int last)
{
    const Normal *normal = alignment->fragment->normal;
    const char *text = alignment->fragment->text;
    const Word *a = &g_array_index(alignment->here, Word, (guint)first);
    const Word *b = &g_array_index(alignment->here, Word, (guint)last);
    size_t start = rebut_normal_origin(normal, a->start);

    return g_strndup(text + start, rebut_normal_origin_end(normal, text, b->end) - start);
}

/* The first and last index of either side in pairs [from, to); -1 where there is none. */
static void bounds(const Alignment *alignment, guint from, guint to, Pair *first, Pair *last)
{
    *first = *last = (Pair){-1, -1, false};
    for (guint i = from; i < to; i++) {
        const Pair *pair = &g_array_index(alignment->pairs, Pair, i);
        if (pair->here >= 0)
            last->here = pair->here, first->here = first->here < 0 ? pair->here : first->here;
        if (pair->there >= 0)
            last->there = pair->there, first->there = first->there < 0 ? pair->there : first->there;
    }
}

/* Is it not the words that differ, but what stands in front of the first? */
static bool is_gap_alone(const Alignment *alignment, const Pair *first, const Pair *last)
{
    if (first->here < 1 || first->there < 1 || last->here - first->here > 0 ||
        last->there - first->there > 0)
        return false;
    g_autofree char *here = words_here(alignment, first->here, last->here);
    g_autofree char *there = words_there(alignment, first->there, last->there);
    return strcmp(here, there) == 0;
}

/* Appends what differs in pairs [from, to). */
static void append_difference(GString *out, const Alignment *alignment, guint from, guint to)
{
    Pair first, last;
    g_autofree char *here = NULL, *there = NULL;

    bounds(alignment, from, to, &first, &last);
    if (is_gap_alone(alignment, &first, &last))
        first.here--, first.there--;
    if (first.here >= 0)
        here = words_here(alignment, first.here, last.here);
    if (first.there >= 0)
        there = words_there(alignment, first.there, last.there);
    g_string_append(out, out->len > 0 ? "; " : "");
    if (here != NULL && there != NULL)
        g_string_append_printf(out, "it has \"%s\" where the quote has \"%s\"", there, here);
    else if (here != NULL)
        g_string_append_printf(out, "it has no \"%s\"", here);
    else
        g_string_append_printf(out, "it also has \"%s\"", there);
}

/* Words that differ, in runs; `*first` is set to the first that does in the region, or -1. */
static char *tell_differences(const Alignment *alignment, int *first)
{
    g_autoptr(GString) out = g_string_new(NULL);
    guint n = 0, from = 0;

    *first = -1;
    for (guint i = 0; i <= alignment->pairs->len; i++) {
        if (i < alignment->pairs->len && !g_array_index(alignment->pairs, Pair, i).is_equal)
            continue;
        if (i > from && n++ < SHOWN_DIFFERENCES)
            append_difference(out, alignment, from, i);
        if (i > from && *first < 0)
            *first = from > 0 ? g_array_index(alignment->pairs, Pair, from - 1).there : 0;
        from = i + 1;
    }
    if (n > SHOWN_DIFFERENCES)
        g_string_append(out, "; and more");
    return n > 0 ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}

/* The passage, or of a long one what stands around the first difference. */
static char *shorten(const Alignment *alignment, int first, int last, int differing)
{
    int from = first, to = last;

    if (last - first >= SHOWN_WORDS && differing - first > SHOWN_BEFORE)
        from = differing - SHOWN_BEFORE;
    if (to - from >= SHOWN_WORDS)
        to = from + SHOWN_WORDS - 1;
    g_autofree char *words = words_there(alignment, from, to);
    return g_strdup_printf("%s%s%s", from > first ? "… " : "", words, to < last ? " …" : "");
}

bool rebut_nearest_passage(const SourceText *text, const Normal *source, const Nearest *nearest,
                           Passage *passage)
{
    const Normal *wanted = nearest->fragment->normal;
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    int differing;
    Pair first, last;

    if (nearest->votes == 0)
        return false;
    g_autoptr(GArray) here = words_of(wanted, (Match){0, wanted->letters->len}, MOST_WORDS);
    g_autoptr(GArray) there = words_of(source, nearest->region, MOST_REGION);
    Alignment alignment = {text, source, nearest->fragment, here, there, pairs};
    align(&alignment);
    bounds(&alignment, 0, pairs->len, &first, &last);
    if (first.there < 0 || !is_near(&alignment))
        return false;
    Match range = text_range(&alignment, first.there, last.there);
    passage->start = range.start;
    passage->end = range.end;
    passage->difference = tell_differences(&alignment, &differing);
    passage->words = shorten(&alignment, first.there, last.there, MAX(differing, first.there));
    return true;
}

void rebut_passage_clear(Passage *passage)
{
    g_free(passage->words);
    g_free(passage->difference);
}

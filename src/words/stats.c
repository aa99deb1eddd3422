/* One walk over the items and one over the links count everything; what is named (the longest
 * texts, the widest place, what has no source) is looked for when it is told. */
#include "words/stats.h"
#include "argument/wording.h"
#include "base/marks.h"
#include "words/json_text.h"
#include "words/line.h"
#include <string.h>

enum { N_LONGEST = 3, MOST_NUMBERS = 12, BEGINNING_CHARACTERS = 60 };

void rebut_stats_count(const Argument *argument, Stats *stats)
{
    *stats = (Stats){.maps = 1, .width = argument->roots->len};
    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        stats->cards[item->kind][rebut_verdict_status(item)]++;
        stats->depth = MAX(stats->depth, item->depth + 1);
        stats->width = MAX(stats->width, item->children->len);
        stats->unsourced += item->citations->len == 0;
    }
    for (guint i = 0; i < argument->links->len; i++)
        stats->links[((const Link *)g_ptr_array_index(argument->links, i))->relation]++;
}

void rebut_stats_add(Stats *sum, const Stats *more)
{
    sum->maps += more->maps;
    for (int kind = 0; kind < N_KINDS; kind++)
        for (int status = 0; status < N_STATUSES; status++)
            sum->cards[kind][status] += more->cards[kind][status];
    for (int relation = 0; relation < N_RELATIONS; relation++)
        sum->links[relation] += more->links[relation];
    sum->depth = MAX(sum->depth, more->depth);
    sum->width = MAX(sum->width, more->width);
    sum->unsourced += more->unsourced;
}

static size_t count_kind(const Stats *stats, int kind)
{
    size_t n = 0;

    for (int status = 0; status < N_STATUSES; status++)
        n += stats->cards[kind][status];
    return n;
}

static size_t count_cards(const Stats *stats)
{
    size_t n = 0;

    for (int kind = 0; kind < N_KINDS; kind++)
        n += count_kind(stats, kind);
    return n;
}

static size_t count_links(const Stats *stats)
{
    size_t n = 0;

    for (int relation = 0; relation < N_RELATIONS; relation++)
        n += stats->links[relation];
    return n;
}

/* "stands 2" */
static char *count_of(const Lexicon *lexicon, const char *word, size_t n)
{
    g_autofree char *count = g_strdup_printf("%zu", n);

    return rebut_phrase(lexicon, WORD_STATS_EACH, "word", word, "count", count, NULL);
}

/* "3 claims (stands 2, contested 1)": `counts` behind `words`, and a line's end. Takes `words`. */
static void append_series(GString *out, const Lexicon *lexicon, char *words, char *const *counts,
                          size_t n)
{
    g_autofree char *taken = words;
    g_autofree char *list = rebut_word_series(lexicon, (const char *const *)counts, n);

    if (n == 0)
        g_string_append(out, taken);
    else
        rebut_phrase_append(out, lexicon, WORD_IN_BRACKETS, "words", taken, "more", list, NULL);
    g_string_append_c(out, '\n');
}

static void append_kind(GString *out, const Lexicon *lexicon, const Stats *stats, int kind)
{
    g_auto(GStrv) counts = g_new0(char *, N_STATUSES + 1);
    size_t n = 0;

    for (int status = 0; status < N_STATUSES; status++)
        if (stats->cards[kind][status] > 0)
            counts[n++] = count_of(lexicon, rebut_status_word(lexicon, (Status)status),
                                   stats->cards[kind][status]);
    g_string_append(out, "  ");
    append_series(out, lexicon, rebut_kind_count(lexicon, (Kind)kind, count_kind(stats, kind)),
                  counts, n);
}

static void append_counts(GString *out, const Lexicon *lexicon, const Stats *stats)
{
    g_auto(GStrv) counts = g_new0(char *, N_RELATIONS + 1);
    size_t n = 0;

    append_series(out, lexicon,
                  rebut_phrase_for(lexicon, WORD_STATS_CARDS, count_cards(stats), NULL), NULL, 0);
    for (int kind = 0; kind < N_KINDS; kind++)
        if (count_kind(stats, kind) > 0)
            append_kind(out, lexicon, stats, kind);
    for (int relation = 0; relation < N_RELATIONS; relation++)
        if (stats->links[relation] > 0)
            counts[n++] = count_of(lexicon, rebut_relation_word(lexicon, (Relation)relation),
                                   stats->links[relation]);
    append_series(out, lexicon,
                  rebut_phrase_for(lexicon, WORD_STATS_LINKS, count_links(stats), NULL), counts, n);
}

/* The item that has the most under it; NULL: the most stand at the top. */
static const Item *find_widest(const Argument *argument, const Stats *stats)
{
    if (argument->roots->len == stats->width)
        return NULL;
    for (guint i = 0; i < argument->order->len; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        if (item->children->len == stats->width)
            return item;
    }
    return NULL;
}

typedef struct Length {
    const Item *item; /* NULL: there is none */
    size_t characters;
} Length;

/* The longest texts, without marks, the longest first; of equal ones the first in reading order. */
static void find_longest(const Argument *argument, Length longest[N_LONGEST])
{
    memset(longest, 0, N_LONGEST * sizeof *longest);
    for (guint i = 0; i < argument->order->len; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        g_autofree char *plain = rebut_marks_parse(item->text.bytes, NULL);
        size_t characters = (size_t)g_utf8_strlen(plain, -1);
        size_t at = N_LONGEST;
        while (at > 0 && (longest[at - 1].item == NULL || longest[at - 1].characters < characters))
            at--;
        if (at == N_LONGEST)
            continue;
        memmove(&longest[at + 1], &longest[at], (N_LONGEST - at - 1) * sizeof *longest);
        longest[at] = (Length){item, characters};
    }
}

static void append_longest(GString *out, const Argument *argument)
{
    Length longest[N_LONGEST];

    find_longest(argument, longest);
    g_string_append_printf(out, "%s\n", rebut_word(argument->lexicon, WORD_STATS_LONGEST));
    for (int i = 0; i < N_LONGEST && longest[i].item != NULL; i++) {
        const Item *item = longest[i].item;
        g_string_append_printf(out, "  %zu  %s  ", longest[i].characters, item->number);
        rebut_line_append_labelled(out, argument->lexicon, item->id_is_made ? NULL : item->id.bytes,
                                   item->text.bytes, BEGINNING_CHARACTERS);
        g_string_append_c(out, '\n');
    }
}

/* "Without a source: 2 of 7 cards", a new string. */
static char *unsourced_words(const Lexicon *lexicon, const Stats *stats)
{
    g_autofree char *cards = g_strdup_printf("%zu", count_cards(stats));

    return rebut_phrase_for(lexicon, WORD_STATS_UNSOURCED, stats->unsourced, "cards", cards, NULL);
}

static void append_unsourced(GString *out, const Argument *argument, const Stats *stats)
{
    const char *numbers[MOST_NUMBERS];
    size_t n = 0;

    for (guint i = 0; i < argument->order->len && n < MOST_NUMBERS; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        if (item->citations->len == 0)
            numbers[n++] = item->number;
    }
    g_autofree char *words = unsourced_words(argument->lexicon, stats);
    g_autofree char *list = rebut_word_list(argument->lexicon, numbers, n, stats->unsourced - n);
    if (n == 0)
        g_string_append(out, words);
    else
        rebut_phrase_append(out, argument->lexicon, WORD_LABELLED, "label", words, "words", list,
                            NULL);
    g_string_append_c(out, '\n');
}

static void append_size(GString *out, const Argument *argument, const Stats *stats)
{
    const Lexicon *lexicon = argument->lexicon;
    const Item *widest = find_widest(argument, stats);
    g_autofree char *depth = rebut_phrase_for(lexicon, WORD_STATS_DEPTH, stats->depth, NULL);
    g_autofree char *width =
        rebut_phrase_for(lexicon, widest != NULL ? WORD_STATS_WIDTH_UNDER : WORD_STATS_WIDTH_TOP,
                         stats->width, "number", widest != NULL ? widest->number : "", NULL);

    g_string_append_printf(out, "%s\n%s\n", depth, width);
}

char *rebut_stats_words(const Argument *argument, const Stats *stats, const char *name)
{
    GString *out = g_string_new(NULL);

    rebut_line_append_labelled(out, argument->lexicon, name, argument->title.bytes, G_MAXLONG);
    g_string_append_c(out, '\n');
    append_counts(out, argument->lexicon, stats);
    append_size(out, argument, stats);
    append_longest(out, argument);
    append_unsourced(out, argument, stats);
    return g_string_free(out, FALSE);
}

char *rebut_stats_sum_words(const Stats *sum)
{
    const Lexicon *english = rebut_lexicon(NULL);
    GString *out = g_string_new(NULL);
    g_autofree char *unsourced = unsourced_words(english, sum);

    g_string_append_printf(out, "Sum of %zu map%s\n", sum->maps, sum->maps == 1 ? "" : "s");
    append_counts(out, english, sum);
    g_string_append_printf(out, "Depth: at most %zu\nWidth: at most %zu\n%s\n", sum->depth,
                           sum->width, unsourced);
    return g_string_free(out, FALSE);
}

static json_t *kind_counts(const Stats *stats, int kind)
{
    json_t *counts = json_pack("{s: o}", "all", rebut_json_integer(count_kind(stats, kind)));

    for (int status = 0; status < N_STATUSES; status++)
        json_object_set_new(counts, rebut_status_name((Status)status),
                            rebut_json_integer(stats->cards[kind][status]));
    return counts;
}

static void add_counts(json_t *row, const Stats *stats)
{
    json_t *cards = json_pack("{s: o}", "all", rebut_json_integer(count_cards(stats)));
    json_t *links = json_pack("{s: o}", "all", rebut_json_integer(count_links(stats)));

    for (int kind = 0; kind < N_KINDS; kind++)
        json_object_set_new(cards, rebut_kind_name((Kind)kind), kind_counts(stats, kind));
    for (int relation = 0; relation < N_RELATIONS; relation++)
        json_object_set_new(links, rebut_relation_name((Relation)relation),
                            rebut_json_integer(stats->links[relation]));
    json_object_set_new(row, "cards", cards);
    json_object_set_new(row, "links", links);
    json_object_set_new(row, "depth", rebut_json_integer(stats->depth));
    json_object_set_new(row, "width", rebut_json_integer(stats->width));
}

static char *take_row(json_t *row)
{
    g_autofree char *json = rebut_json_text(row, 0);

    return g_strconcat(json, "\n", NULL);
}

static json_t *longest_rows(const Argument *argument)
{
    Length longest[N_LONGEST];
    json_t *rows = json_array();

    find_longest(argument, longest);
    for (int i = 0; i < N_LONGEST && longest[i].item != NULL; i++)
        json_array_append_new(rows, json_pack("{s: s, s: s, s: o}", "id", longest[i].item->id.bytes,
                                              "number", longest[i].item->number, "characters",
                                              rebut_json_integer(longest[i].characters)));
    return rows;
}

char *rebut_stats_json(const Argument *argument, const Stats *stats, const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    const char *title = argument->title.bytes;
    json_t *row = json_pack("{s: s, s: s?}", "map", valid, "title", title);
    json_t *unsourced = json_array();
    const Item *widest = find_widest(argument, stats);

    add_counts(row, stats);
    json_object_set_new(row, "widest",
                        widest != NULL ? json_string(widest->id.bytes) : json_null());
    json_object_set_new(row, "longest", longest_rows(argument));
    for (guint i = 0; i < argument->order->len; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        if (item->citations->len == 0)
            json_array_append_new(unsourced, json_string(item->id.bytes));
    }
    json_object_set_new(row, "unsourced", unsourced);
    return take_row(row);
}

char *rebut_stats_sum_json(const Stats *sum)
{
    json_t *row = json_pack("{s: o}", "maps", rebut_json_integer(sum->maps));

    add_counts(row, sum);
    json_object_set_new(row, "unsourced", rebut_json_integer(sum->unsourced));
    return take_row(row);
}

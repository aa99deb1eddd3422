/* What bears on an item is its bearings, in the order in which the drawing has them: so the entries
 * are a walk through these, depth first, in which a stack tells how far each open item is told. */
#include "words/outline.h"
#include "argument/check.h"
#include "argument/verdict.h"
#include "argument/wording.h"

/* An item whose bearings are being told. */
typedef struct Visit {
    const Item *item;
    guint next; /* of its bearings */
} Visit;

const Item *rebut_outline_aim(const Outline *outline, const Link *link)
{
    return rebut_link_bears_on(link, outline->conclusions);
}

const Link *rebut_outline_link(const Outline *outline, const Item *item, size_t n)
{
    const Adjacency *from = outline->from;
    const Link *own = outline->own[item->index];

    if (own != NULL && n-- == 0)
        return own;
    for (size_t i = from->starts[item->index]; i < from->starts[item->index + 1]; i++)
        if (from->links[i] != own && n-- == 0)
            return from->links[i];
    return NULL;
}

static void add_entry(Outline *outline, EntryType type, const Item *item, const Link *link,
                      size_t level)
{
    Entry entry = {type, item, link, MIN(level, REBUT_OUTLINE_LEVELS - 1)};

    g_array_append_val(outline->entries, entry);
}

/* Adds the item's entry and leaves it open; `own`: by which it hangs on its parent. */
static void open_item(Outline *outline, GArray *open, const Item *item, const Link *own)
{
    Visit visit = {item, 0};

    outline->own[item->index] = own;
    add_entry(outline, ENTRY_ITEM, item, rebut_outline_link(outline, item, 0), item->depth);
    g_array_append_val(open, visit);
}

static void add_entries(Outline *outline, const Item *root)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Visit));

    open_item(outline, open, root, NULL);
    while (open->len > 0) {
        Visit *visit = &g_array_index(open, Visit, open->len - 1);
        const Item *item = visit->item;
        if (visit->next == item->bearings->len) {
            g_array_set_size(open, open->len - 1);
            continue;
        }
        const Bearing *bearing = &g_array_index(item->bearings, Bearing, visit->next++);
        if (bearing->is_reference)
            add_entry(outline, ENTRY_SEE, bearing->item, bearing->link, item->depth + 1);
        else
            open_item(outline, open, bearing->item, bearing->link);
    }
}

static int compare_number(gconstpointer left, gconstpointer right)
{
    size_t a = (*(SourceEntry *const *)left)->number, b = (*(SourceEntry *const *)right)->number;

    return (a > b) - (a < b);
}

static GPtrArray *cited_sources(const Argument *argument)
{
    GPtrArray *cited = g_ptr_array_new();

    for (guint i = 0; i < argument->sources->len; i++) {
        SourceEntry *source = g_ptr_array_index(argument->sources, i);
        if (source->number > 0)
            g_ptr_array_add(cited, source);
    }
    g_ptr_array_sort(cited, compare_number);
    return cited;
}

Outline *rebut_outline_new(const Argument *argument)
{
    Outline *outline = g_new0(Outline, 1);

    outline->argument = argument;
    outline->has_verdicts = true;
    outline->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    outline->sources = cited_sources(argument);
    outline->from = rebut_adjacency_new(argument, FROM_NODE);
    outline->onto = rebut_adjacency_new(argument, ONTO_NODE);
    outline->conclusions = rebut_argument_conclusions(argument);
    outline->own = g_new0(const Link *, argument->items->len + 1);
    for (guint i = 0; i < argument->roots->len; i++)
        add_entries(outline, g_ptr_array_index(argument->roots, i));
    return outline;
}

void rebut_outline_free(Outline *outline)
{
    if (outline == NULL)
        return;
    g_array_unref(outline->entries);
    g_ptr_array_unref(outline->sources);
    rebut_adjacency_free(outline->from);
    rebut_adjacency_free(outline->onto);
    g_free(outline->conclusions);
    g_free(outline->own);
    g_free(outline);
}

/* "2 answered, 1 open" */
static char *tally_words(const Argument *argument)
{
    Tally tally = rebut_verdict_tally(argument);
    const struct {
        size_t count;
        WordKey key;
    } rows[] = {{tally.answered, WORD_N_ANSWERED},
                {tally.open, WORD_N_OPEN},
                {tally.undecided, WORD_N_UNDECIDED}};
    g_auto(GStrv) names = g_new0(char *, G_N_ELEMENTS(rows) + 1);
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].count > 0)
            names[n++] = rebut_phrase_for(argument->lexicon, rows[i].key, rows[i].count, NULL);
    return rebut_word_series(argument->lexicon, (const char *const *)names, n);
}

char *rebut_outline_counts(const Argument *argument, bool has_verdicts)
{
    const Lexicon *lexicon = argument->lexicon;
    size_t counts[N_KINDS] = {0}, n = 0;
    g_auto(GStrv) names = g_new0(char *, N_KINDS + 1);

    for (guint i = 0; i < argument->items->len; i++)
        counts[((const Item *)g_ptr_array_index(argument->items, i))->kind]++;
    for (int kind = 0; kind < N_KINDS; kind++) {
        if (counts[kind] == 0)
            continue;
        names[n++] = rebut_kind_count(lexicon, (Kind)kind, counts[kind]);
        if (kind != KIND_CHALLENGE || !has_verdicts)
            continue;
        g_autofree char *all = names[n - 1], *tally = tally_words(argument);
        names[n - 1] = rebut_phrase(lexicon, WORD_IN_BRACKETS, "words", all, "more", tally, NULL);
    }
    return rebut_word_series(lexicon, (const char *const *)names, n);
}

char *rebut_outline_source(const SourceEntry *source)
{
    const Words *const more[] = {&source->author, &source->year};
    GString *out =
        g_string_new(source->title.bytes != NULL ? source->title.bytes : source->key.bytes);

    for (size_t i = 0; i < G_N_ELEMENTS(more); i++)
        if (more[i]->bytes != NULL)
            g_string_append_printf(out, ", %s", more[i]->bytes);
    if (source->file.bytes != NULL)
        g_string_append_printf(out, " (%s)", source->file.bytes);
    return g_string_free(out, FALSE);
}

/* The spanning forest gives every item its place, and reading order is a walk through it; so the
 * entries are made in one pass over that order. Entries that point elsewhere are gathered by the
 * item that they stand under (a counting sort), and come behind what stands there in full: once the
 * walk leaves an item, which a stack of open items tells. */
#include "words/outline.h"
#include "argument/check.h"
#include "argument/verdict.h"
#include "argument/wording.h"

/* Links that are told at another place than their start's: by the item that they bear on. */
typedef struct Pointers {
    size_t *starts; /* of each item's in `links`, and one more: where the last one ends */
    const Link **links;
} Pointers;

const Item *rebut_outline_aim(const Outline *outline, const Link *link)
{
    return rebut_link_bears_on(link, outline->conclusions);
}

/* The first link by which the item hangs on its parent: a nested one if there is one. */
static const Link *own_link(const Outline *outline, const Item *item)
{
    const Adjacency *from = outline->from;
    const Link *own = NULL;

    for (size_t i = from->starts[item->index]; i < from->starts[item->index + 1]; i++) {
        const Link *link = from->links[i];
        if (item->parent == NULL || rebut_outline_aim(outline, link) != item->parent)
            continue;
        if (own == NULL || (link->is_nested && !own->is_nested))
            own = link;
    }
    return own;
}

const Link *rebut_outline_link(const Outline *outline, const Item *item, size_t n)
{
    const Adjacency *from = outline->from;
    const Link *own = own_link(outline, item);

    if (own != NULL && n-- == 0)
        return own;
    for (size_t i = from->starts[item->index]; i < from->starts[item->index + 1]; i++)
        if (from->links[i] != own && n-- == 0)
            return from->links[i];
    return NULL;
}

/* The item under which a link has an entry of its own, or NULL: what it starts from stands there
 * already, or is that item. */
static const Item *host_of(const Outline *outline, const Link *link)
{
    if (link->from.type != END_ITEM)
        return NULL;
    const Item *item = link->from.item, *host = rebut_outline_aim(outline, link);
    return host == item || host == item->parent ? NULL : host;
}

static void find_pointers(const Outline *outline, Pointers *pointers)
{
    const Argument *argument = outline->argument;
    size_t *starts = g_new0(size_t, argument->items->len + 2);

    *pointers = (Pointers){starts, g_new(const Link *, argument->links->len + 1)};
    for (guint i = 0; i < argument->links->len; i++) {
        const Item *host = host_of(outline, g_ptr_array_index(argument->links, i));
        if (host != NULL)
            starts[host->index + 2]++;
    }
    for (guint i = 2; i < argument->items->len + 2; i++)
        starts[i] += starts[i - 1];
    /* One place to the right of where it belongs, each start moves to its own as its row fills. */
    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        const Item *host = host_of(outline, link);
        if (host != NULL)
            pointers->links[starts[host->index + 1]++] = link;
    }
}

static void add_entry(Outline *outline, EntryType type, const Item *item, const Link *link,
                      size_t level)
{
    Entry entry = {type, item, link, MIN(level, REBUT_OUTLINE_LEVELS - 1)};

    g_array_append_val(outline->entries, entry);
}

/* Leaves the item that was opened last. */
static void close_item(Outline *outline, const Pointers *pointers, GPtrArray *open)
{
    const Item *item = g_ptr_array_steal_index(open, open->len - 1);

    for (size_t i = pointers->starts[item->index]; i < pointers->starts[item->index + 1]; i++)
        add_entry(outline, ENTRY_SEE, pointers->links[i]->from.item, pointers->links[i],
                  item->depth + 1);
}

static void add_entries(Outline *outline, const Pointers *pointers)
{
    const GPtrArray *order = outline->argument->order;
    g_autoptr(GPtrArray) open = g_ptr_array_new();

    for (guint i = 0; i < order->len; i++) {
        Item *item = g_ptr_array_index(order, i);
        while (open->len > item->depth)
            close_item(outline, pointers, open);
        add_entry(outline, ENTRY_ITEM, item, rebut_outline_link(outline, item, 0), item->depth);
        g_ptr_array_add(open, item);
    }
    while (open->len > 0)
        close_item(outline, pointers, open);
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
    Pointers pointers;

    outline->argument = argument;
    outline->has_verdicts = true;
    outline->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    outline->sources = cited_sources(argument);
    outline->from = rebut_adjacency_new(argument, FROM_NODE);
    outline->onto = rebut_adjacency_new(argument, ONTO_NODE);
    outline->conclusions = rebut_argument_conclusions(argument);
    find_pointers(outline, &pointers);
    add_entries(outline, &pointers);
    g_free(pointers.starts);
    g_free(pointers.links);
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

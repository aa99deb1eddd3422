/* A source at a time: its file is read once, brought into normal form, all its quotes are looked
 * up, and those that fail are then looked for together. The normal form is several times the size
 * of the text, so it is not kept. */
#include "sources/sources.h"
#include "sources/nearest.h"
#include <string.h>

enum {
    MOST_EXPLAINED = 50, /* failed quotes; more are not shown */
    NEAR_BYTES = 2000    /* between two fragments of a quote, as a rule */
};

/* The work on one source. */
typedef struct Lookup {
    Sources *sources;
    const char *file;
    const SourceText *text;
    const Normal *normal;
    Diagnostics *diagnostics;
    GArray *failed;    /* of Nearest */
    GArray *failed_at; /* of guint: the Finding of each */
    GPtrArray *quotes; /* owns the fragments that the failed ones are of */
} Lookup;

static void clear_finding(gpointer data)
{
    Finding *finding = data;

    if (finding->matches != NULL)
        g_array_unref(finding->matches);
}

static void free_text(gpointer data)
{
    rebut_source_text_free(data);
}

static void gather_findings(Sources *sources)
{
    g_autoptr(GHashTable) index = g_hash_table_new(g_str_hash, g_str_equal);
    const Argument *argument = sources->argument;

    for (guint i = 0; i < argument->sources->len; i++) {
        const SourceEntry *entry = g_ptr_array_index(argument->sources, i);
        g_hash_table_insert(index, entry->key.bytes, GUINT_TO_POINTER(i));
    }
    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        for (guint j = 0; j < item->citations->len; j++) {
            const Citation *citation = g_ptr_array_index(item->citations, j);
            guint source = GPOINTER_TO_UINT(g_hash_table_lookup(index, citation->key.bytes));
            Finding finding = {.item = item, .citation = citation, .source = source};
            bool quotes = citation->quote.bytes != NULL;
            finding.state = quotes ? QUOTE_UNCHECKED : QUOTE_NONE;
            sources->quotes += quotes;
            sources->unchecked += quotes;
            g_array_append_val(sources->findings, finding);
        }
    }
}

/* Where letters of the normal form come from in the text. */
static Match text_match(const Lookup *lookup, Match letters)
{
    const char *bytes = lookup->text->bytes->str;

    return (Match){rebut_normal_origin(lookup->normal, letters.start),
                   rebut_normal_origin_end(lookup->normal, bytes, letters.end)};
}

static bool is_letter_start(const Normal *normal, size_t at)
{
    return (normal->letters->str[at] & 0xC0) != 0x80;
}

/* A fragment of few words may also stand where it is not meant, far in front of the next: moves
 * each as close to the next as can be. */
static void draw_together(const Lookup *lookup, const GPtrArray *fragments, GArray *matches)
{
    for (guint i = matches->len - 1; i-- > 0;) {
        const Fragment *fragment = g_ptr_array_index(fragments, i);
        Match *match = &g_array_index(matches, Match, i);
        size_t end = g_array_index(matches, Match, i + 1).start;
        Match within = {MAX(match->start, end > NEAR_BYTES ? end - NEAR_BYTES : 0), end};
        Match found;
        while (!is_letter_start(lookup->normal, within.start))
            within.start++;
        while (rebut_quote_find(lookup->normal, fragment->normal, within, &found)) {
            *match = found;
            within.start = found.end;
        }
    }
}

/* Looks the fragments up in order. The index of the first that is not there, or their number. */
static guint find_fragments(const Lookup *lookup, const GPtrArray *fragments, GArray *matches)
{
    Match within = {0, lookup->normal->letters->len};

    for (guint i = 0; i < fragments->len; i++) {
        const Fragment *fragment = g_ptr_array_index(fragments, i);
        Match match;
        if (!rebut_quote_find(lookup->normal, fragment->normal, within, &match))
            return i;
        within.start = match.end;
        g_array_append_val(matches, match);
    }
    if (matches->len > 1)
        draw_together(lookup, fragments, matches);
    for (guint i = 0; i < matches->len; i++) {
        Match *match = &g_array_index(matches, Match, i);
        *match = text_match(lookup, *match);
    }
    return fragments->len;
}

static Diagnostic *refuse_quote(const Lookup *lookup, const Finding *finding, const char *words)
{
    return rebut_diagnostics_add(lookup->diagnostics, CODE_E0601, lookup->sources->argument->source,
                                 finding->citation->quote.span, "%s `%s`", words, lookup->file);
}

/* Keeps a fragment that was not found, to look for what is near when all are known; one that stands
 * further up is told of at once. */
static void note_failure(Lookup *lookup, guint index, const Fragment *fragment, bool is_first)
{
    const Finding *finding = &g_array_index(lookup->sources->findings, Finding, index);
    Nearest nearest = {.fragment = fragment};
    Match match, whole = {0, lookup->normal->letters->len};

    if (!is_first && rebut_quote_find(lookup->normal, fragment->normal, whole, &match)) {
        g_autofree char *where =
            rebut_source_text_where(lookup->text, lookup->file, text_match(lookup, match).start);
        g_autofree char *words = g_strdup(fragment->text);
        rebut_diagnostic_help(
            refuse_quote(lookup, finding, "the parts of the quote stand in another order in"),
            "\"%s\" stands further up, at %s", g_strstrip(words), where);
        return;
    }
    g_array_append_val(lookup->failed, nearest);
    g_array_append_val(lookup->failed_at, index);
}

/* Looks a quote up. The index of the first fragment that is not there, or their number; the
 * fragments and, if all are there, the matches are kept. */
static guint try_quote(Lookup *lookup, Finding *finding, const char *quote, GPtrArray **fragments)
{
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(Match));

    *fragments = rebut_quote_split(quote);
    g_ptr_array_add(lookup->quotes, *fragments);
    guint n = find_fragments(lookup, *fragments, matches);
    if (n < (*fragments)->len || n == 0)
        return n;
    finding->state = QUOTE_HOLDS;
    finding->matches = g_steal_pointer(&matches);
    lookup->sources->held++;
    return n;
}

static void look_up(Lookup *lookup, guint index)
{
    Finding *finding = &g_array_index(lookup->sources->findings, Finding, index);
    const char *quote = finding->citation->quote.bytes;
    GPtrArray *fragments;

    lookup->sources->unchecked--;
    finding->state = QUOTE_FAILS;
    guint n = try_quote(lookup, finding, quote, &fragments);
    if (finding->state != QUOTE_HOLDS && lookup->text->format == SOURCE_MARKDOWN) {
        /* Copied with its marks. */
        g_autofree char *stripped = rebut_markdown_strip(quote);
        n = try_quote(lookup, finding, stripped, &fragments);
    }
    if (fragments->len == 0)
        refuse_quote(lookup, finding, "the quote holds no words to look up in");
    else if (finding->state != QUOTE_HOLDS)
        note_failure(lookup, index, g_ptr_array_index(fragments, n), n == 0);
}

static void explain(const Lookup *lookup, const Nearest *nearest, const Finding *finding)
{
    Diagnostic *diagnostic = refuse_quote(lookup, finding, "the quote is not in");
    Passage passage;

    if (!rebut_nearest_passage(lookup->text, lookup->normal, nearest, &passage)) {
        rebut_diagnostic_help(diagnostic, "nothing in the file comes near it");
        return;
    }
    g_autofree char *where = rebut_source_text_where(lookup->text, lookup->file, passage.start);
    rebut_diagnostic_help(
        diagnostic, "the nearest passage is at %s: \"%s\"; %s", where, passage.words,
        passage.difference != NULL ? passage.difference : "only spaces or signs differ");
    rebut_passage_clear(&passage);
}

static void explain_failures(Lookup *lookup)
{
    size_t left = MOST_EXPLAINED - lookup->sources->explained;

    if (lookup->failed->len > left)
        g_array_set_size(lookup->failed, (guint)left);
    lookup->sources->explained += lookup->failed->len;
    rebut_nearest_regions(lookup->normal, lookup->failed);
    for (guint i = 0; i < lookup->failed_at->len; i++) {
        const Finding *finding = &g_array_index(lookup->sources->findings, Finding,
                                                g_array_index(lookup->failed_at, guint, i));
        if (i < lookup->failed->len)
            explain(lookup, &g_array_index(lookup->failed, Nearest, i), finding);
        else
            refuse_quote(lookup, finding, "the quote is not in");
    }
}

/* `quotes` are the indices of the findings (guint). */
static void look_up_all(Lookup *lookup, const GArray *quotes)
{
    g_autoptr(Normal) normal = rebut_normal_new(lookup->text->bytes->str, lookup->text->bytes->len);

    lookup->normal = normal;
    lookup->failed = g_array_new(FALSE, FALSE, sizeof(Nearest));
    lookup->failed_at = g_array_new(FALSE, FALSE, sizeof(guint));
    lookup->quotes = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < quotes->len; i++)
        look_up(lookup, g_array_index(quotes, guint, i));
    explain_failures(lookup);
    g_array_unref(lookup->failed);
    g_array_unref(lookup->failed_at);
    g_ptr_array_unref(lookup->quotes);
}

/* Findings with a quote by their source: an array of the indices for each source. */
static GPtrArray *quotes_by_source(const Sources *sources)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

    for (guint i = 0; i < sources->argument->sources->len; i++)
        g_ptr_array_add(all, g_array_new(FALSE, FALSE, sizeof(guint)));
    for (guint i = 0; i < sources->findings->len; i++) {
        const Finding *finding = &g_array_index(sources->findings, Finding, i);
        if (finding->state != QUOTE_NONE)
            g_array_append_val((GArray *)g_ptr_array_index(all, (guint)finding->source), i);
    }
    return all;
}

/* Reads one source and looks its quotes up. Returns its text if that is to be kept. */
static SourceText *check_source(Sources *sources, guint index, const GArray *quotes,
                                const Loader *loader, Diagnostics *diagnostics)
{
    const SourceEntry *entry = g_ptr_array_index(sources->argument->sources, index);
    const Source *map = sources->argument->source;
    bool is_wanted = loader->load != NULL && entry->file.bytes != NULL &&
                     (quotes->len > 0 || loader->keeps_texts);
    g_autoptr(SourceText) text =
        is_wanted ? rebut_source_read(sources, entry, loader, diagnostics) : NULL;

    if (text != NULL && quotes->len > loader->most_work / MAX(text->bytes->len, 1)) {
        rebut_diagnostics_add(diagnostics, CODE_E0605, map, entry->file.span,
                              "%u quotes are too many for a source of the size of `%s`",
                              quotes->len, entry->file.bytes);
    } else if (text != NULL && quotes->len > 0) {
        Lookup lookup = {.sources = sources,
                         .file = entry->file.bytes,
                         .text = text,
                         .diagnostics = diagnostics};
        look_up_all(&lookup, quotes);
    }
    return loader->keeps_texts ? g_steal_pointer(&text) : NULL;
}

Sources *rebut_sources_new(const Argument *argument, const Loader *loader, Diagnostics *diagnostics)
{
    Sources *sources = g_new0(Sources, 1);

    sources->argument = argument;
    sources->texts = g_ptr_array_new_with_free_func(free_text);
    sources->findings = g_array_new(FALSE, FALSE, sizeof(Finding));
    g_array_set_clear_func(sources->findings, clear_finding);
    gather_findings(sources);
    g_autoptr(GPtrArray) quotes = quotes_by_source(sources);
    for (guint i = 0; i < argument->sources->len; i++)
        g_ptr_array_add(sources->texts, check_source(sources, i, g_ptr_array_index(quotes, i),
                                                     loader, diagnostics));
    return sources;
}

void rebut_sources_free(Sources *sources)
{
    if (sources == NULL)
        return;
    g_ptr_array_unref(sources->texts);
    g_array_unref(sources->findings);
    g_free(sources);
}

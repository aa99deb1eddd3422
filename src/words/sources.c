/* One line for the quotes, one for each source in the order of its number; then, when asked, what
 * is not covered: items by their text, passages by their place and first words. */
#include "words/sources.h"
#include "sources/coverage.h"
#include "words/line.h"
#include "words/outline.h"
#include <string.h>

enum { SHOWN_CHARACTERS = 70, LOOKED_AT_BYTES = 1000 /* more than these have */ };

static void append_quotes(GString *out, const Sources *sources, const char *name)
{
    size_t failed = sources->quotes - sources->held - sources->unchecked;

    if (sources->quotes == 0)
        return;
    g_string_append_printf(out, "%s: %zu of %zu quotes hold", name, sources->held, sources->quotes);
    if (failed > 0)
        g_string_append_printf(out, ", %zu fail%s", failed, failed == 1 ? "s" : "");
    if (sources->unchecked > 0)
        g_string_append_printf(out, ", %zu could not be looked up", sources->unchecked);
    g_string_append_c(out, '\n');
}

static const char *state_words(QuoteState state)
{
    switch (state) {
    case QUOTE_NONE:
        return "";
    case QUOTE_UNCHECKED:
        return " (quote not looked up)";
    case QUOTE_HOLDS:
        return " (quote holds)";
    case QUOTE_FAILS:
        return " (quote fails)";
    }
    return "";
}

/* The items of each source: a string for each, in the order of `argument->sources`. */
static GPtrArray *items_by_source(const Sources *sources)
{
    GPtrArray *all = g_ptr_array_new();
    g_autofree const Item **last = g_new0(const Item *, sources->argument->sources->len + 1);

    for (guint i = 0; i < sources->argument->sources->len; i++)
        g_ptr_array_add(all, g_string_new(NULL));
    for (guint i = 0; i < sources->findings->len; i++) {
        const Finding *finding = &g_array_index(sources->findings, Finding, i);
        GString *items = g_ptr_array_index(all, (guint)finding->source);
        if (last[finding->source] == finding->item && finding->state == QUOTE_NONE)
            continue;
        last[finding->source] = finding->item;
        g_string_append_printf(items, "%s%s%s", items->len > 0 ? ", " : "", finding->item->number,
                               state_words(finding->state));
    }
    return all;
}

static int by_number(gconstpointer a, gconstpointer b)
{
    const SourceEntry *x = *(SourceEntry *const *)a, *y = *(SourceEntry *const *)b;
    size_t left = x->number - 1, right = y->number - 1; /* what is not cited comes last */

    return (left > right) - (left < right);
}

static void append_sources(GString *out, const Sources *sources)
{
    const GPtrArray *entries = sources->argument->sources;
    g_autoptr(GPtrArray) items = items_by_source(sources);
    g_autoptr(GHashTable) items_of = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();

    for (guint i = 0; i < entries->len; i++) {
        g_ptr_array_add(sorted, g_ptr_array_index(entries, i));
        g_hash_table_insert(items_of, g_ptr_array_index(entries, i), g_ptr_array_index(items, i));
    }
    g_ptr_array_sort(sorted, by_number);
    for (guint i = 0; i < sorted->len; i++) {
        const SourceEntry *entry = g_ptr_array_index(sorted, i);
        GString *numbers = g_hash_table_lookup(items_of, entry);
        if (entry->number > 0)
            g_string_append_printf(out, "[%zu] ", entry->number);
        else
            g_string_append(out, "[-] ");
        g_autofree char *title = rebut_outline_source(entry);
        g_string_append_printf(out, "%s: %s\n", title, numbers->len > 0 ? numbers->str : "no item");
        g_string_free(numbers, TRUE);
    }
}

static void append_unsourced(GString *out, const Argument *argument)
{
    g_autoptr(GString) list = g_string_new(NULL);
    size_t n = 0;

    for (guint i = 0; i < argument->order->len; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        if (item->citations->len > 0)
            continue;
        n++;
        g_string_append_printf(list, "  %s  ", item->number);
        rebut_line_append_marked(list, item->text.bytes, SHOWN_CHARACTERS);
        g_string_append_c(list, '\n');
    }
    g_string_append_printf(out, "%zu of %u items have no source%s\n%s", n, argument->order->len,
                           n > 0 ? ":" : "", list->str);
}

static void append_uncovered(GString *out, const Sources *sources, guint index)
{
    const SourceEntry *entry = g_ptr_array_index(sources->argument->sources, index);
    const SourceText *text = g_ptr_array_index(sources->texts, index);
    g_autoptr(GArray) passages = rebut_coverage_new(sources, index);
    g_autoptr(GString) list = g_string_new(NULL);
    size_t n = 0, n_all = 0;

    for (guint i = 0; i < passages->len; i++) {
        const CoveredPassage *passage = &g_array_index(passages, CoveredPassage, i);
        n_all += !passage->is_heading;
        if (passage->is_heading || passage->is_covered)
            continue;
        g_autofree char *where = rebut_source_text_where(text, entry->file.bytes, passage->start);
        size_t end = MIN(passage->end, passage->start + LOOKED_AT_BYTES);
        g_autofree char *words = rebut_source_text_line(text, passage->start, end);
        n++;
        g_string_append_printf(list, "  %s  ", where);
        rebut_line_append(list, words, SHOWN_CHARACTERS);
        g_string_append_c(list, '\n');
    }
    g_string_append_printf(out, "%zu of %zu passages of %s are not referred to%s\n%s", n, n_all,
                           entry->file.bytes, n > 0 ? ":" : "", list->str);
}

char *rebut_sources_words(const Sources *sources, const char *name, bool coverage)
{
    g_autoptr(GString) out = g_string_new(NULL);

    append_quotes(out, sources, name);
    append_sources(out, sources);
    if (coverage) {
        append_unsourced(out, sources->argument);
        for (guint i = 0; i < sources->texts->len; i++)
            if (g_ptr_array_index(sources->texts, i) != NULL)
                append_uncovered(out, sources, i);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

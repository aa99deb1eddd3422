/* Names in the tables of the top level, and of sources and classes in items. Sources get their
 * numbers here, in the order in which items first cite them. */
#include "argument/check.h"
#include "argument/language.h"
#include "base/near.h"
#include <string.h>

static void check_members(const Argument *argument, Diagnostics *diagnostics)
{
    for (guint i = 0; i < argument->groups->len; i++) {
        Group *group = g_ptr_array_index(argument->groups, i);
        g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
        for (guint j = 0; j < group->member_ids->len; j++) {
            Item *item = rebut_check_item(argument, g_array_index(group->member_ids, Words, j),
                                          "`members`", diagnostics);
            if (item != NULL && g_hash_table_add(seen, item))
                g_ptr_array_add(group->members, item);
        }
    }
}

/* Entries of a table by name; both are borrowed. */
static GHashTable *index_sources(const Argument *argument)
{
    GHashTable *sources = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < argument->sources->len; i++) {
        SourceEntry *entry = g_ptr_array_index(argument->sources, i);
        g_hash_table_insert(sources, entry->key.bytes, entry);
    }
    return sources;
}

static GHashTable *index_classes(const Argument *argument)
{
    GHashTable *classes = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < argument->classes->len; i++) {
        Class *class = g_ptr_array_index(argument->classes, i);
        g_hash_table_insert(classes, class->name.bytes, class);
    }
    return classes;
}

static bool follows_comma(const Source *source, Span span)
{
    const char *bytes = rebut_source_bytes(source);
    size_t i = span.start;

    while (i > 0 && bytes[i - 1] == ' ')
        i--;
    return i > 0 && bytes[i - 1] == ',';
}

/* A table that items name entries of. */
typedef struct Table {
    const char *name;
    Code code;              /* of the message when there is no such entry */
    const GPtrArray *names; /* of its entries, in the order of the file */
} Table;

/* Reports that `name` is not in the table, with the nearest name that is. */
static void refuse_entry(const Argument *argument, const Table *table, Words name,
                         Diagnostics *diagnostics)
{
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, table->code, argument->source, name.span,
                              "`%s` has no entry `%s`", table->name, name.bytes);
    Near near;

    rebut_diagnostic_label(diagnostic, "not defined");
    rebut_near_init(&near, name.bytes);
    for (guint i = 0; i < table->names->len; i++)
        rebut_near_offer(&near, g_ptr_array_index(table->names, i));
    if (near.best != NULL)
        rebut_diagnostic_help(diagnostic, "did you mean `%s`?", near.best);
    else if (follows_comma(argument->source, name.span))
        rebut_diagnostic_help(diagnostic,
                              "in a list in brackets a comma begins a new entry; for a place in "
                              "a source write `source: key, place`");
    else
        rebut_diagnostic_help(diagnostic, "add it below `%s:` on the top level", table->name);
}

static GPtrArray *source_names(const Argument *argument)
{
    GPtrArray *names = g_ptr_array_new();

    for (guint i = 0; i < argument->sources->len; i++)
        g_ptr_array_add(names, ((SourceEntry *)g_ptr_array_index(argument->sources, i))->key.bytes);
    return names;
}

static GPtrArray *class_names(const Argument *argument)
{
    GPtrArray *names = g_ptr_array_new();

    for (guint i = 0; i < argument->classes->len; i++)
        g_ptr_array_add(names, ((Class *)g_ptr_array_index(argument->classes, i))->name.bytes);
    return names;
}

static void check_citations(const Argument *argument, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) sources = index_sources(argument);
    g_autoptr(GPtrArray) names = source_names(argument);
    const Table table = {"sources", CODE_E0220, names};
    size_t n_used = 0;

    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        for (guint j = 0; j < item->citations->len; j++) {
            Citation *citation = g_ptr_array_index(item->citations, j);
            if (citation->key.bytes == NULL)
                continue;
            SourceEntry *entry = g_hash_table_lookup(sources, citation->key.bytes);
            if (entry == NULL)
                refuse_entry(argument, &table, citation->key, diagnostics);
            else if (entry->number == 0)
                entry->number = ++n_used;
            citation->source = entry;
        }
    }
}

static void check_classes(const Argument *argument, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) classes = index_classes(argument);
    g_autoptr(GPtrArray) names = class_names(argument);
    const Table table = {"classes", CODE_E0221, names};

    for (guint i = 0; i < argument->items->len; i++) {
        Item *item = g_ptr_array_index(argument->items, i);
        for (guint j = 0; j < item->classes->len; j++) {
            Words name = g_array_index(item->classes, Words, j);
            Class *class = g_hash_table_lookup(classes, name.bytes);
            if (class == NULL) {
                refuse_entry(argument, &table, name, diagnostics);
                continue;
            }
            if (item->looks == NULL)
                item->looks = g_ptr_array_new();
            g_ptr_array_add(item->looks, class);
        }
    }
}

static void check_steps(const Argument *argument, const GArray *steps, Diagnostics *diagnostics)
{
    for (guint i = 0; i < steps->len; i++) {
        const Step *step = &g_array_index(steps, Step, i);
        for (guint j = 0; j < step->ids->len; j++) {
            Words name = g_array_index(step->ids, Words, j);
            if (strcmp(name.bytes, "rest") != 0)
                rebut_check_item(argument, name, "`steps`", diagnostics);
        }
    }
}

static void check_views(const Argument *argument, Diagnostics *diagnostics)
{
    for (guint i = 0; i < argument->views->len; i++) {
        const View *view = g_ptr_array_index(argument->views, i);
        if (view->focus.bytes != NULL)
            rebut_check_item(argument, view->focus, "`focus`", diagnostics);
        check_steps(argument, view->steps, diagnostics);
    }
}

static void check_expectations(const Argument *argument, Diagnostics *diagnostics)
{
    for (guint i = 0; i < argument->expectations->len; i++) {
        const Expectation *expectation = &g_array_index(argument->expectations, Expectation, i);
        const Item *item = rebut_check_item(argument, expectation->id, "`expect`", diagnostics);
        if (item == NULL ||
            rebut_language_is_value(rebut_language_statuses(item->kind), expectation->status.bytes))
            continue;
        Diagnostic *diagnostic = rebut_diagnostics_add(
            diagnostics, CODE_E0217, argument->source, expectation->status.span,
            "%s cannot be `%s`", rebut_language_kind_words(item->kind), expectation->status.bytes);
        rebut_diagnostic_help(diagnostic, item->kind == KIND_CHALLENGE
                                              ? "a challenge is `open`, `answered` or `undecided`"
                                              : "it is `stands`, `contested` or `undecided`");
    }
}

void rebut_check_tables(Argument *argument, Diagnostics *diagnostics)
{
    check_citations(argument, diagnostics);
    check_classes(argument, diagnostics);
    check_members(argument, diagnostics);
    check_steps(argument, argument->steps, diagnostics);
    check_views(argument, diagnostics);
    check_expectations(argument, diagnostics);
}

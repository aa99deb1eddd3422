/* Warnings about a sound argument: what is probably not meant, or will not be read. Those about
 * bytes and words are given where they are read (bytes.c, syntax.c, read_items.c), that about links
 * in check_links.c. */
#include "argument/check.h"
#include <stdlib.h>
#include <string.h>

static void lint_equal_texts(const Argument *argument, const GPtrArray *siblings,
                             Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < siblings->len; i++) {
        Item *item = g_ptr_array_index(siblings, i);
        const Item *before = g_hash_table_lookup(seen, item->text.bytes);
        if (before == NULL) {
            g_hash_table_insert(seen, item->text.bytes, item);
            continue;
        }
        Diagnostic *diagnostic = rebut_diagnostics_add(
            diagnostics, CODE_W0302, argument->source, item->text.span,
            item->parent != NULL ? "the same text stands twice under one parent"
                                 : "the same text stands twice on the top level");
        rebut_diagnostic_second(diagnostic, before->text.span, "first here");
        rebut_diagnostic_help(diagnostic, "remove one, or say in what they differ");
    }
}

/* A claim of the top level that nothing supports or challenges, and that bears on nothing. */
static void lint_lone_claims(const Argument *argument, Diagnostics *diagnostics)
{
    g_autofree bool *is_linked = g_new0(bool, argument->items->len + 1);

    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        if (link->from.type == END_ITEM)
            is_linked[link->from.item->index] = true;
        if (link->to.type == END_ITEM)
            is_linked[link->to.item->index] = true;
    }
    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        if (item->kind != KIND_CLAIM || is_linked[i])
            continue;
        Diagnostic *diagnostic =
            rebut_diagnostics_add(diagnostics, CODE_W0304, argument->source, item->text.span,
                                  "nothing supports or challenges this claim");
        rebut_diagnostic_help(diagnostic,
                              "give it `supports`, `evidence` or `challenges`, or say with "
                              "`for` what it supports");
    }
}

static bool shows_kind(const View *view, Kind kind)
{
    static const char *const lists[N_KINDS] = {
        [KIND_CLAIM] = "claims",
        [KIND_CHALLENGE] = "challenges",
        [KIND_COUNTERMEASURE] = "countermeasures",
        [KIND_EVIDENCE] = "evidence",
    };

    for (guint i = 0; i < view->show->len; i++) {
        if (strcmp(g_array_index(view->show, Words, i).bytes, lists[kind]) == 0)
            return true;
    }
    return view->show->len == 0;
}

/* In the depth-first order, the items below the focus follow it until one is no deeper. */
static size_t count_cards(const Argument *argument, const View *view)
{
    const Item *focus =
        view->focus.bytes != NULL ? rebut_argument_find_item(argument, view->focus.bytes) : NULL;
    size_t top = focus != NULL ? focus->depth : 0;
    size_t levels =
        view->depth.bytes != NULL ? (size_t)strtoul(view->depth.bytes, NULL, 10) : G_MAXSIZE;
    bool is_inside = focus == NULL;
    size_t count = 0;

    for (guint i = 0; i < argument->order->len; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        if (focus != NULL && is_inside && item->depth <= top)
            break;
        is_inside |= item == focus;
        if (is_inside && item->depth - top <= levels && shows_kind(view, item->kind))
            count++;
    }
    return count;
}

static void warn_of_many(const Argument *argument, Span span, size_t count,
                         Diagnostics *diagnostics)
{
    if (count <= REBUT_VIEW_CARDS)
        return;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_W0305, argument->source, span,
                              "%zu cards in one view; more than %d are hard to read on one page",
                              count, REBUT_VIEW_CARDS);
    rebut_diagnostic_help(diagnostic,
                          "divide the map into `views`, each with a `focus` or a `depth`");
}

static void lint_size(const Argument *argument, Diagnostics *diagnostics)
{
    const Item *first = g_ptr_array_index(argument->items, 0);

    for (guint i = 0; i < argument->views->len; i++) {
        const View *view = g_ptr_array_index(argument->views, i);
        warn_of_many(argument, view->name.span, count_cards(argument, view), diagnostics);
    }
    if (argument->views->len == 0)
        warn_of_many(argument,
                     argument->title.bytes != NULL ? argument->title.span : first->text.span,
                     argument->items->len, diagnostics);
}

void rebut_argument_lint(const Argument *argument, Diagnostics *diagnostics)
{
    lint_equal_texts(argument, argument->roots, diagnostics);
    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        if (item->children->len > 1)
            lint_equal_texts(argument, item->children, diagnostics);
    }
    lint_lone_claims(argument, diagnostics);
    lint_size(argument, diagnostics);
}

/* Warnings about a sound argument: what is probably not meant, or will not be read. Those about
 * bytes and words are given where they are read (bytes.c, syntax.c, read_items.c), that about links
 * in check_links.c. */
#include "argument/check.h"
#include "argument/language.h"
#include "argument/steps.h"
#include "argument/wording.h"
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
        g_autoptr(Selection) selection = rebut_selection_of_view(argument, view);
        warn_of_many(argument, view->name.span, selection->n_shown, diagnostics);
    }
    if (argument->views->len == 0)
        warn_of_many(argument,
                     argument->title.bytes != NULL ? argument->title.span : first->text.span,
                     argument->items->len, diagnostics);
}

static void warn_of_step(const Argument *argument, Words id, const Item *parent, bool is_later,
                         Diagnostics *diagnostics)
{
    g_autofree char *called = rebut_item_called(rebut_lexicon(NULL), parent);
    const char *giving = parent->id_is_made ? "give it an `id`, and " : "";
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_W0309, argument->source, id.span,
                              "`%s` appears before `%s`, which it stands under", id.bytes, called);

    if (is_later)
        rebut_diagnostic_help(diagnostic, "put `%s` into this step or one before it", called);
    else
        rebut_diagnostic_help(diagnostic,
                              "`%s` is in no step: %sput it into this one or one before it", called,
                              giving);
}

/* A card that appears without the card that it bears on says nothing yet. */
static void lint_steps(const Argument *argument, const GArray *list, Diagnostics *diagnostics)
{
    g_autoptr(StepPlan) plan = rebut_step_plan_new(argument, NULL, STEPS_BY_LIST, list);

    for (guint i = 0; i < list->len; i++) {
        const Step *step = &g_array_index(list, Step, i);
        for (guint j = 0; j < step->ids->len; j++) {
            Words id = g_array_index(step->ids, Words, j);
            const Item *item = rebut_argument_find_item(argument, id.bytes);
            if (item == NULL || item->parent == NULL ||
                plan->items[item->parent->index] <= plan->items[item->index])
                continue;
            warn_of_step(argument, id, item->parent,
                         plan->items[item->parent->index] != REBUT_STEP_NEVER, diagnostics);
        }
    }
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
    rebut_lint_script(argument, diagnostics);
    lint_steps(argument, argument->steps, diagnostics);
    for (guint i = 0; i < argument->views->len; i++) {
        const View *view = g_ptr_array_index(argument->views, i);
        lint_steps(argument, view->steps, diagnostics);
    }
}

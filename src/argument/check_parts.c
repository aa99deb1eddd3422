/* Parts may be shared (by `ref` or `for`), but nothing is a part of itself. The links "is part of"
 * are walked from each item towards its wholes, depth first with a stack of our own: an item that
 * is met again while it is still on the stack closes a circle, and the link that closed it is
 * reported. */
#include "argument/check.h"

typedef enum Mark { MARK_NEW, MARK_OPEN, MARK_DONE } Mark;

typedef struct Walk {
    const Argument *argument;
    Diagnostics *diagnostics;
    GPtrArray **wholes; /* of Link *, by item: its links of RELATION_PART; NULL for none */
    guint *next;        /* by item: the link to follow next */
    Mark *marks;        /* by item */
    GArray *stack;      /* of size_t: items that are open */
} Walk;

/* Nesting alone makes no circle, so one of its links was made by a name: that is the one to look
 * at. */
static const Link *find_named_link(const Walk *walk, const Link *closing)
{
    const Link *link = closing;

    for (guint i = walk->stack->len; link->is_nested && i > 1; i--) {
        size_t below = g_array_index(walk->stack, size_t, i - 2);
        link = g_ptr_array_index(walk->wholes[below], walk->next[below] - 1);
    }
    return link;
}

static void refuse_circle(const Walk *walk, const Link *closing)
{
    const Argument *argument = walk->argument;
    const Link *link = find_named_link(walk, closing);
    const char *id = link->from.item->id.bytes;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(walk->diagnostics, CODE_E0216, argument->source, link->span,
                              "`%s` would be a part of itself", id);

    rebut_diagnostic_help(diagnostic, "arguments may go in circles, wholes and parts may not");
}

static void open_item(Walk *walk, size_t index)
{
    walk->marks[index] = MARK_OPEN;
    g_array_append_val(walk->stack, index);
}

static void follow(Walk *walk, const Link *link)
{
    size_t whole = link->to.item->index;

    if (walk->marks[whole] == MARK_OPEN)
        refuse_circle(walk, link);
    else if (walk->marks[whole] == MARK_NEW)
        open_item(walk, whole);
}

static void walk_from(Walk *walk, size_t start)
{
    if (walk->marks[start] != MARK_NEW)
        return;
    open_item(walk, start);
    while (walk->stack->len > 0) {
        size_t index = g_array_index(walk->stack, size_t, walk->stack->len - 1);
        const GPtrArray *links = walk->wholes[index];
        if (links != NULL && walk->next[index] < links->len) {
            follow(walk, g_ptr_array_index(links, walk->next[index]++));
        } else {
            walk->marks[index] = MARK_DONE;
            g_array_set_size(walk->stack, walk->stack->len - 1);
        }
    }
}

static void collect_wholes(const Walk *walk)
{
    for (guint i = 0; i < walk->argument->links->len; i++) {
        Link *link = g_ptr_array_index(walk->argument->links, i);
        if (link->relation != RELATION_PART)
            continue;
        GPtrArray **links = &walk->wholes[link->from.item->index];
        if (*links == NULL)
            *links = g_ptr_array_new();
        g_ptr_array_add(*links, link);
    }
}

void rebut_check_parts(const Argument *argument, Diagnostics *diagnostics)
{
    size_t n_items = argument->items->len;
    g_autofree GPtrArray **wholes = g_new0(GPtrArray *, n_items + 1);
    g_autofree guint *next = g_new0(guint, n_items + 1);
    g_autofree Mark *marks = g_new0(Mark, n_items + 1);
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(size_t));
    Walk walk = {argument, diagnostics, wholes, next, marks, stack};

    collect_wholes(&walk);
    for (size_t i = 0; i < n_items; i++)
        walk_from(&walk, i);
    for (size_t i = 0; i < n_items; i++) {
        if (wholes[i] != NULL)
            g_ptr_array_unref(wholes[i]);
    }
}

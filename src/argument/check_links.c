/* Names are bound in two rounds, since `a -> b` names a link whose own ends must be bound first. In
 * between links that say the same twice become one; links that aim at the one that goes are turned
 * to the one that stays. Both look links up by the addresses of their ends, so the cost is linear.
 */
#include "argument/check.h"
#include "argument/language.h"
#include "base/near.h"
#include <string.h>

typedef struct Pair {
    const void *from, *to;
    int relation; /* or one of the following */
} Pair;

/* Beside Relation: a link of any relation; a linked premise with the conclusion of its joint. */
enum { ANY_RELATION = N_RELATIONS, PREMISE_OF };

static guint hash_pair(gconstpointer pointer)
{
    const Pair *pair = pointer;

    return g_direct_hash(pair->from) * 31 + g_direct_hash(pair->to) * 7 + (guint)pair->relation;
}

static gboolean equal_pairs(gconstpointer left, gconstpointer right)
{
    const Pair *a = left;
    const Pair *b = right;

    return a->from == b->from && a->to == b->to && a->relation == b->relation;
}

static const void *end_address(End end)
{
    switch (end.type) {
    case END_ITEM:
        return end.item;
    case END_JOINT:
        return end.joint;
    case END_LINK:
        return end.link;
    }
    return NULL;
}

static Pair pair_of(const Link *link, int relation)
{
    return (Pair){end_address(link->from), end_address(link->to), relation};
}

static bool is_bound(const Link *link)
{
    return end_address(link->from) != NULL && end_address(link->to) != NULL;
}

/* Suggestions cost a walk over all names, so only as many are made as messages are shown. */
static const char *nearest_name(const Argument *argument, const char *name,
                                Diagnostics *diagnostics)
{
    Near near;

    if (rebut_diagnostics_errors(diagnostics) > 50)
        return NULL;
    rebut_near_init(&near, name);
    for (guint i = 0; i < argument->items->len; i++)
        rebut_near_offer(&near, ((Item *)g_ptr_array_index(argument->items, i))->id.bytes);
    for (guint i = 0; i < argument->joints->len; i++) {
        const Joint *joint = g_ptr_array_index(argument->joints, i);
        if (joint->id.bytes != NULL)
            rebut_near_offer(&near, joint->id.bytes);
    }
    return near.best;
}

static void refuse_name(const Argument *argument, Words name, Diagnostics *diagnostics)
{
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0207, argument->source, name.span,
                              "no item has the id `%s`", name.bytes);
    const char *near = nearest_name(argument, name.bytes, diagnostics);

    rebut_diagnostic_label(diagnostic, "not defined");
    if (near != NULL) {
        Place place = rebut_source_place(
            argument->source, rebut_end_id_span(rebut_argument_find(argument, near)).start);
        rebut_diagnostic_help(diagnostic, "did you mean `%s`? it is defined at line %zu", near,
                              place.line);
    } else if (strchr(name.bytes, ',') != NULL) {
        rebut_diagnostic_help(diagnostic, "write several ids as a list: [%s]", name.bytes);
    }
}

static void refuse_joint(const Argument *argument, Words name, const char *where,
                         const Joint *joint, Diagnostics *diagnostics)
{
    Diagnostic *diagnostic = rebut_diagnostics_add(
        diagnostics, CODE_E0208, argument->source, name.span,
        "%s needs an item, but `%s` names linked premises", where, name.bytes);

    rebut_diagnostic_second(diagnostic, joint->id.span, "named here");
}

static const Group *find_group(const Argument *argument, const char *id)
{
    for (guint i = 0; i < argument->groups->len; i++) {
        const Group *group = g_ptr_array_index(argument->groups, i);
        if (strcmp(group->id.bytes, id) == 0)
            return group;
    }
    return NULL;
}

static bool refuse_group(const Argument *argument, Words name, const char *where,
                         Diagnostics *diagnostics)
{
    const Group *group = find_group(argument, name.bytes);

    if (group == NULL)
        return false;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0208, argument->source, name.span,
                              "%s needs an item, but `%s` names a group", where, name.bytes);
    rebut_diagnostic_second(diagnostic, group->id.span, "named here");
    return true;
}

Item *rebut_check_item(const Argument *argument, Words name, const char *where,
                       Diagnostics *diagnostics)
{
    const End *end = rebut_argument_find(argument, name.bytes);

    if (end != NULL && end->type == END_ITEM)
        return end->item;
    if (end != NULL)
        refuse_joint(argument, name, where, end->joint, diagnostics);
    else if (!refuse_group(argument, name, where, diagnostics))
        refuse_name(argument, name, diagnostics);
    return NULL;
}

static void refuse_kind(const Argument *argument, const Reference *reference, const Item *item,
                        Diagnostics *diagnostics)
{
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0208, argument->source, reference->name.span,
                              "`%s` needs %s here, but `%s` is %s", reference->list,
                              rebut_language_kind_words((Kind)reference->kind),
                              reference->name.bytes, rebut_language_kind_words(item->kind));

    rebut_diagnostic_second(diagnostic, item->id.span, "given here");
    rebut_diagnostic_help(diagnostic,
                          "write `for` or `against` at the other item instead; any kind may "
                          "use them");
}

static void bind_ref(const Argument *argument, const Reference *reference, Diagnostics *diagnostics)
{
    Item *item = rebut_check_item(argument, reference->name, "`ref`", diagnostics);

    if (item == NULL)
        return;
    if (reference->kind != N_KINDS && (int)item->kind != reference->kind)
        refuse_kind(argument, reference, item, diagnostics);
    else
        reference->link->from = rebut_end_item(item);
}

static void bind_against(const Argument *argument, const Reference *reference,
                         Diagnostics *diagnostics)
{
    const End *end = rebut_argument_find(argument, reference->name.bytes);
    Link *link = reference->link;

    if (end != NULL && end->type == END_JOINT) {
        link->to = *end;
        link->relation = RELATION_UNDERCUTS;
        return;
    }
    Item *item = rebut_check_item(argument, reference->name, "`against`", diagnostics);
    link->to = rebut_end_item(item);
    if (item != NULL && item->kind == KIND_CHALLENGE)
        link->relation = RELATION_COUNTERS;
}

static void bind_names(const Argument *argument, Diagnostics *diagnostics)
{
    for (guint i = 0; i < argument->references->len; i++) {
        const Reference *reference = &g_array_index(argument->references, Reference, i);
        switch (reference->role) {
        case ROLE_REF:
            bind_ref(argument, reference, diagnostics);
            break;
        case ROLE_FOR:
            reference->link->to =
                rebut_end_item(rebut_check_item(argument, reference->name, "`for`", diagnostics));
            break;
        case ROLE_AGAINST:
            bind_against(argument, reference, diagnostics);
            break;
        case ROLE_AGAINST_LINK:
            break;
        }
    }
}

/* A link under two keys: with its relation, for finding its like, and with any, for `a -> b`. */
static Link *find_link(GHashTable *links, const void *from, const void *to, int relation)
{
    Pair pair = {from, to, relation};

    return g_hash_table_lookup(links, &pair);
}

static void enter_link(GHashTable *links, Link *link)
{
    Pair exact = pair_of(link, (int)link->relation);
    Pair any = pair_of(link, ANY_RELATION);

    g_hash_table_insert(links, g_memdup2(&exact, sizeof exact), link);
    if (!g_hash_table_contains(links, &any))
        g_hash_table_insert(links, g_memdup2(&any, sizeof any), link);
}

/* Enters each bound link; notes in `kept` which link stays for each that says the same again. */
static void enter_links(const Argument *argument, GHashTable *links, GHashTable *kept)
{
    for (guint i = 0; i < argument->links->len; i++) {
        Link *link = g_ptr_array_index(argument->links, i);
        if (!is_bound(link) || link->to.type == END_LINK)
            continue;
        Link *before =
            find_link(links, end_address(link->from), end_address(link->to), (int)link->relation);
        if (before != NULL)
            g_hash_table_insert(kept, link, before);
        else
            enter_link(links, link);
    }
}

/* The conclusion of each joint, by its index. */
static GPtrArray *find_conclusions(const Argument *argument)
{
    GPtrArray *conclusions = g_ptr_array_new();

    g_ptr_array_set_size(conclusions, (gint)argument->joints->len);
    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        if (link->from.type == END_JOINT && link->to.type == END_ITEM)
            conclusions->pdata[link->from.joint->index] = link->to.item;
    }
    return conclusions;
}

/* The link from one end to the other; from a linked premise to the conclusion it is the premise's
 * link. */
static Link *find_between(GHashTable *links, End from, End to)
{
    Link *link = find_link(links, end_address(from), end_address(to), ANY_RELATION);

    return link != NULL ? link : find_link(links, end_address(from), end_address(to), PREMISE_OF);
}

static void enter_premises(const Argument *argument, GHashTable *links)
{
    g_autoptr(GPtrArray) conclusions = find_conclusions(argument);

    for (guint i = 0; i < argument->links->len; i++) {
        Link *link = g_ptr_array_index(argument->links, i);
        if (!is_bound(link) || link->to.type != END_JOINT || link->relation != RELATION_SUPPORTS)
            continue;
        Pair pair = {link->from.item, conclusions->pdata[link->to.joint->index], PREMISE_OF};
        if (!g_hash_table_contains(links, &pair))
            g_hash_table_insert(links, g_memdup2(&pair, sizeof pair), link);
    }
}

static const End *find_end(const Argument *argument, Words name, Diagnostics *diagnostics)
{
    const End *end = rebut_argument_find(argument, name.bytes);

    if (end == NULL && !refuse_group(argument, name, "`against`", diagnostics))
        refuse_name(argument, name, diagnostics);
    return end;
}

static void refuse_link(const Argument *argument, const Reference *reference, bool is_reversed,
                        Diagnostics *diagnostics)
{
    Diagnostic *diagnostic = rebut_diagnostics_add(
        diagnostics, CODE_E0215, argument->source, reference->link->span,
        "there is no link from `%s` to `%s`", reference->name.bytes, reference->second.bytes);

    if (is_reversed)
        rebut_diagnostic_help(diagnostic,
                              "did you mean `%s -> %s`? a link runs from what supports or "
                              "challenges to what it bears on",
                              reference->second.bytes, reference->name.bytes);
}

typedef struct Binding {
    const Argument *argument;
    GHashTable *links; /* Pair * to Link * */
    GHashTable *kept;  /* a link that goes to the one that stays */
    Diagnostics *diagnostics;
} Binding;

static void bind_link_name(const Binding *binding, const Reference *reference)
{
    const Argument *argument = binding->argument;
    const End *from = find_end(argument, reference->name, binding->diagnostics);
    const End *to = find_end(argument, reference->second, binding->diagnostics);

    if (from == NULL || to == NULL)
        return;
    Link *link = find_between(binding->links, *from, *to);
    if (link != NULL) {
        bool is_inference = link->from.type == END_JOINT;
        reference->link->to = is_inference ? link->from : rebut_end_link(link);
        return;
    }
    Link *reverse = find_between(binding->links, *to, *from);
    refuse_link(argument, reference, reverse != NULL, binding->diagnostics);
}

static void bind_link_names(const Binding *binding)
{
    const GArray *references = binding->argument->references;

    for (guint i = 0; i < references->len; i++) {
        const Reference *reference = &g_array_index(references, Reference, i);
        if (reference->role == ROLE_AGAINST_LINK)
            bind_link_name(binding, reference);
    }
}

/* Links that aim at a link that goes aim at the one that stays; then they too may be alike. */
static void enter_undercuts(const Binding *binding)
{
    for (guint i = 0; i < binding->argument->links->len; i++) {
        Link *link = g_ptr_array_index(binding->argument->links, i);
        if (!is_bound(link) || link->to.type != END_LINK)
            continue;
        Link *aim = g_hash_table_lookup(binding->kept, link->to.link);
        if (aim != NULL)
            link->to.link = aim;
        Link *before =
            find_link(binding->links, end_address(link->from), link->to.link, RELATION_UNDERCUTS);
        if (before != NULL)
            g_hash_table_insert(binding->kept, link, before);
        else
            enter_link(binding->links, link);
    }
}

static void warn_of_repeated(const Argument *argument, const Link *link, const Link *before,
                             Diagnostics *diagnostics)
{
    Diagnostic *diagnostic = rebut_diagnostics_add(diagnostics, CODE_W0307, argument->source,
                                                   link->span, "this link is given twice");

    rebut_diagnostic_second(diagnostic, before->span, "first given here");
    rebut_diagnostic_help(diagnostic, "remove one of the two");
}

/* Drops the links that have a like, and numbers the rest. */
static void drop_repeated(const Binding *binding)
{
    GPtrArray *links = binding->argument->links;
    guint n_kept = 0;

    for (guint i = 0; i < links->len; i++) {
        Link *link = g_ptr_array_index(links, i);
        Link *before = g_hash_table_lookup(binding->kept, link);
        if (before == NULL) {
            link->index = n_kept;
            links->pdata[n_kept++] = link;
            continue;
        }
        warn_of_repeated(binding->argument, link, before, binding->diagnostics);
        before->is_nested |= link->is_nested;
        rebut_link_free(link);
    }
    for (guint i = n_kept; i < links->len; i++)
        links->pdata[i] = NULL;
    g_ptr_array_set_size(links, (gint)n_kept);
}

static void refuse_self_links(const Argument *argument, Diagnostics *diagnostics)
{
    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        bool is_self = is_bound(link) && link->relation != RELATION_PART &&
                       link->from.type == END_ITEM && link->to.type == END_ITEM &&
                       link->from.item == link->to.item;
        if (is_self)
            rebut_diagnostics_add(diagnostics, CODE_E0223, argument->source, link->span,
                                  "`%s` would %s itself", link->from.item->id.bytes,
                                  link->relation == RELATION_SUPPORTS ? "support" : "be against");
    }
}

void rebut_check_links(Argument *argument, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) links = g_hash_table_new_full(hash_pair, equal_pairs, g_free, NULL);
    g_autoptr(GHashTable) kept = g_hash_table_new(NULL, NULL);

    bind_names(argument, diagnostics);
    Binding binding = {argument, links, kept, diagnostics};
    enter_links(argument, links, kept);
    enter_premises(argument, links);
    bind_link_names(&binding);
    enter_undercuts(&binding);
    drop_repeated(&binding);
    refuse_self_links(argument, diagnostics);
}

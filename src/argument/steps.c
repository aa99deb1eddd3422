/* Items get their steps first; then what hangs on them. A link appears with the later of its ends,
 * a joint with its conclusion and the first of its premises, and what attacks a link not before
 * that link. Gaps are closed at last, when it is known which steps show anything. */
#include "argument/steps.h"
#include "argument/check.h"
#include <string.h>

static guint *never(guint length)
{
    guint *steps = g_new(guint, length + 1);

    for (guint i = 0; i <= length; i++)
        steps[i] = REBUT_STEP_NEVER;
    return steps;
}

static void show_rest(StepPlan *plan, const Argument *argument, guint step)
{
    for (guint i = 0; i < argument->items->len; i++)
        if (plan->items[i] == REBUT_STEP_NEVER)
            plan->items[i] = step;
}

static void step_by_list(StepPlan *plan, const Argument *argument, const GArray *list)
{
    for (guint i = 0; i < list->len; i++) {
        const Step *step = &g_array_index(list, Step, i);
        for (guint j = 0; j < step->ids->len; j++) {
            const char *id = g_array_index(step->ids, Words, j).bytes;
            if (strcmp(id, "rest") == 0) {
                show_rest(plan, argument, i + 1);
                continue;
            }
            const Item *item = rebut_argument_find_item(argument, id);
            if (item != NULL)
                plan->items[item->index] = MIN(plan->items[item->index], i + 1);
        }
    }
}

/* Reading order has parents before what is below them. */
static void step_by_tree(StepPlan *plan, const Argument *argument, const Selection *selection,
                         StepsBy by)
{
    guint n_branches = 1;

    for (guint i = 0; i < argument->order->len; i++) {
        const Item *item = g_ptr_array_index(argument->order, i), *parent = item->parent;
        if (!rebut_selection_shows(selection, item))
            continue;
        if (parent == NULL || !rebut_selection_shows(selection, parent))
            plan->items[item->index] = 1;
        else if (by == STEPS_BY_DEPTH)
            plan->items[item->index] = plan->items[parent->index] + 1;
        else if (plan->items[parent->index] == 1)
            plan->items[item->index] = ++n_branches;
        else
            plan->items[item->index] = plan->items[parent->index];
    }
}

static guint step_of_end(const StepPlan *plan, const End *end)
{
    switch (end->type) {
    case END_ITEM:
        return plan->items[end->item->index];
    case END_JOINT:
        return plan->joints[end->joint->index];
    case END_LINK:
        return plan->links[end->link->index];
    }
    return REBUT_STEP_NEVER;
}

static void step_joints(StepPlan *plan, const Argument *argument)
{
    g_autofree Item **conclusions = rebut_argument_conclusions(argument);

    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        if (link->to.type != END_JOINT || link->relation != RELATION_SUPPORTS ||
            link->from.type != END_ITEM)
            continue;
        guint *joint = &plan->joints[link->to.joint->index];
        *joint = MIN(*joint, plan->items[link->from.item->index]);
    }
    for (guint i = 0; i < argument->joints->len; i++)
        if (conclusions[i] != NULL)
            plan->joints[i] = MAX(plan->joints[i], plan->items[conclusions[i]->index]);
}

/* Links onto links come second; onto these there are none. */
static void step_links(StepPlan *plan, const Argument *argument)
{
    for (int round = 0; round < 2; round++) {
        for (guint i = 0; i < argument->links->len; i++) {
            const Link *link = g_ptr_array_index(argument->links, i);
            if ((link->to.type == END_LINK) != (round == 1))
                continue;
            plan->links[i] = MAX(step_of_end(plan, &link->from), step_of_end(plan, &link->to));
            if (round == 0)
                continue;
            guint *attack = &plan->attacks[link->to.link->index];
            *attack = MIN(*attack, plan->links[i]);
        }
    }
}

/* Hides what is not selected, and closes the gaps that empty steps leave. */
static void close_gaps(StepPlan *plan, const Argument *argument, const Selection *selection,
                       guint most)
{
    g_autofree guint *renumbered = g_new0(guint, most + 2);

    for (guint i = 0; i < argument->items->len; i++) {
        if (!rebut_selection_shows(selection, g_ptr_array_index(argument->items, i)))
            plan->items[i] = REBUT_STEP_NEVER;
        if (plan->items[i] != REBUT_STEP_NEVER)
            renumbered[plan->items[i]] = 1;
    }
    for (guint step = 1; step <= most; step++)
        if (renumbered[step] != 0)
            renumbered[step] = ++plan->n_steps;
    for (guint i = 0; i < argument->items->len; i++)
        if (plan->items[i] != REBUT_STEP_NEVER)
            plan->items[i] = renumbered[plan->items[i]];
}

StepPlan *rebut_step_plan_new(const Argument *argument, const Selection *selection, StepsBy by,
                              const GArray *list)
{
    StepPlan *plan = g_new0(StepPlan, 1);

    plan->items = never(argument->items->len);
    plan->joints = never(argument->joints->len);
    plan->links = never(argument->links->len);
    plan->attacks = never(argument->links->len);
    if (by == STEPS_BY_LIST)
        step_by_list(plan, argument, list);
    else
        step_by_tree(plan, argument, selection, by);
    close_gaps(plan, argument, selection,
               by == STEPS_BY_LIST ? list->len : argument->items->len + 1);
    step_joints(plan, argument);
    step_links(plan, argument);
    return plan;
}

void rebut_step_plan_free(StepPlan *plan)
{
    if (plan == NULL)
        return;
    g_free(plan->items);
    g_free(plan->joints);
    g_free(plan->links);
    g_free(plan->attacks);
    g_free(plan);
}

guint rebut_step_plan_group(const StepPlan *plan, const Group *group)
{
    guint first = REBUT_STEP_NEVER;

    for (guint i = 0; i < group->members->len; i++) {
        const Item *member = g_ptr_array_index(group->members, i);
        first = MIN(first, plan->items[member->index]);
    }
    return first;
}

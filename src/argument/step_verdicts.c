/* Each step is labelled on from the one before (labelling.h). What differs from an item's last
 * spell begins the next; spells come in the order of steps, and a counting sort brings them into
 * rows, one an item. */
#include "argument/step_verdicts.h"
#include "argument/labelling.h"
#include "argument/verdict.h"

typedef struct Turn {
    guint item; /* its index */
    VerdictSpell spell;
} Turn;

struct StepVerdicts {
    VerdictSpell *spells;
    size_t *starts; /* of each item's in `spells`, and one more: where the last one ends */
};

/* By item index: the first step with an attack on it. */
static guint *first_attacks(const Argument *argument, const StepPlan *plan)
{
    guint *steps = g_new(guint, argument->items->len + 1);

    for (guint i = 0; i <= argument->items->len; i++)
        steps[i] = REBUT_STEP_NEVER;
    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        if (rebut_link_is_attack(link) && link->to.type == END_ITEM)
            steps[link->to.item->index] = MIN(steps[link->to.item->index], plan->links[i]);
    }
    return steps;
}

static bool is_same(const VerdictSpell *left, const VerdictSpell *right)
{
    return left->status == right->status && left->is_unsupported == right->is_unsupported &&
           left->is_telling == right->is_telling;
}

/* Appends the turns of a step that is labelled. `last` holds each item's spell so far, its step 0
 * for none. */
static void add_turns(GArray *turns, const Argument *argument, const Labelling *labelling,
                      const guint *attacks, VerdictSpell *last, guint step)
{
    for (guint i = 0; i < labelling->changed->len; i++) {
        size_t index = g_array_index(labelling->changed, size_t, i);
        const Item *item = g_ptr_array_index(argument->items, index);
        Label label = labelling->nodes[index];
        Turn turn = {(guint)index,
                     {.first_step = step,
                      .status = rebut_status_of(item->kind, label, labelling->is_set_aside[index]),
                      .is_unsupported = labelling->is_unsupported[index],
                      .is_telling = attacks[index] <= step || item->kind == KIND_CHALLENGE ||
                                    label != LABEL_IN}};
        if (last[index].first_step != 0 && is_same(&last[index], &turn.spell))
            continue;
        last[index] = turn.spell;
        g_array_append_val(turns, turn);
    }
}

static StepVerdicts *sort_turns(const GArray *turns, guint n_items)
{
    StepVerdicts *verdicts = g_new(StepVerdicts, 1);
    size_t *starts = g_new0(size_t, (gsize)n_items + 2);

    verdicts->starts = starts;
    verdicts->spells = g_new(VerdictSpell, turns->len + 1);
    for (guint i = 0; i < turns->len; i++)
        starts[g_array_index(turns, Turn, i).item + 2]++;
    for (gsize i = 2; i < (gsize)n_items + 2; i++)
        starts[i] += starts[i - 1];
    /* One place to the right of where it belongs, each start moves to its own as its row fills. */
    for (guint i = 0; i < turns->len; i++) {
        const Turn *turn = &g_array_index(turns, Turn, i);
        verdicts->spells[starts[turn->item + 1]++] = turn->spell;
    }
    return verdicts;
}

StepVerdicts *rebut_step_verdicts_new(const Argument *argument, const StepPlan *plan)
{
    g_autoptr(GArray) turns = g_array_new(FALSE, FALSE, sizeof(Turn));
    g_autoptr(Labelling) labelling = rebut_labelling_new(argument, plan);
    g_autofree guint *attacks = first_attacks(argument, plan);
    g_autofree VerdictSpell *last = g_new0(VerdictSpell, argument->items->len + 1);

    for (guint step = 1; step <= plan->n_steps; step++) {
        rebut_labelling_show(labelling, step);
        add_turns(turns, argument, labelling, attacks, last, step);
    }
    return sort_turns(turns, argument->items->len);
}

void rebut_step_verdicts_free(StepVerdicts *verdicts)
{
    if (verdicts == NULL)
        return;
    g_free(verdicts->spells);
    g_free(verdicts->starts);
    g_free(verdicts);
}

const VerdictSpell *rebut_step_verdicts_of(const StepVerdicts *verdicts, const Item *item,
                                           size_t *n_spells)
{
    size_t start = verdicts->starts[item->index];

    *n_spells = verdicts->starts[item->index + 1] - start;
    return &verdicts->spells[start];
}

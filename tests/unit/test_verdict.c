/* Verdicts against the definition in docs/verdicts.md, twice written down here without a look at
 * how they are found: as conditions that are applied to everything until nothing changes, and, for
 * small frameworks, as the least of all labellings that meet the conditions. Frameworks are random,
 * with every kind of link onto everything; the seeds are fixed. */
#include "argument/model.h"
#include "argument/step_verdicts.h"
#include "argument/verdict.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* How many items, joints and links a random framework has at most. */
typedef struct Size {
    int items, joints, links;
} Size;

/* The truth values of the definition, ordered: out < undecided < in. */
typedef enum Value { OUT, UNDECIDED, IN } Value;

static Value value_of_label(Label label)
{
    return label == LABEL_IN ? IN : label == LABEL_OUT ? OUT : UNDECIDED;
}

typedef struct Labelling {
    Value *items, *joints, *links; /* by index */
} Labelling;

static Labelling labelling_new(const Argument *argument)
{
    Labelling all = {g_new(Value, argument->items->len + 1),
                     g_new(Value, argument->joints->len + 1),
                     g_new(Value, argument->links->len + 1)};

    for (guint i = 0; i <= argument->items->len; i++)
        all.items[i] = UNDECIDED;
    for (guint i = 0; i <= argument->joints->len; i++)
        all.joints[i] = UNDECIDED;
    for (guint i = 0; i <= argument->links->len; i++)
        all.links[i] = UNDECIDED;
    return all;
}

static void labelling_clear(Labelling *all)
{
    g_free(all->items);
    g_free(all->joints);
    g_free(all->links);
}

static const Link *nth_link(const Argument *argument, guint i)
{
    return g_ptr_array_index(argument->links, i);
}

static bool aims_at(const Link *link, EndType type, size_t index)
{
    if (link->to.type != type)
        return false;
    return index == (type == END_ITEM    ? link->to.item->index
                     : type == END_JOINT ? link->to.joint->index
                                         : link->to.link->index);
}

static Value carried(const Link *link, const Labelling *all)
{
    Value start = link->from.type == END_ITEM ? all->items[link->from.item->index]
                                              : all->joints[link->from.joint->index];

    return MIN(start, all->links[link->index]);
}

static bool is_against(const Link *link)
{
    return link->relation == RELATION_CHALLENGES || link->relation == RELATION_COUNTERS ||
           link->relation == RELATION_UNDERCUTS;
}

/* In when all that is against it is out, out when some of it is in. */
static Value unattacked(const Argument *argument, const Labelling *all, EndType type, size_t index)
{
    Value worst = OUT;

    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = nth_link(argument, i);
        if (is_against(link) && aims_at(link, type, index))
            worst = MAX(worst, carried(link, all));
    }
    return worst == IN ? OUT : worst == OUT ? IN : UNDECIDED;
}

static Value item_value(const Argument *argument, const Labelling *all, size_t index)
{
    Value best_part = OUT;
    bool has_parts = false;

    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = nth_link(argument, i);
        if (link->relation != RELATION_PART || !aims_at(link, END_ITEM, index))
            continue;
        has_parts = true;
        best_part = MAX(best_part, carried(link, all));
    }
    Value value = unattacked(argument, all, END_ITEM, index);
    return has_parts ? MIN(value, best_part) : value;
}

static Value joint_value(const Argument *argument, const Labelling *all, size_t index)
{
    Value value = unattacked(argument, all, END_JOINT, index);

    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = nth_link(argument, i);
        if (link->relation == RELATION_SUPPORTS && aims_at(link, END_JOINT, index))
            value = MIN(value, carried(link, all));
    }
    return value;
}

/* Applies the conditions to all of `before`; true when something came out otherwise. */
static bool apply(const Argument *argument, const Labelling *before, Labelling *after)
{
    bool is_changed = false;

    for (guint i = 0; i < argument->items->len; i++) {
        after->items[i] = item_value(argument, before, i);
        is_changed |= after->items[i] != before->items[i];
    }
    for (guint i = 0; i < argument->joints->len; i++) {
        after->joints[i] = joint_value(argument, before, i);
        is_changed |= after->joints[i] != before->joints[i];
    }
    for (guint i = 0; i < argument->links->len; i++) {
        after->links[i] = unattacked(argument, before, END_LINK, i);
        is_changed |= after->links[i] != before->links[i];
    }
    return is_changed;
}

static void assert_labels(const Argument *argument, const Labelling *all)
{
    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        assert_int_equal(value_of_label(item->label), all->items[i]);
    }
    for (guint i = 0; i < argument->joints->len; i++) {
        const Joint *joint = g_ptr_array_index(argument->joints, i);
        assert_int_equal(value_of_label(joint->label), all->joints[i]);
    }
    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = nth_link(argument, i);
        assert_int_equal(value_of_label(link->label), all->links[i]);
        assert_int_equal(value_of_label(link->carries), carried(link, all));
    }
}

/* The two marks beside the labels, from their definitions. */
static void assert_marks(const Argument *argument)
{
    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        size_t supports = 0, lost = 0, own = 0, own_out = 0;
        for (guint j = 0; j < argument->links->len; j++) {
            const Link *link = nth_link(argument, j);
            if (link->relation == RELATION_SUPPORTS && aims_at(link, END_ITEM, i)) {
                supports++;
                lost += link->carries == LABEL_OUT;
            }
            if (link->from.type == END_ITEM && link->from.item == item) {
                own++;
                own_out += link->label == LABEL_OUT;
            }
        }
        assert_int_equal(item->is_unsupported, supports > 0 && lost == supports);
        assert_int_equal(item->is_set_aside, item->label == LABEL_IN && own > 0 && own_out == own);
    }
}

/* Every item gets a reason that begins with its word; what is out or undecided names a cause. */
static void assert_reasons(const Argument *argument)
{
    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        g_autoptr(Reason) reason = rebut_verdict_reason(argument, item);
        const char *word = rebut_verdict_name(item);
        assert_true(g_str_has_prefix(reason->words, word));
        assert_true(strlen(reason->words) > strlen(word) + 4);
        if (item->label != LABEL_IN)
            assert_true(reason->because->len > 0);
    }
}

static Item *any_item(GRand *random, const Argument *argument)
{
    return g_ptr_array_index(argument->items,
                             (guint)g_rand_int_range(random, 0, (gint)argument->items->len));
}

static End any_aim(GRand *random, const Argument *argument)
{
    int draw = g_rand_int_range(random, 0, 10);

    if (draw < 3 && argument->links->len > 0)
        return rebut_end_link(g_ptr_array_index(
            argument->links, (guint)g_rand_int_range(random, 0, (gint)argument->links->len)));
    if (draw < 4 && argument->joints->len > 0)
        return rebut_end_joint(g_ptr_array_index(
            argument->joints, (guint)g_rand_int_range(random, 0, (gint)argument->joints->len)));
    return rebut_end_item(any_item(random, argument));
}

/* A part comes behind its whole, so that nothing is a part of itself. */
static void add_part(GRand *random, Argument *argument, Span nowhere)
{
    Item *part = any_item(random, argument), *whole = any_item(random, argument);

    if (part->index > whole->index)
        rebut_argument_add_link(argument, RELATION_PART, rebut_end_item(part),
                                rebut_end_item(whole), nowhere);
}

static void add_attack(GRand *random, Argument *argument, Span nowhere)
{
    End from = rebut_end_item(any_item(random, argument));
    End to = any_aim(random, argument);
    Relation relation = to.type != END_ITEM               ? RELATION_UNDERCUTS
                        : to.item->kind == KIND_CHALLENGE ? RELATION_COUNTERS
                                                          : RELATION_CHALLENGES;

    rebut_argument_add_link(argument, relation, from, to, nowhere);
}

static void add_joint(GRand *random, Argument *argument, Span nowhere)
{
    Joint *joint = rebut_argument_add_joint(argument, nowhere);
    int premises = g_rand_int_range(random, 1, 4);

    for (int i = 0; i < premises; i++)
        rebut_argument_add_link(argument, RELATION_SUPPORTS,
                                rebut_end_item(any_item(random, argument)), rebut_end_joint(joint),
                                nowhere);
    rebut_argument_add_link(argument, RELATION_SUPPORTS, rebut_end_joint(joint),
                            rebut_end_item(any_item(random, argument)), nowhere);
}

static Argument *random_argument(GRand *random, const Source *source, Size size)
{
    static char id[] = "x";
    Argument *argument = rebut_argument_new(source);
    Span nowhere = {0, 0};
    int items = g_rand_int_range(random, 1, size.items + 1);
    int joints = g_rand_int_range(random, 0, size.joints + 1);
    int links = g_rand_int_range(random, 0, size.links + 1);

    for (int i = 0; i < items; i++) {
        Kind kind = (Kind)g_rand_int_range(random, 0, N_KINDS);
        rebut_argument_add_item(argument, kind, nowhere)->id.bytes = id;
    }
    for (int i = 0; i < joints; i++)
        add_joint(random, argument, nowhere);
    for (int i = 0; i < links; i++) {
        int draw = g_rand_int_range(random, 0, 10);
        if (draw == 0)
            rebut_argument_add_link(argument, RELATION_SUPPORTS,
                                    rebut_end_item(any_item(random, argument)),
                                    rebut_end_item(any_item(random, argument)), nowhere);
        else if (draw < 3)
            add_part(random, argument, nowhere);
        else
            add_attack(random, argument, nowhere);
    }
    return argument;
}

static void hold_against_fixpoint(const Argument *argument)
{
    Labelling now = labelling_new(argument), next = labelling_new(argument);

    while (apply(argument, &now, &next)) {
        Labelling before = now;
        now = next;
        next = before;
    }
    assert_labels(argument, &now);
    labelling_clear(&now);
    labelling_clear(&next);
}

/* The nth of the 3^k labellings of k nodes. */
static void spell(const Argument *argument, size_t number, Labelling *all)
{
    Value *parts[] = {all->items, all->joints, all->links};
    guint lengths[] = {argument->items->len, argument->joints->len, argument->links->len};

    for (size_t part = 0; part < G_N_ELEMENTS(parts); part++) {
        for (guint i = 0; i < lengths[part]; i++, number /= 3)
            parts[part][i] = (Value)(number % 3);
    }
}

static void keep_common(Value *common, const Value *values, guint length)
{
    for (guint i = 0; i < length; i++) {
        if (common[i] != values[i])
            common[i] = UNDECIDED;
    }
}

/* What all labellings that meet the conditions agree in; it meets them itself. */
static void hold_against_all_labellings(const Argument *argument)
{
    guint n_nodes = argument->items->len + argument->joints->len + argument->links->len;
    Labelling all = labelling_new(argument), applied = labelling_new(argument);
    Labelling common = labelling_new(argument);
    size_t n_labellings = 1, n_met = 0;

    for (guint i = 0; i < n_nodes; i++)
        n_labellings *= 3;
    for (size_t number = 0; number < n_labellings; number++) {
        spell(argument, number, &all);
        if (apply(argument, &all, &applied))
            continue;
        if (n_met++ == 0)
            spell(argument, number, &common);
        keep_common(common.items, all.items, argument->items->len);
        keep_common(common.joints, all.joints, argument->joints->len);
        keep_common(common.links, all.links, argument->links->len);
    }
    assert_true(n_met > 0);
    assert_labels(argument, &common);
    labelling_clear(&all);
    labelling_clear(&applied);
    labelling_clear(&common);
}

static void test_random(void **state)
{
    g_autoptr(Source) source = rebut_source_new("random", "", 0);
    g_autoptr(GRand) random = g_rand_new_with_seed(20241);
    size_t n_labels[N_LABELS] = {0};

    (void)state;
    for (int i = 0; i < 20000; i++) {
        Size size = i % 2 == 0 ? (Size){12, 2, 24} : (Size){30, 4, 40};
        g_autoptr(Argument) argument = random_argument(random, source, size);
        rebut_argument_judge(argument);
        hold_against_fixpoint(argument);
        assert_marks(argument);
        assert_reasons(argument);
        for (guint j = 0; j < argument->items->len; j++)
            n_labels[((Item *)g_ptr_array_index(argument->items, j))->label]++;
    }
    /* Frameworks that are all alike would hold nothing. */
    for (int label = 0; label < N_LABELS; label++)
        assert_true(n_labels[label] > 10000);
}

static void test_least(void **state)
{
    g_autoptr(Source) source = rebut_source_new("random", "", 0);
    g_autoptr(GRand) random = g_rand_new_with_seed(51966);

    (void)state;
    for (int i = 0; i < 3000; i++) {
        g_autoptr(Argument) argument = random_argument(random, source, (Size){4, 0, 5});
        rebut_argument_judge(argument);
        hold_against_all_labellings(argument);
    }
}

static void test_twice(void **state)
{
    g_autoptr(Source) source = rebut_source_new("random", "", 0);
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    g_autoptr(Argument) argument = random_argument(random, source, (Size){40, 4, 60});

    (void)state;
    rebut_argument_judge(argument);
    rebut_argument_judge(argument);
    hold_against_fixpoint(argument);
}

/* A plan by which each item appears in one of a few steps or never, and what hangs on others with
 * the last of them. */
static StepPlan *random_plan(GRand *random, const Argument *argument)
{
    enum { STEPS = 4 };
    StepPlan *plan = g_new0(StepPlan, 1);

    plan->n_steps = STEPS;
    plan->items = g_new(guint, argument->items->len + 1);
    plan->joints = g_new(guint, argument->joints->len + 1);
    plan->links = g_new(guint, argument->links->len + 1);
    for (guint i = 0; i < argument->items->len; i++) {
        int step = g_rand_int_range(random, 1, STEPS + 2);
        plan->items[i] = step > STEPS ? REBUT_STEP_NEVER : (guint)step;
    }
    for (guint i = 0; i < argument->joints->len; i++)
        plan->joints[i] = (guint)g_rand_int_range(random, 1, STEPS + 1);
    for (guint i = 0; i < argument->links->len; i++) {
        const End *ends[] = {&nth_link(argument, i)->from, &nth_link(argument, i)->to};
        plan->links[i] = 0;
        for (int end = 0; end < 2; end++)
            plan->links[i] = MAX(plan->links[i], ends[end]->type == END_ITEM
                                                     ? plan->items[ends[end]->item->index]
                                                 : ends[end]->type == END_JOINT
                                                     ? plan->joints[ends[end]->joint->index]
                                                     : plan->links[ends[end]->link->index]);
    }
    return plan;
}

/* What `whole` has at an index, in the cut map; NULL where that does not hold it. */
typedef struct Cut {
    Argument *argument;
    void **items, **joints, **links;
} Cut;

static End cut_end(const Cut *cut, const End *end)
{
    switch (end->type) {
    case END_ITEM:
        return rebut_end_item(cut->items[end->item->index]);
    case END_JOINT:
        return rebut_end_joint(cut->joints[end->joint->index]);
    case END_LINK:
        break;
    }
    return rebut_end_link(cut->links[end->link->index]);
}

/* A map of its own that holds what the plan shows up to a step. */
static Cut cut_at(const Argument *whole, const StepPlan *plan, guint step)
{
    static char id[] = "x";
    Span nowhere = {0, 0};
    Cut cut = {rebut_argument_new(whole->source), g_new0(void *, whole->items->len + 1),
               g_new0(void *, whole->joints->len + 1), g_new0(void *, whole->links->len + 1)};

    for (guint i = 0; i < whole->items->len; i++) {
        const Item *item = g_ptr_array_index(whole->items, i);
        if (plan->items[i] > step)
            continue;
        Item *copy = rebut_argument_add_item(cut.argument, item->kind, nowhere);
        copy->id.bytes = id;
        cut.items[i] = copy;
    }
    for (guint i = 0; i < whole->joints->len; i++)
        if (plan->joints[i] <= step)
            cut.joints[i] = rebut_argument_add_joint(cut.argument, nowhere);
    for (guint i = 0; i < whole->links->len; i++) {
        const Link *link = nth_link(whole, i);
        if (plan->links[i] <= step)
            cut.links[i] =
                rebut_argument_add_link(cut.argument, link->relation, cut_end(&cut, &link->from),
                                        cut_end(&cut, &link->to), nowhere);
    }
    rebut_argument_judge(cut.argument);
    return cut;
}

static void cut_clear(Cut *cut)
{
    rebut_argument_free(cut->argument);
    g_free(cut->items);
    g_free(cut->joints);
    g_free(cut->links);
}

/* The spell in which a step falls; NULL while the item is not shown. */
static const VerdictSpell *spell_at(const StepVerdicts *verdicts, const Item *item, guint step)
{
    size_t n;
    const VerdictSpell *spells = rebut_step_verdicts_of(verdicts, item, &n);

    while (n > 0 && spells[n - 1].first_step > step)
        n--;
    return n > 0 ? &spells[n - 1] : NULL;
}

/* Returns how many items stand otherwise than in the whole map. */
static size_t hold_step_against_cut(const Argument *argument, const StepPlan *plan,
                                    const StepVerdicts *verdicts, guint step)
{
    Cut cut = cut_at(argument, plan, step);
    size_t n_otherwise = 0;

    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i), *alone = cut.items[i];
        const VerdictSpell *spell = spell_at(verdicts, item, step);
        assert_int_equal(spell == NULL, alone == NULL);
        if (alone == NULL)
            continue;
        assert_int_equal(spell->status, rebut_verdict_status(alone));
        assert_int_equal(spell->is_unsupported, alone->is_unsupported);
        assert_int_equal(spell->is_telling, rebut_verdict_is_telling(cut.argument, alone));
        n_otherwise += spell->status != rebut_verdict_status(item);
    }
    cut_clear(&cut);
    return n_otherwise;
}

/* A step is judged as a map that ends there, and the labels of the whole stay. */
static void test_steps(void **state)
{
    g_autoptr(Source) source = rebut_source_new("random", "", 0);
    g_autoptr(GRand) random = g_rand_new_with_seed(2718);
    size_t n_otherwise = 0;

    (void)state;
    for (int i = 0; i < 5000; i++) {
        g_autoptr(Argument) argument = random_argument(random, source, (Size){14, 3, 24});
        g_autoptr(StepPlan) plan = random_plan(random, argument);
        rebut_argument_judge(argument);
        g_autoptr(StepVerdicts) verdicts = rebut_step_verdicts_new(argument, plan);
        hold_against_fixpoint(argument);
        for (guint step = 1; step <= plan->n_steps; step++)
            n_otherwise += hold_step_against_cut(argument, plan, verdicts, step);
    }
    assert_true(n_otherwise > 10000);
}

/* What a card is laid out for: each way in which it ever stands, once for as long as it does. */
static void test_spells(void **state)
{
    g_autoptr(Source) source = rebut_source_new("spells", "", 0);
    g_autoptr(Argument) argument = rebut_argument_new(source);
    const guint steps[] = {1, 2, 3}, links[] = {2, 3};
    guint items[3], link_steps[2], none[1];
    const Kind kinds[] = {KIND_CLAIM, KIND_CHALLENGE, KIND_COUNTERMEASURE};
    const StepPlan plan = {4, items, none, link_steps, none};
    size_t n;

    (void)state;
    memcpy(items, steps, sizeof items);
    memcpy(link_steps, links, sizeof link_steps);
    for (int i = 0; i < 3; i++)
        rebut_argument_add_item(argument, kinds[i], (Span){0, 0});
    for (guint i = 0; i < 2; i++)
        rebut_argument_add_link(argument, i == 0 ? RELATION_CHALLENGES : RELATION_COUNTERS,
                                rebut_end_item(g_ptr_array_index(argument->items, i + 1)),
                                rebut_end_item(g_ptr_array_index(argument->items, i)),
                                (Span){0, 0});
    rebut_argument_judge(argument);
    g_autoptr(StepVerdicts) verdicts = rebut_step_verdicts_new(argument, &plan);
    const VerdictSpell *spells =
        rebut_step_verdicts_of(verdicts, g_ptr_array_index(argument->items, 0), &n);
    assert_int_equal(n, 3);
    assert_int_equal(spells[0].status, STATUS_STANDS);
    assert_false(spells[0].is_telling);
    assert_int_equal(spells[1].first_step, 2);
    assert_int_equal(spells[1].status, STATUS_CONTESTED);
    assert_int_equal(spells[2].status, STATUS_STANDS);
    assert_true(spells[2].is_telling);
    spells = rebut_step_verdicts_of(verdicts, g_ptr_array_index(argument->items, 1), &n);
    assert_int_equal(n, 2);
    assert_int_equal(spells[0].status, STATUS_OPEN);
    assert_int_equal(spells[1].status, STATUS_ANSWERED);
    assert_null(spell_at(verdicts, g_ptr_array_index(argument->items, 2), 2));
}

/* Each item challenges the one before it: a stack of calls would not hold, and every second label
 * differs. */
static void test_chain(void **state)
{
    enum { LENGTH = 200000 };
    g_autoptr(Source) source = rebut_source_new("chain", "", 0);
    g_autoptr(Argument) argument = rebut_argument_new(source);

    (void)state;
    for (int i = 0; i < LENGTH; i++) {
        Item *item = rebut_argument_add_item(argument, KIND_CLAIM, (Span){0, 0});
        if (i > 0)
            rebut_argument_add_link(argument, RELATION_CHALLENGES, rebut_end_item(item),
                                    rebut_end_item(g_ptr_array_index(argument->items, i - 1)),
                                    (Span){0, 0});
    }
    rebut_argument_judge(argument);
    for (guint i = 0; i < LENGTH; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        assert_int_equal(item->label, (LENGTH - i) % 2 == 1 ? LABEL_IN : LABEL_OUT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random), cmocka_unit_test(test_least),  cmocka_unit_test(test_twice),
        cmocka_unit_test(test_steps),  cmocka_unit_test(test_spells), cmocka_unit_test(test_chain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The labelling is the least fixpoint of the conditions in docs/verdicts.md, found by propagation:
 * each node (an item, an inference, a link) counts what still stands between it and its label, and
 * is settled when the count is through; settling it settles what its links carry, which counts down
 * at their aims. A node is settled once and a link carries once, so the time is linear. What is
 * never settled depends on itself, and stays undecided. */
#include "argument/labelling.h"
#include "argument/adjacency.h"

typedef struct Node {
    size_t attacks;  /* links against it that may still carry */
    size_t pending;  /* item: parts that may still hold; joint: premises not yet known to hold */
    size_t supports; /* links in its support that may still carry */
    bool is_held;    /* item: it has no parts, or one of them holds; joint: all premises hold */
} Node;

typedef struct Judging {
    const Argument *argument;
    const StepPlan *plan; /* NULL: everything counts */
    guint step;
    Labelling *labelling;
    Node *nodes;
    GArray *settled; /* of size_t: nodes whose links have not been followed yet */
} Judging;

static bool counts_item(const Judging *judging, size_t index)
{
    return judging->plan == NULL || judging->plan->items[index] <= judging->step;
}

static bool counts_joint(const Judging *judging, size_t index)
{
    return judging->plan == NULL || judging->plan->joints[index] <= judging->step;
}

static bool counts_link(const Judging *judging, size_t index)
{
    return judging->plan == NULL || judging->plan->links[index] <= judging->step;
}

static size_t first_link_of(const Argument *argument)
{
    return (size_t)argument->items->len + argument->joints->len;
}

static Label label_of(const Judging *judging, End end)
{
    return judging->labelling->nodes[rebut_node_of(judging->argument, end)];
}

static Label *carries_of(const Judging *judging, const Link *link)
{
    return &judging->labelling->carries[link->index];
}

static Node *aim_of(const Judging *judging, const Link *link)
{
    return &judging->nodes[rebut_node_of(judging->argument, link->to)];
}

static void settle(Judging *judging, Node *node, Label label)
{
    size_t index = (size_t)(node - judging->nodes);

    if (judging->labelling->nodes[index] != LABEL_UNDECIDED)
        return;
    judging->labelling->nodes[index] = label;
    g_array_append_val(judging->settled, index);
}

static void settle_if_in(Judging *judging, Node *node)
{
    if (node->attacks == 0 && node->is_held)
        settle(judging, node, LABEL_IN);
}

static void take_attack(Judging *judging, Node *aim, Label carries)
{
    if (carries == LABEL_IN) {
        settle(judging, aim, LABEL_OUT);
        return;
    }
    aim->attacks--;
    settle_if_in(judging, aim);
}

/* One part that holds is enough for the whole to hold. */
static void take_part(Judging *judging, Node *aim, Label carries)
{
    if (carries == LABEL_IN) {
        aim->is_held = true;
        settle_if_in(judging, aim);
    } else if (--aim->pending == 0) {
        settle(judging, aim, LABEL_OUT);
    }
}

/* One premise that falls is enough for the inference to fall. */
static void take_premise(Judging *judging, Node *aim, Label carries)
{
    if (carries == LABEL_OUT) {
        settle(judging, aim, LABEL_OUT);
    } else if (--aim->pending == 0) {
        aim->is_held = true;
        settle_if_in(judging, aim);
    }
}

static void take(Judging *judging, const Link *link)
{
    Node *aim = aim_of(judging, link);
    Label carries = *carries_of(judging, link);

    switch (link->relation) {
    case RELATION_CHALLENGES:
    case RELATION_COUNTERS:
    case RELATION_UNDERCUTS:
        take_attack(judging, aim, carries);
        break;
    case RELATION_PART:
        take_part(judging, aim, carries);
        break;
    case RELATION_SUPPORTS:
        if (link->to.type == END_JOINT)
            take_premise(judging, aim, carries);
        else if (carries == LABEL_OUT)
            aim->supports--;
        break;
    case N_RELATIONS:
        break;
    }
}

/* A link carries what it starts from, as far as it stands itself. */
static void carry(Judging *judging, const Link *link)
{
    Label start = label_of(judging, link->from);
    Label own = judging->labelling->nodes[first_link_of(judging->argument) + link->index];
    Label *carries = carries_of(judging, link);

    if (!counts_link(judging, link->index) || *carries != LABEL_UNDECIDED)
        return;
    if (start == LABEL_OUT || own == LABEL_OUT)
        *carries = LABEL_OUT;
    else if (start == LABEL_IN && own == LABEL_IN)
        *carries = LABEL_IN;
    else
        return;
    take(judging, link);
}

static void follow(Judging *judging, size_t node)
{
    const Argument *argument = judging->argument;
    size_t first_link = first_link_of(argument);
    const Adjacency *outgoing = argument->outgoing;

    if (node >= first_link)
        carry(judging, g_ptr_array_index(argument->links, node - first_link));
    for (size_t i = outgoing->starts[node]; i < outgoing->starts[node + 1]; i++)
        carry(judging, outgoing->links[i]);
}

static void count_link(const Judging *judging, const Link *link)
{
    Node *aim = aim_of(judging, link);

    switch (link->relation) {
    case RELATION_CHALLENGES:
    case RELATION_COUNTERS:
    case RELATION_UNDERCUTS:
        aim->attacks++;
        break;
    case RELATION_PART:
        aim->pending++;
        aim->is_held = false;
        break;
    case RELATION_SUPPORTS:
        if (link->to.type == END_JOINT) {
            aim->pending++;
            aim->is_held = false;
        } else {
            aim->supports++;
        }
        break;
    case N_RELATIONS:
        break;
    }
}

/* Each node counts the links onto it; then what has nothing against it is settled. */
static void begin(Judging *judging)
{
    const Argument *argument = judging->argument;
    Node *node = judging->nodes;

    for (size_t i = 0; i < rebut_node_count(argument); i++)
        judging->nodes[i].is_held = true;
    for (guint i = 0; i < argument->links->len; i++)
        if (counts_link(judging, i))
            count_link(judging, g_ptr_array_index(argument->links, i));
    for (guint i = 0; i < argument->items->len; i++, node++)
        if (counts_item(judging, i))
            settle_if_in(judging, node);
    for (guint i = 0; i < argument->joints->len; i++, node++)
        if (counts_joint(judging, i))
            settle_if_in(judging, node);
    for (guint i = 0; i < argument->links->len; i++, node++)
        if (counts_link(judging, i))
            settle_if_in(judging, node);
}

/* `supports` is by now what still carries; whether there was any, the links onto the item say. */
static void mark_unsupported(const Judging *judging)
{
    const Argument *argument = judging->argument;

    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        if (counts_link(judging, i) && link->relation == RELATION_SUPPORTS &&
            link->to.type == END_ITEM)
            judging->labelling->is_unsupported[link->to.item->index] =
                aim_of(judging, link)->supports == 0;
    }
}

/* An item that is in, one of whose links is out, unless another one is not. */
static void mark_set_aside(const Judging *judging)
{
    const Argument *argument = judging->argument;
    const Labelling *labelling = judging->labelling;

    for (int is_second = 0; is_second < 2; is_second++) {
        for (guint i = 0; i < argument->links->len; i++) {
            const Link *link = g_ptr_array_index(argument->links, i);
            if (!counts_link(judging, i) || link->from.type != END_ITEM ||
                label_of(judging, link->from) != LABEL_IN)
                continue;
            bool is_out = labelling->nodes[first_link_of(argument) + i] == LABEL_OUT;
            if (is_out == (is_second == 0))
                labelling->is_set_aside[link->from.item->index] = is_out;
        }
    }
}

static Labelling *new_labelling(const Argument *argument)
{
    Labelling *labelling = g_new(Labelling, 1);

    labelling->nodes = g_new0(Label, rebut_node_count(argument) + 1);
    labelling->carries = g_new0(Label, argument->links->len + 1);
    labelling->is_unsupported = g_new0(bool, argument->items->len + 1);
    labelling->is_set_aside = g_new0(bool, argument->items->len + 1);
    return labelling;
}

Labelling *rebut_labelling_new(const Argument *argument, const StepPlan *plan, guint step)
{
    Labelling *labelling = new_labelling(argument);
    g_autofree Node *nodes = g_new0(Node, rebut_node_count(argument) + 1);
    g_autoptr(GArray) settled = g_array_new(FALSE, FALSE, sizeof(size_t));
    Judging judging = {argument, plan, step, labelling, nodes, settled};

    begin(&judging);
    while (settled->len > 0) {
        size_t node = g_array_index(settled, size_t, settled->len - 1);
        g_array_set_size(settled, settled->len - 1);
        follow(&judging, node);
    }
    mark_unsupported(&judging);
    mark_set_aside(&judging);
    return labelling;
}

void rebut_labelling_free(Labelling *labelling)
{
    if (labelling == NULL)
        return;
    g_free(labelling->nodes);
    g_free(labelling->carries);
    g_free(labelling->is_unsupported);
    g_free(labelling->is_set_aside);
    g_free(labelling);
}

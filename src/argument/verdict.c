/* The labelling is the least fixpoint of the conditions in docs/verdicts.md, found by propagation:
 * each node (an item, an inference, a link) counts what still stands between it and its label, and
 * is settled when the count is through; settling it settles what its links carry, which counts down
 * at their aims. A node is settled once and a link carries once, so the time is linear. What is
 * never settled depends on itself, and stays undecided. */
#include "argument/verdict.h"
#include "argument/adjacency.h"

typedef struct Node {
    Label *label;    /* in the argument */
    size_t attacks;  /* links against it that may still carry */
    size_t pending;  /* item: parts that may still hold; joint: premises not yet known to hold */
    size_t supports; /* links in its support that may still carry */
    bool is_held;    /* item: it has no parts, or one of them holds; joint: all premises hold */
} Node;

typedef struct Judging {
    const Argument *argument;
    Node *nodes;
    GArray *settled; /* of size_t: nodes whose links have not been followed yet */
} Judging;

static Node *aim_of(const Judging *judging, const Link *link)
{
    return &judging->nodes[rebut_node_of(judging->argument, link->to)];
}

static void settle(Judging *judging, Node *node, Label label)
{
    size_t index = (size_t)(node - judging->nodes);

    if (*node->label != LABEL_UNDECIDED)
        return;
    *node->label = label;
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

    switch (link->relation) {
    case RELATION_CHALLENGES:
    case RELATION_COUNTERS:
    case RELATION_UNDERCUTS:
        take_attack(judging, aim, link->carries);
        break;
    case RELATION_PART:
        take_part(judging, aim, link->carries);
        break;
    case RELATION_SUPPORTS:
        if (link->to.type == END_JOINT)
            take_premise(judging, aim, link->carries);
        else if (link->carries == LABEL_OUT)
            aim->supports--;
        break;
    case N_RELATIONS:
        break;
    }
}

/* A link carries what it starts from, as far as it stands itself. */
static void carry(Judging *judging, Link *link)
{
    Label start = *judging->nodes[rebut_node_of(judging->argument, link->from)].label;

    if (link->carries != LABEL_UNDECIDED)
        return;
    if (start == LABEL_OUT || link->label == LABEL_OUT)
        link->carries = LABEL_OUT;
    else if (start == LABEL_IN && link->label == LABEL_IN)
        link->carries = LABEL_IN;
    else
        return;
    take(judging, link);
}

static void follow(Judging *judging, size_t node)
{
    const Argument *argument = judging->argument;
    size_t first_link = (size_t)argument->items->len + argument->joints->len;
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

/* All labels are forgotten, and each node counts the links onto it. */
static void prepare(Judging *judging)
{
    const Argument *argument = judging->argument;
    Node *node = judging->nodes;

    for (guint i = 0; i < argument->items->len; i++)
        (node++)->label = &((Item *)g_ptr_array_index(argument->items, i))->label;
    for (guint i = 0; i < argument->joints->len; i++)
        (node++)->label = &((Joint *)g_ptr_array_index(argument->joints, i))->label;
    for (guint i = 0; i < argument->links->len; i++) {
        Link *link = g_ptr_array_index(argument->links, i);
        (node++)->label = &link->label;
        link->carries = LABEL_UNDECIDED;
    }
    for (Node *each = judging->nodes; each < node; each++) {
        *each->label = LABEL_UNDECIDED;
        each->is_held = true;
    }
    for (guint i = 0; i < argument->links->len; i++)
        count_link(judging, g_ptr_array_index(argument->links, i));
}

/* `supports` is by now what still carries; whether there was any, the links onto the item say. */
static void mark_unsupported(const Judging *judging)
{
    const Argument *argument = judging->argument;

    for (guint i = 0; i < argument->items->len; i++)
        ((Item *)g_ptr_array_index(argument->items, i))->is_unsupported = false;
    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        if (link->relation == RELATION_SUPPORTS && link->to.type == END_ITEM)
            link->to.item->is_unsupported = aim_of(judging, link)->supports == 0;
    }
}

static void mark_set_aside(const Argument *argument)
{
    for (guint i = 0; i < argument->items->len; i++)
        ((Item *)g_ptr_array_index(argument->items, i))->is_set_aside = false;
    for (int is_second = 0; is_second < 2; is_second++) {
        for (guint i = 0; i < argument->links->len; i++) {
            const Link *link = g_ptr_array_index(argument->links, i);
            if (link->from.type != END_ITEM || link->from.item->label != LABEL_IN)
                continue;
            if (is_second ? link->label != LABEL_OUT : link->label == LABEL_OUT)
                link->from.item->is_set_aside = !is_second;
        }
    }
}

void rebut_argument_judge(Argument *argument)
{
    size_t n_nodes = rebut_node_count(argument);
    g_autofree Node *nodes = g_new0(Node, n_nodes + 1);
    g_autoptr(GArray) settled = g_array_new(FALSE, FALSE, sizeof(size_t));
    Judging judging = {argument, nodes, settled};

    rebut_adjacency_free(argument->incoming);
    rebut_adjacency_free(argument->outgoing);
    argument->incoming = rebut_adjacency_new(argument, ONTO_NODE);
    argument->outgoing = rebut_adjacency_new(argument, FROM_NODE);
    prepare(&judging);
    for (size_t i = 0; i < n_nodes; i++)
        settle_if_in(&judging, &nodes[i]);
    while (settled->len > 0) {
        size_t node = g_array_index(settled, size_t, settled->len - 1);
        g_array_set_size(settled, settled->len - 1);
        follow(&judging, node);
    }
    mark_unsupported(&judging);
    mark_set_aside(argument);
}

Tally rebut_verdict_tally(const Argument *argument)
{
    Tally tally = {0, 0, 0, 0};

    for (guint i = 0; i < argument->items->len; i++) {
        Status status = rebut_verdict_status(g_ptr_array_index(argument->items, i));
        tally.open += status == STATUS_OPEN;
        tally.answered += status == STATUS_ANSWERED;
        if (((Item *)g_ptr_array_index(argument->items, i))->kind == KIND_CHALLENGE)
            tally.challenges++;
    }
    tally.undecided = tally.challenges - tally.open - tally.answered;
    return tally;
}

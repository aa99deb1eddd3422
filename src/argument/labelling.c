/* The labelling is the least fixpoint of the conditions in docs/verdicts.md, found by propagation:
 * each node (an item, an inference, a link) counts what still stands between it and its label, and
 * is settled when the count is through; settling it settles what its links carry, which counts down
 * at their aims. A node is settled once and a link carries once, so the time is linear. What is
 * never settled depends on itself, and stays undecided.
 *
 * A label rests only on what bears on its node, so a step that shows more touches what the new
 * nodes bear on, directly or not, and no other: these are labelled anew, and the rest is given. */
#include "argument/labelling.h"
#include "argument/adjacency.h"

typedef struct Node {
    size_t attacks;  /* links against it that may still carry */
    size_t pending;  /* item: parts that may still hold; joint: premises not yet known to hold */
    size_t supports; /* links in its support that may still carry */
    bool is_held;    /* item: it has no parts, or one of them holds; joint: all premises hold */
} Node;

struct LabellingWork {
    const Argument *argument;
    const StepPlan *plan; /* NULL: everything appears in step 1 */
    guint step;           /* that is shown */
    Node *nodes;
    bool *is_touched;
    GArray *touched; /* of size_t: nodes that are labelled anew */
    GArray *settled; /* of size_t: nodes whose links have not been followed yet */
    size_t *order;   /* nodes by the step that shows them */
    size_t *starts;  /* of each step's in `order`, and one more */
};

static size_t first_link_of(const Argument *argument)
{
    return (size_t)argument->items->len + argument->joints->len;
}

static guint step_of_node(const LabellingWork *work, size_t node)
{
    size_t n_items = work->argument->items->len, first_link = first_link_of(work->argument);

    if (work->plan == NULL)
        return 1;
    if (node < n_items)
        return work->plan->items[node];
    return node < first_link ? work->plan->joints[node - n_items]
                             : work->plan->links[node - first_link];
}

static bool is_shown(const LabellingWork *work, const Link *link)
{
    return step_of_node(work, first_link_of(work->argument) + link->index) <= work->step;
}

static Label label_of(const Labelling *labelling, End end)
{
    return labelling->nodes[rebut_node_of(labelling->work->argument, end)];
}

static Node *aim_of(const Labelling *labelling, const Link *link)
{
    return &labelling->work->nodes[rebut_node_of(labelling->work->argument, link->to)];
}

static void settle(Labelling *labelling, Node *node, Label label)
{
    size_t index = (size_t)(node - labelling->work->nodes);

    if (labelling->nodes[index] != LABEL_UNDECIDED)
        return;
    labelling->nodes[index] = label;
    g_array_append_val(labelling->work->settled, index);
}

static void settle_if_in(Labelling *labelling, Node *node)
{
    if (node->attacks == 0 && node->is_held)
        settle(labelling, node, LABEL_IN);
}

static void take_attack(Labelling *labelling, Node *aim, Label carries)
{
    if (carries == LABEL_IN) {
        settle(labelling, aim, LABEL_OUT);
        return;
    }
    aim->attacks--;
    settle_if_in(labelling, aim);
}

/* One part that holds is enough for the whole to hold. */
static void take_part(Labelling *labelling, Node *aim, Label carries)
{
    if (carries == LABEL_IN) {
        aim->is_held = true;
        settle_if_in(labelling, aim);
    } else if (--aim->pending == 0) {
        settle(labelling, aim, LABEL_OUT);
    }
}

/* One premise that falls is enough for the inference to fall. */
static void take_premise(Labelling *labelling, Node *aim, Label carries)
{
    if (carries == LABEL_OUT) {
        settle(labelling, aim, LABEL_OUT);
    } else if (--aim->pending == 0) {
        aim->is_held = true;
        settle_if_in(labelling, aim);
    }
}

static void take(Labelling *labelling, const Link *link)
{
    Node *aim = aim_of(labelling, link);
    Label carries = labelling->carries[link->index];

    switch (link->relation) {
    case RELATION_CHALLENGES:
    case RELATION_COUNTERS:
    case RELATION_UNDERCUTS:
        take_attack(labelling, aim, carries);
        break;
    case RELATION_PART:
        take_part(labelling, aim, carries);
        break;
    case RELATION_SUPPORTS:
        if (link->to.type == END_JOINT)
            take_premise(labelling, aim, carries);
        else if (carries == LABEL_OUT)
            aim->supports--;
        break;
    case N_RELATIONS:
        break;
    }
}

/* A link carries what it starts from, as far as it stands itself. */
static void carry(Labelling *labelling, const Link *link)
{
    Label start = label_of(labelling, link->from);
    Label own = labelling->nodes[first_link_of(labelling->work->argument) + link->index];
    Label *carries = &labelling->carries[link->index];

    if (!is_shown(labelling->work, link) || *carries != LABEL_UNDECIDED)
        return;
    if (start == LABEL_OUT || own == LABEL_OUT)
        *carries = LABEL_OUT;
    else if (start == LABEL_IN && own == LABEL_IN)
        *carries = LABEL_IN;
    else
        return;
    take(labelling, link);
}

static void follow(Labelling *labelling, size_t node)
{
    const Argument *argument = labelling->work->argument;
    size_t first_link = first_link_of(argument);
    const Adjacency *outgoing = argument->outgoing;

    if (node >= first_link)
        carry(labelling, g_ptr_array_index(argument->links, node - first_link));
    for (size_t i = outgoing->starts[node]; i < outgoing->starts[node + 1]; i++)
        carry(labelling, outgoing->links[i]);
}

static void count_link(const Labelling *labelling, const Link *link)
{
    Node *aim = aim_of(labelling, link);

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

/* The rows of links onto a node, or from it. */
typedef void Visit(Labelling *labelling, const Link *link);

static void visit_row(Labelling *labelling, const Adjacency *rows, size_t node, Visit *visit)
{
    for (size_t i = rows->starts[node]; i < rows->starts[node + 1]; i++)
        if (is_shown(labelling->work, rows->links[i]))
            visit(labelling, rows->links[i]);
}

static void touch(Labelling *labelling, size_t node)
{
    if (labelling->work->is_touched[node])
        return;
    labelling->work->is_touched[node] = true;
    g_array_append_val(labelling->work->touched, node);
}

/* What the link carries may come out otherwise. */
static void touch_aim(Labelling *labelling, const Link *link)
{
    labelling->carries[link->index] = LABEL_UNDECIDED;
    touch(labelling, rebut_node_of(labelling->work->argument, link->to));
}

static const Link *link_of_node(const Argument *argument, size_t node)
{
    size_t first_link = first_link_of(argument);

    return node < first_link ? NULL : g_ptr_array_index(argument->links, node - first_link);
}

/* What the step shows, and whatever that bears on. */
static void touch_all(Labelling *labelling)
{
    LabellingWork *work = labelling->work;

    g_array_set_size(work->touched, 0);
    for (size_t i = work->starts[work->step]; i < work->starts[work->step + 1]; i++)
        touch(labelling, work->order[i]);
    for (guint i = 0; i < work->touched->len; i++) {
        size_t node = g_array_index(work->touched, size_t, i);
        const Link *link = link_of_node(work->argument, node);
        if (link != NULL)
            touch_aim(labelling, link);
        visit_row(labelling, work->argument->outgoing, node, touch_aim);
        labelling->nodes[node] = LABEL_UNDECIDED;
        work->nodes[node] = (Node){.is_held = true};
    }
}

static void count_row(Labelling *labelling, const Link *link)
{
    count_link(labelling, link);
}

static void take_given(Labelling *labelling, const Link *link)
{
    if (labelling->carries[link->index] != LABEL_UNDECIDED)
        take(labelling, link);
}

static void visit_touched(Labelling *labelling, const Adjacency *rows, Visit *visit)
{
    const GArray *touched = labelling->work->touched;

    for (guint i = 0; i < touched->len; i++)
        visit_row(labelling, rows, g_array_index(touched, size_t, i), visit);
}

/* Each touched node counts the links onto it, and takes what is given already: what its links
 * carry, and the labels of what is not touched but has a part in that. */
static void begin(Labelling *labelling)
{
    const LabellingWork *work = labelling->work;

    visit_touched(labelling, work->argument->incoming, count_row);
    visit_touched(labelling, work->argument->incoming, take_given);
    visit_touched(labelling, work->argument->outgoing, carry);
    for (guint i = 0; i < work->touched->len; i++) {
        size_t node = g_array_index(work->touched, size_t, i);
        const Link *link = link_of_node(work->argument, node);
        if (link != NULL)
            carry(labelling, link);
        settle_if_in(labelling, &work->nodes[node]);
    }
}

/* Whether it had support, and none of that carries any more. */
static bool is_unsupported(const Labelling *labelling, size_t item)
{
    const Adjacency *incoming = labelling->work->argument->incoming;

    for (size_t i = incoming->starts[item]; i < incoming->starts[item + 1]; i++)
        if (incoming->links[i]->relation == RELATION_SUPPORTS &&
            is_shown(labelling->work, incoming->links[i]))
            return labelling->work->nodes[item].supports == 0;
    return false;
}

/* Whether it is in, and has links, every one of which is out. */
static bool is_set_aside(const Labelling *labelling, size_t item)
{
    const Argument *argument = labelling->work->argument;
    const Adjacency *outgoing = argument->outgoing;
    bool has_links = false;

    if (labelling->nodes[item] != LABEL_IN)
        return false;
    for (size_t i = outgoing->starts[item]; i < outgoing->starts[item + 1]; i++) {
        const Link *link = outgoing->links[i];
        if (!is_shown(labelling->work, link))
            continue;
        if (labelling->nodes[first_link_of(argument) + link->index] != LABEL_OUT)
            return false;
        has_links = true;
    }
    return has_links;
}

/* The items that may stand otherwise: those that were touched, and those whose links were. */
static void mark(Labelling *labelling)
{
    const LabellingWork *work = labelling->work;
    size_t n_items = work->argument->items->len;

    g_array_set_size(labelling->changed, 0);
    for (guint i = 0; i < work->touched->len; i++) {
        size_t node = g_array_index(work->touched, size_t, i);
        const Link *link = link_of_node(work->argument, node);
        work->is_touched[node] = false;
        if (link != NULL)
            node = rebut_node_of(work->argument, link->from);
        if (node >= n_items)
            continue;
        labelling->is_unsupported[node] = is_unsupported(labelling, node);
        labelling->is_set_aside[node] = is_set_aside(labelling, node);
        g_array_append_val(labelling->changed, node);
    }
}

void rebut_labelling_show(Labelling *labelling, guint step)
{
    LabellingWork *work = labelling->work;

    work->step = step;
    touch_all(labelling);
    begin(labelling);
    while (work->settled->len > 0) {
        size_t node = g_array_index(work->settled, size_t, work->settled->len - 1);
        g_array_set_size(work->settled, work->settled->len - 1);
        follow(labelling, node);
    }
    mark(labelling);
}

/* A counting sort of the nodes that appear at all. */
static void sort_by_step(LabellingWork *work, size_t n_nodes)
{
    guint n_steps = work->plan != NULL ? work->plan->n_steps : 1;

    work->order = g_new(size_t, n_nodes + 1);
    work->starts = g_new0(size_t, (gsize)n_steps + 3);
    for (size_t i = 0; i < n_nodes; i++)
        if (step_of_node(work, i) <= n_steps)
            work->starts[step_of_node(work, i) + 2]++;
    for (gsize i = 2; i < (gsize)n_steps + 3; i++)
        work->starts[i] += work->starts[i - 1];
    for (size_t i = 0; i < n_nodes; i++)
        if (step_of_node(work, i) <= n_steps)
            work->order[work->starts[step_of_node(work, i) + 1]++] = i;
}

Labelling *rebut_labelling_new(const Argument *argument, const StepPlan *plan)
{
    Labelling *labelling = g_new(Labelling, 1);
    LabellingWork *work = g_new0(LabellingWork, 1);
    size_t n_nodes = rebut_node_count(argument);

    *labelling = (Labelling){.nodes = g_new0(Label, n_nodes + 1),
                             .carries = g_new0(Label, argument->links->len + 1),
                             .is_unsupported = g_new0(bool, argument->items->len + 1),
                             .is_set_aside = g_new0(bool, argument->items->len + 1),
                             .changed = g_array_new(FALSE, FALSE, sizeof(size_t)),
                             .work = work};
    work->argument = argument;
    work->plan = plan;
    work->nodes = g_new0(Node, n_nodes + 1);
    work->is_touched = g_new0(bool, n_nodes + 1);
    work->touched = g_array_new(FALSE, FALSE, sizeof(size_t));
    work->settled = g_array_new(FALSE, FALSE, sizeof(size_t));
    sort_by_step(work, n_nodes);
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
    g_array_unref(labelling->changed);
    g_free(labelling->work->nodes);
    g_free(labelling->work->is_touched);
    g_array_unref(labelling->work->touched);
    g_array_unref(labelling->work->settled);
    g_free(labelling->work->order);
    g_free(labelling->work->starts);
    g_free(labelling->work);
    g_free(labelling);
}

/* From meaning to graph: a node for each item in reading order, a node for each place where links
 * meet (linked premises, attacked links), an edge for each link or half of one, a cluster for each
 * group.
 *
 * A group becomes a cluster only when none of its members stands in an earlier group: regions
 * cannot overlap and still hold their members and no others.
 *
 * Where only a part is drawn, a link needs both its ends. An attack on a link of which the start
 * alone is drawn goes to that start; on an inference without its premises, to the conclusion.
 *
 * cgraph walks nodes and edges in the order of their creation, and dot takes its first guess from
 * that order, so reading order here is what keeps siblings in the author's order on the page. */
#include "graph/graph.h"
#include "argument/check.h"
#include "argument/wording.h"
#include "graph/compile.h"
#include "graph/ids.h"

#define MOST_LARGE_TOPS 4 /* top claims that are set in larger type */

/* cgraph takes `char *` and does not write to it. */
static char *unconst(const char *text)
{
    union {
        const char *in;
        char *out;
    } pun = {.in = text};
    return pun.out;
}

/* An array of pointers to items that it does not change. */
static gpointer unconst_item(const Item *item)
{
    union {
        const Item *in;
        gpointer out;
    } pun = {.in = item};
    return pun.out;
}

static Agraph_t *open_graph(void)
{
    Agdisc_t discipline = {&AgMemDisc, &rebut_sequential_ids, &AgIoDisc};
    char name[] = "argument";

    return agopen(name, Agdirected, &discipline);
}

static Agnode_t *add_node(Compiler *compiler, const char *name, NodeRole role)
{
    Graph *graph = compiler->graph;
    char record_name[] = "node";
    Agnode_t *node = agnode(graph->agraph, unconst(name), 1);
    NodeRecord *record = agbindrec(node, record_name, sizeof *record, 1);

    record->role = role;
    record->index = graph->nodes->len;
    record->box.width = record->box.height = REBUT_JOINT_SIZE;
    g_ptr_array_add(graph->nodes, node);
    return node;
}

static void add_cards(Compiler *compiler)
{
    Graph *graph = compiler->graph;

    g_ptr_array_set_size(graph->items, (gint)compiler->argument->items->len);
    for (guint i = 0; i < compiler->items->len; i++) {
        const Item *item = g_ptr_array_index(compiler->items, i);
        Agnode_t *node = add_node(compiler, item->id.bytes, NODE_CARD);
        NodeRecord *record = rebut_node_record(node);
        record->item = item;
        if (item->parent != NULL)
            record->parent = g_ptr_array_index(compiler->graph->items, (guint)item->parent->index);
        if (record->parent != NULL)
            record->depth = rebut_node_record(record->parent)->depth + 1;
        graph->items->pdata[item->index] = node;
    }
}

/* A joint with a scheme is as large as the scheme's name. */
static void name_scheme(Compiler *compiler, NodeRecord *record)
{
    record->head = rebut_marks_parse(record->joint->scheme.bytes, NULL);
    record->head_width =
        rebut_text_width(compiler->shaper, record->head, REBUT_SLOT_SIZE, STYLE_PLAIN);
    record->box.width = (double)(int)(record->head_width + 13.0);
    record->box.height = REBUT_SCHEME_HEIGHT;
}

/* By the joint's index: what it bears on is drawn, and one of its premises. */
static guint8 *find_drawn_joints(const Compiler *compiler)
{
    enum { HAS_CONCLUSION = 1, HAS_PREMISE = 2 };
    guint8 *is_drawn = g_new0(guint8, compiler->argument->joints->len + 1);

    for (guint i = 0; i < compiler->links->len; i++) {
        const Link *link = g_ptr_array_index(compiler->links, i);
        const End *card = link->from.type == END_JOINT ? &link->to : &link->from;
        if (card->type != END_ITEM ||
            !rebut_selection_shows(compiler->options->selection, card->item))
            continue;
        if (link->from.type == END_JOINT)
            is_drawn[link->from.joint->index] |= HAS_CONCLUSION;
        else if (link->to.type == END_JOINT && link->relation == RELATION_SUPPORTS)
            is_drawn[link->to.joint->index] |= HAS_PREMISE;
    }
    for (guint i = 0; i < compiler->argument->joints->len; i++)
        is_drawn[i] = is_drawn[i] == (HAS_CONCLUSION | HAS_PREMISE);
    return is_drawn;
}

static bool is_end_drawn(const Compiler *compiler, End end, const guint8 *drawn_links)
{
    switch (end.type) {
    case END_ITEM:
        return rebut_selection_shows(compiler->options->selection, end.item);
    case END_JOINT:
        return compiler->has_joint[end.joint->index] != 0;
    case END_LINK:
        return drawn_links[end.link->index] != 0;
    }
    return false;
}

/* What a link goes to in the drawing: instead of a link that is not drawn, to where that begins,
 * and instead of a joint, to its conclusion. */
static End drawn_target(const Compiler *compiler, const Link *link, const guint8 *drawn_links)
{
    End end = link->to;

    if (end.type == END_LINK && !is_end_drawn(compiler, end, drawn_links))
        end = end.link->from;
    if (end.type == END_JOINT && !is_end_drawn(compiler, end, drawn_links))
        end = (End){END_ITEM, {.item = compiler->conclusions[end.joint->index]}};
    return end;
}

/* Links onto links come second; onto these there are none. */
static guint8 *find_drawn_links(const Compiler *compiler)
{
    guint8 *is_drawn = g_new0(guint8, compiler->argument->links->len + 1);

    for (int round = 0; round < 2; round++) {
        for (guint i = 0; i < compiler->links->len; i++) {
            const Link *link = g_ptr_array_index(compiler->links, i);
            if ((link->to.type == END_LINK) == (round == 1))
                is_drawn[link->index] =
                    is_end_drawn(compiler, link->from, is_drawn) &&
                    is_end_drawn(compiler, drawn_target(compiler, link, is_drawn), is_drawn);
        }
    }
    return is_drawn;
}

static void add_premises(Compiler *compiler)
{
    g_ptr_array_set_size(compiler->joints, (gint)compiler->argument->joints->len);
    for (guint i = 0; i < compiler->argument->joints->len; i++) {
        const Joint *joint = g_ptr_array_index(compiler->argument->joints, i);
        if (compiler->has_joint[i] == 0)
            continue;
        g_autofree char *name = joint->id.bytes != NULL ? g_strdup(joint->id.bytes)
                                                        : g_strdup_printf("joint %u", i + 1);
        Agnode_t *node = add_node(compiler, name, NODE_PREMISES);
        NodeRecord *record = rebut_node_record(node);
        record->joint = joint;
        if (joint->scheme.bytes != NULL)
            name_scheme(compiler, record);
        compiler->joints->pdata[i] = node;
    }
}

/* The id of a link's end as names and hooks use it; for the caller to free. */
static char *end_name(const Compiler *compiler, End end)
{
    switch (end.type) {
    case END_ITEM:
        return g_strdup(end.item->id.bytes);
    case END_JOINT:
        return g_strdup(agnameof(g_ptr_array_index(compiler->joints, (guint)end.joint->index)));
    case END_LINK:
        return g_strdup_printf("link %zu", end.link->index + 1);
    }
    return NULL;
}

static void add_attacked_links(Compiler *compiler)
{
    g_ptr_array_set_size(compiler->attacked, (gint)compiler->argument->links->len);
    for (guint i = 0; i < compiler->links->len; i++) {
        const Link *attack = g_ptr_array_index(compiler->links, i);
        if (attack->to.type != END_LINK || compiler->is_drawn[attack->index] == 0 ||
            compiler->is_drawn[attack->to.link->index] == 0 ||
            compiler->attacked->pdata[attack->to.link->index] != NULL)
            continue;
        const Link *link = attack->to.link;
        g_autofree char *from = end_name(compiler, link->from);
        g_autofree char *to = end_name(compiler, link->to);
        /* The number keeps a supporting and an opposing link between the same two items apart. */
        g_autofree char *name = g_strdup_printf("%s -> %s (%zu)", from, to, link->index + 1);
        Agnode_t *node = add_node(compiler, name, NODE_ATTACKED_LINK);
        rebut_node_record(node)->link = link;
        compiler->attacked->pdata[link->index] = node;
    }
}

static Agnode_t *end_node(const Compiler *compiler, End end)
{
    switch (end.type) {
    case END_ITEM:
        return g_ptr_array_index(compiler->graph->items, (guint)end.item->index);
    case END_JOINT:
        return g_ptr_array_index(compiler->joints, (guint)end.joint->index);
    case END_LINK:
        return g_ptr_array_index(compiler->attacked, (guint)end.link->index);
    }
    return NULL;
}

static void add_edge(Compiler *compiler, Agnode_t *tail, Agnode_t *head, const Link *link,
                     LinkPart part)
{
    Graph *graph = compiler->graph;
    char record_name[] = "edge";
    Agedge_t *edge = agedge(graph->agraph, tail, head, NULL, 1);
    EdgeRecord *record = agbindrec(edge, record_name, sizeof *record, 1);

    record->index = graph->edges->len;
    record->link = link;
    record->part = part;
    record->path = g_array_new(FALSE, FALSE, sizeof(Point));
    if (part != LINK_SECOND_HALF)
        graph->edge_of_link[link->index] = record->index;
    g_ptr_array_add(graph->edges, edge);
}

static void add_links(Compiler *compiler)
{
    for (guint i = 0; i < compiler->links->len; i++) {
        const Link *link = g_ptr_array_index(compiler->links, i);
        if (compiler->is_drawn[link->index] == 0)
            continue;
        Agnode_t *tail = end_node(compiler, link->from);
        Agnode_t *head = end_node(compiler, drawn_target(compiler, link, compiler->is_drawn));
        Agnode_t *middle = compiler->attacked->pdata[link->index];
        if (middle == NULL) {
            add_edge(compiler, tail, head, link, LINK_WHOLE);
            continue;
        }
        add_edge(compiler, tail, middle, link, LINK_FIRST_HALF);
        add_edge(compiler, middle, head, link, LINK_SECOND_HALF);
    }
}

/* A joint hangs below what it aims at, or below that one's parent if it is a joint itself. */
static void place_joints_in_forest(Compiler *compiler)
{
    for (guint i = 0; i < compiler->graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(compiler->graph, i);
        NodeRecord *tail = rebut_edge_tail(compiler->graph, edge);
        NodeRecord *head = rebut_edge_head(compiler->graph, edge);
        if (tail->role == NODE_CARD || tail->parent != NULL)
            continue;
        bool is_card = head->role == NODE_CARD;
        tail->parent =
            is_card ? g_ptr_array_index(compiler->graph->nodes, (guint)head->index) : head->parent;
        tail->depth = is_card ? head->depth + 1 : head->depth;
    }
}

/* The members that are drawn; none when one of them stands in an earlier group. */
static GPtrArray *free_members(const Compiler *compiler, const Group *group, GHashTable *taken)
{
    GPtrArray *members = g_ptr_array_new();

    for (guint i = 0; i < group->members->len; i++) {
        const Item *item = g_ptr_array_index(group->members, i);
        Agnode_t *node = g_ptr_array_index(compiler->graph->items, (guint)item->index);
        if (node != NULL)
            g_ptr_array_add(members, node);
    }
    for (guint i = 0; i < members->len; i++) {
        if (g_hash_table_contains(taken, g_ptr_array_index(members, i))) {
            g_ptr_array_set_size(members, 0);
            break;
        }
    }
    return members;
}

static void add_clusters(Compiler *compiler)
{
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < compiler->argument->groups->len; i++) {
        const Group *group = g_ptr_array_index(compiler->argument->groups, i);
        g_autoptr(GPtrArray) members = free_members(compiler, group, taken);
        if (members->len == 0)
            continue;
        g_autofree char *name = g_strdup_printf("cluster_%s", group->id.bytes);
        Cluster cluster = {.group = group, .subgraph = agsubg(compiler->graph->agraph, name, 1)};
        for (guint j = 0; j < members->len; j++) {
            agsubnode(cluster.subgraph, g_ptr_array_index(members, j), 1);
            g_hash_table_add(taken, g_ptr_array_index(members, j));
        }
        g_array_append_val(compiler->graph->clusters, cluster);
    }
}

static void free_further(gpointer data)
{
    Further *further = data;

    if (further == NULL)
        return;
    g_ptr_array_unref(further->aims);
    g_string_free(further->clauses, TRUE);
    g_free(further);
}

/* Notes that the item of a bearing bears on `host`, too. */
static void add_further(Compiler *compiler, const Bearing *bearing, const Item *host)
{
    const Lexicon *lexicon = compiler->argument->lexicon;
    Further *further = g_ptr_array_index(compiler->further, (guint)bearing->item->index);

    if (further == NULL) {
        further = g_new(Further, 1);
        *further = (Further){g_ptr_array_new(), g_string_new(NULL)};
        compiler->further->pdata[bearing->item->index] = further;
    }
    g_autofree char *clause = rebut_link_clause(lexicon, bearing->link, compiler->conclusions);
    g_ptr_array_add(further->aims, unconst_item(host));
    g_string_append(further->clauses,
                    further->clauses->len > 0 ? rebut_word(lexicon, WORD_LIST_GAP) : "");
    g_string_append(further->clauses, clause);
}

static void find_further(Compiler *compiler, const Item *host)
{
    for (guint i = 0; i < host->bearings->len; i++) {
        const Bearing *bearing = &g_array_index(host->bearings, Bearing, i);
        if (!bearing->is_reference || rebut_graph_link_edge(compiler->graph, bearing->link) == NULL)
            continue;
        if (!bearing->link->is_former)
            add_further(compiler, bearing, host);
        if (compiler->options->has_references)
            compiler->is_referred_to[host->index] = compiler->is_referred_to[bearing->item->index] =
                1;
    }
}

static void add_references(Compiler *compiler, const Item *host)
{
    for (guint i = 0; i < host->bearings->len; i++) {
        const Bearing *bearing = &g_array_index(host->bearings, Bearing, i);
        if (!bearing->is_reference)
            continue;
        EdgeRecord *edge = rebut_graph_link_edge(compiler->graph, bearing->link);
        if (edge != NULL)
            rebut_compile_reference(compiler->graph, edge, bearing);
    }
}

/* Numbers are known to be needed once all references are. */
static void add_faces(Compiler *compiler)
{
    const GPtrArray *items = compiler->items;

    for (guint i = 0; i < items->len; i++)
        find_further(compiler, g_ptr_array_index(items, i));
    for (guint i = 0; i < compiler->graph->nodes->len; i++) {
        NodeRecord *record = rebut_graph_node(compiler->graph, i);
        if (record->role == NODE_CARD)
            rebut_compile_card(compiler, record);
    }
    for (guint i = 0; compiler->options->has_references && i < items->len; i++)
        add_references(compiler, g_ptr_array_index(items, i));
    rebut_compile_slots(compiler);
}

/* Children come after their parents. */
static void find_challenged(Compiler *compiler)
{
    for (guint i = compiler->graph->nodes->len; i-- > 0;) {
        const NodeRecord *record = rebut_graph_node(compiler->graph, i);
        if (record->role != NODE_CARD || record->parent == NULL)
            continue;
        const Item *parent = rebut_node_record(record->parent)->item;
        if (record->item->kind == KIND_CHALLENGE ||
            compiler->is_challenged[record->item->index] != 0)
            compiler->is_challenged[parent->index] = 1;
    }
}

static size_t count_tops(const Graph *graph)
{
    size_t count = 0;

    for (guint i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *record = rebut_graph_node(graph, i);
        count += record->role == NODE_CARD && record->parent == NULL;
    }
    return count;
}

static Graph *new_graph(const Argument *argument, const CompileOptions *options)
{
    Graph *graph = g_new0(Graph, 1);

    graph->agraph = open_graph();
    graph->argument = argument;
    graph->conclusions = rebut_argument_conclusions(argument);
    graph->has_verdicts = options->has_verdicts;
    graph->has_numbers = options->numbers != NUMBERS_OFF;
    graph->uses_short = options->use_short;
    graph->nodes = g_ptr_array_new();
    graph->reading = g_ptr_array_new();
    graph->items = g_ptr_array_new();
    graph->edges = g_ptr_array_new();
    graph->edge_of_link = g_new(size_t, argument->links->len + 1);
    for (guint i = 0; i < argument->links->len; i++)
        graph->edge_of_link[i] = REBUT_NO_EDGE;
    graph->clusters = g_array_new(FALSE, TRUE, sizeof(Cluster));
    return graph;
}

static gint compare_links(gconstpointer left, gconstpointer right)
{
    const Link *a = *(const Link *const *)left, *b = *(const Link *const *)right;

    return a->index < b->index ? -1 : a->index > b->index;
}

/* Links to what a selection shows; a few, so that a page of a large map takes no longer than it
 * must. Of linked premises each has one link besides those that bear on items. */
static GPtrArray *find_links(const Selection *selection)
{
    const Argument *argument = selection->argument;
    GPtrArray *links = g_ptr_array_new();

    for (guint i = 0; i < selection->items->len; i++) {
        const Item *item = g_ptr_array_index(selection->items, i);
        for (guint j = 0; j < item->bearings->len; j++) {
            const Bearing *bearing = &g_array_index(item->bearings, Bearing, j);
            if (rebut_selection_shows_bearing(selection, bearing))
                g_ptr_array_add(links, g_ptr_array_index(argument->links, bearing->link->index));
        }
    }
    for (guint i = 0; argument->joints->len > 0 && i < argument->links->len; i++) {
        Link *link = g_ptr_array_index(argument->links, i);
        if (link->from.type == END_JOINT)
            g_ptr_array_add(links, link);
    }
    g_ptr_array_sort(links, compare_links);
    return links;
}

Graph *rebut_graph_compile(const Argument *argument, TextShaper *shaper,
                           const CompileOptions *options)
{
    Graph *graph = new_graph(argument, options);
    graph->shaper = shaper;
    if (options->steps != NULL && options->has_verdicts)
        graph->step_verdicts = rebut_step_verdicts_new(argument, options->steps);
    g_autoptr(GPtrArray) joints = g_ptr_array_new();
    g_autoptr(GPtrArray) attacked = g_ptr_array_new();
    g_autoptr(GPtrArray) further = g_ptr_array_new_with_free_func(free_further);
    const Selection *selection = options->selection;
    g_autoptr(GPtrArray) links =
        selection != NULL ? find_links(selection) : g_ptr_array_ref(argument->links);
    g_autofree guint8 *is_referred_to = g_new0(guint8, argument->items->len + 1);
    g_autofree guint8 *is_challenged = g_new0(guint8, argument->items->len + 1);
    g_autofree guint *n_elsewhere =
        options->selection != NULL ? rebut_selection_elsewhere(options->selection) : NULL;
    Compiler compiler = {.graph = graph,
                         .argument = argument,
                         .shaper = shaper,
                         .options = options,
                         .items = selection != NULL ? selection->items : argument->order,
                         .links = links,
                         .joints = joints,
                         .attacked = attacked,
                         .further = further,
                         .conclusions = graph->conclusions,
                         .is_referred_to = is_referred_to,
                         .is_challenged = is_challenged,
                         .n_elsewhere = n_elsewhere};
    g_autofree guint8 *drawn_joints = find_drawn_joints(&compiler);
    compiler.has_joint = drawn_joints;
    g_autofree guint8 *drawn_links = find_drawn_links(&compiler);

    g_ptr_array_set_size(further, (gint)argument->items->len);
    compiler.is_drawn = drawn_links;
    add_cards(&compiler);
    add_premises(&compiler);
    add_attacked_links(&compiler);
    add_links(&compiler);
    place_joints_in_forest(&compiler);
    compiler.has_large_tops = count_tops(graph) <= MOST_LARGE_TOPS;
    find_challenged(&compiler);
    add_faces(&compiler);
    add_clusters(&compiler);
    return graph;
}

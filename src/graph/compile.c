/* From meaning to graph: a node for each item in reading order, a node for each place where links
 * meet (linked premises, attacked links), an edge for each link or half of one, a cluster for each
 * group.
 *
 * A group becomes a cluster only when none of its members stands in an earlier group: regions
 * cannot overlap and still hold their members and no others.
 *
 * Where only a part is drawn, a link needs both its ends. An attack on a link of which the start
 * alone is drawn goes to that start.
 *
 * cgraph walks nodes and edges in the order of their creation, and dot takes its first guess from
 * that order, so reading order here is what keeps siblings in the author's order on the page. */
#include "graph/graph.h"
#include "argument/ghosts.h"
#include "argument/wording.h"
#include "graph/ids.h"

typedef struct Compiler {
    Graph *graph;
    const Argument *argument;
    TextShaper *shaper;
    const CompileOptions *options;
    GPtrArray *items;  /* of Agnode_t *, by the item's index */
    GPtrArray *joints; /* of Agnode_t *, by the joint's index */
    GPtrArray
        *attacked; /* of Agnode_t *, by the link's index; NULL where nothing attacks the link */
    const guint8 *is_drawn;   /* by the link's index: both its ends are */
    const guint *n_elsewhere; /* by the item's index (selection.h); NULL: everything is drawn */
} Compiler;

/* cgraph takes `char *` and does not write to it. */
static char *unconst(const char *text)
{
    union {
        const char *in;
        char *out;
    } pun = {.in = text};
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

/* " + ADDED", " ~ REWORDED, WAS ANSWERED": with a sign in front, so that a glance finds it. */
static void append_changes(GString *head, const Lexicon *lexicon, const Item *item,
                           bool has_verdicts)
{
    for (unsigned change = 1; change <= item->changes; change <<= 1) {
        const char *word = rebut_change_word(lexicon, (Change)change);
        if ((item->changes & change) == 0 || word == NULL)
            continue;
        g_autofree char *upper = g_utf8_strup(word, -1);
        g_string_append_printf(head, " %s %s", rebut_change_sign((Change)change), upper);
    }
    if (has_verdicts && (item->changes & CHANGE_VERDICT) != 0) {
        const char *status = rebut_status_word(lexicon, item->former_status);
        g_autofree char *was = rebut_phrase(lexicon, WORD_WAS, "status", status, NULL);
        g_autofree char *upper = g_utf8_strup(was, -1);
        g_string_append_printf(head, " \u00b7 %s", upper);
    }
}

/* "CHALLENGE 1.2 (+3, p. 4) ~ REWORDED" */
static char *head_of(const Compiler *compiler, const NodeRecord *record, guint page)
{
    const Item *item = record->item;
    const Lexicon *lexicon = compiler->argument->lexicon;
    g_autofree char *kind = g_utf8_strup(rebut_kind_word(lexicon, item->kind), -1);
    GString *head = g_string_new(kind);

    if (compiler->options->has_numbers && item->number != NULL)
        g_string_append_printf(head, " %s", item->number);
    guint n_absent = record->n_left_out + record->n_elsewhere;
    if (n_absent > 0)
        g_string_append_printf(head, " (+%u", n_absent);
    if (page > 0) {
        g_autofree char *number = g_strdup_printf("%u", page);
        g_string_append(head, ", ");
        rebut_phrase_append(head, lexicon, WORD_PAGE_SHORT, "page", number, NULL);
    }
    if (n_absent > 0)
        g_string_append_c(head, ')');
    append_changes(head, lexicon, item, compiler->options->has_verdicts);
    return g_string_free(head, FALSE);
}

/* How much wider the head would be with the number of a page for which it has to have room. */
static double width_to_spare(const Compiler *compiler, const NodeRecord *record)
{
    const Selection *selection = compiler->options->selection;

    if (record->detail_page == 0 || record->detail_page >= selection->room_page)
        return 0.0;
    g_autofree char *widest = head_of(compiler, record, selection->room_page);
    return rebut_text_width(compiler->shaper, widest, REBUT_HEAD_SIZE, STYLE_STRONG) -
           rebut_text_width(compiler->shaper, record->head, REBUT_HEAD_SIZE, STYLE_STRONG);
}

static void shape_card(Compiler *compiler, NodeRecord *record)
{
    const Item *item = record->item;
    bool is_short = compiler->options->use_short && item->short_text.bytes != NULL;

    record->n_left_out = rebut_selection_left_out(compiler->options->selection, item);
    if (record->n_left_out > 0)
        record->detail_page = compiler->options->selection->page[item->index];
    if (compiler->options->selection != NULL && compiler->options->selection->focus == item)
        record->other_page = compiler->options->selection->focus_page;
    if (compiler->n_elsewhere != NULL)
        record->n_elsewhere = compiler->n_elsewhere[item->index];
    record->head = head_of(compiler, record, record->detail_page);
    record->text =
        rebut_text_shape(compiler->shaper, is_short ? item->short_text.bytes : item->text.bytes);
    record->words_width = REBUT_CARD_MARK + rebut_text_width(compiler->shaper, record->head,
                                                             REBUT_HEAD_SIZE, STYLE_STRONG);
    if (compiler->options->has_verdicts && (item->changes & CHANGE_REMOVED) == 0)
        record->status = rebut_status_mark(compiler->argument, item, compiler->shaper);
    record->head_width =
        record->words_width + record->status.short_width + width_to_spare(compiler, record);
    record->mark = rebut_source_mark_new(item, true, compiler->shaper);
    record->short_mark = rebut_source_mark_new(item, false, compiler->shaper);
    if (record->short_mark != NULL)
        record->head_width += REBUT_MARK_GAP + record->short_mark->width;
}

static void add_cards(Compiler *compiler)
{
    const GPtrArray *order = compiler->argument->order;

    g_ptr_array_set_size(compiler->items, (gint)compiler->argument->items->len);
    for (guint i = 0; i < order->len; i++) {
        const Item *item = g_ptr_array_index(order, i);
        if (!rebut_selection_shows(compiler->options->selection, item))
            continue;
        Agnode_t *node = add_node(compiler, item->id.bytes, NODE_CARD);
        NodeRecord *record = rebut_node_record(node);
        record->item = item;
        if (item->parent != NULL)
            record->parent = g_ptr_array_index(compiler->items, (guint)item->parent->index);
        if (record->parent != NULL)
            record->depth = rebut_node_record(record->parent)->depth + 1;
        shape_card(compiler, record);
        compiler->items->pdata[item->index] = node;
    }
}

/* A joint with a scheme is as large as the scheme's name. */
static void name_scheme(Compiler *compiler, NodeRecord *record)
{
    record->head = rebut_marks_parse(record->joint->scheme.bytes, NULL);
    record->head_width =
        rebut_text_width(compiler->shaper, record->head, REBUT_HEAD_SIZE, STYLE_PLAIN);
    record->box.width = (double)(int)(record->head_width + 13.0);
    record->box.height = REBUT_SCHEME_HEIGHT;
}

/* By the joint's index: what it bears on is drawn, and one of its premises. */
static guint8 *find_drawn_joints(const Compiler *compiler)
{
    enum { HAS_CONCLUSION = 1, HAS_PREMISE = 2 };
    guint8 *is_drawn = g_new0(guint8, compiler->argument->joints->len + 1);

    for (guint i = 0; i < compiler->argument->links->len; i++) {
        const Link *link = g_ptr_array_index(compiler->argument->links, i);
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

static bool is_end_drawn(const Compiler *compiler, End end, const guint8 *drawn_joints,
                         const guint8 *drawn_links)
{
    switch (end.type) {
    case END_ITEM:
        return rebut_selection_shows(compiler->options->selection, end.item);
    case END_JOINT:
        return drawn_joints[end.joint->index] != 0;
    case END_LINK:
        return drawn_links[end.link->index] != 0 ||
               is_end_drawn(compiler, end.link->from, drawn_joints, drawn_links);
    }
    return false;
}

/* Links onto links come second; onto these there are none. */
static guint8 *find_drawn_links(const Compiler *compiler, const guint8 *drawn_joints)
{
    const GPtrArray *links = compiler->argument->links;
    guint8 *is_drawn = g_new0(guint8, links->len + 1);

    for (int round = 0; round < 2; round++) {
        for (guint i = 0; i < links->len; i++) {
            const Link *link = g_ptr_array_index(links, i);
            if ((link->to.type == END_LINK) == (round == 1))
                is_drawn[i] = is_end_drawn(compiler, link->from, drawn_joints, is_drawn) &&
                              is_end_drawn(compiler, link->to, drawn_joints, is_drawn);
        }
    }
    return is_drawn;
}

static void add_premises(Compiler *compiler, const guint8 *is_drawn)
{
    g_ptr_array_set_size(compiler->joints, (gint)compiler->argument->joints->len);
    for (guint i = 0; i < compiler->argument->joints->len; i++) {
        const Joint *joint = g_ptr_array_index(compiler->argument->joints, i);
        if (is_drawn[i] == 0)
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
    const GPtrArray *links = compiler->argument->links;

    g_ptr_array_set_size(compiler->attacked, (gint)links->len);
    for (guint i = 0; i < links->len; i++) {
        const Link *attack = g_ptr_array_index(links, i);
        if (attack->to.type != END_LINK || compiler->is_drawn[i] == 0 ||
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
    if (end.type == END_LINK && compiler->attacked->pdata[end.link->index] == NULL)
        end = end.link->from;
    switch (end.type) {
    case END_ITEM:
        return g_ptr_array_index(compiler->items, (guint)end.item->index);
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
    g_ptr_array_add(graph->edges, edge);
}

static void add_links(Compiler *compiler)
{
    for (guint i = 0; i < compiler->argument->links->len; i++) {
        const Link *link = g_ptr_array_index(compiler->argument->links, i);
        if (compiler->is_drawn[i] == 0)
            continue;
        Agnode_t *tail = end_node(compiler, link->from);
        Agnode_t *head = end_node(compiler, link->to);
        Agnode_t *middle = compiler->attacked->pdata[i];
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
        Agnode_t *node = g_ptr_array_index(compiler->items, (guint)item->index);
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

Graph *rebut_graph_compile(const Argument *argument, TextShaper *shaper,
                           const CompileOptions *options)
{
    Graph *graph = g_new0(Graph, 1);
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    g_autoptr(GPtrArray) joints = g_ptr_array_new();
    g_autoptr(GPtrArray) attacked = g_ptr_array_new();
    Compiler compiler = {graph, argument, shaper, options, items, joints, attacked, NULL, NULL};
    g_autofree guint8 *drawn_joints = find_drawn_joints(&compiler);
    g_autofree guint8 *drawn_links = find_drawn_links(&compiler, drawn_joints);
    g_autofree guint *n_elsewhere =
        options->selection != NULL ? rebut_selection_elsewhere(options->selection) : NULL;

    graph->agraph = open_graph();
    graph->argument = argument;
    graph->has_verdicts = options->has_verdicts;
    graph->nodes = g_ptr_array_new();
    graph->edges = g_ptr_array_new();
    graph->clusters = g_array_new(FALSE, TRUE, sizeof(Cluster));
    compiler.is_drawn = drawn_links;
    compiler.n_elsewhere = n_elsewhere;
    add_cards(&compiler);
    add_premises(&compiler, drawn_joints);
    add_attacked_links(&compiler);
    add_links(&compiler);
    place_joints_in_forest(&compiler);
    add_clusters(&compiler);
    return graph;
}

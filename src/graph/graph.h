/* The compiled graph: the argument as a cgraph graph, one node a card or joint, one edge a link.
 *
 * `rebut_graph_compile` makes it; a layout fills in positions and paths; drawing reads it. All
 * numbers are in layout units, in which body text is 11 high (so at scale 1 a unit is a point), x
 * to the right, y downwards. An edge runs from the supporting, challenging, countering card to what
 * it aims at.
 *
 * A joint is a node without text: linked premises meet in one, and a link that is attacked (by an
 * undercutter, or `against: a -> b`) is cut in two by one, so that the attack has an end to aim at.
 * Then two edges stand for the one link, marked LINK_FIRST_HALF (tail to joint) and
 * LINK_SECOND_HALF. */
#ifndef REBUT_GRAPH_GRAPH_H
#define REBUT_GRAPH_GRAPH_H

#include "argument/selection.h"
#include "graph/source_mark.h"
#include "graph/status_mark.h"
#include <graphviz/cgraph.h>

#define REBUT_JOINT_SIZE    9.0  /* width and height of a joint without words */
#define REBUT_SCHEME_HEIGHT 14.0 /* height of a joint that names its scheme */

#define REBUT_MOST_MARKED 6 /* groups whose marks can be told apart without colour */

typedef enum NodeRole { NODE_CARD, NODE_PREMISES, NODE_ATTACKED_LINK } NodeRole;
typedef enum LinkPart { LINK_WHOLE, LINK_FIRST_HALF, LINK_SECOND_HALF } LinkPart;

typedef struct Point {
    double x, y;
} Point;

typedef struct Rect {
    double x, y, width, height; /* x, y: top left */
} Rect;

/* The least rectangle that holds both. */
Rect rebut_rect_united(Rect a, Rect b);

typedef struct NodeRecord {
    Agrec_t header;
    NodeRole role;
    size_t index;           /* in `graph->nodes` */
    const Item *item;       /* of a card */
    const Joint *joint;     /* of linked premises */
    const Link *link;       /* of an attacked link */
    Agnode_t *parent;       /* node above in the spanning forest, or NULL */
    size_t depth;           /* in the spanning forest, 0 for a root */
    const ShapedText *text; /* of a card: what it says; not owned */
    char *head; /* a card's kind line, "CHALLENGE 1.2", with "(+3)" if three cards below it are left
                 * out; linked premises' scheme or NULL; owned */
    guint n_left_out;   /* of a card: so many below it are not drawn */
    guint n_elsewhere;  /* of a card: so many that bear on it from elsewhere are not drawn */
    guint detail_page;  /* where those below are, from 1; 0: nowhere */
    guint other_page;   /* of a focus: where the rest of the map shows it, from 1; 0: nowhere */
    double words_width; /* of a card's head, with the room in front of it for the kind's mark */
    double head_width;  /* the least width that the head and the marks behind it need, without
                         * padding */
    StatusMark status;  /* of a card; `head_width` has room for its sign */
    SourceMark *mark, *short_mark; /* of a card that cites sources; else NULL; owned. `head_width`
                                    * has room for the short one */
    Lines *lines;                  /* of a card: the wrapping chosen by the layout; owned */
    Rect box;                      /* the outline; size and position chosen by the layout */
    guint8 group_marks;            /* bits: the places in `graph->marked` of groups it is in */
} NodeRecord;

typedef struct EdgeRecord {
    Agrec_t header;
    size_t index; /* in `graph->edges` */
    const Link *link;
    LinkPart part;
    GArray *path; /* of Point, 3n + 1 control points of cubic curves from the tail's border to the
                   * head's border; owned; filled by the layout */
} EdgeRecord;

typedef struct Cluster { /* a group drawn as a region that holds its members and no others */
    const Group *group;
    Agraph_t *subgraph;
    Rect box;             /* width 0: not drawn */
    bool has_title_below; /* the title stands at the lower border, else at the upper */
} Cluster;

typedef struct Graph {
    Agraph_t *agraph;
    const Argument *argument;
    GPtrArray *nodes;     /* of Agnode_t *: cards in reading order, then joints */
    GPtrArray *edges;     /* of Agedge_t *: in the links' order */
    GArray *clusters;     /* of Cluster */
    bool has_verdicts;    /* cards and links show how they stand */
    double width, height; /* of everything placed, from (0, 0); filled by the layout */
    Rect title, legend;   /* their places; width 0: none; filled by the layout */
    const Group *marked[REBUT_MOST_MARKED]; /* groups that are marks on cards, not regions */
    size_t n_marked;
} Graph;

typedef struct CompileOptions {
    bool use_short;             /* short wordings where given */
    bool has_numbers;           /* numbers on the kind lines */
    bool has_verdicts;          /* cards and links show how they stand */
    const Selection *selection; /* what is drawn; NULL: everything */
} CompileOptions;

/* Compiles the sound argument, which with the shaper must outlive the graph: it keeps the shaped
 * texts. */
Graph *rebut_graph_compile(const Argument *argument, TextShaper *shaper,
                           const CompileOptions *options);
void rebut_graph_free(Graph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Graph, rebut_graph_free)

NodeRecord *rebut_graph_node(const Graph *graph, size_t index);
EdgeRecord *rebut_graph_edge(const Graph *graph, size_t index);
NodeRecord *rebut_node_record(Agnode_t *node);
EdgeRecord *rebut_edge_record(Agedge_t *edge);
NodeRecord *rebut_edge_tail(const Graph *graph, const EdgeRecord *edge);
/* Does the link carry nothing, and is that to be shown? */
bool rebut_graph_is_broken(const Graph *graph, const EdgeRecord *edge);
NodeRecord *rebut_edge_head(const Graph *graph, const EdgeRecord *edge);

/* Room for the kind's mark in front of the kind line, in layout units. */
#define REBUT_CARD_MARK 12.0
/* A card's padding and kind line, in layout units; the outline is text size plus these. */
#define REBUT_CARD_PADDING_X 6.0
#define REBUT_CARD_PADDING_Y 3.8
#define REBUT_CARD_HEAD      10.8 /* height of the kind line with the gap below it */

/* Cards are not narrower than about 18 characters, unless all their text is shorter. */
#define REBUT_CARD_LEAST_TEXT 100.0

/* Cards are not wider than about 70 characters. */
#define REBUT_CARD_MOST_TEXT 380.0

/* The outline that a card takes when it is wrapped at `text_width`. */
typedef struct CardShape {
    double text_width;
    double width, height;
} CardShape;

/* The useful shapes of a node, by rising width and falling height: for each number of lines the
 * narrowest. A joint has one. Returns how many, at most `most`. */
size_t rebut_node_shapes(const NodeRecord *node, CardShape *shapes, size_t most);

/* Wraps a card's text at `text_width` (never narrower than its longest word, its kind line and the
 * least width of a card) into balanced lines and sets `lines` and the size of `box`. Joints are
 * left alone. */
void rebut_node_wrap(NodeRecord *node, double text_width);

#endif

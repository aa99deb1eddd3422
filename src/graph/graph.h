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
#include "argument/step_verdicts.h"
#include "graph/slots.h"
#include "graph/source_mark.h"
#include <graphviz/cgraph.h>
#include <stdint.h>

#define REBUT_JOINT_SIZE    9.0  /* width and height of a joint without words */
#define REBUT_SCHEME_HEIGHT 14.0 /* height of a joint that names its scheme */

#define REBUT_NO_EDGE SIZE_MAX

#define REBUT_MOST_MARKED 6 /* groups whose marks can be told apart without colour */

typedef enum NodeRole {
    NODE_CARD,
    NODE_REFERENCE, /* stands for a card that is elsewhere; not in `graph->nodes` */
    NODE_PREMISES,
    NODE_ATTACKED_LINK
} NodeRole;
typedef enum LinkPart { LINK_WHOLE, LINK_FIRST_HALF, LINK_SECOND_HALF } LinkPart;

typedef struct Point {
    double x, y;
} Point;

typedef struct Rect {
    double x, y, width, height; /* x, y: top left */
} Rect;

/* The least rectangle that holds both. */
Rect rebut_rect_united(Rect a, Rect b);

/* A line of a bracket, or of the bar that joins brackets. */
typedef struct BracketLine {
    Point from, to;
    bool is_against; /* it leads to what attacks the inference */
} BracketLine;

/* What holds linked premises together. */
typedef struct Bracket {
    GArray *lines;    /* of BracketLine */
    GArray *pluses;   /* of Point: between premises */
    GArray *crosses;  /* of Point: where attacks on the inference begin */
    Point name;       /* the left end of the scheme's baseline */
    double name_room; /* for its name, across */
} Bracket;

typedef struct NodeRecord {
    Agrec_t header;
    NodeRole role;
    size_t index;       /* in `graph->nodes`; of a reference, that of its edge in `graph->edges` */
    const Item *item;   /* of a card; of a reference, the one that it stands for */
    const Joint *joint; /* of linked premises */
    const Link *link;   /* of an attacked link; of a reference */
    Agnode_t *parent;   /* node above in the spanning forest, or NULL */
    size_t depth;       /* in the spanning forest, 0 for a root */
    bool is_top;        /* a card that the whole map bears on */
    const ShapedText *text; /* of a card or reference: what it says; not owned */
    double size;            /* of its type, in body sizes */
    GArray *steps;          /* of WrapStep; owned */
    Slots slots;            /* of a card or reference */
    char *head;             /* of linked premises: their scheme, or NULL; owned */
    double head_width;      /* of linked premises: of the scheme's name */
    char *bears;       /* in words, to be heard: of a card, what it bears on besides its parent;
                        * of a reference, which card it stands for and what that bears on
                        * here; NULL: nothing; owned */
    guint n_left_out;  /* of a card: so many below it are not drawn */
    guint n_elsewhere; /* of a card: so many that bear on it from elsewhere are not drawn */
    guint detail_page; /* where those below are, from 1; 0: nowhere */
    guint other_page;  /* of a top of a page: where it comes from, from 1; 0: nowhere */
    SourceMark *mark;  /* of a card that cites sources; else NULL; owned */
    Lines *lines;      /* of a card: the wrapping chosen by the layout; owned */
    Rect box;          /* the outline; size and position chosen by the layout */
    double shelf;      /* the right end of a banner's lower edge; 0: it ends with the box */
    Bracket *bracket;  /* of linked premises in the layout `tree`, else NULL; owned */
    const Item
        *continues;     /* of a card with which a stack goes on elsewhere: its parent; else NULL */
    guint8 group_marks; /* bits: the places in `graph->marked` of groups it is in */
} NodeRecord;

typedef struct EdgeRecord {
    Agrec_t header;
    size_t index; /* in `graph->edges` */
    const Link *link;
    LinkPart part;
    GArray *path; /* of Point, 3n + 1 control points of cubic curves from the tail's border to the
                   * head's border; owned; filled by the layout */
    NodeRecord *reference; /* a link that is told by a reference in place of a line; else NULL;
                            * owned */
    size_t elbow;          /* so many points of `path` are the elbow, the rest is trunk and shelf;
                            * 0: the path is one line */
    bool has_head;         /* its kinds do not say the relation */
    bool is_bare;          /* nothing of it is drawn but its way, which has no paint */
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
    GPtrArray *nodes;   /* of Agnode_t *: cards in reading order, then joints */
    GPtrArray *edges;   /* of Agedge_t *: in the links' order */
    GPtrArray *reading; /* of NodeRecord *: cards, and what references the layout draws, in reading
                         * order; filled by the layout */
    GPtrArray *items;   /* of Agnode_t *, by the item's index; NULL: not drawn */
    Item **conclusions; /* by the joint's index; owned */
    size_t *edge_of_link; /* by the link's index: its edge or its first half's, or REBUT_NO_EDGE */
    GArray *clusters;     /* of Cluster */
    bool has_verdicts;    /* cards and links show how they stand */
    bool has_numbers;     /* they are not switched off */
    double width, height; /* of everything placed, from (0, 0); filled by the layout */
    double scale;         /* points a layout unit; filled by the layout */
    bool is_tree;         /* the layout is `tree` */
    TextShaper *shaper;   /* not owned */
    StepVerdicts *step_verdicts; /* how cards stand at each step; NULL: there are none; owned */
    bool uses_short;             /* short wordings stand where given */
    const Group *marked[REBUT_MOST_MARKED]; /* groups that are marks on cards, not regions */
    size_t n_marked;
} Graph;

/* Which numbers stand on cards; in the order of RebutNumbers. */
typedef enum NumberChoice { NUMBERS_REFERRED_TO, NUMBERS_ON, NUMBERS_OFF } NumberChoice;

typedef struct CompileOptions {
    bool use_short; /* short wordings where given */
    NumberChoice numbers;
    bool has_kind_words;        /* words of the kinds on cards */
    guint most_indents;         /* cards below this level say their level; 0: none do */
    bool has_verdicts;          /* cards show how they stand */
    const StepPlan *steps;      /* cards show how they stand at each step; NULL: in the whole map */
    bool has_references;        /* further links are told by references; else they are lines */
    const Selection *selection; /* what is drawn; NULL: everything */
} CompileOptions;

/* Compiles the sound argument, which with the shaper must outlive the graph: it keeps the shaped
 * texts. */
Graph *rebut_graph_compile(const Argument *argument, TextShaper *shaper,
                           const CompileOptions *options);
void rebut_graph_free(Graph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Graph, rebut_graph_free)

NodeRecord *rebut_graph_node(const Graph *graph, size_t index);
/* How many of its nodes are cards; references are none. */
size_t rebut_graph_n_cards(const Graph *graph);
EdgeRecord *rebut_graph_edge(const Graph *graph, size_t index);
NodeRecord *rebut_node_record(Agnode_t *node);
EdgeRecord *rebut_edge_record(Agedge_t *edge);
NodeRecord *rebut_edge_tail(const Graph *graph, const EdgeRecord *edge);
NodeRecord *rebut_edge_head(const Graph *graph, const EdgeRecord *edge);
/* The card of an item, or NULL. */
NodeRecord *rebut_graph_item_node(const Graph *graph, const Item *item);
/* The edge of a link, or of its first half; NULL: it is not drawn. */
EdgeRecord *rebut_graph_link_edge(const Graph *graph, const Link *link);
/* The card or the reference that stands for a bearing, or NULL. */
NodeRecord *rebut_graph_place(const Graph *graph, const Bearing *bearing);
/* Lets the stack of a card's parent go on elsewhere with this card: a reference stands in its
 * place, the card says what it continues, and both have numbers. The card must have a parent. Cuts
 * are undone by the second, all of them. */
void rebut_graph_cut(Graph *graph, NodeRecord *card);
void rebut_graph_mend(Graph *graph, NodeRecord *card);
/* Frees what the record owns. */
void rebut_node_clear(NodeRecord *node);
/* Gives linked premises an empty bracket. */
Bracket *rebut_node_add_bracket(NodeRecord *node);

#endif

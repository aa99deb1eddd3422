/* Compiling, shared by what makes nodes and edges (compile.c) and what stands on cards (faces.c).
 */
#ifndef REBUT_GRAPH_COMPILE_H
#define REBUT_GRAPH_COMPILE_H

#include "graph/graph.h"

/* What an item bears on besides its parent, in reading order. */
typedef struct Further {
    GPtrArray *aims;  /* of const Item * */
    GString *clauses; /* "supports 2, counters 1.3" */
} Further;

typedef struct Compiler {
    Graph *graph;
    const Argument *argument;
    TextShaper *shaper;
    const CompileOptions *options;
    const GPtrArray *items; /* of Item *: those drawn, in reading order */
    const GPtrArray *links; /* of Link *: those that may be drawn, in the author's order */
    GPtrArray *joints;      /* of Agnode_t *, by the joint's index */
    GPtrArray
        *attacked; /* of Agnode_t *, by the link's index; NULL where nothing attacks the link */
    const guint8 *has_joint;  /* by the joint's index: it is drawn */
    const guint8 *is_drawn;   /* by the link's index: both its ends are */
    const guint *n_elsewhere; /* by the item's index (selection.h); NULL: everything is drawn */
    Item *const *conclusions; /* by the joint's index */
    GPtrArray *further;       /* of Further * or NULL, by the item's index */
    guint8 *is_referred_to;   /* by the item's index: something names its number */
    guint8 *is_challenged;    /* by the item's index: a challenge is drawn anywhere below it */
    bool has_large_tops;      /* top claims are set in larger type */
} Compiler;

/* Shapes the text of a card, and counts what is left out below it. */
void rebut_compile_card(const Compiler *compiler, NodeRecord *record);
/* Gives an edge a reference, which names the number of its item, and shapes its text. */
void rebut_compile_reference(Graph *graph, EdgeRecord *edge, const Bearing *bearing);
/* Fills the slots of all cards and references, whose texts are shaped. */
void rebut_compile_slots(const Compiler *compiler);

#endif

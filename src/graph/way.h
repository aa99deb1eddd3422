/* The way of one link around cards: level and upright lines, short and with few turns. */
#ifndef REBUT_GRAPH_WAY_H
#define REBUT_GRAPH_WAY_H

#include "graph/graph.h"

/* A level or upright line of a link that is drawn already. */
typedef struct Stretch {
    Point from, to;
    const EdgeRecord *edge; /* the link */
} Stretch;

typedef struct WayRequest {
    const EdgeRecord *edge; /* what it itself has drawn is not in its way */
    const NodeRecord *tail, *head;
    const GPtrArray *in_way; /* of NodeRecord *, the two themselves among them */
    const GArray *drawn;     /* of Stretch: better not crossed */
    double margin;           /* kept from what is in the way */
} WayRequest;

/* What the search of a way needs; to be kept for the next one. */
typedef struct WayFinder WayFinder;

WayFinder *rebut_way_finder_new(void);
void rebut_way_finder_free(WayFinder *finder);

/* Finds a way. `points` gets its corners, from border to border. False if every way is closed;
 * `points` is untouched then. */
bool rebut_way_find(WayFinder *finder, const WayRequest *request, GArray *points);

#endif

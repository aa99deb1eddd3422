/* Ports: where the links in a channel, which is the room between two bands, meet its two sides; and
 * nets: links that end in one port and share a trunk there. All places are across, within blocks.
 */
#ifndef REBUT_LAYOUT_LAYERED_PORTS_H
#define REBUT_LAYOUT_LAYERED_PORTS_H

#include "layout/layered/layers.h"

#define REBUT_PORT_PITCH 4.0 /* between ports of a card, at least */
#define REBUT_PORT_INSET 8.0 /* of ports from a card's corners */

/* Pieces of one channel that are drawn as one: those of links of one relation to one head. A net
 * has the number of its first piece. */
typedef struct Net {
    size_t first, count;         /* count 0: no piece leads a net of this number */
    double low, high;            /* how far it reaches across */
    bool ends_above, ends_below; /* a head is there */
    size_t level;                /* its track, 0 next to the band above */
} Net;

typedef struct Ports {
    const Layers *layers;
    double *above, *below; /* by piece: its places at the channel's two sides */
    double *track;         /* by piece: along, within its block */
    size_t *next;          /* by piece: of the same net */
    double *joint;         /* by node: of a hanging joint */
    Net *nets;             /* by piece */
} Ports;

/* For placed elements. `breadth` is that of the nodes alone. */
Ports *rebut_ports_new(const Layers *layers, const double *breadth);
void rebut_ports_free(Ports *ports);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ports, rebut_ports_free)

/* How broad a node has to be, so that its ports and the joints below it have room. `breadth` as
 * above; by node, to be g_freed. */
double *rebut_ports_least_breadth(const Layers *layers, const double *breadth);

#endif

/* Ports: where the links in a channel, which is the room between two bands, meet its two sides; and
 * nets: links that end in one port and share a trunk there. All places are across, within blocks.
 */
#ifndef REBUT_LAYOUT_LAYERED_PORTS_H
#define REBUT_LAYOUT_LAYERED_PORTS_H

#include "layout/layered/layers.h"

#define REBUT_PORT_PITCH 4.0 /* between ports of a card, at least */
#define REBUT_PORT_INSET 8.0 /* of ports from a card's corners */

/* Pieces of one channel that are drawn as one: those of links of one relation to one head. */
typedef struct Net {
    size_t first, count;         /* in `by_net` */
    double low, high;            /* how far it reaches across */
    bool ends_above, ends_below; /* a head is there */
    size_t level;                /* its track, 0 next to the band above */
} Net;

typedef struct Ports {
    const Layers *layers;
    double *above, *below; /* by piece: its places at the channel's two sides */
    double *joint;         /* by node: of a hanging joint */
    double *track;         /* by piece: along, within its block */
    size_t *by_net;        /* pieces, net by net */
    Net *nets;             /* by channel */
    size_t *net_start;     /* by channel, which has the number of the band above it */
} Ports;

/* For placed elements. `breadth` is that of the nodes alone. */
Ports *rebut_ports_new(const Layers *layers, const double *breadth);
void rebut_ports_free(Ports *ports);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ports, rebut_ports_free)

/* How broad a node has to be, so that its ports and the joints below it have room. `breadth` as
 * above; by node, to be g_freed. */
double *rebut_ports_least_breadth(const Layers *layers, const double *breadth);

#endif

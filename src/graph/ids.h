/* Object ids for cgraph that count up. cgraph's own are addresses of names, so that the order in
 * which it walks a graph, and with it dot's layout, differs from run to run. */
#ifndef REBUT_GRAPH_IDS_H
#define REBUT_GRAPH_IDS_H

#include <graphviz/cgraph.h>

extern Agiddisc_t rebut_sequential_ids;

#endif

/* Settings: what a plan says of one node, as one value that can be changed and put back. */
#ifndef REBUT_GRAPH_SETTING_H
#define REBUT_GRAPH_SETTING_H

#include "graph/place.h"

#define REBUT_MOST_SET 32 /* children; of a node with more only the card's shape is set */

typedef struct Setting {
    Manner manner;
    guint8 card;    /* which of its card's shapes */
    guint8 high;    /* the first child that hangs from a rail; without one, their number */
    guint32 breaks; /* bit i: child i begins a column */
} Setting;

/* `node` = forest->n_nodes stands for all roots together. */
Setting rebut_setting_of(const PagePlan *plan, size_t node);
void rebut_setting_apply(const PagePlan *plan, size_t node, const Setting *setting);
/* Appends what a setting can be changed into: another shape of the card; a column that begins
 * elsewhere; another manner. */
void rebut_setting_variants(const PagePlan *plan, size_t node, const Setting *setting,
                            GArray *variants);

#endif

/* Places: where elements stand across, from their order and breadths alone. */
#ifndef REBUT_LAYOUT_LAYERED_PLACES_H
#define REBUT_LAYOUT_LAYERED_PLACES_H

#include "layout/layered/layers.h"

/* Something that wants to be at `wish`, in a row of such. */
typedef struct BandSlot {
    double wish, weight;
    double offset; /* from the first, when all are as close as they may be */
    double place;
} BandSlot;

/* Sets the places nearest to the wishes that keep order and distances, the first one's between
 * `least` and `most`. */
void rebut_slots_settle(BandSlot *slots, size_t count, double least, double most);

/* How broad the band is when its elements are as close as they may be. */
double rebut_places_least_breadth(const Layers *layers, size_t band);
/* Sets the places of all elements. */
void rebut_places_find(Layers *layers);

#endif

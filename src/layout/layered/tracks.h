/* Tracks: on which level of its channel each net runs, so that few lines cross and none runs on
 * another. */
#ifndef REBUT_LAYOUT_LAYERED_TRACKS_H
#define REBUT_LAYOUT_LAYERED_TRACKS_H

#include "base/budget.h"
#include "layout/layered/ports.h"

/* Sets the levels of a channel's nets and returns how many there are. When the budget is spent,
 * tracks are still apart, in an order that costs no search. */
size_t rebut_tracks_find(Ports *ports, size_t channel, Budget *budget);

#endif

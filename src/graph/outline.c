/* All sides are kept as reaches that rise outwards, so one merge and one meeting serve for all. */
#include "graph/outline.h"
#include <math.h>

#define BESIDE 3.0 /* by how much a stretch is longer at each of its ends */

void rebut_outline_clear(Outline *outline)
{
    for (int side = 0; side < N_OUTLINE_SIDES; side++)
        g_free(outline->sides[side].steps);
    g_free(outline->spare.steps);
}

void rebut_outline_empty(Outline *outline)
{
    for (int side = 0; side < N_OUTLINE_SIDES; side++)
        outline->sides[side].n_steps = 0;
}

bool rebut_outline_is_empty(const Outline *outline)
{
    return outline->sides[0].n_steps == 0;
}

static void make_room(OutlineRow *row, guint n_steps)
{
    if (row->room >= n_steps)
        return;
    row->room = MAX(16, n_steps + n_steps / 2);
    row->steps = g_renew(OutlineStep, row->steps, row->room);
}

void rebut_outline_copy(Outline *to, const Outline *from)
{
    for (int side = 0; side < N_OUTLINE_SIDES; side++) {
        const OutlineRow *row = &from->sides[side];
        make_room(&to->sides[side], row->n_steps);
        for (guint i = 0; i < row->n_steps; i++)
            to->sides[side].steps[i] = row->steps[i];
        to->sides[side].n_steps = row->n_steps;
    }
    to->bounds = from->bounds;
}

typedef struct Shift { /* of a row of steps */
    double along, out;
} Shift;

static Shift shift_for(OutlineSide side, Point by)
{
    switch (side) {
    case OUTLINE_LEFT:
        return (Shift){by.y, -by.x};
    case OUTLINE_RIGHT:
        return (Shift){by.y, by.x};
    case OUTLINE_TOP:
        return (Shift){by.x, -by.y};
    case OUTLINE_BOTTOM:
    case N_OUTLINE_SIDES:
        break;
    }
    return (Shift){by.x, by.y};
}

/* Two rows of steps walked together. */
typedef struct Walk {
    const OutlineStep *first, *first_end, *second, *second_end; /* the next of each */
    Shift shift;                                                /* of the second */
    double reach_first, reach_second;                           /* of the stretch at hand */
    double from;                                                /* where it begins */
} Walk;

/* An empty row has no steps to count from. */
static const OutlineStep *end_of(const OutlineRow *row)
{
    return row->n_steps > 0 ? row->steps + row->n_steps : row->steps;
}

static Walk walk_from(const OutlineRow *first, const OutlineRow *second, Shift shift)
{
    return (Walk){first->steps, end_of(first), second->steps, end_of(second),
                  shift,        -INFINITY,     -INFINITY,     0.0};
}

static inline bool walk_on(Walk *walk)
{
    bool has_first = walk->first < walk->first_end, has_second = walk->second < walk->second_end;
    double first = has_first ? walk->first->from : INFINITY;
    double second = has_second ? walk->second->from + walk->shift.along : INFINITY;

    if (!has_first && !has_second)
        return false;
    walk->from = MIN(first, second);
    if (first <= walk->from)
        walk->reach_first = (walk->first++)->reach;
    if (second <= walk->from)
        walk->reach_second = (walk->second++)->reach + walk->shift.out;
    return true;
}

static void copy_shifted(OutlineRow *row, const OutlineRow *other, Shift shift)
{
    make_room(row, other->n_steps);
    for (guint i = 0; i < other->n_steps; i++)
        row->steps[i] =
            (OutlineStep){other->steps[i].from + shift.along, other->steps[i].reach + shift.out};
    row->n_steps = other->n_steps;
}

/* Merges what is not empty; the result is made in `spare`, which changes places with `row`. */
static void merge(OutlineRow *row, const OutlineRow *other, Shift shift, OutlineRow *spare)
{
    Walk walk = walk_from(row, other, shift);
    double last = INFINITY; /* no step has that */

    make_room(spare, row->n_steps + other->n_steps);
    OutlineStep *next = spare->steps;
    while (walk_on(&walk)) {
        double reach = MAX(walk.reach_first, walk.reach_second);
        if (reach >= last && reach <= last)
            continue;
        *next++ = (OutlineStep){walk.from, reach};
        last = reach;
    }
    OutlineRow old = *row;
    *row = *spare;
    row->n_steps = (guint)(next - row->steps);
    *spare = old;
}

void rebut_outline_add(Outline *outline, const Outline *other, Point by)
{
    Rect bounds = other->bounds;

    if (rebut_outline_is_empty(other))
        return;
    bounds.x += by.x;
    bounds.y += by.y;
    outline->bounds =
        rebut_outline_is_empty(outline) ? bounds : rebut_rect_united(outline->bounds, bounds);
    for (int side = 0; side < N_OUTLINE_SIDES; side++) {
        OutlineRow *row = &outline->sides[side];
        const OutlineRow *more = &other->sides[side];
        Shift shift = shift_for((OutlineSide)side, by);
        if (row->n_steps == 0)
            copy_shifted(row, more, shift);
        else
            merge(row, more, shift, &outline->spare);
    }
}

void rebut_outline_add_rect(Outline *outline, Rect rect)
{
    const double from[N_OUTLINE_SIDES] = {rect.y, rect.y, rect.x, rect.x};
    const double length[N_OUTLINE_SIDES] = {rect.height, rect.height, rect.width, rect.width};
    const double reach[N_OUTLINE_SIDES] = {-rect.x, rect.x + rect.width, -rect.y,
                                           rect.y + rect.height};

    outline->bounds =
        rebut_outline_is_empty(outline) ? rect : rebut_rect_united(outline->bounds, rect);
    for (int side = 0; side < N_OUTLINE_SIDES; side++) {
        OutlineStep steps[2] = {{from[side] - BESIDE, reach[side]},
                                {from[side] + length[side] + BESIDE, -INFINITY}};
        const OutlineRow row = {steps, 2, 2};
        if (outline->sides[side].n_steps == 0)
            copy_shifted(&outline->sides[side], &row, (Shift){0.0, 0.0});
        else
            merge(&outline->sides[side], &row, (Shift){0.0, 0.0}, &outline->spare);
    }
}

static double room_between(const OutlineRow *still, const OutlineRow *moving, Shift shift)
{
    Walk walk = walk_from(still, moving, shift);
    double most = -INFINITY;

    while (walk_on(&walk))
        most = MAX(most, walk.reach_first + walk.reach_second);
    return -most;
}

double rebut_outline_room_right(const Outline *outline, const Outline *other, Point by)
{
    return room_between(&outline->sides[OUTLINE_RIGHT], &other->sides[OUTLINE_LEFT],
                        shift_for(OUTLINE_LEFT, by));
}

double rebut_outline_room_below(const Outline *outline, const Outline *other, Point by)
{
    return room_between(&outline->sides[OUTLINE_BOTTOM], &other->sides[OUTLINE_TOP],
                        shift_for(OUTLINE_TOP, by));
}

/* Paging: how many cards a page holds, and where it is best to end it.
 *
 * A flow is a list of cards in reading order, which is poured into pages one after the other. What
 * a page holds is asked of the layout's arithmetic, at the floor's size of text. */
#ifndef REBUT_RENDER_PAGING_H
#define REBUT_RENDER_PAGING_H

#include "render/page_set.h"

/* The numbers of pages that take the most room. */
#define REBUT_TWO_DIGITS         88
#define REBUT_THREE_DIGITS       888
#define REBUT_MOST_OF_TWO_DIGITS 99

typedef struct Paging {
    const Easel *easel;
    Scope scope;
    double *areas;   /* by place: about the area that the card takes, in squares of the body size */
    double page;     /* the area of a page */
    double capacity; /* what it holds, as far as is known */
    guint room_page; /* the number for which cards have room */
    guint n_found;   /* pages, of which the ends were sought */
    bool is_large;   /* many pages: few trials */
    bool is_probing; /* what a page holds is looked for, not only tried */
} Paging;

/* What `focus` (NULL: the whole map) is divided into on the pages that the easel asks for. */
void rebut_paging_init(Paging *paging, const Easel *easel, const Item *focus);
void rebut_paging_clear(Paging *paging);

typedef struct Flow {
    GArray *places; /* in reading order */
    GArray *full;   /* by index in the flow: the end of a full page that begins there; 0: unknown */
} Flow;

void rebut_flow_init(Flow *flow);
void rebut_flow_clear(Flow *flow);
/* Makes it of the places that are not on the overview (by place). */
void rebut_flow_fill(Flow *flow, const Scope *scope, const guint8 *on_overview);
guint rebut_flow_at(const Flow *flow, guint index);

/* The fewest pages that could hold all texts with nothing between them. */
double rebut_paging_least(const Paging *paging);
/* Whether the overview, with the flow's cards before `end`, can have text `spare` times the floor.
 */
bool rebut_paging_overview_fits(const Paging *paging, const guint8 *on_overview, const Flow *flow,
                                guint end, double spare);
/* How many of the flow's first cards the overview holds besides its own. */
guint rebut_paging_overview_end(const Paging *paging, const guint8 *on_overview, const Flow *flow);
/* The largest end of a page of details that begins at `first`; it holds one card at least. */
guint rebut_paging_full_end(Paging *paging, const Flow *flow, guint first);
/* The area of the stretch [first, end) of the flow. */
double rebut_paging_area(const Paging *paging, const Flow *flow, guint first, guint end);
/* Of all ends from a share of the full page on, the one that divides the highest level; the latest
 * of several. */
guint rebut_paging_best_end(const Paging *paging, const Flow *flow, guint first, guint full,
                            double share);

#endif

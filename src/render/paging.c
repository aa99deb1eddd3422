/* Whether cards fit is asked of what the layout knows before it places anything: whether some
 * setting reaches the floor. How many fit is guessed from the last page, so few trials are needed.
 * A page ends within the last part that it could use, where the level is highest: between branches
 * rather than within one. */
#include "render/paging.h"

#define SAFETY          1.015 /* by which text is larger than the floor in a trial */
#define LARGE_MAP       12    /* pages, by a first estimate */
#define PROBE_EACH      4     /* page of a large map */
#define COARSE          12    /* part of a large map's page that is not worth a trial */
#define UNDIVIDED       3     /* levels that a cut through what belongs together counts more */
#define FIRST_SHARE     0.75  /* of the page's area that cards may take, for the first guess */
#define LEAST_CHARACTER 0.35  /* width in body sizes; of the least area of a text */
#define USUAL_CHARACTER 0.5
#define LEAST_AROUND    4.0 /* area around a text, in squares of the body size */
#define USUAL_AROUND    20.0
#define LINE            1.2 /* height, in body sizes */

static double text_area(const RebutOptions *options, const Item *item, double character,
                        double around)
{
    const char *words =
        options->text == REBUT_TEXT_FULL ? item->text.bytes : rebut_item_brief(item);

    return character * LINE * (double)g_utf8_strlen(words, -1) + around;
}

double rebut_paging_least(const Paging *paging)
{
    const Scope *scope = &paging->scope;
    double area = 0.0;

    for (guint i = scope->first; i < scope->end; i++)
        area += text_area(paging->easel->options, rebut_scope_item(scope, i), LEAST_CHARACTER,
                          LEAST_AROUND);
    return paging->page > 0.0 ? area / paging->page : 0.0;
}

void rebut_paging_init(Paging *paging, const Easel *easel, const Item *focus)
{
    double floor = rebut_picture_floor(easel), all = 0.0;

    *paging = (Paging){.easel = easel};
    rebut_scope_init(&paging->scope, easel->argument, focus);
    paging->page = rebut_picture_area(easel) / (floor * floor);
    paging->capacity = FIRST_SHARE * paging->page;
    paging->areas = g_new0(double, easel->argument->order->len + 1);
    for (guint i = paging->scope.first; i < paging->scope.end; i++) {
        const Item *item = rebut_scope_item(&paging->scope, i);
        paging->areas[i] = text_area(easel->options, item, USUAL_CHARACTER, USUAL_AROUND);
        all += paging->areas[i];
    }
    paging->is_large = all > LARGE_MAP * paging->capacity;
    paging->room_page =
        all > REBUT_MOST_OF_TWO_DIGITS * paging->capacity ? REBUT_THREE_DIGITS : REBUT_TWO_DIGITS;
}

void rebut_paging_clear(Paging *paging)
{
    rebut_scope_clear(&paging->scope);
    g_free(paging->areas);
}

void rebut_flow_init(Flow *flow)
{
    flow->places = g_array_new(FALSE, FALSE, sizeof(guint));
    flow->full = g_array_new(FALSE, TRUE, sizeof(guint));
}

void rebut_flow_clear(Flow *flow)
{
    g_array_unref(flow->places);
    g_array_unref(flow->full);
}

void rebut_flow_fill(Flow *flow, const Scope *scope, const guint8 *on_overview)
{
    g_array_set_size(flow->places, 0);
    for (guint i = scope->first; i < scope->end; i++)
        if (on_overview[i] == REBUT_NOT_SHOWN)
            g_array_append_val(flow->places, i);
    g_array_set_size(flow->full, 0);
    g_array_set_size(flow->full, flow->places->len + 1);
}

guint rebut_flow_at(const Flow *flow, guint index)
{
    return g_array_index(flow->places, guint, index);
}

/* Whether the cards fit a page at the floor's size, or at `spare` times that. */
static bool fits(const Paging *paging, const guint8 *is_shown, bool is_overview, double spare)
{
    const Scope *scope = &paging->scope;
    g_autoptr(Selection) selection = rebut_selection_of_places(scope->argument, is_shown);
    g_autofree char *heading =
        is_overview ? NULL : rebut_page_heading(scope, is_shown, paging->room_page);
    const Subject subject = {
        .selection = selection, .page_name = heading, .is_one_of_many = paging->is_large};

    selection->room_page = paging->room_page;
    for (guint i = 0; i < selection->items->len; i++) {
        const Item *item = g_ptr_array_index(selection->items, i);
        if (rebut_selection_left_out(selection, item) > 0)
            selection->page[item->index] = paging->room_page;
    }
    return rebut_picture_fits(paging->easel, &subject, SAFETY * spare);
}

bool rebut_paging_overview_fits(const Paging *paging, const guint8 *on_overview, const Flow *flow,
                                guint end, double spare)
{
    guint n = paging->scope.argument->order->len + 1;
    g_autofree guint8 *is_shown = g_memdup2(on_overview, n);

    for (guint i = 0; i < end; i++)
        is_shown[rebut_flow_at(flow, i)] = REBUT_SHOWN;
    return fits(paging, is_shown, true, spare);
}

/* Whether a page holds the stretch [first, end) of the flow; `on_overview`: whether the overview
 * holds it, too, else NULL. */
static bool fits_stretch(const Paging *paging, const guint8 *on_overview, const Flow *flow,
                         guint first, guint end)
{
    if (on_overview != NULL)
        return rebut_paging_overview_fits(paging, on_overview, flow, end, 1.0);
    g_autofree guint8 *is_shown = g_new0(guint8, paging->scope.argument->order->len + 1);
    for (guint i = first; i < end; i++)
        is_shown[rebut_flow_at(flow, i)] = REBUT_SHOWN;
    rebut_page_add_parents(&paging->scope, is_shown);
    return fits(paging, is_shown, false, 1.0);
}

double rebut_paging_area(const Paging *paging, const Flow *flow, guint first, guint end)
{
    double area = 0.0;

    for (guint i = first; i < end; i++)
        area += paging->areas[rebut_flow_at(flow, i)];
    return area;
}

/* The end of the stretch from `first` on that is about as large as a page. */
static guint guess_end(const Paging *paging, const Flow *flow, guint first)
{
    double area = 0.0;
    guint end = first;

    while (end < flow->places->len && area <= paging->capacity)
        area += paging->areas[rebut_flow_at(flow, end++)];
    return area > paging->capacity && end > first + 1 ? end - 1 : end;
}

/* The largest end at which the page fits; `first` if there is none. From the guess on steps
 * are doubled until a larger and a smaller end are known, and then halved. */
static guint find_end(const Paging *paging, const guint8 *on_overview, const Flow *flow,
                      guint first)
{
    guint n = flow->places->len, good = first, bad = n + 1;
    guint next = guess_end(paging, flow, first), step = MAX(1, (next - first) / COARSE);
    guint least_step = paging->is_large ? step : 1;

    while (bad - good > least_step) {
        if (fits_stretch(paging, on_overview, flow, first, next)) {
            good = next;
            if (paging->is_large && !paging->is_probing)
                break;
        } else
            bad = next;
        if (bad > n)
            next = MIN(n, good + step);
        else if (good == first)
            next = bad > first + step ? bad - step : first + 1;
        else
            next = good + (bad - good) / 2;
        step *= 2;
        if (bad <= first + 1)
            break;
    }
    return good;
}

guint rebut_paging_overview_end(const Paging *paging, const guint8 *on_overview, const Flow *flow)
{
    return find_end(paging, on_overview, flow, 0);
}

/* In a large map what a page holds is looked for now and then, and else what the last one held is
 * tried. */
guint rebut_paging_full_end(Paging *paging, const Flow *flow, guint first)
{
    guint *known = &g_array_index(flow->full, guint, first);

    if (*known != 0)
        return *known;
    paging->is_probing = !paging->is_large || paging->n_found++ % PROBE_EACH == 0;
    *known = MAX(first + 1, find_end(paging, NULL, flow, first));
    if (paging->is_probing && *known < flow->places->len)
        paging->capacity = rebut_paging_area(paging, flow, first, *known);
    return *known;
}

/* Does the card say nothing without the one before it: a further premise, or what denies the link
 * of its parent? */
static bool belongs_to_last(const Scope *scope, guint place)
{
    const Item *item = rebut_scope_item(scope, place);
    const Joint *last = NULL;

    for (guint i = 0; item->parent != NULL && i < item->parent->bearings->len; i++) {
        const Bearing *bearing = &g_array_index(item->parent->bearings, Bearing, i);
        if (bearing->item == item && !bearing->is_reference)
            return bearing->is_undercutter || (bearing->joint != NULL && bearing->joint == last);
        last = bearing->joint;
    }
    return false;
}

/* How little a cut before this card of the flow divides: the fewer the better. */
static size_t divided_levels(const Paging *paging, const Flow *flow, guint index)
{
    const Scope *scope = &paging->scope;
    guint place = rebut_flow_at(flow, index);

    return rebut_scope_item(scope, place)->depth + (belongs_to_last(scope, place) ? UNDIVIDED : 0);
}

guint rebut_paging_best_end(const Paging *paging, const Flow *flow, guint first, guint full,
                            double share)
{
    double least = share * rebut_paging_area(paging, flow, first, full);
    double area = rebut_paging_area(paging, flow, first, full);
    guint best = full;

    if (full == flow->places->len)
        return full;
    size_t fewest = divided_levels(paging, flow, full);
    for (guint end = full; end > first + 1 && area >= least; end--) {
        size_t levels = divided_levels(paging, flow, end);
        if (levels < fewest) {
            fewest = levels;
            best = end;
        }
        area -= paging->areas[rebut_flow_at(flow, end - 1)];
    }
    return best;
}

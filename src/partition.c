/* The overview shows as many levels as fit, then what is below cards with little below them. All
 * other cards are the flow: in reading order they are poured into pages as text is, each page
 * taking as many as fit, and of the cuts near its end the one at the highest level. Whether cards
 * fit is asked of the layout's own arithmetic, which tries its settings at the floor's size and
 * draws nothing. How many fit is guessed from the last page, so few trials are needed.
 *
 * Several numbers of levels, and several meanings of "near its end", are tried where the pages are
 * few; the fewest pages are taken. On which page a card goes on is known when all are planned, so
 * cards have room for a number of two digits, or three. */
#include "partition.h"
#include <math.h>

#define SAFETY             1.015 /* by which text is larger than the floor in a trial */
#define TWO_DIGITS         88    /* the number of a page that takes the most room */
#define THREE_DIGITS       888
#define MOST_OF_TWO_DIGITS 99
#define FEW_PAGES          24   /* up to which several plans are made */
#define LARGE_MAP          12   /* pages, by a first estimate: one plan and few trials are made */
#define ENOUGH_PAGES       8    /* from which the number of all is known well enough */
#define FAR_TOO_MANY       1.15 /* times the most pages */
#define PROBE_EACH         4    /* page of a large map */
#define COARSE             12   /* part of a large map's page that is not worth a trial */
#define MOST_UNFOLDED      0.25 /* of a page: what is shown on the overview below a card */
#define LEAST_USED         0.6  /* of full pages, to leave more to the last one */
#define USED_STEP          0.08
#define LEAST_LAST         0.4  /* of an average page, that the last one should have */
#define BRANCHES_A_PAGE    3    /* above which an overview shows too many levels */
#define PAGES_A_LEVEL      8    /* of which one more is worth a level of the overview */
#define UNDIVIDED          3    /* levels that a cut through what belongs together counts more */
#define FIRST_SHARE        0.75 /* of the page's area that cards may take, for the first guess */
#define LEAST_CHARACTER    0.35 /* width in body sizes; of the least area of a text */
#define USUAL_CHARACTER    0.5
#define LEAST_AROUND       8.0 /* area around a text, in squares of the body size */
#define USUAL_AROUND       20.0
#define LINE               1.2 /* height, in body sizes */

/* From which share of a full page on it may end where a branch does. */
static const double shares[] = {0.6, 0.8, 1.0};
#define LARGE_SHARE 0.8 /* of a large map */
/* An overview on which text this much larger fits is not full. */
static const double spares[] = {1.3, 1.1};

typedef struct Partition {
    const Easel *easel;
    Scope scope;
    double *areas;   /* by place: about the area that the card takes, in squares of the body size */
    double page;     /* the area of a page */
    double capacity; /* what it holds, as far as is known */
    guint room_page;
    guint most_pages; /* that there may be */
    guint n_found;    /* pages, of which the ends were sought */
    bool is_large;    /* many pages: one plan, and few trials */
    bool is_probing;  /* what a page holds is looked for, not only tried */
    bool is_too_many; /* there would be far more pages than there may be */
} Partition;

#define NO_OVERVIEW G_MAXSIZE /* levels: the flow begins on the first page */

/* One way to divide the map. */
typedef struct Plan {
    guint8 *on_overview; /* by place */
    GArray *flow;        /* places, in reading order */
    GArray *full;        /* by place in the flow: the end of a page that begins there; 0: unknown */
    GArray *ends;        /* of pages of details, in the flow */
    size_t levels;       /* below the tops, on the overview */
} Plan;

static Plan *plan_new(const Partition *partition, size_t levels)
{
    Plan *plan = g_new0(Plan, 1);

    plan->on_overview = g_new0(guint8, partition->scope.argument->order->len + 1);
    plan->flow = g_array_new(FALSE, FALSE, sizeof(guint));
    plan->full = g_array_new(FALSE, TRUE, sizeof(guint));
    plan->ends = g_array_new(FALSE, FALSE, sizeof(guint));
    plan->levels = levels;
    return plan;
}

static void plan_free(Plan *plan)
{
    if (plan == NULL)
        return;
    g_free(plan->on_overview);
    g_array_unref(plan->flow);
    g_array_unref(plan->full);
    g_array_unref(plan->ends);
    g_free(plan);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

static guint flow_at(const Plan *plan, guint index)
{
    return g_array_index(plan->flow, guint, index);
}

/* --- Trials --- */

/* Whether the cards fit a page at the floor's size, or at `spare` times that. */
static bool fits(const Partition *partition, const guint8 *is_shown, bool is_overview, double spare)
{
    const Scope *scope = &partition->scope;
    g_autoptr(Selection) selection = rebut_selection_of_places(scope->argument, is_shown);
    g_autofree char *heading =
        is_overview ? NULL : rebut_page_heading(scope, is_shown, partition->room_page);
    const Subject subject = {
        .selection = selection, .page_name = heading, .is_one_of_many = partition->is_large};

    selection->room_page = partition->room_page;
    for (guint i = 0; i < selection->items->len; i++) {
        const Item *item = g_ptr_array_index(selection->items, i);
        if (rebut_selection_left_out(selection, item) > 0)
            selection->page[item->index] = partition->room_page;
    }
    return rebut_picture_fits(partition->easel, &subject, SAFETY * spare);
}

/* Whether a page holds the stretch [first, end) of the flow. */
static bool fits_stretch(const Partition *partition, const Plan *plan, guint first, guint end)
{
    g_autofree guint8 *is_shown = g_new0(guint8, partition->scope.argument->order->len + 1);

    for (guint i = first; i < end; i++)
        is_shown[flow_at(plan, i)] = 1;
    rebut_page_add_parents(&partition->scope, is_shown);
    return fits(partition, is_shown, false, 1.0);
}

/* Whether the overview holds the flow's first cards, too. */
static bool fits_overview(const Partition *partition, const Plan *plan, guint end, double spare)
{
    guint n = partition->scope.argument->order->len + 1;
    g_autofree guint8 *is_shown = g_memdup2(plan->on_overview, n);

    for (guint i = 0; i < end; i++)
        is_shown[flow_at(plan, i)] = 1;
    return fits(partition, is_shown, true, spare);
}

/* --- How much a page holds --- */

typedef bool (*Trial)(const Partition *partition, const Plan *plan, guint first, guint end);

static bool try_overview(const Partition *partition, const Plan *plan, guint first, guint end)
{
    (void)first;
    return fits_overview(partition, plan, end, 1.0);
}

static double area_of(const Partition *partition, const Plan *plan, guint first, guint end)
{
    double area = 0.0;

    for (guint i = first; i < end; i++)
        area += partition->areas[flow_at(plan, i)];
    return area;
}

/* The end of the stretch from `first` on that is about as large as a page. */
static guint guess_end(const Partition *partition, const Plan *plan, guint first)
{
    double area = 0.0;
    guint end = first;

    while (end < plan->flow->len && area <= partition->capacity)
        area += partition->areas[flow_at(plan, end++)];
    return area > partition->capacity && end > first + 1 ? end - 1 : end;
}

/* The largest end for which the trial succeeds; `first` if there is none. From the guess on steps
 * are doubled until a larger and a smaller end are known, and then halved. */
static guint find_end(const Partition *partition, const Plan *plan, guint first, Trial trial)
{
    guint n = plan->flow->len, good = first, bad = n + 1;
    guint next = guess_end(partition, plan, first), step = MAX(1, (next - first) / COARSE);
    guint least_step = partition->is_large ? step : 1;

    while (bad - good > least_step) {
        if (trial(partition, plan, first, next)) {
            good = next;
            if (partition->is_large && !partition->is_probing)
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

/* The largest end of a page that begins there. In a large map it is looked for now and then, and
 * else the last one found is tried. */
static guint full_end(Partition *partition, const Plan *plan, guint first)
{
    guint *known = &g_array_index(plan->full, guint, first);

    if (*known != 0)
        return *known;
    partition->is_probing = !partition->is_large || partition->n_found++ % PROBE_EACH == 0;
    *known = MAX(first + 1, find_end(partition, plan, first, fits_stretch));
    if (partition->is_probing && *known < plan->flow->len)
        partition->capacity = area_of(partition, plan, first, *known);
    return *known;
}

/* --- Where a page ends --- */

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
static size_t divided_levels(const Partition *partition, const Plan *plan, guint index)
{
    const Scope *scope = &partition->scope;
    guint place = flow_at(plan, index);

    return rebut_scope_item(scope, place)->depth + (belongs_to_last(scope, place) ? UNDIVIDED : 0);
}

/* Of all ends from a share of the full page on, the one that divides the highest level; the latest
 * of several. */
static guint best_end(const Partition *partition, const Plan *plan, guint first, guint full,
                      double share)
{
    double least = share * area_of(partition, plan, first, full);
    double area = area_of(partition, plan, first, full);
    guint best = full;

    if (full == plan->flow->len)
        return full;
    size_t fewest = divided_levels(partition, plan, full);
    for (guint end = full; end > first + 1 && area >= least; end--) {
        size_t levels = divided_levels(partition, plan, end);
        if (levels < fewest) {
            fewest = levels;
            best = end;
        }
        area -= partition->areas[flow_at(plan, end - 1)];
    }
    return best;
}

/* --- The overview --- */

static void find_flow(const Partition *partition, Plan *plan)
{
    g_array_set_size(plan->flow, 0);
    for (guint i = partition->scope.first; i < partition->scope.end; i++)
        if (plan->on_overview[i] == 0)
            g_array_append_val(plan->flow, i);
    g_array_set_size(plan->full, 0);
    g_array_set_size(plan->full, plan->flow->len + 1);
}

static bool show_levels(const Partition *partition, Plan *plan)
{
    const Scope *scope = &partition->scope;
    const Item *top = scope->first < scope->end ? rebut_scope_item(scope, scope->first) : NULL;
    bool is_focus = top != NULL && scope->end < scope->argument->order->len;
    g_autoptr(Selection) selection = rebut_selection_new(
        scope->argument, is_focus || scope->first > 0 ? top : NULL, plan->levels);

    for (guint i = scope->first; i < scope->end; i++)
        plan->on_overview[i] = rebut_selection_shows(selection, rebut_scope_item(scope, i));
    find_flow(partition, plan);
    return fits(partition, plan->on_overview, true, 1.0);
}

/* A card on the overview, and what is below it and not there. */
typedef struct Branch {
    guint place, end;
    double area;
} Branch;

static gint compare_areas(gconstpointer left, gconstpointer right)
{
    const Branch *a = left, *b = right;

    if (a->area < b->area || a->area > b->area)
        return a->area < b->area ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* The cards of the overview that have only cards below them that are not on it, by their areas. */
static GArray *find_cut(const Partition *partition, const Plan *plan)
{
    const Scope *scope = &partition->scope;
    GArray *branches = g_array_new(FALSE, FALSE, sizeof(Branch));

    for (guint i = scope->first; i + 1 < scope->end; i++) {
        Branch branch = {i, i + 1, 0.0};
        size_t depth = rebut_scope_item(scope, i)->depth;
        if (plan->on_overview[i] == 0 || plan->on_overview[i + 1] != 0)
            continue;
        for (; branch.end < scope->end && plan->on_overview[branch.end] == 0 &&
               rebut_scope_item(scope, branch.end)->depth > depth;
             branch.end++)
            branch.area += partition->areas[branch.end];
        if (branch.area > 0.0 && branch.area <= MOST_UNFOLDED * partition->page)
            g_array_append_val(branches, branch);
    }
    g_array_sort(branches, compare_areas);
    return branches;
}

/* Shows what is below cards with little below them, as long as that fits. */
static void unfold_small(const Partition *partition, Plan *plan)
{
    g_autoptr(GArray) branches = find_cut(partition, plan);

    for (guint i = 0; i < branches->len; i++) {
        const Branch *branch = &g_array_index(branches, Branch, i);
        for (guint place = branch->place + 1; place < branch->end; place++)
            plan->on_overview[place] = 1;
        if (fits(partition, plan->on_overview, true, 1.0))
            continue;
        for (guint place = branch->place + 1; place < branch->end; place++)
            plan->on_overview[place] = 0;
        break;
    }
    find_flow(partition, plan);
}

/* An overview with much room takes the first cards of the flow. */
static void fill_overview(const Partition *partition, Plan *plan, double spare)
{
    if (plan->flow->len == 0 || !fits_overview(partition, plan, 0, spare))
        return;
    guint full = find_end(partition, plan, 0, try_overview);
    guint end = full > 0 ? best_end(partition, plan, 0, full, shares[0]) : 0;
    for (guint i = 0; i < end; i++)
        plan->on_overview[flow_at(plan, i)] = 1;
    find_flow(partition, plan);
}

/* --- Plans --- */

static guint count_pages(const Plan *plan)
{
    return 1 + plan->ends->len;
}

/* How pages are filled. */
typedef struct Filling {
    double share; /* of a page that is used: from there on it may end where a branch does */
    double most;  /* of a full page that is used at most */
} Filling;

/* The end of the stretch of the flow that takes no more than a share of [first, full). */
static guint used_end(const Partition *partition, const Plan *plan, guint first, guint full,
                      double most)
{
    double area = area_of(partition, plan, first, full), least = most * area;

    for (; full > first + 1 && area > least; full--)
        area -= partition->areas[flow_at(plan, full - 1)];
    return full;
}

/* Would all pages be far more than `most`, as the flow is divided so far? */
static bool are_too_many(const Partition *partition, const Plan *plan, const GArray *ends)
{
    if (ends->len != ENOUGH_PAGES || !partition->is_large)
        return false;
    double so_far = area_of(partition, plan, 0, g_array_index(ends, guint, ends->len - 1));
    double all = area_of(partition, plan, 0, plan->flow->len);
    return ends->len * all > FAR_TOO_MANY * partition->most_pages * so_far;
}

/* Divides the flow; gives up behind so many pages. */
static GArray *divide(Partition *partition, const Plan *plan, Filling filling, guint most_pages)
{
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint first = 0; first < plan->flow->len && ends->len < most_pages;) {
        guint full = full_end(partition, plan, first);
        full = used_end(partition, plan, first, full, filling.most);
        first = best_end(partition, plan, first, full, filling.share);
        g_array_append_val(ends, first);
        if (are_too_many(partition, plan, ends)) {
            partition->is_too_many = true;
            break;
        }
    }
    return ends;
}

/* A plan with so many levels on the overview; NULL: they do not fit. */
static Plan *make_plan(const Partition *partition, size_t levels, double spare)
{
    g_autoptr(Plan) plan = plan_new(partition, levels);

    if (levels != NO_OVERVIEW && !show_levels(partition, plan))
        return NULL;
    if (levels == NO_OVERVIEW)
        find_flow(partition, plan);
    else
        unfold_small(partition, plan);
    fill_overview(partition, plan, spare);
    return g_steal_pointer(&plan);
}

/* Gives the plan these ends of pages if they are fewer, or no more where that is enough. */
static void take_ends(Plan *plan, GArray *ends, bool may_be_equal)
{
    if (plan->ends->len > 0 && ends->len + (may_be_equal ? 0 : 1) > plan->ends->len) {
        g_array_unref(ends);
        return;
    }
    g_array_unref(plan->ends);
    plan->ends = ends;
}

/* Finds the largest freedom to end a page early that makes the fewest pages. */
static void divide_best(Partition *partition, Plan *plan)
{
    size_t n_shares = partition->is_large ? 1 : G_N_ELEMENTS(shares);

    for (size_t i = 0; i < n_shares; i++) {
        const Filling filling = {partition->is_large ? LARGE_SHARE : shares[i], 1.0};
        guint most = plan->ends->len > 0 ? plan->ends->len : partition->most_pages;
        take_ends(plan, divide(partition, plan, filling, most), false);
        if (count_pages(plan) > FEW_PAGES)
            return;
    }
}

/* The area of the last page's cards, in those of an average page. */
static double last_share(const Partition *partition, const Plan *plan, const GArray *ends)
{
    guint n = ends->len, end = plan->flow->len;
    guint first = n > 1 ? g_array_index(ends, guint, n - 2) : 0;

    return area_of(partition, plan, first, end) * n / area_of(partition, plan, 0, end);
}

/* Where the last page has little, looks for a filling of as many pages that leaves it more. */
static void fill_last(Partition *partition, Plan *plan)
{
    for (size_t i = 0; i < G_N_ELEMENTS(shares); i++)
        for (double most = LEAST_USED; most <= 1.0; most += USED_STEP) {
            const Filling filling = {shares[i], most};
            if (plan->ends->len < 2 || count_pages(plan) > FEW_PAGES ||
                last_share(partition, plan, plan->ends) >= LEAST_LAST)
                return;
            GArray *ends = divide(partition, plan, filling, plan->ends->len + 1);
            if (last_share(partition, plan, ends) > last_share(partition, plan, plan->ends))
                take_ends(plan, ends, true);
            else
                g_array_unref(ends);
        }
}

/* Does the overview cut the map into branches of which several go to a page? Each of them repeats
 * its first card. */
static bool has_small_branches(const Partition *partition, const Plan *plan)
{
    double pages = area_of(partition, plan, 0, plan->flow->len) / partition->capacity;
    guint n_cut = 0;

    for (guint i = 0; i < plan->flow->len; i++) {
        guint parent = partition->scope.parent[flow_at(plan, i)];
        n_cut += parent != REBUT_NO_PARENT && plan->on_overview[parent] != 0 &&
                 (i == 0 || partition->scope.parent[flow_at(plan, i - 1)] != parent);
    }
    return n_cut > BRANCHES_A_PAGE * MAX(1.0, pages);
}

/* Plans for all numbers of levels that the overview holds, the most first. */
static GPtrArray *make_plans(const Partition *partition)
{
    const Scope *scope = &partition->scope;
    GPtrArray *plans = g_ptr_array_new_with_free_func((GDestroyNotify)plan_free);
    bool has_one_top = scope->parent[scope->first + 1] != REBUT_NO_PARENT;

    for (size_t levels = has_one_top ? 1 : 0;; levels++) {
        Plan *plan = make_plan(partition, levels, spares[0]);
        if (plan == NULL)
            break;
        if (partition->is_large && plans->len > 0 && has_small_branches(partition, plan)) {
            plan_free(plan);
            break;
        }
        g_ptr_array_insert(plans, 0, plan);
        if (plan->flow->len == 0)
            break;
        if (partition->is_large)
            continue;
        Plan *fuller = make_plan(partition, levels, spares[1]);
        if (fuller->flow->len < plan->flow->len)
            g_ptr_array_insert(plans, 1, fuller);
        else
            plan_free(fuller);
    }
    if (plans->len == 0)
        g_ptr_array_add(plans, make_plan(partition, NO_OVERVIEW, spares[0]));
    return plans;
}

/* The plan that makes the fewest pages; a level more on the overview is worth a few. */
static Plan *find_plan(Partition *partition)
{
    g_autoptr(GPtrArray) plans = make_plans(partition);
    guint best = 0;

    for (guint i = 0; i < plans->len; i++) {
        Plan *plan = g_ptr_array_index(plans, i);
        divide_best(partition, plan);
        guint fewest = count_pages(g_ptr_array_index(plans, best));
        if (count_pages(plan) + fewest / PAGES_A_LEVEL < fewest)
            best = i;
        if (count_pages(plan) > FEW_PAGES)
            break;
    }
    Plan *plan = g_ptr_array_steal_index(plans, best);
    fill_last(partition, plan);
    return plan;
}

static GPtrArray *make_pages(const Partition *partition, const Plan *plan, guint n_before)
{
    g_autofree guint *home = g_new0(guint, partition->scope.argument->order->len + 1);
    guint page = 2;

    for (guint i = partition->scope.first; i < partition->scope.end; i++)
        home[i] = 1;
    for (guint i = 0; i < plan->flow->len; i++) {
        if (i >= g_array_index(plan->ends, guint, page - 2))
            page++;
        home[flow_at(plan, i)] = page;
    }
    GPtrArray *pages = rebut_page_set_new(&partition->scope, home, count_pages(plan), n_before,
                                          partition->room_page);
    for (guint i = 0; i < pages->len; i++)
        ((SetPage *)g_ptr_array_index(pages, i))->is_one_of_many = partition->is_large;
    return pages;
}

/* --- Before the work --- */

static double text_area(const RebutOptions *options, const Item *item, double character,
                        double around)
{
    const char *words =
        options->text == REBUT_TEXT_FULL ? item->text.bytes : rebut_item_brief(item);

    return character * LINE * (double)g_utf8_strlen(words, -1) + around;
}

/* The fewest pages that could hold all texts with nothing between them. */
static double least_pages(const Partition *partition)
{
    const Scope *scope = &partition->scope;
    double area = 0.0;

    for (guint i = scope->first; i < scope->end; i++)
        area += text_area(partition->easel->options, rebut_scope_item(scope, i), LEAST_CHARACTER,
                          LEAST_AROUND);
    return partition->page > 0.0 ? area / partition->page : 0.0;
}

static void refuse(const Easel *easel)
{
    Diagnostic *error =
        rebut_diagnostics_add(easel->diagnostics, CODE_E0406, NULL, (Span){0, 0},
                              "the map would be split into more than %d pages", REBUT_MOST_PAGES);

    rebut_diagnostic_help(error, "draw a branch of it with `--focus`, ask for a larger page with "
                                 "`--for`, or allow smaller text with `--min-font`");
}

static void init(Partition *partition, const Easel *easel, const Item *focus)
{
    double floor = rebut_picture_floor(easel), all = 0.0;

    *partition = (Partition){.easel = easel};
    rebut_scope_init(&partition->scope, easel->argument, focus);
    partition->page = rebut_picture_area(easel) / (floor * floor);
    partition->capacity = FIRST_SHARE * partition->page;
    partition->areas = g_new0(double, easel->argument->order->len + 1);
    for (guint i = partition->scope.first; i < partition->scope.end; i++) {
        const Item *item = rebut_scope_item(&partition->scope, i);
        partition->areas[i] = text_area(easel->options, item, USUAL_CHARACTER, USUAL_AROUND);
        all += partition->areas[i];
    }
    partition->is_large = all > LARGE_MAP * partition->capacity;
    partition->room_page =
        all > MOST_OF_TWO_DIGITS * partition->capacity ? THREE_DIGITS : TWO_DIGITS;
}

static void clear(Partition *partition)
{
    rebut_scope_clear(&partition->scope);
    g_free(partition->areas);
}

/* Everything on one page, whether it fits or not. */
static Plan *plan_whole(const Partition *partition)
{
    Plan *plan = plan_new(partition, NO_OVERVIEW);

    for (guint i = partition->scope.first; i < partition->scope.end; i++)
        plan->on_overview[i] = 1;
    find_flow(partition, plan);
    return plan;
}

static bool is_one_page(const Partition *partition, const Plan *whole)
{
    guint n_cards = partition->scope.end - partition->scope.first;

    return n_cards <= 1 ||
           (least_pages(partition) <= 1.0 && fits(partition, whole->on_overview, true, 1.0));
}

/* A plan of at most `most` pages, or of more where that does not do. */
static Plan *plan_pages(Partition *partition, guint n_before)
{
    g_autoptr(Plan) whole = plan_whole(partition);

    partition->most_pages = REBUT_MOST_PAGES - MIN(n_before, REBUT_MOST_PAGES);
    if (is_one_page(partition, whole))
        return g_steal_pointer(&whole);
    Plan *plan = find_plan(partition);
    if (partition->room_page == TWO_DIGITS && n_before + count_pages(plan) > MOST_OF_TWO_DIGITS &&
        count_pages(plan) <= partition->most_pages) {
        plan_free(plan);
        partition->room_page = THREE_DIGITS;
        plan = find_plan(partition);
    }
    return plan;
}

GPtrArray *rebut_partition_map(const Easel *easel, const Item *focus, guint n_before)
{
    Partition partition;
    g_autoptr(Plan) plan = NULL;
    GPtrArray *pages = NULL;

    init(&partition, easel, focus);
    if (least_pages(&partition) <= REBUT_MOST_PAGES)
        plan = plan_pages(&partition, n_before);
    rebut_diagnostics_take_back(easel->diagnostics, CODE_W0401); /* of the trials */
    if (plan != NULL && !partition.is_too_many && n_before + count_pages(plan) <= REBUT_MOST_PAGES)
        pages = make_pages(&partition, plan, n_before);
    else
        refuse(easel);
    clear(&partition);
    return pages;
}

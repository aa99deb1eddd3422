/* The overview shows as many levels as fit, then what is below cards with little below them. All
 * other cards are the flow (paging.h), which is poured into pages of details.
 *
 * Several numbers of levels, and several freedoms to end a page early, are tried where the pages
 * are few; the fewest pages are taken. On which page a card goes on is known when all are planned,
 * so cards have room for a number of two digits, or three. */
#include "render/partition.h"
#include "render/paging.h"

#define FEW_PAGES       24   /* up to which several plans are made */
#define ENOUGH_PAGES    8    /* from which the number of all is known well enough */
#define FAR_TOO_MANY    1.15 /* times the most pages */
#define MOST_UNFOLDED   0.25 /* of a page: what is shown on the overview below a card */
#define LEAST_USED      0.6  /* of full pages, to leave more to the last one */
#define USED_STEP       0.08
#define LEAST_LAST      0.4 /* of an average page, that the last one should have */
#define BRANCHES_A_PAGE 3   /* above which an overview shows too many levels */
#define PAGES_A_LEVEL   8   /* of which one more is worth a level of the overview */

/* From which share of a full page on it may end where a branch does. */
static const double shares[] = {0.6, 0.8, 1.0};
#define LARGE_SHARE 0.8 /* of a large map */
/* An overview on which text this much larger fits is not full. */
static const double spares[] = {1.3, 1.1};

typedef struct Partition {
    Paging paging;
    guint most_pages; /* that there may be */
    bool is_too_many; /* there would be far more */
} Partition;

#define NO_OVERVIEW G_MAXSIZE /* levels: the flow begins on the first page */

/* One way to divide the map. */
typedef struct Plan {
    guint8 *on_overview; /* by place */
    Flow flow;           /* all others */
    GArray *ends;        /* of pages of details, in the flow */
    size_t levels;       /* below the tops, on the overview */
} Plan;

static Plan *plan_new(const Partition *partition, size_t levels)
{
    Plan *plan = g_new0(Plan, 1);

    plan->on_overview = g_new0(guint8, partition->paging.scope.argument->order->len + 1);
    rebut_flow_init(&plan->flow);
    plan->ends = g_array_new(FALSE, FALSE, sizeof(guint));
    plan->levels = levels;
    return plan;
}

static void plan_free(Plan *plan)
{
    if (plan == NULL)
        return;
    g_free(plan->on_overview);
    rebut_flow_clear(&plan->flow);
    g_array_unref(plan->ends);
    g_free(plan);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

/* --- The overview --- */

static void find_flow(const Partition *partition, Plan *plan)
{
    rebut_flow_fill(&plan->flow, &partition->paging.scope, plan->on_overview);
}

static bool overview_fits(const Partition *partition, const Plan *plan)
{
    return rebut_paging_overview_fits(&partition->paging, plan->on_overview, &plan->flow, 0, 1.0);
}

static bool show_levels(const Partition *partition, Plan *plan)
{
    const Scope *scope = &partition->paging.scope;
    const Item *top = scope->first < scope->end ? rebut_scope_item(scope, scope->first) : NULL;
    bool is_focus = top != NULL && scope->end < scope->argument->order->len;
    g_autoptr(Selection) selection = rebut_selection_new(
        scope->argument, is_focus || scope->first > 0 ? top : NULL, plan->levels);

    for (guint i = scope->first; i < scope->end; i++)
        plan->on_overview[i] = rebut_selection_shows(selection, rebut_scope_item(scope, i));
    find_flow(partition, plan);
    return overview_fits(partition, plan);
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
    const Scope *scope = &partition->paging.scope;
    GArray *branches = g_array_new(FALSE, FALSE, sizeof(Branch));

    for (guint i = scope->first; i + 1 < scope->end; i++) {
        Branch branch = {i, i + 1, 0.0};
        size_t depth = rebut_scope_item(scope, i)->depth;
        if (plan->on_overview[i] == 0 || plan->on_overview[i + 1] != 0)
            continue;
        for (; branch.end < scope->end && plan->on_overview[branch.end] == 0 &&
               rebut_scope_item(scope, branch.end)->depth > depth;
             branch.end++)
            branch.area += partition->paging.areas[branch.end];
        if (branch.area > 0.0 && branch.area <= MOST_UNFOLDED * partition->paging.page)
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
        if (overview_fits(partition, plan))
            continue;
        for (guint place = branch->place + 1; place < branch->end; place++)
            plan->on_overview[place] = 0;
        break;
    }
    find_flow(partition, plan);
}

/* An overview with much room takes the first cards of the flow; one without levels at least the
 * first, even where that does not fit. */
static void fill_overview(const Partition *partition, Plan *plan, bool has_levels, double spare)
{
    if (plan->flow.places->len == 0 ||
        (has_levels &&
         !rebut_paging_overview_fits(&partition->paging, plan->on_overview, &plan->flow, 0, spare)))
        return;
    guint full = rebut_paging_overview_end(&partition->paging, plan->on_overview, &plan->flow);
    guint end = has_levels ? 0 : 1;
    if (full > 0)
        end = rebut_paging_best_end(&partition->paging, &plan->flow, 0, full, shares[0]);
    for (guint i = 0; i < end; i++)
        plan->on_overview[rebut_flow_at(&plan->flow, i)] = 1;
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
    double area = rebut_paging_area(&partition->paging, &plan->flow, first, full),
           least = most * area;

    for (; full > first + 1 && area > least; full--)
        area -= partition->paging.areas[rebut_flow_at(&plan->flow, full - 1)];
    return full;
}

/* Would all pages be far more than `most`, as the flow is divided so far? */
static bool are_too_many(const Partition *partition, const Plan *plan, const GArray *ends)
{
    if (ends->len != ENOUGH_PAGES || !partition->paging.is_large)
        return false;
    double so_far = rebut_paging_area(&partition->paging, &plan->flow, 0,
                                      g_array_index(ends, guint, ends->len - 1));
    double all = rebut_paging_area(&partition->paging, &plan->flow, 0, plan->flow.places->len);
    return ends->len * all > FAR_TOO_MANY * partition->most_pages * so_far;
}

/* Divides the flow; gives up behind so many pages. */
static GArray *divide(Partition *partition, const Plan *plan, Filling filling, guint most_pages)
{
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint first = 0; first < plan->flow.places->len && ends->len < most_pages;) {
        guint full = rebut_paging_full_end(&partition->paging, &plan->flow, first);
        full = used_end(partition, plan, first, full, filling.most);
        first = rebut_paging_best_end(&partition->paging, &plan->flow, first, full, filling.share);
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
    fill_overview(partition, plan, levels != NO_OVERVIEW, spare);
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
    size_t n_shares = partition->paging.is_large ? 1 : G_N_ELEMENTS(shares);

    for (size_t i = 0; i < n_shares; i++) {
        const Filling filling = {partition->paging.is_large ? LARGE_SHARE : shares[i], 1.0};
        guint most = plan->ends->len > 0 ? plan->ends->len : partition->most_pages;
        take_ends(plan, divide(partition, plan, filling, most), false);
        if (count_pages(plan) > FEW_PAGES)
            return;
    }
}

/* The area of the last page's cards, in those of an average page. */
static double last_share(const Partition *partition, const Plan *plan, const GArray *ends)
{
    guint n = ends->len, end = plan->flow.places->len;
    guint first = n > 1 ? g_array_index(ends, guint, n - 2) : 0;

    return rebut_paging_area(&partition->paging, &plan->flow, first, end) * n /
           rebut_paging_area(&partition->paging, &plan->flow, 0, end);
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
    double pages = rebut_paging_area(&partition->paging, &plan->flow, 0, plan->flow.places->len) /
                   partition->paging.capacity;
    guint n_cut = 0;

    for (guint i = 0; i < plan->flow.places->len; i++) {
        guint parent = partition->paging.scope.parent[rebut_flow_at(&plan->flow, i)];
        n_cut +=
            parent != REBUT_NO_PARENT && plan->on_overview[parent] != 0 &&
            (i == 0 || partition->paging.scope.parent[rebut_flow_at(&plan->flow, i - 1)] != parent);
    }
    return n_cut > BRANCHES_A_PAGE * MAX(1.0, pages);
}

/* Plans for all numbers of levels that the overview holds, the most first. */
static GPtrArray *make_plans(const Partition *partition)
{
    const Scope *scope = &partition->paging.scope;
    GPtrArray *plans = g_ptr_array_new_with_free_func((GDestroyNotify)plan_free);
    bool has_one_top = scope->parent[scope->first + 1] != REBUT_NO_PARENT;

    for (size_t levels = has_one_top ? 1 : 0;; levels++) {
        Plan *plan = make_plan(partition, levels, spares[0]);
        if (plan == NULL)
            break;
        if (partition->paging.is_large && plans->len > 0 && has_small_branches(partition, plan)) {
            plan_free(plan);
            break;
        }
        g_ptr_array_insert(plans, 0, plan);
        if (plan->flow.places->len == 0)
            break;
        if (partition->paging.is_large)
            continue;
        Plan *fuller = make_plan(partition, levels, spares[1]);
        if (fuller->flow.places->len < plan->flow.places->len)
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
    g_autofree guint *home = g_new0(guint, partition->paging.scope.argument->order->len + 1);
    guint page = 2;

    for (guint i = partition->paging.scope.first; i < partition->paging.scope.end; i++)
        home[i] = 1;
    for (guint i = 0; i < plan->flow.places->len; i++) {
        if (i >= g_array_index(plan->ends, guint, page - 2))
            page++;
        home[rebut_flow_at(&plan->flow, i)] = page;
    }
    GPtrArray *pages = rebut_page_set_new(&partition->paging.scope, home, count_pages(plan),
                                          n_before, partition->paging.room_page);
    for (guint i = 0; i < pages->len; i++)
        ((SetPage *)g_ptr_array_index(pages, i))->is_one_of_many = partition->paging.is_large;
    return pages;
}

/* --- Before the work --- */

static void refuse(const Easel *easel)
{
    Diagnostic *error =
        rebut_diagnostics_add(easel->diagnostics, CODE_E0406, NULL, (Span){0, 0},
                              "the map would be split into more than %d pages", REBUT_MOST_PAGES);

    rebut_diagnostic_help(error, "draw a branch of it with `--focus`, ask for a larger page with "
                                 "`--for`, or allow smaller text with `--min-font`");
}

/* Everything on one page, whether it fits or not. */
static Plan *plan_whole(const Partition *partition)
{
    Plan *plan = plan_new(partition, NO_OVERVIEW);

    for (guint i = partition->paging.scope.first; i < partition->paging.scope.end; i++)
        plan->on_overview[i] = 1;
    find_flow(partition, plan);
    return plan;
}

static bool is_one_page(const Partition *partition, const Plan *whole)
{
    guint n_cards = partition->paging.scope.end - partition->paging.scope.first;

    return n_cards <= 1 ||
           (rebut_paging_least(&partition->paging) <= 1.0 && overview_fits(partition, whole));
}

/* A plan of at most `most` pages, or of more where that does not do. */
static Plan *plan_pages(Partition *partition, guint n_before)
{
    g_autoptr(Plan) whole = plan_whole(partition);

    partition->most_pages = REBUT_MOST_PAGES - MIN(n_before, REBUT_MOST_PAGES);
    if (is_one_page(partition, whole))
        return g_steal_pointer(&whole);
    Plan *plan = find_plan(partition);
    if (partition->paging.room_page == REBUT_TWO_DIGITS &&
        n_before + count_pages(plan) > REBUT_MOST_OF_TWO_DIGITS &&
        count_pages(plan) <= partition->most_pages) {
        plan_free(plan);
        partition->paging.room_page = REBUT_THREE_DIGITS;
        plan = find_plan(partition);
    }
    return plan;
}

GPtrArray *rebut_partition_map(const Easel *easel, const Item *focus, guint n_before)
{
    Partition partition = {.is_too_many = false};
    g_autoptr(Plan) plan = NULL;
    GPtrArray *pages = NULL;

    rebut_paging_init(&partition.paging, easel, focus);
    if (rebut_paging_least(&partition.paging) <= REBUT_MOST_PAGES)
        plan = plan_pages(&partition, n_before);
    rebut_diagnostics_take_back(easel->diagnostics, CODE_W0401); /* of the trials */
    if (plan != NULL && !partition.is_too_many && n_before + count_pages(plan) <= REBUT_MOST_PAGES)
        pages = make_pages(&partition, plan, n_before);
    else
        refuse(easel);
    rebut_paging_clear(&partition.paging);
    return pages;
}

/* Every plan that is taken is packed and scored; the best of them is changed, node by node from the
 * roots, and what makes the score rise is kept. When no change helps, a few nodes are changed at
 * random and improved from there, as often as trials are left; what that does not make better is
 * forgotten. The number of trials keeps the time in proportion to the cards. Chance has its own
 * state, so equal maps come out equal.
 *
 * Annealing found plans better by half a per cent, for ten times the trials; starting from several
 * of the plans that were taken found hardly any. */
#include "graph/improve.h"
#include "graph/pack.h"
#include "graph/setting.h"
#include <math.h>
#include <string.h>

#define TRIALS_WORK  12000 /* trials times nodes */
#define SMALL_MAP    30    /* nodes; smaller ones get more trials, as none costs much */
#define LEAST_TRIALS 100
#define MOST_TRIALS  1000
#define N_SHAKEN     3     /* nodes that are changed at random */
#define WORTH_CLIMB  0.85  /* of the best score: what is worse is not improved */
#define WITH_SHARE   0.5   /* of the size with title and legend in the score */
#define SPARE_SHARE  0.001 /* of room left across or down: the next change may fit there */

typedef struct Taken { /* a plan, kept */
    guint8 *manner, *card, *is_indented, *is_high;
    guint *column;
} Taken;

struct Improver {
    const PagePlan *plan;
    const LayoutRequest *request;
    Pack *pack;
    GArray *obstacles; /* of Rect: scratch */
    GArray *variants;  /* of Setting: scratch */
    Taken taken;
    double best; /* score */
    size_t n_trials, most_trials;
    guint64 chance; /* state of the random numbers */
};

/* On a page that is as high as it gets: readable first, then low. Where text is as large as it may
 * be, the map that would be larger alone is the more compact one. */
double rebut_score(const LayoutRequest *request, double scale, double width, double height)
{
    if (request->box_height <= 0.0)
        return MIN(scale, 1.0) - 1e-7 * MIN(height, 1e6);
    if (request->most_scale <= 0.0 || scale <= request->most_scale)
        return scale;
    return request->most_scale + 0.1 * rebut_scale_to_fit(request, width, height);
}

/* One side as flat rectangles: what furniture in a corner can meet. */
static void add_obstacles(GArray *obstacles, const OutlineRow *row, double sign)
{
    for (guint i = 0; i + 1 < row->n_steps; i++) {
        const OutlineStep *step = &row->steps[i];
        Rect rect = {step->from, sign * step->reach, step[1].from - step->from, 0.0};
        if (!isinf(step->reach))
            g_array_append_val(obstacles, rect);
    }
}

static double scale_with_furniture(const Improver *improver, const Outline *outline)
{
    const Furniture *furniture = improver->request->furniture;
    Rect bounds = outline->bounds, title, legend;

    if (furniture != NULL) {
        g_array_set_size(improver->obstacles, 0);
        add_obstacles(improver->obstacles, &outline->sides[OUTLINE_TOP], -1.0);
        add_obstacles(improver->obstacles, &outline->sides[OUTLINE_BOTTOM], 1.0);
        bounds = rebut_furnish(furniture, improver->obstacles, bounds, &title, &legend);
    }
    return rebut_scale_to_fit(improver->request, bounds.width, bounds.height);
}

/* The score of what is packed, if it can be more than `least`; else less than that. */
static double score_above(const Improver *improver, double least)
{
    const LayoutRequest *request = improver->request;
    const Outline *outline = rebut_pack_outline(improver->pack);
    double width = outline->bounds.width, height = outline->bounds.height, spare = 1.0;
    double alone = rebut_scale_to_fit(request, width, height);

    if (request->box_height > 0.0)
        spare +=
            SPARE_SHARE * fabs(log(request->box_width * height / (request->box_height * width)));
    if (rebut_score(request, alone, width, height) * spare <= least)
        return -INFINITY;
    double with = scale_with_furniture(improver, outline);
    double scale = pow(with, WITH_SHARE) * pow(alone, 1.0 - WITH_SHARE);
    return rebut_score(request, scale, width, height) * spare;
}

static void copy_plan(const PagePlan *plan, const Taken *taken, bool is_back)
{
    size_t n = plan->forest->n_nodes + 1;
    guint8 *const ours[] = {taken->manner, taken->card, taken->is_indented, taken->is_high};
    guint8 *const theirs[] = {plan->manner, plan->card, plan->is_indented, plan->is_high};

    for (size_t i = 0; i < G_N_ELEMENTS(ours); i++)
        memcpy(is_back ? theirs[i] : ours[i], is_back ? ours[i] : theirs[i], n);
    memcpy(is_back ? plan->column : taken->column, is_back ? taken->column : plan->column,
           n * sizeof *plan->column);
}

void rebut_improver_take(Improver *improver)
{
    rebut_pack_all(improver->pack);
    double score = score_above(improver, improver->best);

    if (score <= improver->best)
        return;
    improver->best = score;
    copy_plan(improver->plan, &improver->taken, false);
}

static bool is_same(const Setting *a, const Setting *b)
{
    return a->manner == b->manner && a->card == b->card && a->high == b->high &&
           a->breaks == b->breaks;
}

/* Tries a setting; keeps it if the map gets better. */
static bool try_setting(Improver *improver, size_t node, const Setting *old, const Setting *new)
{
    if (is_same(old, new) || improver->n_trials >= improver->most_trials)
        return false;
    improver->n_trials++;
    rebut_setting_apply(improver->plan, node, new);
    rebut_pack_try(improver->pack, node);
    double score = score_above(improver, improver->best);
    if (score > improver->best * (1.0 + 1e-6)) {
        improver->best = score;
        return true;
    }
    rebut_pack_undo(improver->pack, node);
    rebut_setting_apply(improver->plan, node, old);
    return false;
}

static bool improve_node(Improver *improver, size_t node)
{
    Setting setting = rebut_setting_of(improver->plan, node);
    bool is_better = false;

    g_array_set_size(improver->variants, 0);
    rebut_setting_variants(improver->plan, node, &setting, improver->variants);
    for (guint i = 0; i < improver->variants->len; i++) {
        const Setting *variant = &g_array_index(improver->variants, Setting, i);
        if (!try_setting(improver, node, &setting, variant))
            continue;
        setting = *variant;
        is_better = true;
    }
    return is_better;
}

static void climb(Improver *improver)
{
    const Forest *forest = improver->plan->forest;
    bool is_better = true;

    while (is_better && improver->n_trials < improver->most_trials) {
        is_better = improve_node(improver, forest->n_nodes);
        for (size_t i = 0; i < forest->n_order; i++)
            is_better |= improve_node(improver, forest->order[i]);
    }
}

static size_t chance_below(Improver *improver, size_t below)
{
    improver->chance = improver->chance * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(improver->chance >> 33) % below;
}

/* Changes one node, in any way that it can be changed. */
static void shake_node(Improver *improver)
{
    const Forest *forest = improver->plan->forest;
    size_t pick = chance_below(improver, forest->n_order + 1);
    size_t node = pick == forest->n_order ? forest->n_nodes : forest->order[pick];
    Setting setting = rebut_setting_of(improver->plan, node);

    g_array_set_size(improver->variants, 0);
    rebut_setting_variants(improver->plan, node, &setting, improver->variants);
    if (improver->variants->len == 0)
        return;
    pick = chance_below(improver, improver->variants->len);
    rebut_setting_apply(improver->plan, node,
                        &g_array_index(improver->variants, Setting, (guint)pick));
}

/* Climbs from near the best plan; goes on from there if that is better. */
static void climb_elsewhere(Improver *improver)
{
    double best = improver->best;

    for (int i = 0; i < N_SHAKEN; i++)
        shake_node(improver);
    rebut_pack_all(improver->pack);
    improver->n_trials++;
    improver->best = score_above(improver, WORTH_CLIMB * best);
    if (improver->best > WORTH_CLIMB * best)
        climb(improver);
    bool is_better = improver->best > best;
    improver->best = MAX(improver->best, best);
    copy_plan(improver->plan, &improver->taken, !is_better);
}

void rebut_improver_finish(Improver *improver)
{
    copy_plan(improver->plan, &improver->taken, true);
    rebut_pack_all(improver->pack);
    climb(improver);
    copy_plan(improver->plan, &improver->taken, false);
    while (improver->n_trials < improver->most_trials)
        climb_elsewhere(improver);
    rebut_pack_place(improver->pack);
}

static size_t trials_for(size_t n_nodes)
{
    size_t most = TRIALS_WORK / n_nodes;

    if (n_nodes < SMALL_MAP)
        most = most * SMALL_MAP / n_nodes;
    return CLAMP(most, LEAST_TRIALS, MOST_TRIALS);
}

Improver *rebut_improver_new(const PagePlan *plan, const LayoutRequest *request)
{
    Improver *improver = g_new0(Improver, 1);
    size_t n = plan->forest->n_nodes + 1;

    improver->plan = plan;
    improver->request = request;
    improver->pack = rebut_pack_new(plan);
    improver->obstacles = g_array_new(FALSE, FALSE, sizeof(Rect));
    improver->variants = g_array_new(FALSE, FALSE, sizeof(Setting));
    improver->taken = (Taken){g_new0(guint8, n), g_new0(guint8, n), g_new0(guint8, n),
                              g_new0(guint8, n), g_new0(guint, n)};
    improver->best = -INFINITY;
    improver->most_trials = trials_for(n);
    improver->chance = 1;
    return improver;
}

void rebut_improver_free(Improver *improver)
{
    if (improver == NULL)
        return;
    g_free(improver->taken.manner);
    g_free(improver->taken.card);
    g_free(improver->taken.is_indented);
    g_free(improver->taken.is_high);
    g_free(improver->taken.column);
    rebut_pack_free(improver->pack);
    g_array_unref(improver->obstacles);
    g_array_unref(improver->variants);
    g_free(improver);
}

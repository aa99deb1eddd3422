/* The search for a setting. For each number of units of the grid and each measure there is a largest
 * scale at which the map fits its room; it is found by bisection, but only where the map fits at
 * nearly the largest scale so far. Of all settings within 3 % of the largest, the one with the
 * least penalty is taken: a little size for order. */
#include "layout/connectors.h"
#include "layout/layout.h"
#include "layout/positions.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define NEAR         0.968  /* of the largest scale: what is still considered */
#define SIZE_WEIGHT  2.5    /* penalty of a share of the size */
#define MIXED_GAIN   1.05   /* that mixed columns must bring */
#define UNIT_PENALTY 0.004  /* of each unit */
#define LONE_BONUS   0.3    /* of one column, where that is preferred */
#define FEW_CARDS    6
#define LEAST_UNIT   (4.5 * REBUT_EM)
#define PRECISION    1.004  /* of a scale */
#define N_MEASURES   3

static const double measures[N_MEASURES] = {REBUT_CHARACTERS(64), REBUT_CHARACTERS(80),
                                            REBUT_CHARACTERS(110)};

typedef struct Candidate {
    TreeSetting setting;
    double scale;
} Candidate;

typedef struct Search {
    PlaceTree *tree;
    Heights *heights;
    const LayoutRequest *request;
    size_t n_cards;
    double estimate; /* of the scale */
    double largest;  /* scale so far; of mixed columns, less what they must gain */
    GArray *candidates;
} Search;

static TreeSetting setting_at(const Search *search, TreeSetting setting, double scale)
{
    setting.width = search->request->frame->width / scale;
    return setting;
}

static double room_at(const Search *search, double scale)
{
    const Frame *frame = search->request->frame;

    return rebut_frame_fit(frame, frame->width, scale).map_height / scale;
}

static bool fits(const Search *search, const TreeSetting *setting, double scale)
{
    const TreeSetting at = setting_at(search, *setting, scale);
    double height = rebut_heights_find(search->heights, &at);

    return height <= (search->request->frame->height > 0.0 ? room_at(search, scale)
                                                           : REBUT_NO_HEIGHT / 2.0);
}

/* The largest scale at which it fits, from `low`, at which it does. */
static double bisect(const Search *search, const TreeSetting *setting, double low, double high)
{
    double step = 1.15;

    for (double next = low * step; next < high; next *= step) {
        if (!fits(search, setting, next)) {
            high = next;
            break;
        }
        low = next;
        step *= step;
    }
    while (high / low > PRECISION) {
        double middle = sqrt(low * high);
        if (fits(search, setting, middle))
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* A scale at which the setting fits, from which a larger one is sought; 0: none that is worth it. */
static double find_low(const Search *search, const TreeSetting *setting, double most)
{
    double gain = setting->is_mixed ? MIXED_GAIN : 1.0;
    double low = NEAR * search->largest * gain;

    if (search->largest > 0.0)
        return low < most && fits(search, setting, low) ? low : 0.0;
    for (low = MIN(most, search->estimate); !fits(search, setting, low);)
        low /= 2.0;
    return low;
}

static void try_setting(Search *search, TreeSetting setting)
{
    const Frame *frame = search->request->frame;
    double gain = setting.is_mixed ? MIXED_GAIN : 1.0;
    double most = frame->height > 0.0 ? frame->most_scale : frame->reading_scale, scale = most;

    if (!fits(search, &setting, most)) {
        double low = find_low(search, &setting, most);
        if (low <= 0.0)
            return;
        scale = bisect(search, &setting, low, most);
    }
    search->largest = MAX(search->largest, scale / gain);
    Candidate candidate = {setting_at(search, setting, scale), scale};
    g_array_append_val(search->candidates, candidate);
}

/* The scale at which all cards together have the area of the room. */
static double estimate_scale(const Search *search)
{
    const Frame *frame = search->request->frame;
    double area = 0.0;

    for (guint i = 0; i < search->tree->places->len; i++) {
        const NodeRecord *card = rebut_place_at(search->tree, i)->card;
        const WrapStep *step = &g_array_index(card->steps, WrapStep, 0);
        area += step->width * (double)step->n_lines * REBUT_LINE_HEIGHT + 40.0 * REBUT_EM;
    }
    double height = frame->height > 0.0 ? frame->height : frame->width;
    return MIN(frame->most_scale, sqrt(frame->width * height / MAX(1.0, area)));
}

/* Of all texts, with nothing around them: no map takes less. */
static double least_area(const Search *search)
{
    double area = 0.0;

    for (guint i = 0; i < search->tree->places->len; i++) {
        const NodeRecord *card = rebut_place_at(search->tree, i)->card;
        const WrapStep *widest = &g_array_index(card->steps, WrapStep, 0);
        if (card->role == NODE_REFERENCE)
            continue; /* its text may be cut */
        area += widest->width * REBUT_LINE_HEIGHT * (double)widest->n_lines * card->size * card->size;
    }
    return area;
}

static double room_area(const Search *search, double scale)
{
    const Frame *frame = search->request->frame;

    return frame->height > 0.0 ? frame->width / scale * room_at(search, scale) : G_MAXDOUBLE;
}

/* How many units are worth a try: in more, columns are narrower than text can be. */
static guint most_units(const Search *search)
{
    double units = search->request->frame->width / search->estimate / LEAST_UNIT;
    guint most = search->request->most_units > 0 ? search->request->most_units : REBUT_MOST_UNITS;

    return (guint)CLAMP(units, 1.0, (double)most);
}

static guint next_units(guint units)
{
    return units < 8 ? units + 1 : units + units / 4;
}

static bool has_mixed_siblings(const PlaceTree *tree)
{
    for (guint i = 1; i < tree->places->len; i++) {
        const TreePlace *place = rebut_place_at(tree, i), *before = place - 1;
        if (place->parent != REBUT_NO_PLACE && place->parent == before->parent &&
            place->bearing->link->relation != before->bearing->link->relation)
            return true;
    }
    return false;
}

static void try_all(Search *search)
{
    bool has_mixed = has_mixed_siblings(search->tree);
    guint most = most_units(search);

    for (int measure = 0; measure < N_MEASURES; measure++)
        for (int is_mixed = 0; is_mixed <= has_mixed; is_mixed++)
            for (guint units = 1; units <= most; units = next_units(units))
                try_setting(search, (TreeSetting){.n_units = units,
                                                  .measure = measures[measure],
                                                  .is_mixed = is_mixed,
                                                  .least_text = search->request->least_text});
}

static double penalty_of(const Search *search, const Candidate *candidate)
{
    const TreeSetting *setting = &candidate->setting;
    double room = search->request->frame->height > 0.0 ? room_at(search, candidate->scale) : 0.0;
    bool prefers_one = search->request->is_narrow || search->n_cards <= FEW_CARDS;

    rebut_heights_find(search->heights, setting);
    rebut_positions_find(search->tree, search->heights, setting);
    return rebut_positions_penalty(search->tree, setting, room) +
           SIZE_WEIGHT * (1.0 - candidate->scale / search->largest) +
           (setting->is_mixed ? 0.12 : 0.0) + UNIT_PENALTY * setting->n_units -
           (setting->n_units == 1 && prefers_one ? LONE_BONUS : 0.0);
}

/* Below the floor no size is given for order: 0 where nothing reaches it. */
static double least_scale(const Search *search)
{
    double floor = search->request->floor_scale;

    for (guint i = 0; i < search->candidates->len; i++)
        if (g_array_index(search->candidates, Candidate, i).scale >= floor)
            return floor;
    return 0.0;
}

static const Candidate *choose(const Search *search)
{
    const Candidate *best = NULL;
    double least = G_MAXDOUBLE, floor = least_scale(search);

    for (guint i = 0; i < search->candidates->len; i++) {
        const Candidate *candidate = &g_array_index(search->candidates, Candidate, i);
        double gain = candidate->setting.is_mixed ? MIXED_GAIN : 1.0;
        if (candidate->scale < MAX(floor, NEAR * search->largest * gain))
            continue;
        double penalty = penalty_of(search, candidate);
        if (getenv("DBG")) fprintf(stderr, "G %u m %.0f mixed %d scale %.2f pen %.3f (%.3f)\n", candidate->setting.n_units, candidate->setting.measure, candidate->setting.is_mixed, candidate->scale*11, penalty, rebut_positions_penalty(search->tree, &candidate->setting, room_at(search, candidate->scale)));
        if (penalty < least) {
            least = penalty;
            best = candidate;
        }
    }
    return best;
}

static size_t count_cards(const PlaceTree *tree)
{
    size_t count = 0;

    for (guint i = 0; i < tree->places->len; i++)
        count += rebut_place_at(tree, i)->card->role == NODE_CARD;
    return count;
}

static void set_cards(const PlaceTree *tree, const TreeSetting *setting)
{
    for (guint i = 0; i < tree->places->len; i++) {
        NodeRecord *card = rebut_place_at(tree, i)->card;
        rebut_card_set(card, card->box.width, setting->measure);
    }
}

static void set_size(Graph *graph, const PlaceTree *tree)
{
    graph->width = graph->height = 0.0;
    for (guint i = 0; i < tree->places->len; i++) {
        const TreePlace *place = rebut_place_at(tree, i);
        graph->width = MAX(graph->width, place->extent);
        graph->height = MAX(graph->height, place->card->box.y + place->card->box.height);
    }
}

/* Depth first, by a stack of places. */
static void set_reading(Graph *graph, const PlaceTree *tree)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(guint));

    g_ptr_array_set_size(graph->reading, 0);
    for (guint i = tree->n_roots; i-- > 0;)
        g_array_append_val(stack, i);
    while (stack->len > 0) {
        const TreePlace *place = rebut_place_at(tree, g_array_index(stack, guint, stack->len - 1));
        g_array_set_size(stack, stack->len - 1);
        place->card->depth = place->level;
        g_ptr_array_add(graph->reading, place->card);
        for (guint i = place->n_children; i-- > 0;) {
            guint child = place->first_child + i;
            g_array_append_val(stack, child);
        }
    }
}

void rebut_layout_tree(Graph *graph, const LayoutRequest *request)
{
    g_autoptr(PlaceTree) tree = rebut_place_tree_new(graph);
    g_autoptr(Heights) heights = rebut_heights_new(tree);
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    Search search = {tree, heights, request, count_cards(tree), 0.0, 0.0, candidates};

    graph->is_tree = true;
    if (tree->places->len == 0)
        return;
    search.estimate = estimate_scale(&search);
    try_all(&search);
    const Candidate *best = choose(&search);
    rebut_heights_find(heights, &best->setting);
    rebut_positions_find(tree, heights, &best->setting);
    set_cards(tree, &best->setting);
    set_size(graph, tree);
    set_reading(graph, tree);
    graph->scale = best->scale;
    rebut_connectors_draw(tree);
}

/* With the largest measure, with which no map is higher than with another. */
static bool fits_some(const Search *search, double scale)
{
    bool has_mixed = has_mixed_siblings(search->tree);
    guint most = most_units(search);

    for (int is_mixed = 0; is_mixed <= has_mixed; is_mixed++)
        for (guint units = 1; units <= most; units = next_units(units)) {
            const TreeSetting setting = {.n_units = units,
                                         .measure = measures[N_MEASURES - 1],
                                         .is_mixed = is_mixed,
                                         .least_text = search->request->least_text};
            if (fits(search, &setting, is_mixed ? scale * NEAR * MIXED_GAIN : scale))
                return true;
        }
    return false;
}

bool rebut_layout_tree_fits(Graph *graph, const LayoutRequest *request, double scale)
{
    g_autoptr(PlaceTree) tree = rebut_place_tree_new(graph);
    g_autoptr(Heights) heights = rebut_heights_new(tree);
    Search search = {tree, heights, request, count_cards(tree), 0.0, 0.0, NULL};
    double most = request->frame->height > 0.0 ? request->frame->most_scale
                                               : request->frame->reading_scale;

    if (tree->places->len == 0 || scale > most)
        return tree->places->len == 0;
    search.estimate = estimate_scale(&search);
    return least_area(&search) <= room_area(&search, scale) && fits_some(&search, scale);
}

const char *rebut_layout_name(LayoutName layout)
{
    static const char *const names[N_LAYOUTS] = {"tree", "layered", "auto"};
    return names[layout];
}

const char *rebut_layout_about(LayoutName layout)
{
    static const char *const abouts[N_LAYOUTS] = {
        "from the top claim downwards: rows under banners, and stacks",
        "layers, with a line for every link",
        "tree, or layered where lines explain better"};
    return abouts[layout];
}

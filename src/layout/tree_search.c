/* The search for a setting. At a given scale a setting needs so much of the room's height; its
 * largest scale follows about from the square root of that share, and one or two trials confirm it.
 * A setting that is far from the largest scale so far costs one trial. Of all settings within 3 %
 * of the largest, the one with the least penalty is taken: a little size for order.
 *
 * Few units of the grid are enough for a first look; measures and mixed columns are only tried in
 * units that came near. */
#include "layout/tree_search.h"
#include "layout/positions.h"
#include <math.h>

#define NEAR         0.968 /* of the largest scale: what is considered */
#define FAR          0.88  /* of the largest scale: below it units are not tried again */
#define ALMOST       0.85  /* of the floor */
#define SIZE_WEIGHT  2.2   /* penalty of a share of the size */
#define MIXED_GAIN   1.02  /* that mixed columns must bring */
#define MIXED_WEIGHT 0.12  /* their penalty */
#define UNIT_WEIGHT  0.004 /* penalty of each unit */
#define LONE_BONUS   0.3   /* of one column, where that is preferred */
#define FEW_CARDS    6
#define LEAST_UNIT   (7.0 * REBUT_EM)
#define PRECISION    1.012 /* of a scale, while settings are compared, */
#define FINE         1.003 /* and of the one that is chosen */
#define MOST_TRIALS  12    /* of one setting, */
#define MOST_SHRINKS 60    /* and until one fits at all */
#define USUAL_POWER  1.5   /* of the scale, to which needs grow */
#define MISSED       0.93  /* of a scale: what a guess from one trial may be below it */
#define LARGE_TREE   1000  /* places; of which only the best units are tried again */

static const double measures[] = {REBUT_CHARACTERS(60), REBUT_CHARACTERS(76),
                                  REBUT_CHARACTERS(104)};

typedef struct Candidate {
    TreeChoice choice;
    double penalty;
} Candidate;

typedef struct Search {
    PlaceTree *tree;
    Heights *heights;
    const LayoutRequest *request;
    size_t n_cards;
    double estimate; /* of the scale */
    double most;     /* the scale beyond which nothing is enlarged */
    double largest;  /* scale so far; of mixed columns, less what they must gain */
    double precision;
    GArray *candidates;
    double scales[REBUT_MOST_UNITS + 1]; /* by units: about the largest, at the first look */
} Search;

static double room_at(const Search *search, double scale)
{
    const Frame *frame = search->request->frame;

    return rebut_frame_fit(frame, frame->width, scale).map_height / scale;
}

/* The share of the room's height that the map needs at a scale; where the height is free, whether
 * its texts fit. */
static double need(const Search *search, TreeSetting *setting, double scale)
{
    const Frame *frame = search->request->frame;

    setting->width = frame->width / scale;
    double height = rebut_heights_find(search->heights, setting);
    if (height >= REBUT_NO_HEIGHT)
        return REBUT_NO_HEIGHT;
    return frame->height > 0.0 ? height / room_at(search, scale) : 0.0;
}

/* A trial: what is needed at a scale. */
typedef struct Trial {
    double scale, needed;
} Trial;

/* Needs grow about as a power of the scale: the one that two trials show, or a usual one. */
static double power_of(const Trial *last, const Trial *trial)
{
    double power = USUAL_POWER;

    if (last->scale > 0.0 && last->needed < REBUT_NO_HEIGHT && trial->needed < REBUT_NO_HEIGHT &&
        fabs(log(trial->scale / last->scale)) > 0.002)
        power = log(trial->needed / last->needed) / log(trial->scale / last->scale);
    return CLAMP(power, 0.9, 2.6);
}

/* The next scale to try, between one that fits (0: none yet) and one that does not. */
static double next_scale(const Search *search, const Trial *last, const Trial *trial, double low,
                         double high)
{
    double needed = CLAMP(trial->needed, 0.1, 64.0);
    double next = trial->scale * pow(needed, -1.0 / power_of(last, trial)) * 0.998;

    if (low <= 0.0)
        return MIN(next, trial->scale * 0.97);
    next = MAX(next, low * search->precision);
    return next < high * 0.999 ? next : sqrt(low * high);
}

/* The largest scale at which a setting fits, from a first trial; 0: none above `floor`. The heights
 * found last need not be those of the result. */
static double find_scale(const Search *search, TreeSetting *setting, Trial trial, double floor)
{
    double low = 0.0, high = search->most * 1.0001;
    Trial last = {0.0, 0.0};

    for (int n = 0; n < (low > 0.0 ? MOST_TRIALS : MOST_SHRINKS); n++) {
        *(trial.needed <= 1.0 ? &low : &high) = trial.scale;
        if (low >= search->most || (low > 0.0 && high / low <= search->precision * 1.0001))
            break;
        if (high <= floor)
            return 0.0;
        Trial next = {MIN(search->most, next_scale(search, &last, &trial, low, high)), 0.0};
        next.needed = need(search, setting, next.scale);
        last = trial;
        trial = next;
    }
    return low;
}

static double penalty_of(const Search *search, const TreeSetting *setting, double scale)
{
    double room = search->request->frame->height > 0.0 ? room_at(search, scale) : 0.0;
    bool prefers_one = search->request->is_narrow || search->n_cards <= FEW_CARDS;

    rebut_positions_find(search->tree, search->heights, setting);
    return rebut_positions_penalty(search->tree, setting, room) +
           (setting->is_mixed ? MIXED_WEIGHT : 0.0) + UNIT_WEIGHT * setting->n_units -
           (setting->n_units == 1 && prefers_one ? LONE_BONUS : 0.0);
}

/* Returns about the largest scale at which the setting fits. */
static double try_setting(Search *search, TreeSetting setting)
{
    double gain = setting.is_mixed ? MIXED_GAIN : 1.0;
    double floor = NEAR * search->largest * gain;
    double scale =
        search->largest > 0.0 ? MIN(search->most, search->largest * gain) : search->estimate;
    const Trial first = {scale, need(search, &setting, scale)};
    double guess = scale * pow(CLAMP(first.needed, 0.1, 64.0), -1.0 / USUAL_POWER);

    if (guess < MISSED * floor)
        return guess;
    double best = find_scale(search, &setting, first, floor);
    if (best < floor || best <= 0.0)
        return MIN(guess, floor);
    need(search, &setting, best);
    Candidate candidate = {{setting, best}, penalty_of(search, &setting, best)};
    search->largest = MAX(search->largest, best / gain);
    g_array_append_val(search->candidates, candidate);
    return best;
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
    return MIN(search->most, sqrt(frame->width * height / MAX(1.0, area)));
}

/* How many units are worth a try: in more, columns are narrower than text can be. */
static guint most_units(const Search *search)
{
    if (search->request->is_single)
        return 1;
    double scale = search->largest > 0.0 ? search->largest : search->estimate;
    double units = search->request->frame->width / scale / LEAST_UNIT;

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

static void first_look(Search *search, TreeSetting *setting, guint units)
{
    setting->n_units = units;
    search->scales[units] = try_setting(search, *setting);
}

/* From many units, which mostly fit best, to one; then more, if text came out small. */
static void look_at_units(Search *search, TreeSetting *setting)
{
    guint first = most_units(search), units = 1;

    while (next_units(units) <= first)
        units = next_units(units);
    for (first = units; units >= 1; units = units <= 8 ? units - 1 : (units * 4 + 3) / 5)
        first_look(search, setting, units);
    for (units = next_units(first); units <= most_units(search); units = next_units(units))
        first_look(search, setting, units);
}

static void try_all(Search *search, bool is_quick)
{
    bool has_mixed = has_mixed_siblings(search->tree);
    TreeSetting setting = {.measure = measures[0], .least_text = search->request->least_text};

    setting.is_mixed = is_quick && has_mixed;
    look_at_units(search, &setting);
    if (is_quick)
        return;
    double least = (search->tree->places->len > LARGE_TREE ? NEAR : FAR) * search->largest;
    for (size_t measure = 0; measure < G_N_ELEMENTS(measures); measure++)
        for (int is_mixed = measure == 0; is_mixed <= has_mixed; is_mixed++)
            for (guint units = 1; units <= REBUT_MOST_UNITS; units++) {
                if (search->scales[units] < least || search->scales[units] <= 0.0)
                    continue;
                setting.n_units = units;
                setting.measure = measures[measure];
                setting.is_mixed = is_mixed;
                try_setting(search, setting);
            }
}

/* Below the floor no size is given for order: 0 where nothing reaches it. */
static double least_scale(const Search *search)
{
    double floor = search->request->floor_scale;

    for (guint i = 0; i < search->candidates->len; i++)
        if (g_array_index(search->candidates, Candidate, i).choice.scale >= floor)
            return floor;
    return 0.0;
}

/* A setting that fits at a scale. With the largest measure no map is higher than with another. */
static bool find_fitting(const Search *search, double scale, TreeSetting *setting)
{
    bool has_mixed = has_mixed_siblings(search->tree);

    for (guint units = most_units(search); units >= 1; units--)
        for (int is_mixed = 0; is_mixed <= has_mixed; is_mixed++) {
            *setting = (TreeSetting){.n_units = units,
                                     .measure = measures[G_N_ELEMENTS(measures) - 1],
                                     .is_mixed = is_mixed,
                                     .least_text = search->request->least_text};
            if (need(search, setting, scale) <= 1.0)
                return true;
        }
    return false;
}

/* Where the floor is missed by little, any setting that reaches it will do: guesses may have passed
 * it over, since needs do not always grow with the scale. */
static void try_floor(Search *search)
{
    double floor = search->request->floor_scale, scale = floor * PRECISION;
    TreeSetting setting;

    if (search->largest >= floor || search->largest <= ALMOST * floor || scale > search->most ||
        search->request->is_single || !find_fitting(search, scale, &setting))
        return;
    Candidate candidate = {{setting, scale}, penalty_of(search, &setting, scale)};
    search->largest = scale / (setting.is_mixed ? MIXED_GAIN : 1.0);
    g_array_append_val(search->candidates, candidate);
}

static const Candidate *choose(const Search *search)
{
    const Candidate *best = NULL;
    double least = G_MAXDOUBLE, floor = least_scale(search);

    for (guint i = 0; i < search->candidates->len; i++) {
        const Candidate *candidate = &g_array_index(search->candidates, Candidate, i);
        double gain = candidate->choice.setting.is_mixed ? MIXED_GAIN : 1.0;
        double penalty =
            candidate->penalty + SIZE_WEIGHT * (1.0 - candidate->choice.scale / search->largest);
        if (candidate->choice.scale < MAX(floor, NEAR * search->largest * gain) || penalty >= least)
            continue;
        least = penalty;
        best = candidate;
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

/* The choice at the largest scale at which it fits. */
static TreeChoice refine(Search *search, TreeChoice choice)
{
    search->precision = FINE;
    const Trial fits = {choice.scale, need(search, &choice.setting, choice.scale)};
    choice.scale = find_scale(search, &choice.setting, fits, 0.0);
    choice.setting.width = search->request->frame->width / choice.scale;
    return choice;
}

static Search new_search(PlaceTree *tree, Heights *heights, const LayoutRequest *request)
{
    const Frame *frame = request->frame;
    Search search = {.tree = tree,
                     .heights = heights,
                     .request = request,
                     .n_cards = count_cards(tree),
                     .most = frame->height > 0.0 ? frame->most_scale : frame->reading_scale,
                     .precision = PRECISION};

    search.estimate = estimate_scale(&search);
    return search;
}

TreeChoice rebut_tree_search(PlaceTree *tree, Heights *heights, const LayoutRequest *request,
                             bool is_quick)
{
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    Search search = new_search(tree, heights, request);

    search.candidates = candidates;
    try_all(&search, is_quick);
    if (!is_quick)
        try_floor(&search);
    TreeChoice choice = choose(&search)->choice;
    return is_quick ? choice : refine(&search, choice);
}

/* The area of all texts, with nothing around them: no map takes less. */
static double least_area(const PlaceTree *tree)
{
    double area = 0.0;

    for (guint i = 0; i < tree->places->len; i++) {
        const NodeRecord *card = rebut_place_at(tree, i)->card;
        const WrapStep *step = &g_array_index(card->steps, WrapStep, 0);
        double height = (double)step->n_lines * REBUT_LINE_HEIGHT;
        if (card->role != NODE_REFERENCE) /* of which the text may be cut */
            area += step->width * height * card->size * card->size;
    }
    return area;
}

/* No measure makes a map lower than the largest. */
bool rebut_tree_fits(PlaceTree *tree, Heights *heights, const LayoutRequest *request, double scale)
{
    Search search = new_search(tree, heights, request);
    double width = request->frame->width / scale;

    if (scale > search.most ||
        (request->frame->height > 0.0 && least_area(tree) > width * room_at(&search, scale)))
        return false;
    TreeSetting setting;
    return find_fitting(&search, scale, &setting);
}

/* The search for a setting. At a given scale a setting needs so much of the room's height; its
 * largest scale follows about from a power of that share, and one or two trials confirm it. First
 * the largest scale is found, in some units of the grid; a setting that does not fit a little below
 * it costs one trial. Of all settings that do, the one with the least penalty is taken: a little
 * size for order. Only that one's own largest scale is found.
 *
 * Wider measures are only tried where they gain, and all but the first look only in units that came
 * near: the more places, the nearer. When the budget is spent, the best setting so far is taken. */
#include "layout/tree_search.h"
#include "layout/positions.h"
#include <math.h>

#define NEAR         0.976 /* of the largest scale: what is considered */
#define FAR          0.88  /* of the largest scale: below it units are not tried again */
#define ALMOST       0.85  /* of the floor */
#define FAR_GROWS    0.03  /* for ten times as many places as */
#define FAR_PLACES   100.0
#define MEASURE_GAIN 1.03  /* that wider measures must bring */
#define SIZE_WEIGHT  6.0   /* penalty of a share of the size */
#define MIXED_GAIN   1.02  /* that mixed columns must bring */
#define MIXED_WEIGHT 0.12  /* their penalty */
#define UNIT_WEIGHT  0.004 /* penalty of each unit */
#define LONE_BONUS   0.3   /* of one column, where that is preferred */
#define FEW_CARDS    6
#define LEAST_UNIT   (7.0 * REBUT_EM)
#define FILLED       0.6 /* of the scale at which the cards have the room's area: about what fits */
#define PRECISION    1.012 /* of a scale, while settings are compared, */
#define FINE         1.003 /* and of the one that is chosen */
#define MOST_TRIALS  12    /* of one setting, */
#define MOST_SHRINKS 60    /* and until one fits at all */
#define USUAL_POWER  1.5   /* of the scale, to which needs grow */
#define MISSED       0.93  /* of a scale: what a guess from one trial may be below it */
#define TOO_NARROW   1.6   /* what is taken to be needed where a text does not fit */
#define MANY_PLACES  2000  /* of a map in which fewer units are not tried, */
#define TOO_FEW      0.75  /* once the scale has fallen to so much of that of more */
#define MOST_CHOICES 6     /* whose largest scale is found before one is kept */

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
    TreeLook look;
    double precision;
    GArray *candidates;
} Search;

static double room_at(const Search *search, double scale)
{
    const Frame *frame = search->request->frame;

    return rebut_frame_fit(frame, frame->width, scale).map_height / scale;
}

static bool is_over(const Search *search)
{
    return search->request->budget != NULL && search->request->budget->is_spent;
}

/* The share of the room's height that the map needs at a scale; where the height is free, whether
 * its texts fit. */
static double need(const Search *search, TreeSetting *setting, double scale)
{
    const Frame *frame = search->request->frame;

    rebut_budget_spend(search->request->budget, rebut_heights_work(search->heights, setting));
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

/* About the scale at which nothing is left over. */
static double guess_scale(const Trial *trial, double power)
{
    double needed = trial->needed >= REBUT_NO_HEIGHT ? TOO_NARROW : CLAMP(trial->needed, 0.1, 64.0);

    return trial->scale * pow(needed, -1.0 / power);
}

/* The next scale to try, between one that fits (0: none yet) and one that does not. */
static double next_scale(const Search *search, const Trial *last, const Trial *trial, double low,
                         double high)
{
    double next = guess_scale(trial, power_of(last, trial)) * 0.998;

    if (low <= 0.0)
        return MIN(next, trial->scale * 0.97);
    next = MAX(next, low * search->precision);
    return next < high * 0.999 ? next : sqrt(low * high);
}

/* The largest scale at which a setting fits, from a first trial. */
static double find_scale(const Search *search, TreeSetting *setting, Trial trial)
{
    double low = 0.0, high = search->most * 1.0001;
    Trial last = {0.0, 0.0};

    for (int n = 0; n < (low > 0.0 ? MOST_TRIALS : MOST_SHRINKS); n++) {
        *(trial.needed <= 1.0 ? &low : &high) = trial.scale;
        if (low >= search->most ||
            (low > 0.0 && ((high <= search->most && high / low <= search->precision * 1.0001) ||
                           is_over(search))))
            break;
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

static double gain_of(const TreeSetting *setting)
{
    return (setting->is_mixed ? MIXED_GAIN : 1.0) *
           (setting->measure > measures[0] ? MEASURE_GAIN : 1.0);
}

static void enlarge(Search *search, const TreeSetting *setting, double scale)
{
    if (scale <= search->look.largest * gain_of(setting))
        return;
    search->look.largest = scale / gain_of(setting);
    search->look.widest = *setting;
}

/* The scale at which a setting would have the largest so far. */
static double scale_to_beat(const Search *search, const TreeSetting *setting)
{
    double more = search->look.widest.n_units > 0 ? search->precision : 1.0;

    return MIN(search->most, search->look.largest * gain_of(setting) * more);
}

/* Looks whether a setting has a larger scale. Returns about the largest at which it fits. */
static double look_at(Search *search, TreeSetting setting)
{
    bool is_first = search->look.largest <= 0.0;
    double scale = is_first ? search->estimate : scale_to_beat(search, &setting);
    const Trial first = {scale, need(search, &setting, scale)};

    if (first.needed > 1.0 && !is_first)
        return guess_scale(&first, USUAL_POWER);
    double best = find_scale(search, &setting, first);
    enlarge(search, &setting, best);
    return best;
}

/* Makes a setting a candidate if its scale is near the largest. */
static void try_setting(Search *search, TreeSetting setting)
{
    double scale = scale_to_beat(search, &setting);
    double floor = MIN(search->most, NEAR * search->look.largest * gain_of(&setting));

    if (is_over(search) && search->candidates->len > 0)
        return;
    Trial first = {scale, need(search, &setting, scale)};
    if (first.needed <= 1.0) {
        scale = find_scale(search, &setting, first);
        enlarge(search, &setting, scale);
        floor = scale;
        need(search, &setting, floor);
    } else if (guess_scale(&first, USUAL_POWER) < MISSED * floor) {
        return;
    } else {
        Trial second = {floor, need(search, &setting, floor)};
        if (second.needed > 1.0)
            return;
        scale = CLAMP(guess_scale(&second, power_of(&first, &second)), floor, scale);
    }
    Candidate candidate = {{setting, scale}, penalty_of(search, &setting, floor)};
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
    return MIN(search->most, FILLED * sqrt(frame->width * height / MAX(1.0, area)));
}

/* How many units are worth a try at a scale: in more, columns are narrower than text can be. */
static guint most_units_at(const Search *search, double scale)
{
    if (search->request->is_single)
        return 1;
    double units = search->request->frame->width / scale / LEAST_UNIT;

    guint most = search->request->most_units > 0 ? search->request->most_units : REBUT_MOST_UNITS;
    return (guint)CLAMP(units, 1.0, (double)most);
}

static guint most_units(const Search *search)
{
    return most_units_at(search,
                         search->look.largest > 0.0 ? search->look.largest : search->estimate);
}

static guint next_units(guint units)
{
    return units < 12 ? units + 1 : units + units / 5;
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

static void look_in(Search *search, TreeSetting setting, guint units)
{
    if (search->look.scales[units] > 0.0 || (is_over(search) && search->look.largest > 0.0))
        return;
    setting.n_units = units;
    search->look.scales[units] = look_at(search, setting);
}

/* Does text become larger if its lines may be longer? */
static void look_at_measures(Search *search)
{
    TreeSetting setting = search->look.widest;
    double before = search->look.largest;

    if (setting.n_units == 0 || is_over(search))
        return;
    setting.measure = measures[G_N_ELEMENTS(measures) - 1];
    look_at(search, setting);
    search->look.wants_measure = before < search->look.largest;
}

/* Fewer units than these have smaller text still, mostly; `*best` is the largest scale of more. */
static bool are_too_few(const Search *search, guint units, double *best)
{
    *best = MAX(*best, search->look.scales[units]);
    return search->tree->places->len > MANY_PLACES && search->request->frame->height > 0.0 &&
           search->look.scales[units] < TOO_FEW * *best;
}

/* Finds the largest scale: about that in a middling number of units, which costs little; then in
 * many, which mostly fit best, to few; then in more, if text came out small. */
static void look_at_units(Search *search, TreeSetting setting)
{
    guint units[REBUT_MOST_UNITS] = {1}, n = 0;
    double best = 0.0;

    for (guint u = 1; u <= most_units(search); u = next_units(u))
        units[n++] = u;
    look_in(search, setting, units[n / 2]);
    for (guint i = n; i-- > 0;) {
        look_in(search, setting, units[i]);
        if (are_too_few(search, units[i], &best))
            break;
    }
    for (guint u = next_units(units[n - 1]); u <= most_units(search); u = next_units(u))
        look_in(search, setting, u);
    look_at_measures(search);
}

static TreeSetting first_setting(const Search *search)
{
    return (TreeSetting){.measure = measures[0],
                         .least_text = search->request->least_text,
                         .is_mixed = has_mixed_siblings(search->tree)};
}

/* The share of the largest scale that units must have come to. */
static double far_share(const Search *search)
{
    double more = log10((double)search->tree->places->len / FAR_PLACES);

    return CLAMP(FAR + FAR_GROWS * more, FAR, NEAR);
}

static void try_units(Search *search, TreeSetting setting)
{
    double least = far_share(search) * search->look.largest;

    for (guint units = 1; units <= REBUT_MOST_UNITS; units++) {
        if (search->look.scales[units] < least || search->look.scales[units] <= 0.0)
            continue;
        setting.n_units = units;
        try_setting(search, setting);
    }
}

static void try_all(Search *search)
{
    TreeSetting setting = first_setting(search);
    bool has_mixed = setting.is_mixed;
    size_t n_measures = search->look.wants_measure ? G_N_ELEMENTS(measures) : 1;

    for (size_t measure = 0; measure < n_measures; measure++)
        for (int is_mixed = 0; is_mixed <= has_mixed; is_mixed++) {
            setting.measure = measures[measure];
            setting.is_mixed = is_mixed;
            try_units(search, setting);
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

    for (guint units = most_units_at(search, scale); units >= 1; units--)
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

    if (search->look.largest >= floor || search->look.largest <= ALMOST * floor ||
        scale > search->most || search->request->is_single || is_over(search) ||
        !find_fitting(search, scale, &setting))
        return;
    Candidate candidate = {{setting, scale}, penalty_of(search, &setting, scale)};
    enlarge(search, &setting, scale);
    g_array_append_val(search->candidates, candidate);
}

static Candidate *choose(const Search *search)
{
    Candidate *best = NULL;
    double least = G_MAXDOUBLE, floor = least_scale(search);

    for (guint i = 0; i < search->candidates->len; i++) {
        Candidate *candidate = &g_array_index(search->candidates, Candidate, i);
        double gain = gain_of(&candidate->choice.setting);
        double penalty = candidate->penalty +
                         SIZE_WEIGHT * (1.0 - candidate->choice.scale / search->look.largest);
        if (candidate->choice.scale < MAX(floor, NEAR * search->look.largest * gain) ||
            penalty >= least)
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
    const Trial first = {choice.scale, need(search, &choice.setting, choice.scale)};
    choice.scale = find_scale(search, &choice.setting, first);
    choice.setting.width = search->request->frame->width / choice.scale;
    return choice;
}

/* Scales of candidates were guessed, so the first that is chosen may not be near enough, or not
 * reach the floor. */
static bool is_near(const Search *search, const TreeChoice *choice, double guessed)
{
    return choice->scale >= 0.999 * guessed ||
           choice->scale >= NEAR * search->look.largest * gain_of(&choice->setting);
}

static TreeChoice find_choice(Search *search)
{
    TreeChoice best = {.scale = 0.0};
    double floor = least_scale(search);
    const TreeChoice widest = {search->look.widest,
                               search->look.largest * gain_of(&search->look.widest)};

    for (int i = 0; i < MOST_CHOICES; i++) {
        Candidate *candidate = choose(search);
        if (candidate == NULL)
            break;
        TreeChoice choice = refine(search, candidate->choice);
        if (choice.scale >= floor && is_near(search, &choice, candidate->choice.scale))
            return choice;
        if (choice.scale > best.scale)
            best = choice;
        candidate->choice.scale = choice.scale;
    }
    bool is_enough = best.scale > 0.0 && (best.scale >= floor || widest.scale < floor);
    return is_enough || widest.setting.n_units == 0 ? best : refine(search, widest);
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

double rebut_tree_look(PlaceTree *tree, Heights *heights, const LayoutRequest *request,
                       double least, TreeLook *look)
{
    Search search = new_search(tree, heights, request);
    TreeSetting setting = first_setting(&search);

    search.look.largest = least / gain_of(&setting);
    look_at_units(&search, setting);
    double largest = 0.0;
    if (search.look.widest.n_units > 0)
        largest = search.look.largest * gain_of(&search.look.widest);
    for (guint units = 1; units <= REBUT_MOST_UNITS; units++)
        largest = MAX(largest, search.look.scales[units]);
    *look = search.look;
    return largest;
}

TreeChoice rebut_tree_search(PlaceTree *tree, Heights *heights, const LayoutRequest *request,
                             const TreeLook *look)
{
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    Search search = new_search(tree, heights, request);

    search.candidates = candidates;
    search.look = *look;
    try_all(&search);
    try_floor(&search);
    return find_choice(&search);
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

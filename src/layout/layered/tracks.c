/* Which of two nets runs above the other decides how often their lines cross, and whether an
 * upright line of the one runs on one of the other. The nets of a channel are put in order by
 * sifting (each in turn goes where it costs least), and then each gets the first level that is
 * below all those before it that it would touch. */
#include "layout/layered/tracks.h"
#include <math.h>

#define STRAIGHT 0.6  /* a shift not worth a bend */
#define APART    4.0  /* of ends of lines on one level */
#define TOUCH    3.0  /* upright lines that are nearer run on each other */
#define OVERLAP  20.0 /* what that costs, in crossings */
#define ROUNDS   3

/* Not all of it is one straight line. */
static bool has_track(const Net *net)
{
    return net->high - net->low >= STRAIGHT;
}

static bool may_touch(const Net *a, const Net *b)
{
    return a->low < b->high + APART && b->low < a->high + APART;
}

/* What it costs that `upper` runs above `lower`. */
static double cost_of(const Ports *ports, const Net *upper, const Net *lower)
{
    double cost = 0.0;

    if (!may_touch(upper, lower))
        return 0.0;
    for (size_t i = lower->first; i != REBUT_NONE; i = ports->next[i]) {
        double at = ports->above[i];
        bool is_repeated = lower->ends_above && i != lower->first; /* the trunk, once */
        cost += at > upper->low && at < upper->high && !is_repeated;
        for (size_t j = upper->first; j != REBUT_NONE; j = ports->next[j])
            if (!is_repeated && fabs(ports->below[j] - at) < TOUCH)
                cost += OVERLAP;
    }
    for (size_t i = upper->first; i != REBUT_NONE; i = ports->next[i]) {
        double at = ports->below[i];
        cost += at > lower->low && at < lower->high && !(upper->ends_below && i != upper->first);
    }
    return cost;
}

/* Moves one net to where it costs least. */
static void sift(const Ports *ports, Net **nets, size_t count, size_t at)
{
    Net *net = nets[at];
    double cost = 0.0, least = 0.0;
    size_t best = at;

    for (size_t i = at; i-- > 0;) { /* above nets[i] */
        cost += cost_of(ports, net, nets[i]) - cost_of(ports, nets[i], net);
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    cost = 0.0;
    for (size_t i = at + 1; i < count; i++) { /* below nets[i] */
        cost += cost_of(ports, nets[i], net) - cost_of(ports, net, nets[i]);
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    for (; at > best; at--)
        nets[at] = nets[at - 1];
    for (; at < best; at++)
        nets[at] = nets[at + 1];
    nets[best] = net;
}

/* The work of comparing one net with all. */
static uint64_t steps_of(Net **nets, size_t count)
{
    uint64_t n_pieces = 0;

    for (size_t i = 0; i < count; i++)
        n_pieces += nets[i]->count;
    return 4 * (n_pieces + count);
}

static size_t give_levels(Net **nets, size_t count)
{
    size_t n_levels = 0;

    for (size_t i = 0; i < count; i++) {
        nets[i]->level = 0;
        for (size_t j = 0; j < i; j++)
            if (nets[j]->level >= nets[i]->level && may_touch(nets[j], nets[i]))
                nets[i]->level = nets[j]->level + 1;
        n_levels = MAX(n_levels, nets[i]->level + 1);
    }
    return n_levels;
}

size_t rebut_tracks_find(Ports *ports, size_t channel, Budget *budget)
{
    const Layers *layers = ports->layers;
    size_t first = layers->piece_start[channel], end = layers->piece_start[channel + 1], count = 0;
    g_autofree Net **nets = g_new(Net *, end - first + 1);

    for (size_t i = first; i < end; i++) {
        Net *net = &ports->nets[layers->by_band[i]];
        if (net->count > 0 && has_track(net))
            nets[count++] = net;
    }
    uint64_t steps = steps_of(nets, count);
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < count && rebut_budget_spend(budget, steps); i++)
            sift(ports, nets, count, i);
    return give_levels(nets, count);
}

/* Figures of a map: how much there is of what, how it stands, and what an author may want to look
 * at (long texts, items without a source). Figures of several maps add up. */
#ifndef REBUT_WORDS_STATS_H
#define REBUT_WORDS_STATS_H

#include "argument/verdict.h"

typedef struct Stats {
    size_t maps;
    size_t cards[N_KINDS][N_STATUSES];
    size_t links[N_RELATIONS];
    size_t depth;     /* levels */
    size_t width;     /* the most items under one, or at the top */
    size_t unsourced; /* items that name no source */
} Stats;

/* Of a judged argument. */
void rebut_stats_count(const Argument *argument, Stats *stats);
/* Depth and width of the sum are the greatest. */
void rebut_stats_add(Stats *sum, const Stats *more);

/* Lines about one map, called `name`, and about the sum; new strings. JSON is one object a line. */
char *rebut_stats_words(const Argument *argument, const Stats *stats, const char *name);
char *rebut_stats_json(const Argument *argument, const Stats *stats, const char *name);
char *rebut_stats_sum_words(const Stats *sum);
char *rebut_stats_sum_json(const Stats *sum);

#endif

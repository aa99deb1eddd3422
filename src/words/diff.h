/* What became of a map from one version to the next, in words. */
#ifndef REBUT_WORDS_DIFF_H
#define REBUT_WORDS_DIFF_H

#include "argument/compare.h"

/* The names of the two files. */
typedef struct DiffNames {
    const char *old, *new;
} DiffNames;

/* Whether anything differs that the words tell. */
bool rebut_diff_differs(const Comparison *comparison);
/* New strings. */
char *rebut_diff_words(const Comparison *comparison, const DiffNames *names);
char *rebut_diff_json(const Comparison *comparison, const DiffNames *names);

#endif

/* How alike two texts are, in any script: by the pairs of neighbouring letters that they share. */
#ifndef REBUT_ARGUMENT_GRAMS_H
#define REBUT_ARGUMENT_GRAMS_H

#include "argument/argument.h"

/* The pairs of an item's text, sorted: a GArray of guint64. For each of the items; free with
 * g_ptr_array_unref(). */
GPtrArray *rebut_grams_of(const GPtrArray *items);
/* From 0, nothing in common, to 1 (Dice's coefficient of the two bags of pairs). */
double rebut_grams_alike(const GArray *a, const GArray *b);

#endif

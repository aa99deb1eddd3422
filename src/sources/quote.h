/* A quote as its fragments: the stretches of words between marks of omission, in order. */
#ifndef REBUT_SOURCES_QUOTE_H
#define REBUT_SOURCES_QUOTE_H

#include "sources/normal.h"

typedef struct Fragment {
    char *text; /* as quoted, without marks of omission */
    Normal *normal;
} Fragment;

/* Splits a quote at `[...]`, `[…]`, `(...)`, `...` and `…`. Quotation marks around a fragment go,
 * and so do the brackets of a first letter whose case was changed, as in `[T]he`. Returns a new
 * GPtrArray that owns its Fragments; it is empty when the quote holds no words. */
GPtrArray *rebut_quote_split(const char *quote);

/* Where letters of a normal form stand. */
typedef struct Match {
    size_t start, end; /* bytes of the letters */
} Match;

/* The first place `within` the letters of `source` at which the words of `fragment` stand, as whole
 * words, the case of the first letter apart. Takes time in proportion to what is searched. */
bool rebut_quote_find(const Normal *source, const Normal *fragment, Match within, Match *match);

#endif

/* The tables of words, one a language; for lexicon.c and tests of the tables alone. */
#ifndef REBUT_LEXICON_TABLE_H
#define REBUT_LEXICON_TABLE_H

#include "lexicon/words.h"

/* The categories of Unicode's CLDR; each language has some of them, and all have `other`. */
typedef enum PluralCategory {
    PLURAL_OTHER,
    PLURAL_ZERO,
    PLURAL_ONE,
    PLURAL_TWO,
    PLURAL_FEW,
    PLURAL_MANY,
    N_PLURAL_CATEGORIES
} PluralCategory;

typedef struct WordForms {
    const char *forms[N_PLURAL_CATEGORIES];
} WordForms;

extern const WordForms rebut_words_en[N_WORD_KEYS];

#endif

/* The tables of words, one a language; for lexicon.c and tests of the tables alone. */
#ifndef REBUT_LEXICON_TABLE_H
#define REBUT_LEXICON_TABLE_H

#include "lexicon/lexicon.h"

typedef struct WordForms {
    const char *forms[N_PLURAL_CATEGORIES];
} WordForms;

extern const WordForms rebut_words_en[N_WORD_KEYS];

#endif

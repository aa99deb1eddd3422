/* The keys of our own words (lexicon.h), made from the rows of words.inc. */
#ifndef REBUT_LEXICON_WORDS_H
#define REBUT_LEXICON_WORDS_H

typedef enum WordKey {
#define ROW(key, name) WORD_##key,
#include "lexicon/words.inc"
#undef ROW
    N_WORD_KEYS
} WordKey;

#endif

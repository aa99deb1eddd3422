/* The tables of words, one a language; for lexicon.c and tests of the tables alone. */
#ifndef REBUT_LEXICON_TABLE_H
#define REBUT_LEXICON_TABLE_H

#include "lexicon/lexicon.h"

struct Lexicon {
    const char *tag;
    const char *name, *own_name; /* in English, and in the language */
    const WordForms *words;
    PluralCategory (*plural)(size_t n);
    double stretch; /* length of words beside that of the table's */
    /* Of an author's words (own.c), which come before those of the table; else NULL. */
    WordForms *own;
    PluralCategory (*own_plural)(size_t n);
    GStringChunk *texts;
};

/* Rows: of one form; of languages that tell one from others; of Polish, Russian and Ukrainian,
 * where whole numbers have no further form; of Hebrew; of Arabic. */
#define WORD(other)                                                                                \
    {                                                                                              \
        .forms = { [PLURAL_OTHER] = (other) }                                                      \
    }
#define COUNTED(one, other)                                                                        \
    {                                                                                              \
        .forms = { [PLURAL_ONE] = (one), [PLURAL_OTHER] = (other) }                                \
    }
#define ONE_FEW_MANY(one, few, many)                                                               \
    {                                                                                              \
        .forms = { [PLURAL_ONE] = (one), [PLURAL_FEW] = (few), [PLURAL_OTHER] = (many) }           \
    }
#define ONE_TWO(one, two, other)                                                                   \
    {                                                                                              \
        .forms = { [PLURAL_ONE] = (one), [PLURAL_TWO] = (two), [PLURAL_OTHER] = (other) }          \
    }
#define ZERO_TO_MANY(zero, one, two, few, many, other)                                             \
    {                                                                                              \
        .forms = {                                                                                 \
            [PLURAL_ZERO] = (zero),                                                                \
            [PLURAL_ONE] = (one),                                                                  \
            [PLURAL_TWO] = (two),                                                                  \
            [PLURAL_FEW] = (few),                                                                  \
            [PLURAL_MANY] = (many),                                                                \
            [PLURAL_OTHER] = (other)                                                               \
        }                                                                                          \
    }

extern const WordForms rebut_words_en[N_WORD_KEYS];
extern const WordForms rebut_words_de[N_WORD_KEYS];
extern const WordForms rebut_words_fr[N_WORD_KEYS];
extern const WordForms rebut_words_es[N_WORD_KEYS];
extern const WordForms rebut_words_pt[N_WORD_KEYS];
extern const WordForms rebut_words_it[N_WORD_KEYS];
extern const WordForms rebut_words_nl[N_WORD_KEYS];
extern const WordForms rebut_words_pl[N_WORD_KEYS];
extern const WordForms rebut_words_ru[N_WORD_KEYS];
extern const WordForms rebut_words_uk[N_WORD_KEYS];
extern const WordForms rebut_words_el[N_WORD_KEYS];
extern const WordForms rebut_words_tr[N_WORD_KEYS];
extern const WordForms rebut_words_ar[N_WORD_KEYS];
extern const WordForms rebut_words_fa[N_WORD_KEYS];
extern const WordForms rebut_words_he[N_WORD_KEYS];
extern const WordForms rebut_words_hi[N_WORD_KEYS];
extern const WordForms rebut_words_bn[N_WORD_KEYS];
extern const WordForms rebut_words_zh[N_WORD_KEYS];
extern const WordForms rebut_words_zh_hant[N_WORD_KEYS];
extern const WordForms rebut_words_ja[N_WORD_KEYS];
extern const WordForms rebut_words_ko[N_WORD_KEYS];
extern const WordForms rebut_words_id[N_WORD_KEYS];
extern const WordForms rebut_words_vi[N_WORD_KEYS];
extern const WordForms rebut_words_th[N_WORD_KEYS];

/* The table of a language, and the category of a number in it. */
const WordForms *rebut_lexicon_words(const Lexicon *lexicon);
PluralCategory rebut_lexicon_plural(const Lexicon *lexicon, size_t n);

#endif

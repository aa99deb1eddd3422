/* Arabic. */
#include "lexicon/table.h"

/* clang-format off */
const WordForms rebut_words_ar[N_WORD_KEYS] = {
    [WORD_CLAIM] = WORD(NULL),
};
/* clang-format on */

/* Greek. */
#include "lexicon/table.h"

/* clang-format off */
const WordForms rebut_words_el[N_WORD_KEYS] = {
    [WORD_CLAIM] = WORD(NULL),
};
/* clang-format on */

/* The links of a drawing in words, for who hears it. */
#ifndef REBUT_SCENE_LINK_WORDS_H
#define REBUT_SCENE_LINK_WORDS_H

#include "scene/scene.h"

/* "Links between the cards: Challenge 1.2 challenges Claim 1; Claim 1.3 and Claim 1.4 together
 * support Claim 1." A new string; NULL without links. Of very many the first are named, and the
 * others counted. */
char *rebut_link_words(const Scene *scene);
/* "Challenge 1.2 challenges Claim 1": of a link whose class is `relation`, with the verb for so
 * many subjects. A new string. */
char *rebut_link_sentence(const Lexicon *lexicon, const char *relation, size_t n_subjects,
                          const char *from, const char *to);

#endif

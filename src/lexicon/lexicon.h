/* Our own words: what documents and drawings say beside the author's words.
 *
 * A language is a table (en.c) with a row for each key, and one row in lexicon.c, which has its
 * plural rule. A row is a word, or a pattern with named places ("{from} supports {aim}"), so that a
 * language may order its words as it likes; sentences are never glued from pieces. What a table
 * lacks is English. Words hold no sign that XML, Markdown or TeX would read.
 *
 * Names that programs read (JSON, classes in SVG, keys and values of YAML) are no words, and stand
 * elsewhere: rebut_kind_name and its like. */
#ifndef REBUT_LEXICON_LEXICON_H
#define REBUT_LEXICON_LEXICON_H

#include "lexicon/words.h"
#include <glib.h>

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

typedef struct Lexicon Lexicon; /* static, so it need not be freed */

/* The words for a BCP 47 tag (any case; regions and scripts that have no table of their own are
 * left off), English where there are none. NULL gives English. The tag `x-long` is for tests:
 * English with words 1.8 times as long. */
const Lexicon *rebut_lexicon(const char *lang);
/* The languages that have a table, from 0 on, English first; NULL behind the last. */
const Lexicon *rebut_lexicon_at(size_t index);
/* The language that the words are in, as a tag: "en"; its name in English; and in itself. */
const char *rebut_lexicon_lang(const Lexicon *lexicon);
const char *rebut_lexicon_name(const Lexicon *lexicon);
const char *rebut_lexicon_own_name(const Lexicon *lexicon);

/* A row without places, or one that is counted: in the form for `n` of them. Static strings. */
const char *rebut_word(const Lexicon *lexicon, WordKey key);
const char *rebut_word_for(const Lexicon *lexicon, WordKey key, size_t n);

/* The row in one of its forms, and NULL where it has no such: for scripts, which fill patterns
 * themselves. */
const char *rebut_word_form(const Lexicon *lexicon, WordKey key, PluralCategory category);
/* "one", "few": as the CLDR and scripts call it. */
const char *rebut_plural_name(PluralCategory category);

/* A pattern, filled: names of places and their words by turns, then NULL. Every place must be
 * named. `{n}` is filled by the number with rebut_phrase_for. New strings. */
char *rebut_phrase(const Lexicon *lexicon, WordKey key, ...) G_GNUC_NULL_TERMINATED;
char *rebut_phrase_for(const Lexicon *lexicon, WordKey key, size_t n, ...) G_GNUC_NULL_TERMINATED;
/* The same, appended. */
void rebut_phrase_append(GString *out, const Lexicon *lexicon, WordKey key,
                         ...) G_GNUC_NULL_TERMINATED;

/* "hubs", "hubs and bikes", "hubs, bikes and trams"; with `n_more` "hubs, bikes and 7 more". A new
 * string. */
char *rebut_word_list(const Lexicon *lexicon, const char *const *names, size_t n_names,
                      size_t n_more);
/* "3 claims, 2 challenges, 1 countermeasure": without a word before the last. A new string. */
char *rebut_word_series(const Lexicon *lexicon, const char *const *names, size_t n_names);

#endif

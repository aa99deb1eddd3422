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
#include <stdbool.h>

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

/* A word in its forms; all but that of PLURAL_OTHER may be NULL. */
typedef struct WordForms {
    const char *forms[N_PLURAL_CATEGORIES];
} WordForms;

typedef struct Lexicon Lexicon; /* static, unless it is made by rebut_lexicon_with */

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
/* "en" where the words are English for want of a table for the language of that tag, else NULL. */
const char *rebut_lexicon_stand_in(const Lexicon *lexicon, const char *lang);

/* A row without places, or one that is counted: in the form for `n` of them. Static strings. */
const char *rebut_word(const Lexicon *lexicon, WordKey key);
const char *rebut_word_for(const Lexicon *lexicon, WordKey key, size_t n);

/* A word of an author's own. */
typedef struct OwnWord {
    WordKey key;
    WordForms words; /* borrowed */
} OwnWord;

/* The words of a language with some of the author's own, which are counted as `lang` counts, also
 * where `base` is English for want of a table. Where a kind is given, its word at the beginning of
 * a line and the counted one are made from it, unless they are given too. Where all are given, they
 * are in the language `lang`. Copies all words. */
Lexicon *rebut_lexicon_with(const Lexicon *base, const char *lang, const OwnWord *words, size_t n);
void rebut_lexicon_free(Lexicon *lexicon);
/* True when `words` is one of the author's own words, as they are. */
bool rebut_lexicon_is_own(const Lexicon *lexicon, const char *words);

/* What authors call a key: "slot-against"; and the key of that name, N_WORD_KEYS when there is
 * none. */
const char *rebut_word_name(WordKey key);
WordKey rebut_word_named(const char *name);
/* True when some language has several forms of the word, by number. */
bool rebut_word_is_counted(WordKey key);
/* The names of the places that the word has in English, each once. A new list of strings. */
GPtrArray *rebut_word_places(WordKey key);
/* The signs that no word may hold, as XML, Markdown, TeX or the page's script would read them. */
extern const char rebut_word_signs[];

/* All words of a language as YAML, below `words:`. A new string. */
char *rebut_lexicon_yaml(const Lexicon *lexicon);

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

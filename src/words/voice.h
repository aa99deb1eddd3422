/* What every form of the outline says in the same words: how an item bears on others, its verdict,
 * its sources. A voice says how such words are written in one form.
 *
 * Words of ours hold nothing that any form would have to escape; an author's go through `text`. */
#ifndef REBUT_WORDS_VOICE_H
#define REBUT_WORDS_VOICE_H

#include "base/marks.h"
#include "words/outline.h"

enum { REBUT_STYLES = (STYLE_EMPHASIS | STYLE_STRONG) + 1 };

typedef struct Voice Voice;
struct Voice {
    /* Appends an author's words (clean, on one line), escaped. */
    void (*text)(GString *out, const char *words);
    /* Appends the number by which an item is told. */
    void (*number)(GString *out, const Voice *voice, const Item *item);
    /* Appends the words that name one source in the mark of an item. */
    void (*source)(GString *out, const Voice *voice, const char *words, const Citation *citation);
    /* Around words of a style, by the flags of a TextStyle. */
    const char *open[REBUT_STYLES], *close[REBUT_STYLES];
    /* For voices that have such: */
    const char *prefix; /* of ids */
    const char *author; /* attributes of an element that holds an author's words */
};

/* An author's text with inline marks. */
void rebut_voice_marked(GString *out, const Voice *voice, const char *marked);
/* The same without marks. */
void rebut_voice_plain(GString *out, const Voice *voice, const char *marked);
/* Words without marks, as they are: a note, a title of a source. */
void rebut_voice_words(GString *out, const Voice *voice, const char *words);

/* "Challenge to 1 (also counters 2.1)", "Claim that supports 1 together with 1.2". A new string. */
char *rebut_voice_kind(const Voice *voice, const Outline *outline, const Item *item);
/* "See 1.2, which supports 1": of an entry for an item that stands elsewhere. */
void rebut_voice_see(GString *out, const Voice *voice, const Outline *outline, const Entry *entry);
/* What a link says: "hubs counters trade", "1.1 and 1.2 support 1". A new string. */
char *rebut_voice_sentence(const Voice *voice, const Outline *outline, const Link *link);

/* The line of an item: its number and text as the voice writes them, and what stands around its
 * kind and verdict. */
typedef struct EntryWords {
    const Item *item;
    const char *number, *text;
    const char *open_kind, *close_kind, *open_verdict, *close_verdict;
} EntryWords;
/* "1.1 Challenge to 1, open: Shops would lose trade"; without the verdict where the outline has
 * none. */
void rebut_voice_entry(GString *out, const Voice *voice, const Outline *outline,
                       const EntryWords *words);
/* The beginning of an item that stands elsewhere, or its short wording. */
void rebut_voice_beginning(GString *out, const Voice *voice, const Item *item);
/* " [1, p. 12; 2]", nothing for an item without sources. */
void rebut_voice_sources(GString *out, const Voice *voice, const Item *item);
/* "Traders: 1.2, 1.2.1"; `name` is the group's as the voice writes it. */
void rebut_voice_group(GString *out, const Voice *voice, const Outline *outline, const Group *group,
                       const char *name);

/* For voices whose numbers and sources are plain words. */
void rebut_voice_plain_number(GString *out, const Voice *voice, const Item *item);
void rebut_voice_plain_source(GString *out, const Voice *voice, const char *words,
                              const Citation *citation);

#endif

/* Which of our own words (lexicon.h) tell a kind, a relation, a status, a change. */
#ifndef REBUT_ARGUMENT_WORDING_H
#define REBUT_ARGUMENT_WORDING_H

#include "argument/verdict.h"

enum { REBUT_ANY_KIND = -1, REBUT_NO_KIND = -2 };

/* The phrases that tell a link. */
typedef struct RelationKeys {
    int kind; /* of whose items it goes without saying in words, or REBUT_ANY_KIND, REBUT_NO_KIND */
    WordKey implied, that; /* behind a kind: when it does, and when not */
    WordKey does;          /* without a subject */
    WordKey says, denied;  /* with one or several: as a sentence, and as what somebody denies */
    WordKey see;           /* behind an item that stands elsewhere */
} RelationKeys;

const RelationKeys *rebut_relation_keys(Relation relation);
/* The relation by whose phrases a link is told. What denied a link that is gone goes to a card
 * (ghosts.h), and so challenges that. */
Relation rebut_link_told_relation(const Link *link);
/* "supports 1 together with 1.2", "denies that 1.1 and 1.2 support 1", by plain numbers;
 * `conclusions` are those of the joints (check.h). A new string. */
char *rebut_link_clause(const Lexicon *lexicon, const Link *link, Item *const *conclusions);
/* "See 1.2, which supports 1": the same behind the name of what stands elsewhere. A new string. */
char *rebut_link_see(const Lexicon *lexicon, const char *name, const Link *link,
                     Item *const *conclusions);

/* "claim"; "Claim", as a line begins. Static, like all here that is const. */
const char *rebut_kind_word(const Lexicon *lexicon, Kind kind);
const char *rebut_kind_word_first(const Lexicon *lexicon, Kind kind);
/* "3 claims", "1 piece of evidence"; a new string. */
char *rebut_kind_count(const Lexicon *lexicon, Kind kind, size_t n);
/* In a legend: "is part of". */
const char *rebut_relation_word(const Lexicon *lexicon, Relation relation);
/* In a card's slot: "against". */
const char *rebut_relation_slot_word(const Lexicon *lexicon, Relation relation);
/* "contested" */
const char *rebut_status_word(const Lexicon *lexicon, Status status);
/* The same for an item, with what it lost: "stands, all its support lost". A new string. */
char *rebut_item_verdict(const Lexicon *lexicon, const Item *item);
/* "added"; NULL for a change that has no word of its own (CHANGE_VERDICT). */
const char *rebut_change_word(const Lexicon *lexicon, Change change);

#endif

/* Which of our own words (lexicon.h) tell a kind, a relation, a status, a change. */
#ifndef REBUT_ARGUMENT_WORDING_H
#define REBUT_ARGUMENT_WORDING_H

#include "argument/verdict.h"

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

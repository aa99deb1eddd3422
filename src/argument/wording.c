/* Tables from the argument's terms to the keys of words. */
#include "argument/wording.h"

static const struct {
    WordKey word, first, counted;
} kinds[N_KINDS] = {
    [KIND_CLAIM] = {WORD_CLAIM, WORD_CLAIM_FIRST, WORD_N_CLAIMS},
    [KIND_CHALLENGE] = {WORD_CHALLENGE, WORD_CHALLENGE_FIRST, WORD_N_CHALLENGES},
    [KIND_COUNTERMEASURE] = {WORD_COUNTERMEASURE, WORD_COUNTERMEASURE_FIRST,
                             WORD_N_COUNTERMEASURES},
    [KIND_EVIDENCE] = {WORD_EVIDENCE, WORD_EVIDENCE_FIRST, WORD_N_EVIDENCE},
};

static const struct {
    WordKey word, slot;
} relations[N_RELATIONS] = {
    [RELATION_SUPPORTS] = {WORD_SUPPORTS, WORD_SLOT_SUPPORTS},
    [RELATION_CHALLENGES] = {WORD_CHALLENGES, WORD_SLOT_AGAINST},
    [RELATION_COUNTERS] = {WORD_COUNTERS, WORD_SLOT_AGAINST},
    [RELATION_PART] = {WORD_IS_PART_OF, WORD_SLOT_PART},
    [RELATION_UNDERCUTS] = {WORD_UNDERCUTS, WORD_SLOT_UNDERCUTS},
};

static const WordKey statuses[N_STATUSES] = {
    [STATUS_STANDS] = WORD_STANDS,       [STATUS_CONTESTED] = WORD_CONTESTED,
    [STATUS_OPEN] = WORD_OPEN,           [STATUS_ANSWERED] = WORD_ANSWERED,
    [STATUS_UNDECIDED] = WORD_UNDECIDED,
};

const char *rebut_kind_word(const Lexicon *lexicon, Kind kind)
{
    return rebut_word_for(lexicon, kinds[kind].word, 1);
}

const char *rebut_kind_word_first(const Lexicon *lexicon, Kind kind)
{
    return rebut_word_for(lexicon, kinds[kind].first, 1);
}

char *rebut_kind_count(const Lexicon *lexicon, Kind kind, size_t n)
{
    return rebut_phrase_for(lexicon, kinds[kind].counted, n, NULL);
}

const char *rebut_relation_word(const Lexicon *lexicon, Relation relation)
{
    return rebut_word(lexicon, relations[relation].word);
}

const char *rebut_relation_slot_word(const Lexicon *lexicon, Relation relation)
{
    return rebut_word(lexicon, relations[relation].slot);
}

const char *rebut_status_word(const Lexicon *lexicon, Status status)
{
    return rebut_word(lexicon, statuses[status]);
}

char *rebut_item_verdict(const Lexicon *lexicon, const Item *item)
{
    const char *status = rebut_status_word(lexicon, rebut_verdict_status(item));

    if (!item->is_unsupported)
        return g_strdup(status);
    return rebut_phrase(lexicon, WORD_UNSUPPORTED, "status", status, NULL);
}

const char *rebut_change_word(const Lexicon *lexicon, Change change)
{
    switch (change) {
    case CHANGE_ADDED:
        return rebut_word(lexicon, WORD_ADDED);
    case CHANGE_REWORDED:
        return rebut_word(lexicon, WORD_REWORDED);
    case CHANGE_MOVED:
        return rebut_word(lexicon, WORD_MOVED);
    case CHANGE_REMOVED:
        return rebut_word(lexicon, WORD_REMOVED);
    case CHANGE_VERDICT:
        break;
    }
    return NULL;
}

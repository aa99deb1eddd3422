/* Tables from the argument's terms to the keys of words. */
#include "argument/wording.h"
#include "argument/check.h"

enum { MOST_NAMED = 3 };

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

static const RelationKeys relation_keys[N_RELATIONS] = {
    [RELATION_SUPPORTS] = {KIND_EVIDENCE, WORD_EVIDENCE_FOR, WORD_THAT_SUPPORTS, WORD_DOES_SUPPORTS,
                           WORD_SAYS_SUPPORTS, WORD_DENIED_SUPPORTS, WORD_SEE_SUPPORTS},
    [RELATION_CHALLENGES] = {KIND_CHALLENGE, WORD_CHALLENGE_TO, WORD_THAT_CHALLENGES,
                             WORD_DOES_CHALLENGES, WORD_SAYS_CHALLENGES, WORD_DENIED_CHALLENGES,
                             WORD_SEE_CHALLENGES},
    [RELATION_COUNTERS] = {KIND_COUNTERMEASURE, WORD_COUNTERMEASURE_TO, WORD_THAT_COUNTERS,
                           WORD_DOES_COUNTERS, WORD_SAYS_COUNTERS, WORD_DENIED_COUNTERS,
                           WORD_SEE_COUNTERS},
    [RELATION_PART] = {REBUT_NO_KIND, WORD_THAT_IS_PART, WORD_THAT_IS_PART, WORD_DOES_PART,
                       WORD_SAYS_PART, WORD_DENIED_PART, WORD_SEE_PART},
    [RELATION_UNDERCUTS] = {REBUT_ANY_KIND, WORD_DENYING_THAT, WORD_DENYING_THAT, WORD_DOES_DENY,
                            WORD_SAYS_DENY, WORD_DENIED_DENY, WORD_SEE_DENY},
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

const RelationKeys *rebut_relation_keys(Relation relation)
{
    return &relation_keys[relation];
}

/* "1.1 and 1.2", "1.1, 1.2, 1.3 and others": the premises of a joint but `other`; `*n` are named.
 */
static char *premises(const Lexicon *lexicon, const Joint *joint, const Item *conclusion,
                      const Item *other, size_t *n)
{
    const char *numbers[MOST_NAMED];
    bool has_others = false;

    *n = 0;
    for (guint i = 0; i < conclusion->bearings->len && !has_others; i++) {
        const Bearing *bearing = &g_array_index(conclusion->bearings, Bearing, i);
        if (bearing->joint != joint || bearing->is_against || bearing->item == other)
            continue;
        has_others = *n == MOST_NAMED;
        if (!has_others)
            numbers[(*n)++] = bearing->item->number;
    }
    if (!has_others)
        return rebut_word_list(lexicon, numbers, *n, 0);
    g_autofree char *series = rebut_word_series(lexicon, numbers, *n);
    return rebut_phrase(lexicon, WORD_LIST_OTHERS, "list", series, NULL);
}

/* "1.1 supports 1": what an undercutter denies. */
static char *denied_words(const Lexicon *lexicon, End end, Item *const *conclusions)
{
    Relation relation = RELATION_SUPPORTS;
    const Item *aim = NULL;
    size_t n = 1;

    if (end.type == END_LINK) {
        relation = end.link->relation;
        aim = rebut_link_bears_on(end.link, conclusions);
        end = end.link->from;
    }
    if (end.type == END_JOINT)
        aim = conclusions[end.joint->index];
    g_autofree char *from = end.type == END_JOINT ? premises(lexicon, end.joint, aim, NULL, &n)
                                                  : g_strdup(end.item->number);
    return rebut_phrase_for(lexicon, relation_keys[relation].denied, n, "from", from, "aim",
                            aim->number, NULL);
}

/* "1", "1 together with 1.2": what a link bears on. */
static char *plain_aim(const Lexicon *lexicon, const Link *link, Item *const *conclusions)
{
    const Item *aim = rebut_link_bears_on(link, conclusions);
    size_t n = 0;

    if (link->to.type != END_JOINT)
        return g_strdup(aim->number);
    g_autofree char *others = premises(lexicon, link->to.joint, aim, link->from.item, &n);
    return n == 0 ? g_strdup(aim->number)
                  : rebut_phrase(lexicon, WORD_TOGETHER_WITH, "aim", aim->number, "others", others,
                                 NULL);
}

Relation rebut_link_told_relation(const Link *link)
{
    bool is_onto_card = link->relation == RELATION_UNDERCUTS && link->to.type == END_ITEM;

    return is_onto_card ? RELATION_CHALLENGES : link->relation;
}

/* What the phrases of a relation have in the place `aim` or `link`. */
static char *aim_words(const Lexicon *lexicon, const Link *link, Item *const *conclusions)
{
    return rebut_link_told_relation(link) == RELATION_UNDERCUTS
               ? denied_words(lexicon, link->to, conclusions)
               : plain_aim(lexicon, link, conclusions);
}

char *rebut_link_clause(const Lexicon *lexicon, const Link *link, Item *const *conclusions)
{
    g_autofree char *aim = aim_words(lexicon, link, conclusions);

    return rebut_phrase(lexicon, relation_keys[rebut_link_told_relation(link)].does, "aim", aim,
                        "link", aim, NULL);
}

char *rebut_link_see(const Lexicon *lexicon, const char *name, const Link *link,
                     Item *const *conclusions)
{
    g_autofree char *aim = aim_words(lexicon, link, conclusions);

    return rebut_phrase(lexicon, relation_keys[rebut_link_told_relation(link)].see, "number", name,
                        "aim", aim, "link", aim, NULL);
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

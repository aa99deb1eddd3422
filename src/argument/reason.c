/* A reason names the links that decided: those that carry against the item when it is out, those
 * that carry nothing when it is in, those that hang in the balance when it is undecided. Items are
 * named as people call them (wording.h), the first three of them; `because` has all. */
#include "argument/adjacency.h"
#include "argument/verdict.h"
#include "argument/wording.h"

enum { MOST_NAMES = 3 };

static const char *const label_names[N_LABELS] = {
    [LABEL_IN] = "in", [LABEL_OUT] = "out", [LABEL_UNDECIDED] = "undecided"};

static const char *const status_names[N_STATUSES] = {
    [STATUS_STANDS] = "stands",     [STATUS_CONTESTED] = "contested", [STATUS_OPEN] = "open",
    [STATUS_ANSWERED] = "answered", [STATUS_UNDECIDED] = "undecided",
};

/* What programs call a case, and the row of our words that tells it. */
static const struct {
    const char *name;
    WordKey key;
} cases[N_REASONS] = {
    [REASON_UNANSWERED] = {"unanswered", WORD_REASON_UNANSWERED},
    [REASON_UNOPPOSED] = {"unopposed", WORD_REASON_UNOPPOSED},
    [REASON_ATTACKS_ANSWERED] = {"attacks-answered", WORD_ARE_ANSWERED},
    [REASON_ATTACKS_CONTESTED] = {"attacks-contested", WORD_ARE_CONTESTED},
    [REASON_ATTACKS_DENIED] = {"attacks-denied", WORD_DO_NOT_BEAR},
    [REASON_DENIED] = {"denied", WORD_REASON_DENIED},
    [REASON_DENIED_ALL] = {"denied-all", WORD_REASON_DENIED_ALL},
    [REASON_ANSWERED] = {"answered", WORD_REASON_BY},
    [REASON_CONTESTED] = {"contested", WORD_REASON_BY},
    [REASON_PARTS] = {"parts", WORD_REASON_PARTS},
    [REASON_AGAINST_ITSELF] = {"against-itself", WORD_IS_AGAINST_ITSELF},
    [REASON_ATTACKS_UNDECIDED] = {"attacks-undecided", WORD_ARE_UNDECIDED},
    [REASON_LINKS_UNDECIDED] = {"links-undecided", WORD_WHETHER_BEAR},
    [REASON_PARTS_UNDECIDED] = {"parts-undecided", WORD_PARTS_UNDECIDED},
    [REASON_UNDECIDED] = {"undecided", WORD_UNDECIDED},
    [REASON_PARTS_HOLD] = {"parts-hold", WORD_REASON_PARTS_HOLD},
    [REASON_UNSUPPORTED] = {"unsupported", WORD_REASON_UNSUPPORTED},
};

const char *rebut_reason_name(ReasonCode code)
{
    return cases[code].name;
}

const char *rebut_label_name(Label label)
{
    return label_names[label];
}

const char *rebut_status_name(Status status)
{
    return status_names[status];
}

Status rebut_status_of(Kind kind, Label label, bool is_set_aside)
{
    bool is_challenge = kind == KIND_CHALLENGE;

    switch (label) {
    case LABEL_IN:
        if (!is_challenge)
            return STATUS_STANDS;
        return is_set_aside ? STATUS_ANSWERED : STATUS_OPEN;
    case LABEL_OUT:
        return is_challenge ? STATUS_ANSWERED : STATUS_CONTESTED;
    case LABEL_UNDECIDED:
    case N_LABELS:
        break;
    }
    return STATUS_UNDECIDED;
}

Status rebut_verdict_status(const Item *item)
{
    return rebut_status_of(item->kind, item->label, item->is_set_aside);
}

const char *rebut_verdict_name(const Item *item)
{
    return status_names[rebut_verdict_status(item)];
}

/* The links onto one item, joint or link. */
typedef struct Row {
    Link **links;
    size_t length;
} Row;

static Row row_of(const Adjacency *adjacency, size_t node)
{
    size_t start = adjacency->starts[node];

    return (Row){adjacency->links + start, adjacency->starts[node + 1] - start};
}

bool rebut_link_is_attack(const Link *link)
{
    switch (link->relation) {
    case RELATION_CHALLENGES:
    case RELATION_COUNTERS:
    case RELATION_UNDERCUTS:
        return true;
    case RELATION_SUPPORTS:
    case RELATION_PART:
    case N_RELATIONS:
        break;
    }
    return false;
}

bool rebut_verdict_is_telling(const Argument *argument, const Item *item)
{
    Row row = row_of(argument->incoming, item->index);
    bool is_attacked = false;

    for (size_t i = 0; i < row.length && !is_attacked; i++)
        is_attacked = rebut_link_is_attack(row.links[i]);
    return is_attacked || item->kind == KIND_CHALLENGE || item->label != LABEL_IN;
}

/* A choice among the links onto an item, whose starts are then named together. */
typedef bool Pick(const Link *link);

static bool is_attack_that_carries(const Link *link)
{
    return rebut_link_is_attack(link) && link->carries == LABEL_IN;
}

static bool is_answered_attack(const Link *link)
{
    return rebut_link_is_attack(link) && link->from.item->label == LABEL_OUT &&
           link->from.item->kind == KIND_CHALLENGE;
}

static bool is_contested_attack(const Link *link)
{
    return rebut_link_is_attack(link) && link->from.item->label == LABEL_OUT &&
           link->from.item->kind != KIND_CHALLENGE;
}

static bool is_attack_beside_the_point(const Link *link)
{
    return rebut_link_is_attack(link) && link->carries == LABEL_OUT &&
           link->from.item->label != LABEL_OUT;
}

static bool is_attack_of_undecided(const Link *link)
{
    return rebut_link_is_attack(link) && link->carries == LABEL_UNDECIDED &&
           link->from.item->label == LABEL_UNDECIDED && link->to.item != link->from.item;
}

static bool is_attack_on_itself(const Link *link)
{
    return rebut_link_is_attack(link) && link->carries == LABEL_UNDECIDED &&
           link->to.item == link->from.item;
}

static bool is_attack_by_undecided_link(const Link *link)
{
    return rebut_link_is_attack(link) && link->carries == LABEL_UNDECIDED &&
           link->from.item->label == LABEL_IN;
}

static bool is_part(const Link *link)
{
    return link->relation == RELATION_PART;
}

static bool is_undecided_part(const Link *link)
{
    return is_part(link) && link->carries == LABEL_UNDECIDED;
}

static bool is_fallen_part(const Link *link)
{
    return is_part(link) && link->carries == LABEL_OUT;
}

static bool is_part_that_carries(const Link *link)
{
    return is_part(link) && link->carries == LABEL_IN;
}

static GPtrArray *pick_items(Row row, Pick *pick)
{
    GPtrArray *items = g_ptr_array_new();

    for (size_t i = 0; i < row.length; i++) {
        if (pick(row.links[i]))
            g_ptr_array_add(items, row.links[i]->from.item);
    }
    return items;
}

/* "hubs", "hubs and bikes", "hubs, bikes, trams and 2 more" */
static char *list_names(const Lexicon *lexicon, const GPtrArray *items)
{
    char *names[MOST_NAMES + 1];
    guint n_named = items->len > MOST_NAMES + 1 ? MOST_NAMES : items->len;

    for (guint i = 0; i < n_named; i++)
        names[i] = rebut_item_called(lexicon, g_ptr_array_index(items, i));
    char *list =
        rebut_word_list(lexicon, (const char *const *)names, n_named, items->len - n_named);
    for (guint i = 0; i < n_named; i++)
        g_free(names[i]);
    return list;
}

/* A reason while it is told. */
typedef struct Telling {
    const Argument *argument;
    const Lexicon *lexicon;
    const Item *item;
    const char *status; /* its word */
    Row row;            /* the links onto the item */
    GArray *codes;
    GPtrArray *because;
    GHashTable *seen; /* what `because` holds */
} Telling;

static void note(const Telling *telling, const GPtrArray *items)
{
    for (guint i = 0; i < items->len; i++) {
        if (g_hash_table_add(telling->seen, items->pdata[i]))
            g_ptr_array_add(telling->because, items->pdata[i]);
    }
}

/* Notes a case that is told; returns the key of its words. */
static WordKey tell(const Telling *telling, ReasonCode code)
{
    g_array_append_val(telling->codes, code);
    return cases[code].key;
}

/* A clause about some of the links: "trade and gap are answered". */
typedef struct Clause {
    Pick *pick;
    ReasonCode code; /* its words are counted, and have the place `names` */
} Clause;

/* "answered, as trade is answered; gap does not bear on it": NULL when no clause has something to
 * name. */
static char *tell_clauses(const Telling *telling, const Clause *clauses, size_t n_clauses)
{
    g_autoptr(GString) told = g_string_new(NULL);

    for (size_t i = 0; i < n_clauses; i++) {
        g_autoptr(GPtrArray) items = pick_items(telling->row, clauses[i].pick);
        if (items->len == 0)
            continue;
        g_autofree char *names = list_names(telling->lexicon, items);
        g_autofree char *clause = rebut_phrase_for(telling->lexicon, tell(telling, clauses[i].code),
                                                   items->len, "names", names, NULL);
        g_string_append(told, told->len > 0 ? rebut_word(telling->lexicon, WORD_CLAUSE_GAP) : "");
        g_string_append(told, clause);
        note(telling, items);
    }
    if (told->len == 0)
        return NULL;
    return rebut_phrase(telling->lexicon, WORD_REASON_AS, "status", telling->status, "clauses",
                        told->str, NULL);
}

/* Of a whole that lost some of its parts; takes `reason`. */
static char *add_parts_that_hold(const Telling *telling, char *reason)
{
    g_autoptr(GPtrArray) fallen = pick_items(telling->row, is_fallen_part);
    g_autoptr(GPtrArray) holding = pick_items(telling->row, is_part_that_carries);

    if (fallen->len == 0)
        return reason;
    g_autofree char *taken = reason, *names = list_names(telling->lexicon, holding);
    note(telling, holding);
    return rebut_phrase_for(telling->lexicon, tell(telling, REASON_PARTS_HOLD), holding->len,
                            "reason", taken, "names", names, NULL);
}

static char *explain_in(const Telling *telling)
{
    static const Clause clauses[] = {
        {is_answered_attack, REASON_ATTACKS_ANSWERED},
        {is_contested_attack, REASON_ATTACKS_CONTESTED},
        {is_attack_beside_the_point, REASON_ATTACKS_DENIED},
    };
    bool is_challenge = telling->item->kind == KIND_CHALLENGE;
    char *reason = tell_clauses(telling, clauses, G_N_ELEMENTS(clauses));

    if (reason == NULL)
        reason = rebut_phrase(telling->lexicon,
                              tell(telling, is_challenge ? REASON_UNANSWERED : REASON_UNOPPOSED),
                              "status", telling->status, NULL);
    return add_parts_that_hold(telling, reason);
}

/* Named are those that undercut its links. */
static char *explain_set_aside(const Telling *telling)
{
    const Argument *argument = telling->argument;
    Row own = row_of(argument->outgoing, telling->item->index);

    for (size_t i = 0; i < own.length; i++) {
        size_t node = rebut_node_of(argument, (End){.type = END_LINK, .link = own.links[i]});
        g_autoptr(GPtrArray) items =
            pick_items(row_of(argument->incoming, node), is_attack_that_carries);
        note(telling, items);
    }
    bool is_one = own.length == 1 && own.links[0]->to.type == END_ITEM;
    WordKey key = tell(telling, is_one ? REASON_DENIED : REASON_DENIED_ALL);
    g_autofree char *names = list_names(telling->lexicon, telling->because);
    g_autofree char *aim =
        is_one ? rebut_item_called(telling->lexicon, own.links[0]->to.item) : g_strdup("");
    return rebut_phrase_for(telling->lexicon, key, telling->because->len, "status", telling->status,
                            "names", names, "aim", aim, NULL);
}

static char *explain_out(const Telling *telling)
{
    g_autoptr(GPtrArray) attackers = pick_items(telling->row, is_attack_that_carries);
    g_autoptr(GPtrArray) parts = pick_items(telling->row, is_part);
    const GPtrArray *named = attackers->len > 0 ? attackers : parts;
    bool is_challenge = telling->item->kind == KIND_CHALLENGE;
    ReasonCode code = attackers->len == 0 ? REASON_PARTS
                      : is_challenge      ? REASON_ANSWERED
                                          : REASON_CONTESTED;
    g_autofree char *names = list_names(telling->lexicon, named);

    note(telling, named);
    return rebut_phrase_for(telling->lexicon, tell(telling, code), named->len, "status",
                            telling->status, "names", names, NULL);
}

static char *explain_undecided(const Telling *telling)
{
    static const Clause clauses[] = {
        {is_attack_on_itself, REASON_AGAINST_ITSELF},
        {is_attack_of_undecided, REASON_ATTACKS_UNDECIDED},
        {is_attack_by_undecided_link, REASON_LINKS_UNDECIDED},
        {is_undecided_part, REASON_PARTS_UNDECIDED},
    };
    g_autoptr(GPtrArray) holding = pick_items(telling->row, is_part_that_carries);
    char *reason = tell_clauses(telling, clauses, G_N_ELEMENTS(clauses) - (holding->len > 0));

    if (reason == NULL)
        reason = g_strdup(rebut_word(telling->lexicon, tell(telling, REASON_UNDECIDED)));
    return reason;
}

static char *explain(const Telling *telling)
{
    switch (telling->item->label) {
    case LABEL_IN:
        if (rebut_verdict_status(telling->item) == STATUS_ANSWERED)
            return explain_set_aside(telling);
        return explain_in(telling);
    case LABEL_OUT:
        return explain_out(telling);
    case LABEL_UNDECIDED:
    case N_LABELS:
        break;
    }
    return explain_undecided(telling);
}

Reason *rebut_verdict_reason(const Argument *argument, const Item *item)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    Reason *reason = g_new(Reason, 1);
    Telling telling = {.argument = argument,
                       .lexicon = argument->lexicon,
                       .item = item,
                       .status = rebut_status_word(argument->lexicon, rebut_verdict_status(item)),
                       .row = row_of(argument->incoming, item->index),
                       .codes = g_array_new(FALSE, FALSE, sizeof(ReasonCode)),
                       .because = g_ptr_array_new(),
                       .seen = seen};
    char *words = explain(&telling);

    reason->words = words;
    if (item->is_unsupported) {
        reason->words = rebut_phrase(telling.lexicon, tell(&telling, REASON_UNSUPPORTED), "reason",
                                     words, NULL);
        g_free(words);
    }
    reason->codes = telling.codes;
    reason->because = telling.because;
    return reason;
}

void rebut_reason_free(Reason *reason)
{
    if (reason == NULL)
        return;
    g_free(reason->words);
    g_array_unref(reason->codes);
    g_ptr_array_unref(reason->because);
    g_free(reason);
}

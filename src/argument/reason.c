/* A reason names the links that decided: those that carry against the item when it is out, those
 * that carry nothing when it is in, those that hang in the balance when it is undecided. Items are
 * named by their ids, the first three of them; `because` has all. */
#include "argument/adjacency.h"
#include "argument/verdict.h"

enum { MOST_NAMES = 3 };

static const char *const label_names[N_LABELS] = {
    [LABEL_IN] = "in", [LABEL_OUT] = "out", [LABEL_UNDECIDED] = "undecided"};

static const char *const status_names[N_STATUSES] = {
    [STATUS_STANDS] = "stands",     [STATUS_DEFEATED] = "defeated",   [STATUS_OPEN] = "open",
    [STATUS_ANSWERED] = "answered", [STATUS_UNDECIDED] = "undecided",
};

const char *rebut_label_name(Label label)
{
    return label_names[label];
}

const char *rebut_status_name(Status status)
{
    return status_names[status];
}

Status rebut_verdict_status(const Item *item)
{
    bool is_challenge = item->kind == KIND_CHALLENGE;

    switch (item->label) {
    case LABEL_IN:
        if (!is_challenge)
            return STATUS_STANDS;
        return item->is_set_aside ? STATUS_ANSWERED : STATUS_OPEN;
    case LABEL_OUT:
        return is_challenge ? STATUS_ANSWERED : STATUS_DEFEATED;
    case LABEL_UNDECIDED:
    case N_LABELS:
        break;
    }
    return STATUS_UNDECIDED;
}

const char *rebut_verdict_word(const Item *item)
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

static bool is_attack(const Link *link)
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
        is_attacked = is_attack(row.links[i]);
    return is_attacked || item->kind == KIND_CHALLENGE || item->label != LABEL_IN;
}

/* A choice among the links onto an item, whose starts are then named together. */
typedef bool Pick(const Link *link);

static bool is_attack_that_carries(const Link *link)
{
    return is_attack(link) && link->carries == LABEL_IN;
}

static bool is_answered_attack(const Link *link)
{
    return is_attack(link) && link->from.item->label == LABEL_OUT &&
           link->from.item->kind == KIND_CHALLENGE;
}

static bool is_defeated_attack(const Link *link)
{
    return is_attack(link) && link->from.item->label == LABEL_OUT &&
           link->from.item->kind != KIND_CHALLENGE;
}

static bool is_attack_beside_the_point(const Link *link)
{
    return is_attack(link) && link->carries == LABEL_OUT && link->from.item->label != LABEL_OUT;
}

static bool is_attack_of_undecided(const Link *link)
{
    return is_attack(link) && link->carries == LABEL_UNDECIDED &&
           link->from.item->label == LABEL_UNDECIDED && link->to.item != link->from.item;
}

static bool is_attack_on_itself(const Link *link)
{
    return is_attack(link) && link->carries == LABEL_UNDECIDED && link->to.item == link->from.item;
}

static bool is_attack_by_undecided_link(const Link *link)
{
    return is_attack(link) && link->carries == LABEL_UNDECIDED &&
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
static void append_names(GString *out, const GPtrArray *items)
{
    guint n_named = items->len > MOST_NAMES + 1 ? MOST_NAMES : items->len;

    for (guint i = 0; i < n_named; i++) {
        const Item *item = g_ptr_array_index(items, i);
        bool is_last = i + 1 == items->len;
        g_string_append(out, i == 0 ? "" : is_last ? " and " : ", ");
        g_string_append(out, item->id.bytes);
    }
    if (n_named < items->len)
        g_string_append_printf(out, " and %u more", items->len - n_named);
}

/* A reason while it is told. */
typedef struct Telling {
    const Argument *argument;
    const Item *item;
    Row row; /* the links onto the item */
    GString *out;
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

/* A clause about some of the links: "trade and gap are answered". */
typedef struct Clause {
    Pick *pick;
    const char *before, *one, *more; /* words before the names, and behind one or more of them */
} Clause;

/* Appends the clauses that have something to name; false when none has. */
static bool append_clauses(const Telling *telling, const Clause *clauses, size_t n_clauses)
{
    const char *joint = ", as ";

    for (size_t i = 0; i < n_clauses; i++) {
        g_autoptr(GPtrArray) items = pick_items(telling->row, clauses[i].pick);
        if (items->len == 0)
            continue;
        g_string_append(telling->out, joint);
        g_string_append(telling->out, clauses[i].before);
        append_names(telling->out, items);
        g_string_append(telling->out, items->len == 1 ? clauses[i].one : clauses[i].more);
        note(telling, items);
        joint = "; ";
    }
    return joint[0] == ';';
}

/* Of a whole that lost some of its parts. */
static void append_parts_that_hold(const Telling *telling)
{
    g_autoptr(GPtrArray) fallen = pick_items(telling->row, is_fallen_part);
    g_autoptr(GPtrArray) holding = pick_items(telling->row, is_part_that_carries);

    if (fallen->len == 0)
        return;
    g_string_append(telling->out, "; ");
    append_names(telling->out, holding);
    g_string_append(telling->out,
                    holding->len == 1 ? ", its part, still holds" : ", its parts, still hold");
    note(telling, holding);
}

static void explain_in(const Telling *telling)
{
    static const Clause clauses[] = {
        {is_answered_attack, "", " is answered", " are answered"},
        {is_defeated_attack, "", " is defeated", " are defeated"},
        {is_attack_beside_the_point, "", " does not bear on it", " do not bear on it"},
    };
    bool is_challenge = telling->item->kind == KIND_CHALLENGE;

    if (!append_clauses(telling, clauses, G_N_ELEMENTS(clauses)))
        g_string_append(telling->out, is_challenge ? ": no countermeasure answers it"
                                                   : ": nothing is against it");
    append_parts_that_hold(telling);
}

/* Named are those that undercut its links. */
static void explain_set_aside(const Telling *telling)
{
    const Argument *argument = telling->argument;
    Row own = row_of(argument->outgoing, telling->item->index);
    GPtrArray *because = telling->because;

    for (size_t i = 0; i < own.length; i++) {
        size_t node = rebut_node_of(argument, (End){.type = END_LINK, .link = own.links[i]});
        g_autoptr(GPtrArray) items =
            pick_items(row_of(argument->incoming, node), is_attack_that_carries);
        note(telling, items);
    }
    bool is_one = own.length == 1 && own.links[0]->to.type == END_ITEM;
    g_string_append(telling->out, " by ");
    append_names(telling->out, because);
    g_string_append_printf(telling->out, ", which %s that it bears on %s",
                           because->len == 1 ? "denies" : "deny",
                           is_one ? own.links[0]->to.item->id.bytes : "anything");
}

static void explain_out(const Telling *telling)
{
    g_autoptr(GPtrArray) attackers = pick_items(telling->row, is_attack_that_carries);
    g_autoptr(GPtrArray) parts = pick_items(telling->row, is_part);
    const GPtrArray *named = attackers->len > 0 ? attackers : parts;

    g_string_append(telling->out, attackers->len > 0 ? " by "
                                  : parts->len == 1  ? " in its only part, "
                                                     : " in all its parts, ");
    append_names(telling->out, named);
    note(telling, named);
}

static void explain_undecided(const Telling *telling)
{
    static const Clause clauses[] = {
        {is_attack_on_itself, "", " is against itself", ""},
        {is_attack_of_undecided, "", " is undecided", " are undecided"},
        {is_attack_by_undecided_link, "it is undecided whether ", " bears on it", " bear on it"},
        {is_undecided_part, "", ", its part, is undecided", ", its parts, are undecided"},
    };
    g_autoptr(GPtrArray) holding = pick_items(telling->row, is_part_that_carries);

    append_clauses(telling, clauses, G_N_ELEMENTS(clauses) - (holding->len > 0));
}

static void explain(const Telling *telling)
{
    switch (telling->item->label) {
    case LABEL_IN:
        if (rebut_verdict_status(telling->item) == STATUS_ANSWERED)
            explain_set_aside(telling);
        else
            explain_in(telling);
        break;
    case LABEL_OUT:
        explain_out(telling);
        break;
    case LABEL_UNDECIDED:
        explain_undecided(telling);
        break;
    case N_LABELS:
        break;
    }
    if (telling->item->is_unsupported)
        g_string_append(telling->out, "; all its support is lost");
}

Reason *rebut_verdict_reason(const Argument *argument, const Item *item)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    Reason *reason = g_new(Reason, 1);
    Telling telling = {.argument = argument,
                       .item = item,
                       .row = row_of(argument->incoming, item->index),
                       .out = g_string_new(rebut_verdict_word(item)),
                       .because = g_ptr_array_new(),
                       .seen = seen};

    explain(&telling);
    reason->words = g_string_free(telling.out, FALSE);
    reason->because = telling.because;
    return reason;
}

void rebut_reason_free(Reason *reason)
{
    if (reason == NULL)
        return;
    g_free(reason->words);
    g_ptr_array_unref(reason->because);
    g_free(reason);
}

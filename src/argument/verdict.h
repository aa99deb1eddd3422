/* Verdicts: the grounded labelling of an argument (docs/verdicts.md), and the reason of each label.
 *
 * `rebut_argument_judge` labels every item, link and inference once, in time linear in their
 * number. What it sets stays in the argument: `label`, `is_unsupported` and `is_set_aside` of an
 * Item, `label` of a Joint, `label` and `carries` of a Link. Reasons are made on demand from these.
 */
#ifndef REBUT_ARGUMENT_VERDICT_H
#define REBUT_ARGUMENT_VERDICT_H

#include "argument/argument.h"

/* Labels a sound argument (one that `check` accepted). Judging twice gives the same. */
void rebut_argument_judge(Argument *argument);

/* What its label is called for an item. A challenge that is set aside counts as answered. */
Status rebut_verdict_status(const Item *item);
/* The same for a label that is not the item's own. */
Status rebut_status_of(Kind kind, Label label, bool is_set_aside);
/* As `expect` and programs name it: "stands", "contested", "open", "answered", "undecided". For
 * words see wording.h. */
const char *rebut_status_name(Status status);
/* The same for the item's status. */
const char *rebut_verdict_name(const Item *item);
/* "in", "out", "undecided" */
const char *rebut_label_name(Label label);

/* Whether the link is an attack: by its relation. */
bool rebut_link_is_attack(const Link *link);

/* Whether there is something to tell: of a challenge always, of what does not stand or has
 * something against it. What nothing is against stands, as everybody takes for granted. */
bool rebut_verdict_is_telling(const Argument *argument, const Item *item);

/* The cases that a reason tells (docs/verdicts.md). */
typedef enum ReasonCode {
    /* In: */
    REASON_UNANSWERED,
    REASON_UNOPPOSED,
    REASON_ATTACKS_ANSWERED,
    REASON_ATTACKS_CONTESTED,
    REASON_ATTACKS_DENIED,
    /* In, but set aside: */
    REASON_DENIED,
    REASON_DENIED_ALL,
    /* Out: */
    REASON_ANSWERED,
    REASON_CONTESTED,
    REASON_PARTS,
    /* Undecided: */
    REASON_AGAINST_ITSELF,
    REASON_ATTACKS_UNDECIDED,
    REASON_LINKS_UNDECIDED,
    REASON_PARTS_UNDECIDED,
    REASON_UNDECIDED,
    /* Behind another one: */
    REASON_PARTS_HOLD,
    REASON_UNSUPPORTED,
    N_REASONS
} ReasonCode;

/* As programs name it: "unanswered". */
const char *rebut_reason_name(ReasonCode code);

/* Why an item has its label. */
typedef struct Reason {
    char *words;   /* "answered by hubs": begins with the item's word; see rebut_item_called() */
    GArray *codes; /* of ReasonCode, at least one: what the words tell, in their order */
    GPtrArray *because; /* of const Item *, borrowed: the items that the label rests on */
} Reason;

/* Of a judged argument; to be freed. Costs time in the links onto the item. */
Reason *rebut_verdict_reason(const Argument *argument, const Item *item);
void rebut_reason_free(Reason *reason);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reason, rebut_reason_free)

/* How many challenges there are, and how they stand. */
typedef struct Tally {
    size_t challenges, answered, open, undecided;
} Tally;
Tally rebut_verdict_tally(const Argument *argument);

/* Reports each row of `expect` that the labels do not bear out. False when there is one. */
bool rebut_verdict_meets(const Argument *argument, Diagnostics *diagnostics);

#endif

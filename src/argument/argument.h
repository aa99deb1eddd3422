/* The argument: what a map means. Items, the links between them, linked premises, sources, groups,
 * views.
 *
 * `rebut_argument_read` (read/read.h) makes one from YAML, `rebut_argument_check` makes sure that
 * it is sound and resolves every reference. Nothing here knows of geometry. An argument owns all
 * that hangs on it; pointers between its parts are borrowed and live as long as the argument. Spans
 * are byte ranges of the source that it was read from. */
#ifndef REBUT_ARGUMENT_ARGUMENT_H
#define REBUT_ARGUMENT_ARGUMENT_H

#include "base/diagnostics.h"
#include "base/source.h"
#include "lexicon/lexicon.h"
#include <glib.h>
#include <stdbool.h>

typedef enum Kind { KIND_CLAIM, KIND_CHALLENGE, KIND_COUNTERMEASURE, KIND_EVIDENCE, N_KINDS } Kind;

typedef enum Relation {
    RELATION_SUPPORTS,
    RELATION_CHALLENGES,
    RELATION_COUNTERS,
    RELATION_PART,      /* is part of */
    RELATION_UNDERCUTS, /* aims at a link or at an inference from linked premises */
    N_RELATIONS
} Relation;

/* Text with its place. `bytes` is valid UTF-8 without control characters but line feed, owned by
 * the argument; NULL when the author gave none. */
typedef struct Words {
    char *bytes;
    Span span;
} Words;

/* How an item, a link or an inference stands in the grounded labelling (verdict.h). */
typedef enum Label { LABEL_UNDECIDED, LABEL_IN, LABEL_OUT, N_LABELS } Label;

/* What a label is called for an item of its kind (verdict.h). */
typedef enum Status {
    STATUS_STANDS,
    STATUS_CONTESTED,
    STATUS_OPEN,
    STATUS_ANSWERED,
    STATUS_UNDECIDED,
    N_STATUSES
} Status;

/* What became of an item since another version of the map (ghosts.h); flags. */
typedef enum Change {
    CHANGE_ADDED = 1 << 0,
    CHANGE_REWORDED = 1 << 1,
    CHANGE_MOVED = 1 << 2,
    CHANGE_VERDICT = 1 << 3,
    CHANGE_REMOVED = 1 << 4 /* it is a ghost */
} Change;

typedef struct Item Item;
typedef struct Joint Joint;
typedef struct Link Link;

/* What a link starts from or aims at. */
typedef enum EndType { END_ITEM, END_JOINT, END_LINK } EndType;
typedef struct End {
    EndType type;
    union {
        Item *item;
        Joint *joint;
        Link *link;
    };
} End;

/* What bears on an item, at its place among all that do: a child in the spanning forest, or a
 * reference to an item that stands elsewhere. */
typedef struct Bearing {
    const Link *link; /* from `item` */
    Item *item;
    const Joint *joint;  /* linked premises that it belongs to, or whose inference it attacks; NULL:
                          * none */
    bool is_against;     /* it attacks the inference of `joint` */
    bool is_undercutter; /* it attacks a link of the item under which it stands */
    bool is_reference;   /* `item` stands elsewhere; else it is a child of that item */
    guint index;         /* of `item`: a page asks after it for each of many */
} Bearing;

typedef struct SourceEntry SourceEntry;

typedef struct Citation {
    Words key;                 /* of `sources` */
    const SourceEntry *source; /* set by check */
    Words at;                  /* locator */
    Words quote;
    Words url;
    Span span;
} Citation;

struct Item {
    size_t
        index; /* in `argument->items`: the author's order, parents before what is nested in them */
    Kind kind;
    Words id; /* always there after reading; made from the text when the author gave none */
    bool id_is_made;
    Words text;
    Words short_text;
    Words note;
    Words link;           /* a URL, scheme checked */
    GPtrArray *citations; /* of Citation * */
    GArray *classes;      /* of Words */
    GPtrArray *looks;     /* of Class *, borrowed: what these name; NULL for none; set by check */
    Span span;            /* of the whole item */
    Item *parent;         /* in the spanning forest (first parent), NULL for a root; set by check */
    GPtrArray *children;  /* of Item *, borrowed, in the order of `bearings`; set by check */
    GArray *bearings;     /* of Bearing: undercutters, then the author's order, linked premises
                           * together with what attacks their inference behind them; its children
                           * and, between them, references; set by check */
    size_t depth;         /* 0 for a root; set by check */
    char *number;        /* "1.2.1", the place in the spanning forest; below eight levels "#12", the
                          * place in `order` from 1; set by check */
    Label label;         /* set by rebut_argument_judge, as the two below */
    bool is_unsupported; /* it had support, and none of that carries any more */
    bool is_set_aside;   /* it is in, and has links, every one of which is out */
    unsigned changes;    /* of Change; 0 unless the map is compared with another version */
    Status former_status; /* with CHANGE_VERDICT: how it stood there */
};

/* Linked premises: the items with a link to it support `its conclusion` only jointly. The joint
 * itself is the start of one supporting link. */
struct Joint {
    size_t index; /* in `argument->joints` */
    Words id;     /* bytes NULL when the author gave none */
    Words scheme; /* bytes NULL when the author gave none */
    Span span;
    Label label; /* of the inference; set by rebut_argument_judge */
};

struct Link {
    size_t index; /* in `argument->links`, author order */
    Relation relation;
    End from; /* END_ITEM or END_JOINT */
    End to;
    bool is_former; /* it is in another version of the map, and not in this one (ghosts.h) */
    bool is_nested; /* written by nesting, not by ref, for or against */
    Span span;      /* of the words that make the link (the id in `for: [id]`), else of the item */
    Label label;    /* whether it bears on its aim; set by rebut_argument_judge */
    Label carries;  /* the less of `label` and its start's label: out, it carries nothing */
};

struct SourceEntry { /* a row of `sources` */
    Words key, title, author, year, url, file;
    size_t number; /* order of first use from 1, 0 when no item uses it; set by check */
};

typedef struct Group {
    Words id, label;
    GPtrArray *members; /* of Item *, borrowed; set by check */
    GArray *member_ids; /* of Words */
} Group;

typedef struct Class {
    Words name;
    /* Names out of closed sets (language.h); bytes NULL when not given. */
    Words fill, line, text, border, weight;
    Words dark_fill, dark_line, dark_text;
} Class;

typedef struct Step {
    GArray *ids; /* of Words; `rest` stands for all not yet shown */
} Step;

typedef struct View {
    Words name, focus, depth, page, detail, theme, verdicts;
    GArray *show;  /* of Words: kinds */
    GArray *steps; /* of Step */
} View;

/* The indices of an item and its parent, which pages ask after for all items. */
typedef struct ItemPlace {
    guint item, parent; /* REBUT_NO_ITEM: it is a root */
} ItemPlace;
#define REBUT_NO_ITEM G_MAXUINT

typedef struct Expectation {
    Words id, status;
} Expectation;

typedef struct Argument {
    const Source *source;                      /* not owned */
    Words title, subtitle, author, date, lang; /* lang.bytes is "en" when not given */
    Words verdicts;                            /* "on" or "off"; bytes NULL when not given */
    const Lexicon *lexicon;                    /* our own words in `lang`, with those of `words` */
    GPtrArray *items;                          /* of Item * */
    GPtrArray
        *roots; /* of Item *, borrowed: roots of the spanning forest, author order; by check */
    GPtrArray *order;     /* of Item *, borrowed: depth first over the spanning forest; by check */
    GArray *places;       /* of ItemPlace, as `order`; by check */
    GPtrArray *joints;    /* of Joint * */
    GPtrArray *links;     /* of Link * */
    GPtrArray *sources;   /* of SourceEntry * */
    GPtrArray *groups;    /* of Group * */
    GPtrArray *classes;   /* of Class * */
    GPtrArray *views;     /* of View * */
    GArray *steps;        /* of Step */
    GArray *expectations; /* of Expectation */
    /* Private to this folder: */
    GArray *own_words;    /* of OwnWord: `words`, as read */
    Lexicon *own_lexicon; /* made of these; NULL: none */
    GStringChunk *texts;  /* holds the bytes of every Words */
    GHashTable *ids;      /* id (borrowed) to End *, of items and joints: one namespace */
    GArray *references;   /* of Reference (model.h): names that `check` resolves */
    struct Adjacency *incoming, *outgoing; /* links by their aim and by their start; by judge */
} Argument;

typedef struct Limits {
    size_t input_bytes;     /* 64 MiB */
    size_t nesting;         /* 200 */
    size_t cards;           /* 200,000 */
    size_t text_characters; /* 10,000 */
} Limits;

extern const Limits rebut_limits_default;

/* Resolves references, checks soundness, builds the spanning forest, numbers the items, adds lints.
 * False when there was an error. */
bool rebut_argument_check(Argument *argument, Diagnostics *diagnostics);
void rebut_argument_free(Argument *argument);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Argument, rebut_argument_free)

/* The item with that id, or NULL. Constant time. */
Item *rebut_argument_find_item(const Argument *argument, const char *id);

/* What a group is called: its label, or its id where it has none. */
const char *rebut_group_name(const Group *group);
/* The short wording, or the text where there is none; with marks. */
const char *rebut_item_brief(const Item *item);
/* The same without marks, cut behind a word where it has more than `most` characters. To be
 * g_freed. */
char *rebut_item_beginning(const Item *item, long most);

/* Names that programs read; for words see wording.h. "claim", "challenge", "countermeasure",
 * "evidence" */
const char *rebut_kind_name(Kind kind);
/* "supports", "challenges", "counters", "part", "undercuts" */
const char *rebut_relation_name(Relation relation);

#endif

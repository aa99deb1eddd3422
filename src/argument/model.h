/* Making and freeing the parts of an argument, and the names in it that wait to be resolved. */
#ifndef REBUT_ARGUMENT_MODEL_H
#define REBUT_ARGUMENT_MODEL_H

#include "argument/argument.h"

/* Where a name stands, which says what it may name. */
typedef enum Role {
    ROLE_REF,         /* `ref`: the start of `link`, an item of the kind `kind` or of any */
    ROLE_FOR,         /* the end of `link`: an item */
    ROLE_AGAINST,     /* the end of `link`: an item or a joint */
    ROLE_AGAINST_LINK /* the end of `link`: the link from `name` to `second` */
} Role;

typedef struct Reference {
    Role role;
    Link *link;
    const char *list; /* ROLE_REF: the name of the list that it stands in; static */
    int kind;         /* ROLE_REF: the Kind that it must have, or N_KINDS for any */
    Words name, second;
} Reference;

Argument *rebut_argument_new(const Source *source);
/* Each is appended to its array, which owns it. */
Item *rebut_argument_add_item(Argument *argument, Kind kind, Span span);
Joint *rebut_argument_add_joint(Argument *argument, Span span);
Link *rebut_argument_add_link(Argument *argument, Relation relation, End from, End to, Span span);
Citation *rebut_item_add_citation(Item *item, Span span);
SourceEntry *rebut_argument_add_source(Argument *argument);
Group *rebut_argument_add_group(Argument *argument);
Class *rebut_argument_add_class(Argument *argument);
View *rebut_argument_add_view(Argument *argument);
void rebut_link_free(Link *link);

End rebut_end_item(Item *item);
End rebut_end_joint(Joint *joint);
End rebut_end_link(Link *link);
/* Gives `end` the name `id` if it is free; else returns what has the name. */
const End *rebut_argument_name(Argument *argument, const char *id, End end);
/* What has the name `id`, or NULL. */
const End *rebut_argument_find(const Argument *argument, const char *id);
Span rebut_end_id_span(const End *end);

#endif

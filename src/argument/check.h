/* The steps of rebut_argument_check, each in a file of its own, in the order in which they run. */
#ifndef REBUT_ARGUMENT_CHECK_H
#define REBUT_ARGUMENT_CHECK_H

#include "argument/model.h"

/* Binds the ends of links to the items, joints and links that they name, and reports names of
 * nothing or of the wrong thing. Afterwards no link has an open end, unless there was an error. */
void rebut_check_links(Argument *argument, Diagnostics *diagnostics);
/* Checks the names in groups, classes, sources, steps, views and `expect`. */
void rebut_check_tables(Argument *argument, Diagnostics *diagnostics);
/* Reports an item that is a part of itself, directly or through its parts. */
void rebut_check_parts(const Argument *argument, Diagnostics *diagnostics);
/* Sets parent, children, depth and number of each item, `roots` and `order`. */
void rebut_argument_plant(Argument *argument);
/* Sets the bearings of each item from the links and the parents. */
void rebut_argument_bear(Argument *argument);
/* Sets `order` from `roots` and the children of each item. */
void rebut_argument_order(Argument *argument);
/* The conclusion of each joint, by its index; to be g_freed. */
Item **rebut_argument_conclusions(const Argument *argument);
/* The item that a link bears on: its aim, or the conclusion of premises, or what an attacked link
 * starts from. */
Item *rebut_link_bears_on(const Link *link, Item *const *conclusions);
/* Adds the warnings. */
void rebut_argument_lint(const Argument *argument, Diagnostics *diagnostics);
/* Warns when the texts are in other letters than those of the map's language. */
void rebut_lint_script(const Argument *argument, Diagnostics *diagnostics);

/* The item with that name, or NULL with a message that says where the name stands: "`for`". */
Item *rebut_check_item(const Argument *argument, Words name, const char *where,
                       Diagnostics *diagnostics);

#endif

/* Names that a user types: the nearest known one to a misspelt one. */
#ifndef REBUT_CLI_NAMES_H
#define REBUT_CLI_NAMES_H

/* The entry of `names` (ends with NULL) that `name` is most likely meant to be; NULL when none is
 * near. */
const char *rebut_name_nearest(const char *name, const char *const *names);

#endif

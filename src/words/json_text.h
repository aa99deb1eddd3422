/* JSON as text, and the rows that several commands tell alike. */
#ifndef REBUT_WORDS_JSON_TEXT_H
#define REBUT_WORDS_JSON_TEXT_H

#include "argument/verdict.h"
#include <jansson.h>

/* The text of `json`, which is taken, with the flags of json_dumps and no line feed behind it. A
 * new string. Ends the process when memory runs out, as GLib does. */
char *rebut_json_text(json_t *json, size_t flags);

json_t *rebut_json_integer(size_t value);
/* The ids of items. */
json_t *rebut_json_ids(const GPtrArray *items);
/* {"code": "contested", "words": "contested by b; all its support is lost", "also":
 * ["unsupported"]}: `also` has what the words tell behind the first. */
json_t *rebut_json_reason(const Reason *reason);
/* How many challenges there are, and how they stand. */
json_t *rebut_json_challenges(const Argument *argument);

#endif

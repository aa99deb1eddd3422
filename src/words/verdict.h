/* How a judged map stands, for people and for programs. */
#ifndef REBUT_WORDS_VERDICT_H
#define REBUT_WORDS_VERDICT_H

#include "argument/verdict.h"

/* What a reader wants to know first, a screenful for a map of usual size: how the top claims stand,
 * what is open, what has fallen, and counts, each item with its reason. `name` is the map's. A new
 * string. */
char *rebut_verdict_words(const Argument *argument, const char *name);

/* Every item in reading order, on one line that a line feed ends:
 *
 *     {"map": "city.yaml", "items": [{"id": "trade", "kind": "challenge", "number": "1.1",
 *      "label": "out", "word": "answered", "reason": {"code": "answered", "words":
 *      "answered by hubs", "also": []}, "because": ["hubs"], "unsupported": false}, ...],
 *      "challenges": {"all": 1, "answered": 1, "open": 0, "undecided": 0}}
 *
 * A new string. */
char *rebut_verdict_json(const Argument *argument, const char *name);

#endif

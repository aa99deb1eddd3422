/* The language as a JSON Schema (draft 7), for editors that complete and check YAML.
 *
 * Made from the tables that the reader works by (argument/language.h), so it cannot know other keys
 * or values. What a schema cannot say (that an id exists, say) is left to `rebut check`. */
#ifndef REBUT_WORDS_SCHEMA_H
#define REBUT_WORDS_SCHEMA_H

/* A new string, ended by a line feed, for the caller to free(); NULL when memory ran out. */
char *rebut_schema_text(void);

#endif

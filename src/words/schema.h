/* The JSON Schema (draft 7) of the language, made from the tables that the reader uses. */
#ifndef REBUT_WORDS_SCHEMA_H
#define REBUT_WORDS_SCHEMA_H

/* A new string for the caller to free(). */
char *rebut_schema_text(void);

#endif

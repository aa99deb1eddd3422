/* Which characters may reach a file, a screen or a reader, and words that hold no others. */
#ifndef REBUT_BASE_CLEAN_H
#define REBUT_BASE_CLEAN_H

#include <glib.h>
#include <stdbool.h>

/* Whether a character may reach a file: neither a control character nor a noncharacter (U+FFFE and
 * its like), which XML and cairo refuse. */
bool rebut_character_is_clean(gunichar character);
/* Whether it turns the reading order around beyond where it stands: embeddings, overrides and
 * isolates. */
bool rebut_character_turns_order(gunichar character);
/* A language tag: the letters, digits and hyphens of `tag`, which may be NULL. A new string. */
char *rebut_tag_clean(const char *tag);
/* The words as valid UTF-8 on one line: line breaks and tabs become spaces, and what is not clean
 * is dropped. For the caller to g_free; NULL for NULL. */
char *rebut_words_clean(const char *words);

#endif

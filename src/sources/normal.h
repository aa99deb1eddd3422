/* The normal form of a text, in which two writings of the same words are equal.
 *
 * It holds the letters (all that is neither space nor dash) one after the other, and apart from
 * them what stands between. Ligatures and accents are taken apart; quotation marks of every kind
 * are one; soft hyphens and other characters that are not seen are gone. How much white space
 * stands between two words, and which dash, makes no difference. */
#ifndef REBUT_SOURCES_NORMAL_H
#define REBUT_SOURCES_NORMAL_H

#include "base/utf8.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* What stands in front of a letter. */
typedef enum Gap {
    GAP_NONE,
    GAP_SPACE,
    GAP_DASH,       /* a hyphen or dash of any kind, with or without spaces */
    GAP_LINE_HYPHEN /* a hyphen that ends a line: the word may go on behind it */
} Gap;

/* A place in the letters at which there is a gap, or from which on offsets run anew. */
typedef struct Break {
    guint32 at;     /* byte of `letters` */
    guint32 origin; /* byte of the text that the letter at `at` comes from */
    Gap gap;
} Break;

typedef struct Normal {
    GString *letters; /* UTF-8 */
    GArray *breaks;   /* of Break, rising; the first is at 0 */
} Normal;

/* `text` is valid UTF-8 of less than 4 GiB. */
Normal *rebut_normal_new(const char *text, size_t length);
void rebut_normal_free(Normal *normal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Normal, rebut_normal_free)

/* The index of the last break at or before byte `at` of the letters. */
guint rebut_normal_break_before(const Normal *normal, size_t at);
/* Is the letter at `p` a mark on the one before? */
bool rebut_normal_is_mark(const char *p);
/* The byte of the text that the letter at byte `at` comes from, which must not be a mark on
 * another.
 */
size_t rebut_normal_origin(const Normal *normal, size_t at);
/* The byte of `text`, which the normal form was made from, behind what the letter that ends at byte
 * `end` comes from, with its marks. */
size_t rebut_normal_origin_end(const Normal *normal, const char *text, size_t end);
/* The gap in front of the letter at `at`; at the very end there is a space. */
Gap rebut_normal_gap(const Normal *normal, size_t at);
/* May the one stand where the other does? */
bool rebut_gaps_agree(Gap a, Gap b);
/* Is `c` of a script that sets no spaces between words? */
bool rebut_is_unspaced(gunichar c);

#endif

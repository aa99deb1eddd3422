/* Where lines of a text may break. */
#ifndef REBUT_GRAPH_BREAKS_H
#define REBUT_GRAPH_BREAKS_H

#include <pango/pango.h>
#include <stdbool.h>

/* Sets what Pango says of each of the `n_characters` of a text and of its end, as far as
 * `is_line_break` and `is_cursor_position` go. */
void rebut_breaks_find(const char *plain, PangoLanguage *language, PangoLogAttr *attrs,
                       size_t n_characters);

/* May an identifier or an address, bytes [start, end), be broken before byte `at`, behind one of
 * `_ . / & = , -`? */
bool rebut_breaks_within(const char *plain, size_t start, size_t at, size_t end);

/* Are the words on both sides of the break before byte `at` better kept together: a number and its
 * unit, and a last word of fewer than four letters with the one before it? */
bool rebut_breaks_are_kept(const char *plain, size_t at);

#endif

/* Where lines of a text may break. */
#ifndef REBUT_GRAPH_BREAKS_H
#define REBUT_GRAPH_BREAKS_H

#include <pango/pango.h>

/* Sets what Pango says of each of the `n_characters` of a text and of its end, as far as
 * `is_line_break` and `is_cursor_position` go. */
void rebut_breaks_find(const char *plain, PangoLanguage *language, PangoLogAttr *attrs,
                       size_t n_characters);

#endif

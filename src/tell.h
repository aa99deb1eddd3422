/* Telling a judged argument in one form of the outline. */
#ifndef REBUT_TELL_H
#define REBUT_TELL_H

#include "rebut.h"
#include "words/forms.h"

/* Words tell the whole map, whatever is drawn of it. */
RebutStatus rebut_tell(const Argument *argument, const RebutOptions *options, bool has_table,
                       const OutlineForm *form, const RebutOutput *output);

/* Draws a judged argument into outputs whose formats are those of drawings (rebut.c), and sets what
 * `report` says of a drawing. */
RebutStatus rebut_draw_argument(const Argument *argument, const RebutOptions *options,
                                Diagnostics *diagnostics, const RebutOutput *outputs,
                                size_t n_outputs, RebutReport *report);

/* The map as HTML for a page that holds drawings with ids of that prefix, which it does not share.
 * A new string. */
char *rebut_tell_in_page(const Argument *argument, const char *prefix);

#endif

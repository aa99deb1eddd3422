/* A judged argument into the outputs of a call, as drawings or as words. */
#ifndef REBUT_RENDER_DELIVER_H
#define REBUT_RENDER_DELIVER_H

#include "render/picture.h"

/* Finds the rows that the options and the outputs' formats name; `choice->formats` and `forms` have
 * room for all outputs. False when one of them is not there. */
bool rebut_choose(const RebutOptions *options, const RebutOutput *outputs, size_t n_outputs,
                  Choice *choice);

/* Draws into the outputs that have a format, or into none when one cannot hold it, and sets what
 * `report` says of a drawing. */
RebutStatus rebut_deliver(const Argument *argument, const RebutOptions *options,
                          const Choice *choice, Diagnostics *diagnostics,
                          const RebutOutput *outputs, size_t n_outputs, RebutReport *report);

/* Both, with the theme file of the options: outputs whose formats are all those of drawings. */
RebutStatus rebut_draw_argument(const Argument *argument, const RebutOptions *options,
                                Diagnostics *diagnostics, const RebutOutput *outputs,
                                size_t n_outputs, RebutReport *report);

/* Tells the whole map, whatever is drawn of it, in one form of the outline. */
RebutStatus rebut_deliver_words(const Argument *argument, const RebutOptions *options,
                                bool has_table, const OutlineForm *form, const RebutOutput *output);

#endif

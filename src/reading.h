/* The first stages of the pipeline, which all calls share: from bytes to a judged argument whose
 * quotes are looked up, and the handing over of what there is to say. */
#ifndef REBUT_READING_H
#define REBUT_READING_H

#include "rebut.h"
#include "sources/sources.h"

/* What is beyond the limit is neither copied nor looked at; reading then refuses it. */
Source *rebut_reading_source(const RebutOptions *options, const char *bytes, size_t length);
/* Reads, checks and judges. False when there was an error, `*argument` untouched. */
bool rebut_reading_judged(const Source *source, const RebutOptions *options,
                          Diagnostics *diagnostics, Argument **argument);
/* With `keeps_texts` the texts of all sources are read, and stay. */
Sources *rebut_reading_quotes(const Argument *argument, const RebutOptions *options,
                              bool keeps_texts, Diagnostics *diagnostics);

/* Hands every diagnostic to the caller's handler. Returns `status`, or REBUT_INPUT when it is
 * REBUT_DONE and there was an error. */
RebutStatus rebut_reading_finish(Diagnostics *diagnostics, const RebutOptions *options,
                                 RebutStatus status);

/* Without `sources`, of a map whose quotes were not looked at. */
RebutReport rebut_reading_report(const Argument *argument, const Sources *sources);
/* Letters, digits and hyphens of the map's name, which begin with a letter; for the caller to free.
 */
char *rebut_reading_prefix(const char *name);

#endif

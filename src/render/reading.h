/* The first stages of the pipeline, which all calls share: from bytes to a judged argument whose
 * quotes are looked up, and the handing over of what there is to say. */
#ifndef REBUT_RENDER_READING_H
#define REBUT_RENDER_READING_H

#include "rebut.h"
#include "sources/sources.h"

/* A map on its way through a call. */
typedef struct Reading {
    const RebutOptions *options; /* not owned */
    Diagnostics *diagnostics;    /* what there is to say of it */
    Source *source;              /* NULL: it was not read yet */
    Argument *argument;          /* NULL: it was not read yet, or has errors */
} Reading;

Reading rebut_reading_begin(const RebutOptions *options);
/* Reads, checks and judges. False when there was an error. What is beyond the limit is neither
 * copied nor looked at, and refused. */
bool rebut_reading_judge(Reading *reading, const char *bytes, size_t length);
/* Looks the quotes of the judged map up. With `keeps_texts` the texts of all sources are read, and
 * stay. */
Sources *rebut_reading_quotes(Reading *reading, bool keeps_texts);
/* Hands every diagnostic to the caller's handler. Returns `status`, or REBUT_INPUT when it is
 * REBUT_DONE and there was an error. */
RebutStatus rebut_reading_finish(const Reading *reading, RebutStatus status);
void rebut_reading_clear(Reading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reading, rebut_reading_clear)

/* Without `sources`, of a map whose quotes were not looked at. */
RebutReport rebut_reading_report(const Argument *argument, const Sources *sources);
/* Letters, digits and hyphens of the map's name, which begin with a letter; for the caller to free.
 */
char *rebut_reading_prefix(const char *name);

#endif

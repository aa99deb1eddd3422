/* Faults of YAML itself, in the author's words and at the place where the slip was made.
 *
 * libyaml's own words and places never reach the author: its problem and both its marks are only
 * the evidence from which the slip is told. */
#ifndef REBUT_READ_SYNTAX_H
#define REBUT_READ_SYNTAX_H

#include "base/diagnostics.h"
#include <stdbool.h>
#include <yaml.h>

/* What was read so far: where a fault may have begun, long before the parser saw it. */
typedef struct Progress {
    Span last_text; /* the last text */
    Span last_flow; /* the last list or map in brackets that was closed */
    Span open_flow; /* the innermost one that is still open, when the parser stopped; else empty */
} Progress;

/* Refuses a directive before the document, which libyaml would take its time with, and an empty
 * input. */
bool rebut_syntax_check_start(const Source *source, size_t text_start, Diagnostics *diagnostics);
/* Refuses whatever follows the document that ended at byte `end`. */
bool rebut_syntax_check_end(const Source *source, size_t end, const Progress *progress,
                            Diagnostics *diagnostics);
/* Refuses anchors, aliases and tags. */
bool rebut_syntax_is_plain_yaml(const Source *source, const yaml_event_t *event, Span span,
                                Diagnostics *diagnostics);
/* Warns when the text at `span` was cut by what may not have been meant as a comment, or has
 * swallowed a line that looks like an entry of a list. */
void rebut_syntax_lint_plain_text(const Source *source, Span span, Diagnostics *diagnostics);
/* Adds the one error that says why the parser stopped. */
void rebut_syntax_explain(const Source *source, const yaml_parser_t *parser,
                          const Progress *progress, Diagnostics *diagnostics);

#endif

/* Faults of YAML itself, in the author's words and at the place where the slip was made.
 *
 * libyaml's own words and places never reach the author: its problem and both its marks are only the
 * evidence from which the slip is told. */
#ifndef REBUT_ARGUMENT_SYNTAX_H
#define REBUT_ARGUMENT_SYNTAX_H

#include "base/diagnostics.h"
#include <stdbool.h>
#include <yaml.h>

/* Refuses a directive before the document, which libyaml would take its time with, and an empty input. */
bool rebut_syntax_check_start(const Source *source, size_t text_start, Diagnostics *diagnostics);
/* Refuses whatever follows the document that ended at byte `end`. */
bool rebut_syntax_check_end(const Source *source, size_t end, Diagnostics *diagnostics);
/* Refuses anchors, aliases and tags. */
bool rebut_syntax_is_plain_yaml(const Source *source, const yaml_event_t *event, Span span,
                                Diagnostics *diagnostics);
/* Adds the one error that says why the parser stopped. */
void rebut_syntax_explain(const Source *source, const yaml_parser_t *parser, Diagnostics *diagnostics);

#endif

/* Diagnostics: what is wrong with an author's input, gathered in a bag and shown in file order.
 *
 * Stages add to the bag and go on as far as they can; the pipeline stops between stages when the
 * bag holds an error. Every code is a row of the catalogue (catalogue.h), which holds the title,
 * the explanation and the two examples that `rebut explain` shows. */
#ifndef REBUT_BASE_DIAGNOSTICS_H
#define REBUT_BASE_DIAGNOSTICS_H

#include "base/source.h"
#include <stdbool.h>
#include <stdio.h>

typedef enum Severity { SEVERITY_ERROR, SEVERITY_WARNING } Severity;

/* Codes are stable: E01xx bytes and limits, E02xx the language, W03xx lints, W04xx drawing, E05xx
 * verdicts, E06xx sources, E07xx comparing. The enum is made from the rows of base/catalogue.inc:
 * `ROW(E0207, severity, "title", "explanation", wrong, right)`. */
typedef enum Code {
#define ROW(code, severity, title, explanation, wrong, right) CODE_##code,
#include "base/catalogue.inc"
#undef ROW
    N_CODES
} Code;

typedef struct Diagnostic {
    Code code;
    Severity severity;
    const Source *source; /* not owned; NULL when the message is about no place in a text */
    Span span;
    char *message;   /* the sentence behind `error[E0207]:`; owned */
    char *label;     /* the words beside the caret, or NULL; owned */
    bool has_second; /* a second place that explains */
    Span second;
    char *second_label; /* owned, or NULL */
    char *help;         /* what to do, or NULL; owned */
} Diagnostic;

typedef struct Diagnostics Diagnostics;

Diagnostics *rebut_diagnostics_new(void);
void rebut_diagnostics_free(Diagnostics *diagnostics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diagnostics, rebut_diagnostics_free)

/* Adds a diagnostic and returns it, so that label, second place and help can be set. The result
 * stays valid until the bag is freed. The severity is the catalogue's. */
Diagnostic *rebut_diagnostics_add(Diagnostics *diagnostics, Code code, const Source *source,
                                  Span span, const char *format, ...) G_GNUC_PRINTF(5, 6);
/* Setters that take printf formats and return their argument, for chaining. */
Diagnostic *rebut_diagnostic_label(Diagnostic *diagnostic, const char *format, ...)
    G_GNUC_PRINTF(2, 3);
Diagnostic *rebut_diagnostic_second(Diagnostic *diagnostic, Span span, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
Diagnostic *rebut_diagnostic_help(Diagnostic *diagnostic, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* Takes back the warnings of one code. */
void rebut_diagnostics_take_back(Diagnostics *diagnostics, Code code);

size_t rebut_diagnostics_errors(const Diagnostics *diagnostics);
size_t rebut_diagnostics_length(const Diagnostics *diagnostics);
/* Sorted by place (stable; messages without a place last); at most 50 errors are kept, and one line
 * says how many more there were. `index` counts from 0 in that order. */
const Diagnostic *rebut_diagnostics_get(Diagnostics *diagnostics, size_t index);

#endif

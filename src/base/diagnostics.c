/* The bag keeps diagnostics in the order in which they were added and sorts them by place when the
 * first is asked for. Counting goes on without end, keeping does not: beyond KEPT the rest is only
 * counted, so that an input made of errors costs bounded memory. What is shown is bounded by SHOWN
 * of each severity, and a last message says how many more there were. */
#include "base/diagnostics.h"
#include "base/catalogue.h"
#include <string.h>

enum { KEPT = 10000, SHOWN = 50, MOST_BYTES = 400 };

struct Diagnostics {
    GPtrArray *all;     /* of Diagnostic *, owned */
    GPtrArray *shown;   /* borrowed, in file order; NULL until asked for */
    Diagnostic *beyond; /* stands in for each that is only counted */
    Diagnostic *more;   /* the last message, or NULL */
    size_t errors, warnings;
};

static void clear_diagnostic(Diagnostic *diagnostic)
{
    g_free(diagnostic->message);
    g_free(diagnostic->label);
    g_free(diagnostic->second_label);
    g_free(diagnostic->help);
    *diagnostic = (Diagnostic){0};
}

static void free_diagnostic(gpointer pointer)
{
    Diagnostic *diagnostic = pointer;

    if (diagnostic == NULL)
        return;
    clear_diagnostic(diagnostic);
    g_free(diagnostic);
}

Diagnostics *rebut_diagnostics_new(void)
{
    Diagnostics *diagnostics = g_new0(Diagnostics, 1);

    diagnostics->all = g_ptr_array_new_with_free_func(free_diagnostic);
    diagnostics->beyond = g_new0(Diagnostic, 1);
    return diagnostics;
}

static void forget_shown(Diagnostics *diagnostics)
{
    if (diagnostics->shown != NULL)
        g_ptr_array_unref(diagnostics->shown);
    diagnostics->shown = NULL;
    free_diagnostic(diagnostics->more);
    diagnostics->more = NULL;
}

void rebut_diagnostics_free(Diagnostics *diagnostics)
{
    if (diagnostics == NULL)
        return;
    forget_shown(diagnostics);
    free_diagnostic(diagnostics->beyond);
    g_ptr_array_unref(diagnostics->all);
    g_free(diagnostics);
}

/* Words of the author's in a message may be a page long; a message is not. */
G_GNUC_PRINTF(1, 0)
static char *write_words(const char *format, va_list arguments)
{
    g_autofree char *words = g_strdup_vprintf(format, arguments);
    size_t length = strlen(words);

    if (length <= MOST_BYTES)
        return g_steal_pointer(&words);
    length = MOST_BYTES;
    while (length > 0 && ((unsigned char)words[length] & 0xC0) == 0x80)
        length--;
    words[length] = '\0';
    return g_strconcat(words, "…", NULL);
}

static Diagnostic *next_diagnostic(Diagnostics *diagnostics, Severity severity)
{
    size_t *count = severity == SEVERITY_ERROR ? &diagnostics->errors : &diagnostics->warnings;

    if ((*count)++ >= KEPT) {
        clear_diagnostic(diagnostics->beyond);
        return diagnostics->beyond;
    }
    Diagnostic *diagnostic = g_new0(Diagnostic, 1);
    g_ptr_array_add(diagnostics->all, diagnostic);
    return diagnostic;
}

/* A fault at the end is often told of the byte behind it. */
static Span cut_span(const Source *source, Span span)
{
    size_t length = source != NULL ? rebut_source_length(source) : 0;

    return (Span){MIN(span.start, length), MIN(MAX(span.start, span.end), length)};
}

Diagnostic *rebut_diagnostics_add(Diagnostics *diagnostics, Code code, const Source *source,
                                  Span span, const char *format, ...)
{
    Severity severity = rebut_code_severity(code);
    Diagnostic *diagnostic = next_diagnostic(diagnostics, severity);
    va_list arguments;

    forget_shown(diagnostics);
    diagnostic->code = code;
    diagnostic->severity = severity;
    diagnostic->source = source;
    diagnostic->span = cut_span(source, span);
    va_start(arguments, format);
    diagnostic->message = write_words(format, arguments);
    va_end(arguments);
    return diagnostic;
}

void rebut_diagnostics_take_back(Diagnostics *diagnostics, Code code)
{
    forget_shown(diagnostics);
    for (guint i = diagnostics->all->len; i-- > 0;) {
        const Diagnostic *diagnostic = g_ptr_array_index(diagnostics->all, i);
        if (diagnostic->code != code || diagnostic->severity != SEVERITY_WARNING)
            continue;
        g_ptr_array_remove_index(diagnostics->all, i);
        diagnostics->warnings--;
    }
}

Diagnostic *rebut_diagnostic_label(Diagnostic *diagnostic, const char *format, ...)
{
    va_list arguments;

    g_free(diagnostic->label);
    va_start(arguments, format);
    diagnostic->label = write_words(format, arguments);
    va_end(arguments);
    return diagnostic;
}

Diagnostic *rebut_diagnostic_second(Diagnostic *diagnostic, Span span, const char *format, ...)
{
    va_list arguments;

    g_free(diagnostic->second_label);
    diagnostic->has_second = true;
    diagnostic->second = cut_span(diagnostic->source, span);
    va_start(arguments, format);
    diagnostic->second_label = write_words(format, arguments);
    va_end(arguments);
    return diagnostic;
}

Diagnostic *rebut_diagnostic_help(Diagnostic *diagnostic, const char *format, ...)
{
    va_list arguments;

    g_free(diagnostic->help);
    va_start(arguments, format);
    diagnostic->help = write_words(format, arguments);
    va_end(arguments);
    return diagnostic;
}

size_t rebut_diagnostics_errors(const Diagnostics *diagnostics)
{
    return diagnostics->errors;
}

size_t rebut_diagnostics_length(const Diagnostics *diagnostics)
{
    size_t errors = MIN(diagnostics->errors, SHOWN);
    size_t warnings = MIN(diagnostics->warnings, SHOWN);
    bool is_cut = diagnostics->errors > SHOWN || diagnostics->warnings > SHOWN;

    return errors + warnings + (is_cut ? 1 : 0);
}

static int by_place(gconstpointer left, gconstpointer right)
{
    const Diagnostic *a = *(Diagnostic *const *)left;
    const Diagnostic *b = *(Diagnostic *const *)right;

    if ((a->source == NULL) != (b->source == NULL))
        return a->source == NULL ? 1 : -1;
    if (a->source == NULL || a->span.start == b->span.start)
        return 0;
    return a->span.start < b->span.start ? -1 : 1;
}

static void say_how_many_more(Diagnostics *diagnostics, size_t errors, size_t warnings)
{
    Code code = errors > 0 ? CODE_E0100 : CODE_W0300;

    diagnostics->more = g_new0(Diagnostic, 1);
    diagnostics->more->code = code;
    diagnostics->more->severity = rebut_code_severity(code);
    diagnostics->more->message =
        errors > 0
            ? g_strdup_printf("%zu more error%s not shown", errors, errors == 1 ? " is" : "s are")
            : g_strdup_printf("%zu more warning%s not shown", warnings,
                              warnings == 1 ? " is" : "s are");
    g_ptr_array_add(diagnostics->shown, diagnostics->more);
}

static void choose_shown(Diagnostics *diagnostics)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_copy(diagnostics->all, NULL, NULL);
    size_t n_shown[2] = {0, 0};

    /* g_ptr_array_sort is a stable merge sort (documented since GLib 2.76, true before). */
    g_ptr_array_set_free_func(sorted, NULL);
    g_ptr_array_sort(sorted, by_place);
    diagnostics->shown = g_ptr_array_new();
    for (guint i = 0; i < sorted->len; i++) {
        Diagnostic *diagnostic = g_ptr_array_index(sorted, i);
        if (n_shown[diagnostic->severity]++ < SHOWN)
            g_ptr_array_add(diagnostics->shown, diagnostic);
    }
    if (diagnostics->errors > SHOWN || diagnostics->warnings > SHOWN)
        say_how_many_more(diagnostics,
                          diagnostics->errors > SHOWN ? diagnostics->errors - SHOWN : 0,
                          diagnostics->warnings > SHOWN ? diagnostics->warnings - SHOWN : 0);
}

const Diagnostic *rebut_diagnostics_get(Diagnostics *diagnostics, size_t index)
{
    if (diagnostics->shown == NULL)
        choose_shown(diagnostics);
    g_assert(index < diagnostics->shown->len);
    return g_ptr_array_index(diagnostics->shown, index);
}

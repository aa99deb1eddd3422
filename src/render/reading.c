/* What is here stands at the beginning of every public call that takes a map, and translates
 * between the stages' types and the public ones. */
#include "render/reading.h"
#include "read/read.h"
#include "argument/verdict.h"
#include "base/catalogue.h"
#include <string.h>

#define EXTRACT_SECONDS  20.0
#define MOST_LOOKUP_WORK ((size_t)1 << 36) /* a thousand quotes in 64 MiB, some ten seconds */

static RebutPlace public_place(const Source *source, Span span, const char *label)
{
    Place start = rebut_source_place(source, span.start),
          end = rebut_source_place(source, span.end);

    return (RebutPlace){.offset_start = span.start,
                        .offset_end = span.end,
                        .line = start.line,
                        .column = start.column,
                        .end_line = end.line,
                        .end_column = end.column,
                        .label = label};
}

static void hand_over(const Diagnostic *diagnostic, const RebutOptions *options)
{
    RebutMessage message = {.is_error = diagnostic->severity == SEVERITY_ERROR,
                            .code = rebut_code_name(diagnostic->code),
                            .text = diagnostic->message,
                            .help = diagnostic->help};

    if (diagnostic->source != NULL) {
        message.name = rebut_source_name(diagnostic->source);
        message.source = rebut_source_bytes(diagnostic->source);
        message.source_length = rebut_source_length(diagnostic->source);
        message.has_place = true;
        message.place = public_place(diagnostic->source, diagnostic->span, diagnostic->label);
        message.has_second = diagnostic->has_second;
        if (message.has_second)
            message.second =
                public_place(diagnostic->source, diagnostic->second, diagnostic->second_label);
    }
    options->message(&message, options->message_closure);
}

RebutStatus rebut_reading_finish(const Reading *reading, RebutStatus status)
{
    Diagnostics *diagnostics = reading->diagnostics;

    if (reading->options->message != NULL)
        for (size_t i = 0; i < rebut_diagnostics_length(diagnostics); i++)
            hand_over(rebut_diagnostics_get(diagnostics, i), reading->options);
    if (status == REBUT_DONE && rebut_diagnostics_errors(diagnostics) > 0)
        return REBUT_INPUT;
    return status;
}

Reading rebut_reading_begin(const RebutOptions *options)
{
    return (Reading){.options = options, .diagnostics = rebut_diagnostics_new()};
}

void rebut_reading_clear(Reading *reading)
{
    g_clear_pointer(&reading->argument, rebut_argument_free);
    g_clear_pointer(&reading->source, rebut_source_free);
    g_clear_pointer(&reading->diagnostics, rebut_diagnostics_free);
}

bool rebut_reading_judge(Reading *reading, const char *bytes, size_t length)
{
    const RebutOptions *options = reading->options;
    const Limits limits = {options->limits.input_bytes, options->limits.nesting,
                           options->limits.cards, options->limits.text_characters};
    g_autoptr(Argument) read = NULL;

    reading->source = length > options->limits.input_bytes
                          ? rebut_source_new_unread(options->name, length)
                          : rebut_source_new(options->name, bytes, length);
    rebut_source_begin_at(reading->source, options->first_line);
    if (!rebut_argument_read(reading->source, &limits, reading->diagnostics, &read) ||
        !rebut_argument_check(read, reading->diagnostics))
        return false;
    rebut_argument_judge(read);
    reading->argument = g_steal_pointer(&read);
    return true;
}

static LoadState load_file(void *closure, const char *name, size_t most_bytes, Loaded *loaded)
{
    static const LoadState states[] = {
        [REBUT_FILE_READ] = LOAD_DONE,           [REBUT_FILE_MISSING] = LOAD_MISSING,
        [REBUT_FILE_OUTSIDE] = LOAD_OUTSIDE,     [REBUT_FILE_IRREGULAR] = LOAD_NO_FILE,
        [REBUT_FILE_TOO_LARGE] = LOAD_TOO_LARGE, [REBUT_FILE_FAILED] = LOAD_FAILED,
    };
    const RebutOptions *options = closure;
    RebutFile file = {NULL, 0, NULL};
    RebutFileState state = options->load(options->load_closure, name, most_bytes, &file);

    *loaded = (Loaded){file.bytes, file.length, file.reason};
    return states[state];
}

Sources *rebut_reading_quotes(Reading *reading, bool keeps_texts)
{
    const RebutOptions *options = reading->options;
    union {
        const RebutOptions *options;
        void *closure;
    } both = {.options = options};
    const Loader loader = {
        .load = options->load != NULL ? load_file : NULL,
        .closure = both.closure,
        .most_bytes = options->limits.source_bytes,
        .extractor = options->extractor != NULL ? options->extractor : REBUT_EXTRACTOR,
        .seconds = EXTRACT_SECONDS,
        .most_work = MOST_LOOKUP_WORK,
        .keeps_texts = keeps_texts,
    };

    return rebut_sources_new(reading->argument, &loader, reading->diagnostics);
}

RebutReport rebut_reading_report(const Argument *argument, const Sources *sources)
{
    Tally tally = rebut_verdict_tally(argument);
    RebutReport report = {.cards = argument->items->len,
                          .links = argument->links->len,
                          .challenges = tally.challenges,
                          .answered = tally.answered,
                          .open = tally.open,
                          .undecided = tally.undecided};

    if (sources != NULL) {
        report.quotes = sources->quotes;
        report.quotes_held = sources->held;
        report.quotes_unchecked = sources->unchecked;
    }
    return report;
}

char *rebut_reading_prefix(const char *name)
{
    g_autofree char *base = g_path_get_basename(name);
    char *dot = strrchr(base, '.');
    GString *prefix = g_string_new(NULL);

    if (dot != NULL && dot != base)
        *dot = '\0';
    for (const char *p = base; *p != '\0'; p++) {
        if (g_ascii_isalnum(*p))
            g_string_append_c(prefix, g_ascii_tolower(*p));
        else if (prefix->len > 0 && prefix->str[prefix->len - 1] != '-')
            g_string_append_c(prefix, '-');
    }
    if (prefix->len == 0 || !g_ascii_isalpha(prefix->str[0]))
        g_string_prepend(prefix, "map-");
    if (prefix->str[prefix->len - 1] == '-')
        g_string_truncate(prefix, prefix->len - 1);
    return g_string_free(prefix, FALSE);
}

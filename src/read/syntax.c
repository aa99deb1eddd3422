/* What YAML allows and the language does not, found from its events; and the ends of the document,
 * where libyaml would be slow (directives) or silent (a second document). */
#include "read/syntax.h"
#include "read/slips.h"
#include <string.h>

static size_t skip_blank_lines(const char *bytes, size_t i)
{
    for (;;) {
        size_t j = i + strspn(bytes + i, " \t\r\n");
        if (bytes[j] != '#')
            return j;
        i = j + strcspn(bytes + j, "\r\n");
    }
}

static Span rest_of_line(const char *bytes, size_t start)
{
    return (Span){start, start + strcspn(bytes + start, "\r\n")};
}

bool rebut_syntax_check_start(const Source *source, size_t text_start, Diagnostics *diagnostics)
{
    const char *bytes = rebut_source_bytes(source);
    size_t i = skip_blank_lines(bytes, text_start);

    if (bytes[i] == '\0') {
        Diagnostic *diagnostic = rebut_diagnostics_add(diagnostics, CODE_E0108, source,
                                                       (Span){0, 0}, "the file is empty");
        rebut_diagnostic_help(diagnostic, "`rebut new` writes a first map");
        return false;
    }
    if (bytes[i] != '%')
        return true;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0134, source, rest_of_line(bytes, i),
                              "lines that begin with `%%` are not part of a map");
    rebut_diagnostic_help(diagnostic, "remove the line");
    return false;
}

static bool is_marker(const char *bytes, const char *marker)
{
    return strncmp(bytes, marker, 3) == 0 &&
           (bytes[3] == '\0' || strchr(" \t\r\n", bytes[3]) != NULL);
}

bool rebut_syntax_check_end(const Source *source, size_t end, const Progress *progress,
                            Diagnostics *diagnostics)
{
    const char *bytes = rebut_source_bytes(source);
    size_t i = skip_blank_lines(bytes, end);
    /* The span of the document's end holds its `...`, when there is one. */
    bool is_ended = end >= 3 && is_marker(bytes + end - 3, "...");

    if (bytes[i] == '\0')
        return true;
    if (!is_ended && !is_marker(bytes + i, "---")) {
        rebut_slips_tell_outside(source, i, progress, diagnostics);
        return false;
    }
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0133, source, rest_of_line(bytes, i),
                              "a second document begins here, but a file holds one map");
    rebut_diagnostic_help(diagnostic,
                          "remove the line `%s`, or move what follows to a file of its own",
                          is_ended ? "..." : "---");
    return false;
}

typedef struct Extras {
    const yaml_char_t *anchor, *tag;
} Extras;

static Extras extras_of(const yaml_event_t *event)
{
    if (event->type == YAML_SCALAR_EVENT)
        return (Extras){event->data.scalar.anchor, event->data.scalar.tag};
    if (event->type == YAML_SEQUENCE_START_EVENT)
        return (Extras){event->data.sequence_start.anchor, event->data.sequence_start.tag};
    if (event->type == YAML_MAPPING_START_EVENT)
        return (Extras){event->data.mapping_start.anchor, event->data.mapping_start.tag};
    if (event->type == YAML_ALIAS_EVENT)
        return (Extras){event->data.alias.anchor, NULL};
    return (Extras){NULL, NULL};
}

static void refuse_alias(const Source *source, Span span, Diagnostics *diagnostics)
{
    const char *bytes = rebut_source_bytes(source);
    size_t next = span.end + strspn(bytes + span.end, " ");

    if (strchr("\r\n#,]}", bytes[next]) == NULL) {
        rebut_slips_tell_reserved(source, span.start, diagnostics);
        return;
    }
    Diagnostic *diagnostic = rebut_diagnostics_add(
        diagnostics, CODE_E0130, source, span, "aliases (`*name`) are not part of the language");
    rebut_diagnostic_help(diagnostic,
                          "to show an item at a second place, give it an `id` and write "
                          "`- ref: ID`; a text that begins with `*` must stand in "
                          "quotation marks");
}

bool rebut_syntax_is_plain_yaml(const Source *source, const yaml_event_t *event, Span span,
                                Diagnostics *diagnostics)
{
    Extras extras = extras_of(event);
    Diagnostic *diagnostic;

    if (extras.anchor == NULL && extras.tag == NULL)
        return true;
    if (event->type == YAML_ALIAS_EVENT) {
        refuse_alias(source, span, diagnostics);
        return false;
    }
    if (extras.anchor != NULL) {
        diagnostic = rebut_diagnostics_add(diagnostics, CODE_E0130, source, span,
                                           "anchors (`&name`) are not part of the language");
        rebut_diagnostic_help(diagnostic, "remove it; a text that begins with `&` must stand in "
                                          "quotation marks");
        return false;
    }
    diagnostic = rebut_diagnostics_add(diagnostics, CODE_E0131, source, span,
                                       "tags (`!name`) are not part of the language");
    rebut_diagnostic_help(diagnostic,
                          "remove it: every value is text; a text that begins with `!` must "
                          "stand in quotation marks");
    return false;
}

/* `the #1 problem` is cut, `a claim # my remark` is not: a comment has a space behind its sign. */
static void lint_comment(const Source *source, Span span, Diagnostics *diagnostics)
{
    const char *bytes = rebut_source_bytes(source);
    size_t sign = span.end + strspn(bytes + span.end, " \t");

    if (bytes[sign] != '#' || sign == span.end || strchr(" \t\r\n#!", bytes[sign + 1]) != NULL)
        return;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_W0301, source, rest_of_line(bytes, sign),
                              "the text ends before ` #`: what follows is a comment");
    rebut_diagnostic_help(diagnostic,
                          "put the text in quotation marks if this belongs to it; write `# ` "
                          "with a space if it is a comment");
}

static void lint_swallowed(const Source *source, Span span, Diagnostics *diagnostics)
{
    const char *bytes = rebut_source_bytes(source);

    for (size_t i = span.start; i < span.end; i++) {
        if (bytes[i] != '\n' && bytes[i] != '\r')
            continue;
        size_t first = i + strspn(bytes + i, " \t\r\n");
        if (first >= span.end || strncmp(bytes + first, "- ", 2) != 0)
            continue;
        Diagnostic *diagnostic =
            rebut_diagnostics_add(diagnostics, CODE_W0308, source, (Span){first, first + 1},
                                  "this line belongs to the text above, as it is indented deeper");
        rebut_diagnostic_second(diagnostic, (Span){span.start, span.start + 1},
                                "the text begins here");
        rebut_diagnostic_help(diagnostic, "for an entry of the list, begin it at the column of the "
                                          "other `- `");
        return;
    }
}

void rebut_syntax_lint_plain_text(const Source *source, Span span, Diagnostics *diagnostics)
{
    lint_comment(source, span, diagnostics);
    lint_swallowed(source, span, diagnostics);
}

/* What libyaml says. */
#include "argument/syntax.h"
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

bool rebut_syntax_check_start(const Source *source, size_t text_start, Diagnostics *diagnostics)
{
    const char *bytes = rebut_source_bytes(source);
    size_t i = skip_blank_lines(bytes, text_start);

    if (bytes[i] == '\0') {
        Diagnostic *diagnostic = rebut_diagnostics_add(diagnostics, CODE_E0108, source, (Span){0, 0},
                                                       "the file is empty");
        rebut_diagnostic_help(diagnostic, "`rebut new` writes a first map");
        return false;
    }
    if (bytes[i] != '%')
        return true;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0134, source, (Span){i, i + strcspn(bytes + i, "\r\n")},
                              "lines that begin with `%%` are not part of a map");
    rebut_diagnostic_help(diagnostic, "remove the line");
    return false;
}

bool rebut_syntax_check_end(const Source *source, size_t end, Diagnostics *diagnostics)
{
    const char *bytes = rebut_source_bytes(source);
    size_t i = skip_blank_lines(bytes, end);

    if (strncmp(bytes + i, "...", 3) == 0)
        i = skip_blank_lines(bytes, i + 3);
    if (bytes[i] == '\0')
        return true;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0133, source, (Span){i, i + strcspn(bytes + i, "\r\n")},
                              "a second document begins here; a file holds one map");
    rebut_diagnostic_help(diagnostic, "remove the line `---`, or move what follows to a file of its own");
    return false;
}

bool rebut_syntax_is_plain_yaml(const Source *source, const yaml_event_t *event, Span span,
                                Diagnostics *diagnostics)
{
    const yaml_char_t *anchor = NULL;
    const yaml_char_t *tag = NULL;

    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    } else if (event->type == YAML_ALIAS_EVENT) {
        anchor = event->data.alias.anchor;
    }
    if (anchor == NULL && tag == NULL)
        return true;
    rebut_diagnostics_add(diagnostics, anchor != NULL ? CODE_E0130 : CODE_E0131, source, span, "%s",
                          anchor != NULL ? "anchors (`&name`) and aliases (`*name`) are not part of the language" : "tags (`!name`) are not part of the language");
    return false;
}

void rebut_syntax_explain(const Source *source, const yaml_parser_t *parser, Diagnostics *diagnostics)
{
    size_t offset = rebut_source_offset_of_code_point(source, parser->problem_mark.index);
    rebut_diagnostics_add(diagnostics, CODE_E0120, source, (Span){offset, offset},
                          "this cannot be read as YAML");
}

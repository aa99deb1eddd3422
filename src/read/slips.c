/* libyaml says where it could not go on, in terms of its grammar; the slip was often made earlier.
 * So its words only choose a row of `rows`, and the row's function looks at the author's lines: at
 * the text that was read last (an unclosed quotation mark swallows lines up to the next one), at
 * tabs, at what stands before the colon. A function that does not recognise its slip returns false,
 * and the next row is tried; the last row always tells something true: that the line does not fit,
 * and where it is. */
#include "read/slips.h"
#include "argument/language.h"
#include <string.h>

typedef struct Fault {
    const Source *source;
    const char *bytes;
    size_t problem; /* where the parser stopped */
    size_t context; /* where what it was reading began */
    Progress progress;
    Diagnostics *diagnostics;
} Fault;

static Span line_at(const Fault *fault, size_t offset)
{
    return rebut_source_line(fault->source, rebut_source_place(fault->source, offset).line);
}

static size_t indent_end(const Fault *fault, Span line)
{
    return line.start + strspn(fault->bytes + line.start, " \t");
}

/* The first byte behind the line's indentation and its `- ` marks. */
static size_t content_start(const Fault *fault, Span line)
{
    size_t i = indent_end(fault, line);

    while (fault->bytes[i] == '-' && fault->bytes[i + 1] == ' ')
        i += 1 + strspn(fault->bytes + i + 1, " ");
    return i;
}

static size_t key_length(const char *bytes)
{
    return strspn(bytes, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
}

static Diagnostic *tell(const Fault *fault, Code code, Span span, const char *message,
                        const char *help)
{
    Diagnostic *diagnostic =
        rebut_diagnostics_add(fault->diagnostics, code, fault->source, span, "%s", message);

    if (help != NULL)
        rebut_diagnostic_help(diagnostic, "%s", help);
    return diagnostic;
}

/* The last line before `line` that is not blank; empty at the start when there is none. */
static Span line_above(const Fault *fault, Span line)
{
    size_t number = rebut_source_place(fault->source, line.start).line;
    size_t first = rebut_source_place(fault->source, 0).line;

    while (number > first) {
        Span above = rebut_source_line(fault->source, --number);
        if (indent_end(fault, above) < above.end)
            return above;
    }
    return (Span){0, 0};
}

static bool tell_tab_in(const Fault *fault, Span line)
{
    size_t end = indent_end(fault, line);
    const char *tab = memchr(fault->bytes + line.start, '\t', end - line.start);

    if (tab == NULL || end >= line.end)
        return false;
    size_t offset = (size_t)(tab - fault->bytes);
    tell(fault, CODE_E0121, (Span){offset, end}, "a tab stands in the indentation",
         "indent with spaces; most editors can turn tabs into spaces");
    return true;
}

static bool tell_tab(const Fault *fault)
{
    Span line = line_at(fault, fault->problem);

    if (tell_tab_in(fault, line) || tell_tab_in(fault, line_above(fault, line)))
        return true;
    if (fault->bytes[fault->problem] != '\t')
        return false;
    tell(fault, CODE_E0121, (Span){fault->problem, fault->problem + 1},
         "a tab stands where only spaces may",
         "put spaces in its place; most editors can turn tabs into spaces");
    return true;
}

static bool has_line_end(const Fault *fault, size_t start, size_t end)
{
    return memchr(fault->bytes + start, '\n', end - start) != NULL ||
           memchr(fault->bytes + start, '\r', end - start) != NULL;
}

static bool tell_open_quote_at(const Fault *fault, size_t offset)
{
    bool is_single = fault->bytes[offset] == '\'';

    tell(fault, CODE_E0124, (Span){offset, offset + 1}, "this quotation mark is not closed",
         is_single ? "close it with `'`; a text that begins with an apostrophe must stand in \"…\""
                   : "close it with `\"`; a quotation mark inside the text is written `\\\"`");
    return true;
}

/* The parser stopped right behind a text in quotation marks: either that was not all of the text,
 * or the mark that closed it was meant to open another. */
static bool tell_quote(const Fault *fault)
{
    Span text = fault->progress.last_text;
    bool is_quoted = text.end > text.start + 1 && text.end <= fault->problem &&
                     strchr("\"'", fault->bytes[text.start]) != NULL;

    if (!is_quoted || has_line_end(fault, text.end, fault->problem))
        return false;
    if (has_line_end(fault, text.start, text.end))
        return tell_open_quote_at(fault, text.start);
    Diagnostic *diagnostic =
        tell(fault, CODE_E0125, text, "the text goes on behind its closing quotation mark", NULL);
    Span line = line_at(fault, fault->problem);
    bool has_other = memchr(fault->bytes + text.start, '\'', line.end - text.start) != NULL;
    if (fault->bytes[text.start] == '\'')
        rebut_diagnostic_help(diagnostic,
                              "put the whole text in \"…\"; inside '…' an apostrophe is "
                              "written twice");
    else if (!has_other)
        rebut_diagnostic_help(diagnostic, "put the whole text in the other marks: '%.*s'",
                              (int)(line.end - text.start), fault->bytes + text.start);
    else
        rebut_diagnostic_help(diagnostic,
                              "put the whole text in \"…\", with `\\\"` for each mark inside");
    return true;
}

static bool tell_open_quote(const Fault *fault)
{
    return tell_open_quote_at(fault, fault->context);
}

static bool tell_bracket_text(const Fault *fault)
{
    Span flow = fault->progress.last_flow;
    bool is_map = fault->bytes[flow.start] == '{';

    if (flow.end <= flow.start || flow.end > fault->problem ||
        has_line_end(fault, flow.end, fault->problem))
        return false;
    tell(fault, CODE_E0126, flow,
         is_map ? "a text that begins with a brace is read as a map of keys"
                : "a text that begins with a bracket is read as a list",
         "put the whole text in quotation marks");
    return true;
}

/* "{text: Shops: they lose trade}": the bracket may well be closed. */
static bool tell_colon_in_flow(const Fault *fault)
{
    Span bracket = fault->progress.open_flow;

    if (bracket.end == bracket.start || fault->bytes[fault->problem] != ':' ||
        has_line_end(fault, bracket.end, fault->problem))
        return false;
    tell(fault, CODE_E0123, (Span){fault->problem, fault->problem + 1},
         "a colon and a space inside a text", "put the whole text in quotation marks");
    return true;
}

static bool tell_open_bracket(const Fault *fault)
{
    Span bracket = fault->progress.open_flow;
    char open = fault->bytes[bracket.start];

    if (bracket.end == bracket.start || fault->bytes[fault->problem] == ',')
        return false;
    Diagnostic *diagnostic = rebut_diagnostics_add(fault->diagnostics, CODE_E0128, fault->source,
                                                   bracket, "this `%c` is not closed", open);

    rebut_diagnostic_help(diagnostic,
                          "close it with `%c`, with a comma between two entries; a text that "
                          "begins with `%c` must stand in quotation marks",
                          open == '[' ? ']' : '}', open);
    return true;
}

/* "-text: Shops" */
static bool tell_dash_in(const Fault *fault, Span line)
{
    size_t dash = indent_end(fault, line);

    if (fault->bytes[dash] != '-' || key_length(fault->bytes + dash + 1) == 0 ||
        fault->bytes[dash + 1] == '-')
        return false;
    tell(fault, CODE_E0129, (Span){dash, dash + 1}, "a space is missing behind this `-`",
         "write `- text`");
    return true;
}

/* "text:Shops": a key, a colon and no space. */
static bool tell_missing_space_in(const Fault *fault, Span line)
{
    size_t start = content_start(fault, line);
    size_t colon = start + key_length(fault->bytes + start);

    if (colon == start || colon + 1 >= line.end || fault->bytes[colon] != ':' ||
        strchr(" /", fault->bytes[colon + 1]) != NULL)
        return false;
    tell(fault, CODE_E0129, (Span){colon, colon + 1}, "a space is missing behind this colon",
         "write `key: value`");
    return true;
}

/* The line above is `- A text`, and this one a key below it. */
static bool tell_key_below_text(const Fault *fault, Span line)
{
    Span above = line_above(fault, line);
    size_t start = content_start(fault, above);
    size_t key = indent_end(fault, line);
    bool is_entry = start > indent_end(fault, above);
    bool has_key = g_strstr_len(fault->bytes + start, (gssize)(above.end - start), ": ") != NULL;

    if (!is_entry || has_key || key - line.start < start - above.start)
        return false;
    Diagnostic *diagnostic =
        tell(fault, CODE_E0138, (Span){key, fault->problem}, "a key cannot stand below a bare text",
             "write the text above as `text: …` to give it keys");
    rebut_diagnostic_second(diagnostic, (Span){start, above.end}, "the text");
    return true;
}

static bool tell_deeper_key(const Fault *fault, Span line)
{
    size_t key = content_start(fault, line);
    Span above = line_above(fault, line);

    g_autofree char *name = g_strndup(fault->bytes + key, key_length(fault->bytes + key));

    if (key + strlen(name) != fault->problem || above.end == 0 || !rebut_language_is_key(name))
        return false;
    Diagnostic *diagnostic =
        tell(fault, CODE_E0122, (Span){key, fault->problem},
             "this key is indented deeper than the text above, so it belongs to it",
             "begin it at the column of the key above");
    rebut_diagnostic_second(diagnostic, (Span){content_start(fault, above), above.end},
                            "the line that it would go on with");
    return true;
}

/* A colon where no key can be: inside a sentence, or behind a key that the indent makes part of a
 * text. */
static bool tell_colon(const Fault *fault)
{
    Span line = line_at(fault, fault->problem);

    if (tell_dash_in(fault, line_above(fault, line)) ||
        tell_missing_space_in(fault, line_above(fault, line)) || tell_key_below_text(fault, line) ||
        tell_deeper_key(fault, line))
        return true;
    tell(fault, CODE_E0123, (Span){fault->problem, fault->problem + 1},
         "a colon and a space inside a text", "put the whole text in quotation marks");
    return true;
}

/* A line where a key should be, without the colon that makes it one. */
static bool tell_no_colon(const Fault *fault)
{
    Span line = line_at(fault, fault->context);

    if (tell_dash_in(fault, line) || tell_missing_space_in(fault, line))
        return true;
    tell(fault, CODE_E0129, (Span){fault->context, MAX(line.end, fault->context)},
         "this line is neither a key with its value nor part of the text above",
         "write `key: value`, or indent it deeper than the key that it belongs to");
    return true;
}

static bool tell_list_beside_key(const Fault *fault)
{
    tell(fault, CODE_E0139, (Span){fault->problem, fault->problem + 1},
         "a list cannot begin on the line of its key",
         "begin it on the next line; a text that begins with `- ` must stand in quotation marks");
    return true;
}

void rebut_slips_tell_reserved(const Source *source, size_t offset, Diagnostics *diagnostics)
{
    const char *bytes = rebut_source_bytes(source);
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0127, source, (Span){offset, offset + 1},
                              bytes[offset] == '`' ? "a text cannot begin with a backtick (%c)"
                                                   : "a text cannot begin with `%c`",
                              bytes[offset]);

    rebut_diagnostic_help(diagnostic, "put the whole text in quotation marks");
}

static bool tell_reserved(const Fault *fault)
{
    rebut_slips_tell_reserved(fault->source, fault->problem, fault->diagnostics);
    return true;
}

/* `]`, `}` or a comma where a text was to begin. */
static bool tell_closing(const Fault *fault)
{
    return fault->bytes[fault->problem] != '\0' &&
           strchr("]},", fault->bytes[fault->problem]) != NULL && tell_reserved(fault);
}

static bool tell_reserved_before(const Fault *fault)
{
    rebut_slips_tell_reserved(fault->source, fault->context, fault->diagnostics);
    return true;
}

static bool tell_escape(const Fault *fault)
{
    size_t start = fault->problem;

    while (start > fault->context && fault->bytes[start] != '\\')
        start--;
    tell(fault, CODE_E0135, (Span){start, start + 2},
         "inside \"…\", a backslash begins an escape, and there is none such",
         "write `\\\\` for a backslash, or put the text in '…'");
    return true;
}

static bool tell_directive(const Fault *fault)
{
    Span line = line_at(fault, fault->context);

    tell(fault, CODE_E0134, line, "lines that begin with `%` are not part of a map",
         "a text that begins with `%` must be indented and stand in quotation marks");
    return true;
}

static bool tell_tag(const Fault *fault)
{
    if (fault->bytes[line_at(fault, fault->context).start] == '%')
        return tell_directive(fault);
    tell(fault, CODE_E0131, (Span){fault->context, fault->context + 1},
         "tags (`!name`) are not part of the language",
         "a text that begins with `!` must stand in quotation marks");
    return true;
}

/* A key at the column of the `- ` that it would belong to. */
static bool is_beside_dash(const Fault *fault, Span line, size_t first)
{
    Span entry = line_at(fault, fault->context);

    return fault->bytes[first] != '-' && fault->bytes[fault->context] == '-' &&
           entry.start != line.start && fault->context - entry.start == first - line.start;
}

/* A line that begins at a column at which nothing above begins. */
static bool tell_indent(const Fault *fault)
{
    Span line = line_at(fault, fault->problem);
    size_t first = indent_end(fault, line);

    if (fault->problem > content_start(fault, line) || first >= line.end ||
        fault->bytes[fault->problem] == ':')
        return false;
    Diagnostic *diagnostic =
        tell(fault, CODE_E0122, (Span){first, first + 1},
             "this line begins at a column that fits nothing above it",
             is_beside_dash(fault, line, first)
                 ? "keys of an item begin further right than its `- `, at the column of its text"
                 : "begin it at the column of the line that it belongs beside");
    if (fault->context < first && line_at(fault, fault->context).start != line.start)
        rebut_diagnostic_second(diagnostic, (Span){fault->context, fault->context + 1},
                                "what is open here begins at this column");
    return true;
}

static bool tell_unfit(const Fault *fault)
{
    tell(fault, CODE_E0120, (Span){fault->problem, fault->problem + 1},
         "this does not fit what stands before it",
         "look at the quotation marks, brackets, colons and indents around it");
    return true;
}

typedef struct Row {
    const char *context; /* how libyaml's context begins, or NULL for any */
    const char *problem; /* how its problem begins, or NULL for any */
    bool (*tell)(const Fault *fault);
} Row;

static const Row rows[] = {
    {"while scanning a quoted scalar", "found unexpected", tell_open_quote},
    {"while scanning a quoted scalar", "found unknown escape", tell_escape},
    {"while parsing a quoted scalar", "found unknown escape", tell_escape},
    {"while parsing a quoted scalar", NULL, tell_escape},
    {NULL, NULL, tell_tab},
    {"while scanning a directive", NULL, tell_directive},
    {"while scanning a %", NULL, tell_directive},
    {"while scanning an a", NULL, tell_reserved_before},
    {"while scanning a tag", NULL, tell_tag},
    {"while parsing a tag", NULL, tell_tag},
    {"while scanning a block scalar", NULL, tell_reserved_before},
    {NULL, "found character that cannot start", tell_reserved},
    {NULL, NULL, tell_quote},
    {NULL, NULL, tell_bracket_text},
    {"while parsing a block node", NULL, tell_closing},
    {NULL, "mapping keys", tell_reserved},
    {NULL, "mapping values", tell_colon},
    {NULL, "block sequence entries", tell_list_beside_key},
    {"while parsing a flow", NULL, tell_colon_in_flow},
    {"while parsing a flow", NULL, tell_open_bracket},
    {"while scanning a simple key", NULL, tell_no_colon},
    {NULL, NULL, tell_indent},
    {NULL, NULL, tell_unfit},
};

static bool matches(const char *pattern, const char *text)
{
    return pattern == NULL || (text != NULL && g_str_has_prefix(text, pattern));
}

static void tell_first(const Fault *fault, const char *context, const char *problem)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (matches(rows[i].context, context) && matches(rows[i].problem, problem) &&
            rows[i].tell(fault))
            return;
    }
}

static Fault fault_at(const Source *source, const Progress *progress, Diagnostics *diagnostics)
{
    return (Fault){.source = source,
                   .bytes = rebut_source_bytes(source),
                   .progress = *progress,
                   .diagnostics = diagnostics};
}

void rebut_syntax_explain(const Source *source, const yaml_parser_t *parser,
                          const Progress *progress, Diagnostics *diagnostics)
{
    Fault fault = fault_at(source, progress, diagnostics);

    if (parser->error == YAML_MEMORY_ERROR)
        g_error("failed to allocate in the parser");
    fault.problem = rebut_source_offset_of_code_point(source, parser->problem_mark.index);
    fault.context = parser->context != NULL
                        ? rebut_source_offset_of_code_point(source, parser->context_mark.index)
                        : fault.problem;
    tell_first(&fault, parser->context, parser->problem);
}

void rebut_slips_tell_outside(const Source *source, size_t offset, const Progress *progress,
                              Diagnostics *diagnostics)
{
    Fault fault = fault_at(source, progress, diagnostics);

    fault.problem = offset;
    fault.context = offset;
    tell_first(&fault, NULL, NULL);
}

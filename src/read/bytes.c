/* The whole input is walked once, a code point at a time, before libyaml sees it, because libyaml
 * says neither line nor column of such faults and guesses encodings. XML's characters are the
 * measure of what text may hold, as SVG must hold it; C1 controls go too, as terminals obey them.
 */
#include "read/bytes.h"
#include <string.h>

static bool is_forbidden(gunichar c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F) ||
           c == 0xFFFE || c == 0xFFFF;
}

/* Characters that are not seen but turn the reading order around or split words. ZWJ and ZWNJ stand
 * legitimately between letters and in emoji, the direction marks beside right-to-left text. */
static bool is_invisible(gunichar c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200B ||
           c == 0x2060 || c == 0xFEFF || c == 0x00AD || (c >= 0xE0000 && c <= 0xE007F);
}

static bool is_joining(gunichar c)
{
    return c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x061C;
}

static bool refuse_size(const Source *source, const Limits *limits, Diagnostics *diagnostics)
{
    if (rebut_source_length(source) <= limits->input_bytes)
        return false;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0101, source, (Span){0, 0},
                              "the input is larger than %zu bytes", limits->input_bytes);
    rebut_diagnostic_help(diagnostic, "`--limit bytes=N` changes the limit");
    return true;
}

/* UTF-16 and UTF-32 by their byte order marks, or by a NUL in one of the first two bytes. */
static bool refuse_utf16(const Source *source, Diagnostics *diagnostics)
{
    const unsigned char *bytes = (const unsigned char *)rebut_source_bytes(source);
    size_t length = rebut_source_length(source);

    if (length < 2)
        return false;
    bool has_mark =
        (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF);
    if (!has_mark && !((bytes[0] == 0) != (bytes[1] == 0) && length % 2 == 0))
        return false;
    Diagnostic *diagnostic = rebut_diagnostics_add(diagnostics, CODE_E0103, source, (Span){0, 2},
                                                   "the file is written in UTF-16, not in UTF-8");
    rebut_diagnostic_help(diagnostic, "save it as UTF-8 (in an editor: Save as, Encoding: UTF-8)");
    return true;
}

static bool refuse_byte(const Source *source, size_t offset, Diagnostics *diagnostics)
{
    unsigned char byte = (unsigned char)rebut_source_bytes(source)[offset];
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0102, source, (Span){offset, offset + 1},
                              "byte 0x%02X at offset %zu is not UTF-8", byte, offset);

    rebut_diagnostic_label(diagnostic, "here the text stops being UTF-8");
    rebut_diagnostic_help(diagnostic, "the file seems to be in an older encoding such as Latin-1; "
                                      "save it as UTF-8");
    return false;
}

static bool refuse_character(const Source *source, Span span, gunichar c, Diagnostics *diagnostics)
{
    Diagnostic *diagnostic =
        c == 0 ? rebut_diagnostics_add(diagnostics, CODE_E0104, source, span,
                                       "a NUL character stands in the text")
               : rebut_diagnostics_add(diagnostics, CODE_E0104, source, span,
                                       "the %s U+%04X stands in the text",
                                       c < 0xFFFE ? "control character" : "noncharacter", c);

    rebut_diagnostic_help(diagnostic, "remove it; no drawing can hold it");
    return false;
}

static bool stands_in(const Source *source, Span span, gunichar c)
{
    char bytes[6];
    gssize length = g_unichar_to_utf8(c, bytes);
    g_autofree char *needle = g_strndup(bytes, (gsize)length);

    return g_strstr_len(rebut_source_bytes(source) + span.start, (gssize)(span.end - span.start),
                        needle) != NULL;
}

static void warn_of_invisible(const Source *source, Span span, gunichar c, Diagnostics *diagnostics)
{
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_W0306, source, span,
                              "the invisible character U+%04X stands in the text", c);

    rebut_diagnostic_help(diagnostic, "remove it, unless you put it there on purpose");
}

/* A joiner or direction mark is legitimate when a letter that needs it, or an emoji, stands before
 * it. */
static bool is_at_home(gunichar before)
{
    return before >= 0x0590;
}

static bool check_characters(const Source *source, size_t start, Diagnostics *diagnostics)
{
    const char *bytes = rebut_source_bytes(source);
    size_t length = rebut_source_length(source);
    gunichar before = 0;

    for (size_t i = start; i < length;) {
        if (bytes[i] >= 0x20 && bytes[i] < 0x7F) {
            before = (gunichar)bytes[i++];
            continue;
        }
        gunichar c = bytes[i] == 0 ? 0 : g_utf8_get_char_validated(bytes + i, (gssize)(length - i));
        if (c == (gunichar)-1 || c == (gunichar)-2)
            return refuse_byte(source, i, diagnostics);
        size_t next = i + (c == 0 ? 1 : (size_t)g_unichar_to_utf8(c, NULL));
        if (is_forbidden(c))
            return refuse_character(source, (Span){i, next}, c, diagnostics);
        if (is_invisible(c) || (is_joining(c) && !is_at_home(before)))
            warn_of_invisible(source, (Span){i, next}, c, diagnostics);
        before = c;
        i = next;
    }
    return true;
}

bool rebut_bytes_check(const Source *source, const Limits *limits, Diagnostics *diagnostics,
                       size_t *text_start)
{
    if (refuse_size(source, limits, diagnostics))
        return false;
    size_t start = g_str_has_prefix(rebut_source_bytes(source), "\xEF\xBB\xBF") ? 3 : 0;
    if (refuse_utf16(source, diagnostics) || !check_characters(source, start, diagnostics))
        return false;
    *text_start = start;
    return true;
}

bool rebut_bytes_check_text(const Source *source, Span span, const char *text, size_t length,
                            Diagnostics *diagnostics)
{
    /* What stands in the bytes themselves was met by check_characters. */
    bool may_escape = rebut_source_bytes(source)[span.start] == '"';

    for (size_t i = 0; i < length;) {
        gunichar c = text[i] == 0 ? 0 : g_utf8_get_char(text + i);
        if (is_forbidden(c))
            return refuse_character(source, span, c, diagnostics);
        if (may_escape && is_invisible(c) && !stands_in(source, span, c)) {
            warn_of_invisible(source, span, c, diagnostics);
            may_escape = false;
        }
        i += c == 0 ? 1 : (size_t)g_unichar_to_utf8(c, NULL);
    }
    return true;
}

bool rebut_bytes_check_length(const Source *source, Span span, const char *text,
                              const Limits *limits, Diagnostics *diagnostics)
{
    size_t length = strlen(text);

    if (length <= limits->text_characters)
        return true;
    size_t characters = (size_t)g_utf8_strlen(text, -1);
    if (characters <= limits->text_characters)
        return true;
    Diagnostic *diagnostic = rebut_diagnostics_add(diagnostics, CODE_E0107, source, span,
                                                   "this text has %zu characters, more than %zu",
                                                   characters, limits->text_characters);
    rebut_diagnostic_help(diagnostic, "split it into items; `--limit text=N` changes the limit");
    return false;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n';
}

void rebut_bytes_tidy(char *text)
{
    size_t length = 0;

    for (size_t i = 0; text[i] != '\0'; i++) {
        char c = text[i] == '\t' ? ' ' : text[i];
        if (c == '\r')
            c = '\n';
        /* U+2028 and U+2029 end lines too. */
        if (strncmp(text + i, "\xE2\x80\xA8", 3) == 0 ||
            strncmp(text + i, "\xE2\x80\xA9", 3) == 0) {
            c = '\n';
            i += 2;
        }
        if (length == 0 && is_space(c))
            continue;
        text[length++] = c;
    }
    while (length > 0 && is_space(text[length - 1]))
        length--;
    text[length] = '\0';
}

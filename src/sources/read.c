/* From the name of a file to its text. What a file is is told by its first bytes where these are
 * certain (PDF), else by the end of its name. All but PDF has to be UTF-8: the encoding is not
 * guessed, since a wrong guess would find fault with right quotes. Every fault is told at the line
 * that names the file. */
#include "sources/extract.h"
#include "sources/sources.h"
#include <stdlib.h>
#include <string.h>

enum { SNIFFED_BYTES = 1024 };

typedef struct Reading {
    const Argument *argument;
    const SourceEntry *entry;
    const Loader *loader;
    Diagnostics *diagnostics;
} Reading;

static Diagnostic *refuse(const Reading *reading, Code code, const char *words, const char *reason)
{
    return rebut_diagnostics_add(reading->diagnostics, code, reading->argument->source,
                                 reading->entry->file.span, "the source file `%s` %s%s%s",
                                 reading->entry->file.bytes, words, reason != NULL ? ": " : "",
                                 reason != NULL ? reason : "");
}

static bool is_address(const char *name)
{
    return strstr(name, "://") != NULL || g_ascii_strncasecmp(name, "mailto:", 7) == 0;
}

static void refuse_load(const Reading *reading, LoadState state, const char *reason)
{
    const char *name = reading->entry->file.bytes;

    switch (state) {
    case LOAD_DONE:
        break;
    case LOAD_MISSING:
        rebut_diagnostic_help(refuse(reading, CODE_E0602, "is not there", NULL),
                              is_address(name) ? "`file` names a file; an address belongs into "
                                                 "`url`"
                                               : "it is looked for from the map's own folder");
        break;
    case LOAD_OUTSIDE:
        rebut_diagnostic_help(
            refuse(reading, CODE_E0603, "lies outside the map's folder", NULL),
            "put it into the folder of the map or below, or allow this with `--allow-outside`");
        break;
    case LOAD_NO_FILE:
        rebut_diagnostic_help(refuse(reading, CODE_E0604, "cannot be read", reason),
                              "name a file with the source's text");
        break;
    case LOAD_TOO_LARGE: {
        g_autofree char *limit = g_strdup_printf("goes beyond the %zu bytes that sources may have",
                                                 reading->loader->most_bytes);
        rebut_diagnostic_help(refuse(reading, CODE_E0605, limit, NULL),
                              "`--limit source-bytes=N` changes the limit");
        break;
    }
    case LOAD_FAILED:
        refuse(reading, CODE_E0602, "cannot be read", reason);
        break;
    }
}

static SourceFormat format_of(const char *name, const Loaded *loaded)
{
    static const struct {
        const char *ending;
        SourceFormat format;
    } rows[] = {{".md", SOURCE_MARKDOWN}, {".markdown", SOURCE_MARKDOWN}, {".html", SOURCE_HTML},
                {".htm", SOURCE_HTML},    {".xhtml", SOURCE_HTML},        {".pdf", SOURCE_PDF}};
    g_autofree char *lower = g_ascii_strdown(name, -1);

    if (loaded->length >= 5 && memcmp(loaded->bytes, "%PDF-", 5) == 0)
        return SOURCE_PDF;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (g_str_has_suffix(lower, rows[i].ending))
            return rows[i].format;
    return SOURCE_PLAIN;
}

static bool is_utf16(const Loaded *loaded)
{
    const guchar *bytes = (const guchar *)loaded->bytes;

    return loaded->length >= 2 &&
           ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF));
}

/* Control characters other than white space, in the first bytes, and NUL anywhere. */
static bool is_binary(const Loaded *loaded)
{
    size_t n_controls = 0;

    for (size_t i = 0; i < MIN(loaded->length, SNIFFED_BYTES); i++) {
        guchar byte = (guchar)loaded->bytes[i];
        n_controls += byte < 0x20 && strchr("\t\n\v\f\r\033", byte) == NULL;
    }
    return n_controls > 8 || memchr(loaded->bytes, '\0', loaded->length) != NULL;
}

static void refuse_byte(const Reading *reading, const Loaded *loaded, const char *at)
{
    g_autoptr(Source) file =
        rebut_source_new(reading->entry->file.bytes, loaded->bytes, loaded->length);
    Place place = rebut_source_place(file, (size_t)(at - loaded->bytes));
    g_autofree char *reason =
        g_strdup_printf("byte 0x%02X at %zu:%zu", (guchar)*at, place.line, place.column);

    rebut_diagnostic_help(refuse(reading, CODE_E0606, "is not UTF-8", reason),
                          "it seems to be in an older encoding such as Latin-1; save it as UTF-8");
}

static bool is_text(const Reading *reading, const Loaded *loaded)
{
    const char *end = loaded->bytes;

    if (is_utf16(loaded))
        rebut_diagnostic_help(refuse(reading, CODE_E0606, "is UTF-16, not UTF-8", NULL),
                              "save it as UTF-8 (in an editor: Save as, Encoding: UTF-8)");
    else if (is_binary(loaded))
        rebut_diagnostic_help(refuse(reading, CODE_E0606, "is no text", NULL),
                              "a source is plain text, Markdown, HTML or PDF");
    else if (!g_utf8_validate_len(loaded->bytes, loaded->length, &end))
        refuse_byte(reading, loaded, end);
    else
        return true;
    return false;
}

static bool extract(const Reading *reading, const Loaded *loaded, SourceText *text)
{
    static const char *const reasons[N_EXTRACT_FAULTS] = {
        [EXTRACT_UNREADABLE] = "it is damaged",
        [EXTRACT_LOCKED] = "it asks for a password",
        [EXTRACT_MISSING] = "the helper program that reads such files is missing",
        [EXTRACT_TIME] = "that took more time or memory than it is given",
        [EXTRACT_BABBLE] = "its words are more than is allowed, or make no sense",
    };
    const Extractor extractor = {reading->loader->extractor, reading->loader->most_bytes,
                                 reading->loader->seconds};
    ExtractFault fault;

    if (!rebut_extract(text, loaded->bytes, loaded->length, &extractor, &fault)) {
        refuse(reading, CODE_E0607, "cannot be read", reasons[fault]);
        return false;
    }
    if (text->format != SOURCE_PDF || strspn(text->bytes->str, " \n") < text->bytes->len)
        return true;
    rebut_diagnostic_help(refuse(reading, CODE_E0607, "has no words", NULL),
                          "its pages may be pictures: name a file that went through text "
                          "recognition");
    return false;
}

static SourceText *make_text(const Reading *reading, const Loaded *loaded)
{
    SourceFormat format = format_of(reading->entry->file.bytes, loaded);

    if (format != SOURCE_PDF && !is_text(reading, loaded))
        return NULL;
    g_autoptr(SourceText) text =
        rebut_source_text_new(format, reading->entry->file.bytes, loaded->bytes, loaded->length);
    switch (format) {
    case SOURCE_PLAIN:
        rebut_read_plain(text);
        break;
    case SOURCE_MARKDOWN:
        rebut_read_markdown(text);
        break;
    case SOURCE_HTML:
    case SOURCE_PDF:
        if (!extract(reading, loaded, text))
            return NULL;
        break;
    }
    return g_steal_pointer(&text);
}

SourceText *rebut_source_read(Sources *sources, const SourceEntry *entry, const Loader *loader,
                              Diagnostics *diagnostics)
{
    const Reading reading = {sources->argument, entry, loader, diagnostics};
    size_t most_bytes = loader->most_bytes - sources->bytes_read;
    Loaded loaded = {NULL, 0, NULL};
    LoadState state = loader->load(loader->closure, entry->file.bytes, most_bytes, &loaded);

    if (state != LOAD_DONE) {
        refuse_load(&reading, state, loaded.reason);
        return NULL;
    }
    sources->bytes_read += MIN(loaded.length, most_bytes);
    SourceText *text = make_text(&reading, &loaded);
    free(loaded.bytes);
    return text;
}

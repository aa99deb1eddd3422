/* libFuzzer over quotes: the input is a quote and a source's text, parted by the first NUL byte;
 * the source's format is told by the quote's first byte (a star: Markdown).
 *
 * Held on the way: a quote that does not hold comes with an error; the counts add up; messages are
 * UTF-8. PDF and HTML, which a helper reads, are left
 * out. */
#include "rebut.h"
#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Text {
    const uint8_t *bytes;
    size_t length, errors;
} Text;

static RebutFileState load(void *closure, const char *name, size_t most_bytes, RebutFile *file)
{
    const Text *text = closure;

    (void)name, (void)most_bytes;
    file->bytes = malloc(text->length + 1);
    file->length = text->length;
    if (file->bytes == NULL)
        return REBUT_FILE_FAILED;
    memcpy(file->bytes, text->bytes, text->length);
    return REBUT_FILE_READ;
}

static void hear(const RebutMessage *message, void *closure)
{
    Text *text = closure;

    g_assert_true(g_utf8_validate(message->text, -1, NULL));
    g_assert_true(message->help == NULL || g_utf8_validate(message->help, -1, NULL));
    text->errors += message->is_error;
}

static bool append(void *closure, const void *bytes, size_t length)
{
    g_string_append_len(closure, bytes, (gssize)length);
    return true;
}

/* A map with this quote, which any bytes may make; escaped so that each reaches the reader. */
static GString *make_map(const uint8_t *quote, size_t length, const char *file)
{
    GString *map = g_string_new("claims:\n  - text: A\n    source: {cite: s, quote: \"");

    for (size_t i = 0; i < length; i++) {
        if (quote[i] == '"' || quote[i] == '\\')
            g_string_append_c(map, '\\');
        g_string_append_c(map, (char)quote[i]);
    }
    g_string_append_printf(map, "\"}\n    challenges: [B]\nsources: {s: {title: S, file: %s}}\n",
                           file);
    return map;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *feed = size > 0 ? memchr(data, '\n', size) : NULL;
    size_t length = feed != NULL ? (size_t)(feed - data) : 0;
    Text text = {feed != NULL ? feed + 1 : data, feed != NULL ? size - length - 1 : size, 0};
    const char *file = length > 0 && data[0] == '*' ? "s.md" : "s.txt";
    g_autoptr(GString) words = g_string_new(NULL);
    const RebutOutput output = {.format = "text", .write = append, .closure = words};
    RebutOptions options;
    RebutReport report = {0};

    g_autoptr(GString) map = make_map(data, length, file);
    rebut_options_init(&options);
    options.message = hear;
    options.message_closure = &text;
    options.load = load;
    options.load_closure = &text;
    RebutStatus status = rebut_check_sources(map->str, map->len, &options, true, &output, &report);
    g_assert_true(status == REBUT_DONE || (status == REBUT_INPUT && text.errors > 0));
    g_assert_true(report.quotes_held + report.quotes_unchecked <= report.quotes);
    if (status == REBUT_DONE)
        g_assert_true(report.quotes_held == report.quotes);
    return 0;
}

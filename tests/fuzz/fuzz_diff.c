/* libFuzzer over differences: the input is two maps, parted by the first NUL byte.
 *
 * Held on the way: words are UTF-8; a map does not differ from itself; text is empty just when JSON
 * says that nothing differs; two maps of which one can be told from the other can be drawn. */
#include "rebut.h"
#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool append(void *closure, const void *bytes, size_t length)
{
    g_string_append_len(closure, bytes, (gssize)length);
    return true;
}

static RebutStatus tell(const RebutMap *before, const RebutMap *after, const char *format,
                        GString *words)
{
    const RebutOutput output = {.format = format, .write = append, .closure = words};
    RebutOptions options;

    rebut_options_init(&options);
    options.limits.cards = 300;
    options.limits.text_characters = 500;
    g_string_truncate(words, 0);
    RebutStatus status = rebut_diff(before, after, &options, &output, 1, NULL);
    g_assert_true(status == REBUT_DONE || status == REBUT_INPUT);
    g_assert_true(g_utf8_validate(words->str, (gssize)words->len, NULL));
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *part = size > 0 ? memchr(data, '\0', size) : NULL;
    size_t length = part != NULL ? (size_t)(part - data) : size;
    g_autofree char *first = g_strndup((const char *)data, length);
    g_autofree char *second = part != NULL ? g_memdup2(part + 1, size - length - 1) : NULL;
    const RebutMap before = {"before", first, length};
    const RebutMap after = {"after", second != NULL ? second : "",
                            second != NULL ? size - length - 1 : 0};
    g_autoptr(GString) text = g_string_new(NULL), json = g_string_new(NULL),
                       drawing = g_string_new(NULL);

    if (tell(&before, &before, "text", text) == REBUT_DONE)
        g_assert_cmpuint(text->len, ==, 0);
    if (tell(&before, &after, "text", text) != REBUT_DONE)
        return 0;
    g_assert_true(tell(&before, &after, "json", json) == REBUT_DONE);
    g_assert_true(tell(&before, &after, "svg", drawing) == REBUT_DONE);
    g_assert_true(g_str_has_suffix(drawing->str, "</svg>\n"));
    g_assert_true((text->len == 0) == (strstr(json->str, "\n  \"differs\": false,") != NULL));
    return 0;
}

/* libFuzzer over the whole way: bytes to SVG, PDF and DOT, through the public header.
 *
 * Held on the way: what is drawn is announced as drawn and what is refused comes with a message;
 * the SVG holds none of what the profile forbids. The layered helper is left out (a process a case
 * would be slow), so the page layout lays out. */
#include "rebut.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool append(void *closure, const void *bytes, size_t length)
{
    g_string_append_len(closure, bytes, (gssize)length);
    return true;
}

static void count(const RebutMessage *message, void *closure)
{
    size_t *errors = closure;

    g_assert_true(message->text != NULL && *message->text != '\0');
    g_assert_true(g_utf8_validate(message->text, -1, NULL));
    *errors += message->is_error;
}

static void hold_profile(const GString *svg)
{
    static const char *const forbidden[] = {"<script", "<foreignObject", "<style", "<image",
                                            "<use"};

    g_assert_true(g_str_has_suffix(svg->str, "</svg>\n"));
    g_assert_true(strlen(svg->str) == svg->len && g_utf8_validate(svg->str, -1, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(forbidden); i++)
        g_assert_null(strstr(svg->str, forbidden[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *bytes = g_memdup2(data, size);
    GString *texts[3] = {g_string_new(NULL), g_string_new(NULL), g_string_new(NULL)};
    const RebutOutput outputs[] = {{.format = "svg", .write = append, .closure = texts[0]},
                                   {.format = "pdf", .write = append, .closure = texts[1]},
                                   {.format = "dot", .write = append, .closure = texts[2]}};
    RebutOptions options;
    size_t errors = 0;

    rebut_options_init(&options);
    options.helper = "";
    options.limits.cards = 300;
    options.limits.text_characters = 500;
    options.message = count;
    options.message_closure = &errors;
    RebutStatus status =
        rebut_render(size > 0 ? bytes : "", size, &options, outputs, G_N_ELEMENTS(outputs), NULL);
    g_assert_true(status == REBUT_DONE || (status == REBUT_INPUT && errors > 0));
    if (status == REBUT_DONE)
        hold_profile(texts[0]);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_string_free(texts[i], TRUE);
    return 0;
}

/* libFuzzer over reading: bytes to a checked argument, through the public header.
 *
 * Held on the way: a map that is refused comes with an error, one that is not without; every
 * message is UTF-8 with a code and has its place inside the input; libyaml's own words never show.
 */
#include "rebut.h"
#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Hearing {
    size_t size;
    size_t errors;
} Hearing;

static void hold_place(const RebutPlace *place, size_t size)
{
    g_assert_true(place->offset_start <= place->offset_end && place->offset_end <= size);
    g_assert_true(place->line >= 1 && place->column >= 1 && place->line <= place->end_line);
    g_assert_true(place->label == NULL || g_utf8_validate(place->label, -1, NULL));
}

static void hear(const RebutMessage *message, void *closure)
{
    static const char *const foreign[] = {"while scanning", "while parsing",
                                          "did not find expected", "mapping values",
                                          "found character"};
    Hearing *hearing = closure;

    g_assert_true(message->text[0] != '\0' && g_utf8_validate(message->text, -1, NULL));
    g_assert_true(message->help == NULL || g_utf8_validate(message->help, -1, NULL));
    g_assert_nonnull(rebut_explain(message->code));
    for (size_t i = 0; i < G_N_ELEMENTS(foreign); i++)
        g_assert_true(strstr(message->text, foreign[i]) == NULL || message->text[0] == '`' ||
                      strchr(message->text, '`') != NULL);
    if (message->has_place)
        hold_place(&message->place, hearing->size);
    if (message->has_second)
        hold_place(&message->second, hearing->size);
    hearing->errors += message->is_error;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A copy of just this size, so that a step beyond it is seen. */
    g_autofree char *bytes = g_memdup2(data, size);
    Hearing hearing = {.size = size};
    RebutOptions options;

    rebut_options_init(&options);
    options.limits.cards = 300;
    options.limits.text_characters = 500;
    options.message = hear;
    options.message_closure = &hearing;
    RebutStatus status = rebut_check(size > 0 ? bytes : "", size, &options, NULL);
    g_assert_true(status == REBUT_DONE || status == REBUT_INPUT);
    g_assert_true((status == REBUT_INPUT) == (hearing.errors > 0));
    return 0;
}

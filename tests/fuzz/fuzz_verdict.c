/* libFuzzer over verdicts: bytes to words and to JSON, through the public header.
 *
 * Held on the way: both forms come or neither does, both are UTF-8 and whole lines; the counts add
 * up and both forms tell them; an expectation that is not met is the only error that leaves words.
 */
#include "rebut.h"
#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Hearing {
    size_t errors, unmet; /* all; of expectations */
} Hearing;

static void hear(const RebutMessage *message, void *closure)
{
    Hearing *hearing = closure;

    g_assert_true(g_utf8_validate(message->text, -1, NULL));
    g_assert_true(!message->has_place || message->place.label == NULL ||
                  g_utf8_validate(message->place.label, -1, NULL));
    hearing->errors += message->is_error;
    hearing->unmet += strcmp(message->code, "E0501") == 0;
}

static bool append(void *closure, const void *bytes, size_t length)
{
    g_string_append_len(closure, bytes, (gssize)length);
    return true;
}

/* Returns whether there was a verdict. */
static bool judge(const char *bytes, size_t size, const char *form, GString *words,
                  RebutReport *report)
{
    const RebutOutput output = {.format = form, .write = append, .closure = words};
    Hearing hearing = {0};
    RebutOptions options;

    rebut_options_init(&options);
    options.limits.cards = 300;
    options.limits.text_characters = 500;
    options.message = hear;
    options.message_closure = &hearing;
    RebutStatus status = rebut_verdict(bytes, size, &options, &output, report);
    g_assert_true(status == REBUT_DONE || status == REBUT_INPUT);
    g_assert_true((status == REBUT_INPUT) == (hearing.errors > 0));
    g_assert_true((words->len > 0) == (hearing.errors == hearing.unmet));
    g_assert_true(words->len == strlen(words->str) && g_utf8_validate(words->str, -1, NULL));
    return words->len > 0;
}

static void hold_counts(const RebutReport *report, const GString *text, const GString *json)
{
    g_autofree char *in_text = g_strdup_printf("%zu answered, %zu open, %zu undecided\n",
                                               report->answered, report->open, report->undecided);
    g_autofree char *in_json = g_strdup_printf(
        "\"challenges\": {\"all\": %zu, \"answered\": %zu, \"open\": %zu, \"undecided\": %zu}}\n",
        report->challenges, report->answered, report->open, report->undecided);

    g_assert_true(report->challenges == report->answered + report->open + report->undecided);
    if (g_str_has_suffix(text->str, " undecided\n")) /* else in another language */
        g_assert_true(g_str_has_suffix(text->str, in_text));
    g_assert_true(g_str_has_suffix(json->str, in_json));
    g_assert_true(strchr(json->str, '\n') == json->str + json->len - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *bytes = g_memdup2(data, size);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) json = g_string_new(NULL);
    RebutReport report = {0};

    bool is_told = judge(size > 0 ? bytes : "", size, "text", text, &report);
    g_assert_true(judge(size > 0 ? bytes : "", size, "json", json, &report) == is_told);
    if (is_told)
        hold_counts(&report, text, json);
    return 0;
}

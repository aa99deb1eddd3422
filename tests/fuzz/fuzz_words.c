/* libFuzzer over words: bytes to an outline in each of its forms, through the public header.
 *
 * Held on the way: words come of a sound map, and only of one; all of them are UTF-8; alt text
 * keeps to its length and holds no quotation mark; HTML holds as many ends of elements as
 * beginnings, and no element that is not ours; LaTeX ends with its group. */
#include "rebut.h"
#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_FORMS = 16, ALT_CHARACTERS = 600 };

static bool append(void *closure, const void *bytes, size_t length)
{
    g_string_append_len(closure, bytes, (gssize)length);
    return true;
}

static void hold_alt(const GString *words)
{
    g_assert_cmpint(g_utf8_strlen(words->str, -1), <=, ALT_CHARACTERS + 1);
    g_assert_true(strchr(words->str, '"') == NULL);
    g_assert_true(strchr(words->str, '\n') == words->str + words->len - 1);
}

static bool is_ours(const char *element)
{
    static const char *const names[] = {"section", "h2",     "h3",   "p", "ul",  "li",
                                        "em",      "strong", "span", "a", "bdi", "blockquote"};
    size_t length = strcspn(element, " >");

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strlen(names[i]) == length && strncmp(names[i], element, length) == 0)
            return true;
    return false;
}

static void hold_html(const GString *words)
{
    int depth = 0;

    for (const char *p = words->str; (p = strchr(p, '<')) != NULL; p++) {
        bool is_end = p[1] == '/';
        g_assert_true(is_ours(p + 1 + is_end));
        depth += is_end ? -1 : 1;
        g_assert_cmpint(depth, >=, 0);
    }
    g_assert_cmpint(depth, ==, 0);
}

static void hold_form(const char *form, const GString *words)
{
    g_assert_true(g_utf8_validate(words->str, (gssize)words->len, NULL));
    if (g_str_equal(form, "alt"))
        hold_alt(words);
    else if (g_str_equal(form, "html"))
        hold_html(words);
    else if (g_str_equal(form, "latex"))
        g_assert_true(g_str_has_suffix(words->str, "\\par\\endgroup\n"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A copy of just this size, so that a step beyond it is seen. */
    g_autofree char *bytes = g_memdup2(data, size);
    RebutOutput outputs[MOST_FORMS];
    size_t n = 0;
    RebutOptions options;

    rebut_options_init(&options);
    options.limits.cards = 300;
    options.limits.text_characters = 500;
    for (const char *form; (form = rebut_outline_form(n, NULL)) != NULL && n < MOST_FORMS; n++)
        outputs[n] = (RebutOutput){.format = form, .write = append, .closure = g_string_new(NULL)};
    for (int has_table = 0; has_table < 2; has_table++) {
        RebutStatus status =
            rebut_outline(size > 0 ? bytes : "", size, &options, has_table, outputs, n, NULL);
        g_assert_true(status == REBUT_DONE || status == REBUT_INPUT);
        for (size_t i = 0; i < n; i++) {
            GString *words = outputs[i].closure;
            g_assert_true((words->len > 0) == (status == REBUT_DONE));
            if (status == REBUT_DONE)
                hold_form(outputs[i].format, words);
            g_string_truncate(words, 0);
        }
    }
    for (size_t i = 0; i < n; i++)
        g_string_free(outputs[i].closure, TRUE);
    return 0;
}

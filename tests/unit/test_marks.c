/* Inline marks: what opens, what closes, what is an ordinary star. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/marks.h"

/* The parse as one string: styles in front of their stretches, as digits. */
static char *shown(const char *marked)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(StyleSpan));
    g_autofree char *plain = rebut_marks_parse(marked, spans);
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < spans->len; i++) {
        const StyleSpan *span = &g_array_index(spans, StyleSpan, i);
        g_string_append_printf(out, "[%d:%.*s]", span->style, (int)(span->end - span->start),
                               plain + span->start);
    }
    return g_string_free(out, FALSE);
}

static void check(const char *marked, const char *expected)
{
    g_autofree char *got = shown(marked);
    assert_string_equal(got, expected);
}

static void marks_change_style(void **state)
{
    (void)state;
    check("plain", "[0:plain]");
    check("an *easy* one", "[0:an ][1:easy][0: one]");
    check("a **strong** one", "[0:a ][2:strong][0: one]");
    check("**strong *and* more**", "[2:strong ][3:and][2: more]");
    check("*a* **b**", "[1:a][0: ][2:b]");
}

static void lone_stars_are_text(void **state)
{
    (void)state;
    check("2 * 3 * 4", "[0:2 * 3 * 4]");
    check("a footnote*", "[0:a footnote*]");
    check("*never closed", "[0:*never closed]");
    check("***three***", "[0:***three***]");
    check("", "");
}

static void many_openers_stay_linear(void **state)
{
    (void)state;
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 200000; i++)
        g_string_append(text, " *a");
    g_autofree char *plain = rebut_marks_parse(text->str, NULL);
    assert_string_equal(plain, text->str);
    g_string_free(text, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_change_style),
        cmocka_unit_test(lone_stars_are_text),
        cmocka_unit_test(many_openers_stay_linear),
    };
    return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}

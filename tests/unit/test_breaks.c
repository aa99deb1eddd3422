/* Where lines may break: in plain prose, too, it is where Pango says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/breaks.h"
#include <pango/pango.h>
#include <string.h>

#define N_TEXTS   20000
#define MOST_LONG 40

/* Mostly what plain prose is made of, and some of what it is not. */
static const char alphabet[] = "aaabZz019    .,:;?!'''-/(\"$%";

static void expect_breaks_of_pango(const char *text, const char *lang)
{
    size_t n = (size_t)g_utf8_strlen(text, -1);
    g_autofree guint8 *found = g_new0(guint8, n + 1);
    g_autofree PangoLogAttr *expected = g_new0(PangoLogAttr, n + 1);

    rebut_breaks_find(text, lang, found, n);
    pango_get_log_attrs(text, (int)strlen(text), -1, pango_language_from_string(lang), expected,
                        (int)n + 1);
    for (size_t i = 0; i <= n; i++)
        if (((found[i] & BREAK_LINE) != 0) != expected[i].is_line_break ||
            ((found[i] & BREAK_CURSOR) != 0) != expected[i].is_cursor_position ||
            (i < n && ((found[i] & BREAK_MANDATORY) != 0) != expected[i].is_mandatory_break))
            fail_msg("at %zu of \"%s\"", i, text);
}

static void prose_breaks_as_in_pango(void **state)
{
    (void)state;
    expect_breaks_of_pango("Two in three, by car: 3.5 km at 10:30; don't they? No!", "en");
    expect_breaks_of_pango("a", "en");
}

static void any_text_breaks_as_in_pango(void **state)
{
    static const char *const languages[] = {"en", "nl", "fr", "ca", "th", "zh-cn", "ar"};
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    char text[MOST_LONG + 1];

    (void)state;
    for (int i = 0; i < N_TEXTS; i++) {
        gint32 length = g_rand_int_range(random, 1, MOST_LONG + 1);
        for (gint32 at = 0; at < length; at++)
            text[at] = alphabet[g_rand_int_range(random, 0, (gint32)strlen(alphabet))];
        text[length] = '\0';
        expect_breaks_of_pango(text, languages[i % (int)G_N_ELEMENTS(languages)]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_breaks_as_in_pango),
        cmocka_unit_test(any_text_breaks_as_in_pango),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

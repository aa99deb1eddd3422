/* Where lines may break: in plain text, too, it is where Pango says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/breaks.h"
#include "text/plain.h"
#include <pango/pango.h>
#include <string.h>

#define N_TEXTS   20000
#define MOST_LONG 40

static void expect_breaks_of_pango(const char *text, const char *lang)
{
    size_t n = (size_t)g_utf8_strlen(text, -1);
    g_autofree guint8 *found = g_new0(guint8, n + 1);
    g_autofree PangoLogAttr *expected = g_new0(PangoLogAttr, n + 1);

    rebut_breaks_find(&rebut_shaping, text, lang, found, n);
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
    expect_breaks_of_pango(
        "well-known (p. 3\u20135) \u201cas is\u201d \u2014 $1,000/2 + (50)% \u2026", "en");
    expect_breaks_of_pango("two\nlines \u00a0 \u6570\u5b57 e\u0301", "en");
    expect_breaks_of_pango("Pourquoi\u202f? Non\u00a0: \u00ab\u00a0oui\u00a0\u00bb, 10\u202f%",
                           "fr");
    expect_breaks_of_pango("a", "en");
}

/* One character of each class. */
static const char *const classes[] = {"a", "1",      " ",      "\"",     "!",     "$",
                                      "%", "(",      ")",      "}",      ",",     "-",
                                      "/", "\u2013", "\u2014", "\u2026", "\u00a0"};

static void all_short_strings_break_as_in_pango(void **state)
{
    enum { LENGTH = 4 };
    size_t n = 1;

    (void)state;
    for (size_t at = 0; at < LENGTH; at++)
        n *= G_N_ELEMENTS(classes);
    for (size_t i = 0; i < n; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (size_t rest = i, at = 0; at < LENGTH; at++, rest /= G_N_ELEMENTS(classes))
            g_string_append(text, classes[rest % G_N_ELEMENTS(classes)]);
        expect_breaks_of_pango(text->str, "en");
    }
}

/* Every plain character, between others at random. */
static void any_text_breaks_as_in_pango(void **state)
{
    static const char *const languages[] = {"en", "nl", "fr", "ca", "th", "zh-cn", "ar"};
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    g_autoptr(GArray) plain = g_array_new(FALSE, FALSE, sizeof(gunichar));

    (void)state;
    for (gunichar c = 1; c < 0x3000; c++)
        if (rebut_plain_class(c) != PLAIN_NONE)
            g_array_append_val(plain, c);
    for (int i = 0; i < N_TEXTS; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        gint32 length = g_rand_int_range(random, 1, MOST_LONG + 1);
        while (length-- > 0) {
            guint at = (guint)g_rand_int_range(random, 0, (gint32)plain->len);
            if (g_rand_boolean(random))
                g_string_append(text, classes[g_rand_int_range(random, 0, G_N_ELEMENTS(classes))]);
            else
                g_string_append_unichar(text, g_array_index(plain, gunichar, at));
        }
        expect_breaks_of_pango(text->str, languages[i % (int)G_N_ELEMENTS(languages)]);
    }
}

/* May a line end before `part` in `text`, at a break that is there? */
static bool are_torn(const char *text, const char *part)
{
    return !rebut_breaks_are_kept(text, (size_t)(strstr(text, part) - text));
}

static void numbers_keep_their_units(void **state)
{
    (void)state;
    assert_false(are_torn("a lane of 12 km costs nothing", "km"));
    assert_false(are_torn("it fell by 3.5 % in a year", "%"));
    assert_false(are_torn("from 1,000 \xe2\x82\xac upwards", "\xe2\x82\xac"));
    assert_true(are_torn("a lane of 12 kilometres costs", "kilometres"));
    assert_true(are_torn("since 2023 cars cost more", "cars")); /* a year */
    assert_true(are_torn("the A4 road is closed", "road"));
    assert_true(are_torn("a lane of 12 km costs nothing", "costs"));
}

static void short_last_words_are_kept(void **state)
{
    (void)state;
    assert_false(are_torn("They do not want it", "it"));
    assert_false(are_torn("They do not want it!", "it!"));
    assert_false(are_torn("They want it\nbut who does", "it"));
    assert_true(are_torn("They do not want cars", "cars"));
    assert_true(are_torn("They do not want it", "want"));
    assert_true(are_torn("Unconstitutionally so", "so")); /* with a long one there is no room */
    assert_false(rebut_breaks_are_kept("want it", 0));
}

/* `|` marks where a long word may be broken; no other place. */
static void assert_parts(const char *marked)
{
    g_auto(GStrv) parts = g_strsplit(marked, "|", -1);
    g_autofree char *word = g_strjoinv("", parts);
    g_autoptr(GString) found = g_string_new(NULL);

    for (size_t i = 0, start = 0; word[i] != '\0'; i++) {
        if (i > start && rebut_breaks_within(word, start, i, strlen(word))) {
            g_string_append_c(found, '|');
            start = i;
        }
        g_string_append_c(found, word[i]);
    }
    assert_string_equal(found->str, marked);
}

static void long_identifiers_break_behind_their_signs(void **state)
{
    (void)state;
    assert_parts("https://|example.|org/|a/a_|page?a=|b1&|cd=|long,|word-|end");
    assert_parts("reduces_|the_|load");
    assert_parts("the.|value.3.1415,9265");
    assert_parts("unconstitutionally");
    assert_parts("a_b_|cde_fg");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_breaks_as_in_pango),
        cmocka_unit_test(all_short_strings_break_as_in_pango),
        cmocka_unit_test(any_text_breaks_as_in_pango),
        cmocka_unit_test(numbers_keep_their_units),
        cmocka_unit_test(short_last_words_are_kept),
        cmocka_unit_test(long_identifiers_break_behind_their_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

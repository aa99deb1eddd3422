/* Widths of plain text are those of Pango, whatever was measured before, and what is said of
 * languages is what Pango says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/text.h"
#include "text/languages.h"
#include "text/plain_font.h"
#include <pango/pango.h>
#include <string.h>

#define N_WORDS   4000
#define MOST_LONG 14
#define SIZE      11.0

static const char *const plain[] = {
    "a",      "f",      "i",      "l",      "A",      "V",      "W",      "T",      "o",
    "y",      "fi",     "ffl",    "ij",     "IJ",     "Lj",     "1",      "0",      "7",
    "/",      " ",      ".",      ",",      ":",      ";",      "-",      "'",      "\"",
    "(",      ")",      "[",      "]",      "!",      "?",      "%",      "$",      "&",
    "#",      "*",      "+",      "<",      "=",      ">",      "@",      "\\",     "^",
    "_",      "`",      "{",      "|",      "}",      "~",      "\u00e9", "\u00df", "\u00c4",
    "\u0142", "\u0131", "\u0130", "\u0163", "\u00a7", "\u00ab", "\u00bb", "\u2013", "\u2014",
    "\u2018", "\u2019", "\u201a", "\u201c", "\u201d", "\u201e", "\u2026", "\u00b0", "\u00a3",
    "\u00b1", "\u20ac", "\u00ac",
};

static const char *const languages[] = {"en", "de-CH", "nl", "tr", "ro", "pl", "vi", "ca", "fr"};

static char *random_word(GRand *random)
{
    GString *word = g_string_new(NULL);
    gint32 length = g_rand_int_range(random, 1, MOST_LONG);

    while (length-- > 0)
        g_string_append(word, plain[g_rand_int_range(random, 0, (gint32)G_N_ELEMENTS(plain))]);
    return g_string_free(word, FALSE);
}

static void expect_widths_of_pango(GRand *random, const char *lang, TextStyle style)
{
    PlainFont *font = rebut_plain_font_new(NULL, REBUT_FONTS, lang, SIZE, style);
    PangoFonts *pango = rebut_shaping.fonts_new(REBUT_FONTS, lang, SIZE);

    assert_non_null(font);
    for (int i = 0; i < N_WORDS; i++) {
        g_autofree char *word = random_word(random);
        double width = -1.0;
        assert_true(rebut_plain_font_measure(font, word, strlen(word), &width));
        Advance expected = rebut_shaping.measure(pango, word, strlen(word), style);
        if (width < expected.width || width > expected.width)
            fail_msg("\"%s\" in %s, style %d: %f, and Pango says %f", word, lang, (int)style, width,
                     expected.width);
    }
    rebut_shaping.fonts_free(pango);
    rebut_plain_font_free(font);
}

static void plain_words_are_as_wide_as_in_pango(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
        for (int style = 0; style < 4; style++)
            expect_widths_of_pango(random, languages[i], (TextStyle)style);
}

static void other_words_are_left_to_pango(void **state)
{
    static const char *const words[] = {"数字", "Цена",   "e\u0301",      "👍", "©",
                                        "a\nb", "\u00ad", "\u00a0",       "×", "سوق",
                                        "ạ",    "\u200d", "1\ufe0f\u20e3"};
    PlainFont *font = rebut_plain_font_new(NULL, REBUT_FONTS, "en", SIZE, STYLE_PLAIN);
    double width;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        assert_false(rebut_plain_font_measure(font, words[i], strlen(words[i]), &width));
    rebut_plain_font_free(font);
    assert_null(rebut_plain_font_new(NULL, REBUT_FONTS, "zh-cn", SIZE, STYLE_PLAIN));
    assert_null(rebut_plain_font_new(NULL, REBUT_FONTS, "sr", SIZE, STYLE_PLAIN));
}

static bool first_script_is(const char *lang, PangoScript script)
{
    int n = 0;
    const PangoScript *scripts = pango_language_get_scripts(pango_language_from_string(lang), &n);

    return n > 0 && scripts[0] == script;
}

/* All languages of two and three letters, some with a region. */
static void expect_languages_of_pango(const char *tag)
{
    bool is_rtl =
        first_script_is(tag, PANGO_SCRIPT_ARABIC) || first_script_is(tag, PANGO_SCRIPT_HEBREW);

    if (rebut_language_is_rtl(tag) != is_rtl)
        fail_msg("%s: right to left is %d", tag, (int)is_rtl);
    if (rebut_language_is_latin(tag) && !first_script_is(tag, PANGO_SCRIPT_LATIN))
        fail_msg("%s is not Latin", tag);
}

static void languages_are_those_of_pango(void **state)
{
    static const char *const regions[] = {"", "-IQ", "-IR", "-PK", "-CN", "-US"};
    char tag[16];

    (void)state;
    for (int i = 0; i < 26 * 26 * 27; i++) {
        char third = i % 27 == 26 ? '\0' : (char)('a' + i % 27);
        for (size_t j = 0; j < G_N_ELEMENTS(regions); j++) {
            g_snprintf(tag, sizeof tag, "%c%c%.1s%s", 'a' + i / 27 / 26, 'a' + i / 27 % 26, &third,
                       regions[j]);
            expect_languages_of_pango(tag);
        }
    }
}

/* A word that was measured among others of another map has the same width. */
static void kept_widths_are_the_same(void **state)
{
    static const char *const words[] = {"Cars", "数字", "A👍", "Traffic", "Цена"};
    Fonts *kept = rebut_fonts_open(FALSE);

    (void)state;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
            g_autoptr(TextShaper) alone = rebut_text_shaper_in(NULL, REBUT_FONTS, "en");
            g_autoptr(TextShaper) among = rebut_text_shaper_in(kept, REBUT_FONTS, "en");
            assert_float_equal(rebut_text_width(among, words[i], SIZE, STYLE_PLAIN),
                               rebut_text_width(alone, words[i], SIZE, STYLE_PLAIN), 0.0);
            assert_int_equal(rebut_text_missing_glyphs(among), rebut_text_missing_glyphs(alone));
        }
    rebut_fonts_close(kept);
}

/* Each map is told of its own characters without a font, once for each word. */
static void missing_characters_are_counted_for_each_map(void **state)
{
    Fonts *kept = rebut_fonts_open(FALSE);

    (void)state;
    for (int round = 0; round < 2; round++) {
        g_autoptr(TextShaper) shaper = rebut_text_shaper_in(kept, REBUT_FONTS, "en");
        rebut_text_shape(shaper, "\U000f0000 \U000f0000 and others");
        assert_int_equal(rebut_text_missing_glyphs(shaper), 1);
    }
    rebut_fonts_close(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_words_are_as_wide_as_in_pango),
        cmocka_unit_test(other_words_are_left_to_pango),
        cmocka_unit_test(languages_are_those_of_pango),
        cmocka_unit_test(kept_widths_are_the_same),
        cmocka_unit_test(missing_characters_are_counted_for_each_map),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Shaping and wrapping: the invariants that layouts rely on, in several scripts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/text.h"
#include <string.h>

static const char *const samples[] = {
    "Two in three customers come by car and would go elsewhere",
    "A *marked* and **strong** text, with *marks in*side a word",
    "数字经济合作对双方都有好处，但是差距很大。",
    "الفجوة في الاقتصاد الرقمي كبيرة بين البلدان",
    "डिजिटल अर्थव्यवस्था में सहयोग से सभी को लाभ होता है",
    "Η συνεργασία ωφελεί και τις δύο πλευρές",
    "Emoji 👩‍👩‍👧‍👦 and flags 🇪🇺 stay whole",
    "https://example.org/a/very/long/address/that/nobody/would/ever/want/to/see/on/a/card/in/full/length",
    "x",
};

static char *joined(const Lines *lines)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < lines->lines->len; i++) {
        const Line *line = &g_array_index(lines->lines, Line, i);
        for (guint j = 0; j < line->runs->len; j++)
            g_string_append(out, g_array_index(line->runs, TextRun, j).bytes);
    }
    return g_string_free(out, FALSE);
}

/* The width on one line. */
static double whole_width(const ShapedText *text)
{
    double widest = 0.0;

    rebut_text_count_lines(text, 1e6, &widest);
    return widest;
}

/* The text without white space, since a line break swallows it. */
static char *ink(const char *text)
{
    GString *out = g_string_new(NULL);

    for (const char *p = text; *p != '\0'; p++)
        if (!g_ascii_isspace(*p))
            g_string_append_c(out, *p);
    return g_string_free(out, FALSE);
}

static void wrapping_keeps_text_and_width(void **state)
{
    (void)state;
    g_autoptr(TextShaper) shaper = rebut_text_shaper_in(NULL, "Noto Sans, sans-serif", "en");
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        const ShapedText *text = rebut_text_shape(shaper, samples[i]);
        double least = rebut_text_min_width(text);
        assert_true(least > 0.0 && least <= REBUT_LONGEST_WORD);
        for (double width = 10.0; width < 500.0; width += 17.0) {
            g_autoptr(Lines) lines = rebut_text_wrap(text, width);
            double widest = 0.0;
            assert_int_equal(lines->lines->len, rebut_text_count_lines(text, width, &widest));
            assert_true(lines->width <=
                        widest + 1e-9); /* less where a last short word took another */
            assert_true(lines->width <= MAX(width, least) + 1e-6);
            g_autofree char *kept = joined(lines);
            g_autofree char *kept_ink = ink(kept), *whole_ink = ink(rebut_text_plain(text));
            assert_string_equal(kept_ink, whole_ink);
        }
        assert_int_equal(rebut_text_count_lines(text, whole_width(text), NULL), 1);
    }
    assert_int_equal(rebut_text_missing_glyphs(shaper), 0);
}

static void runs_of_a_line_touch(void **state)
{
    (void)state;
    g_autoptr(TextShaper) shaper = rebut_text_shaper_in(NULL, "Noto Sans, sans-serif", "en");
    g_autoptr(Lines) lines = rebut_text_wrap(rebut_text_shape(shaper, samples[1]), 1000.0);
    const Line *line = &g_array_index(lines->lines, Line, 0);
    double x = 0.0;

    assert_int_equal(line->runs->len, 7);
    for (guint i = 0; i < line->runs->len; i++) {
        const TextRun *run = &g_array_index(line->runs, TextRun, i);
        assert_float_equal(run->x, x, 1e-9);
        x += run->width;
    }
    assert_float_equal(x, line->width, 1e-9);
}

static void arithmetic_agrees_with_shaping(void **state)
{
    (void)state;
    g_autoptr(TextShaper) shaper = rebut_text_shaper_in(NULL, "Noto Sans, sans-serif", "en");
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        if (strchr(samples[i], '*') != NULL)
            continue;
        double whole = rebut_text_width(shaper, samples[i], REBUT_BODY_SIZE, STYLE_PLAIN);
        double summed = whole_width(rebut_text_shape(shaper, samples[i]));
        if (whole < REBUT_LONGEST_WORD)
            assert_true(whole * 0.98 <= summed && summed <= whole * 1.02);
    }
}

static void direction_follows_the_first_letter(void **state)
{
    (void)state;
    g_autoptr(TextShaper) english = rebut_text_shaper_in(NULL, "Noto Sans", "en");
    g_autoptr(TextShaper) arabic = rebut_text_shaper_in(NULL, "Noto Sans", "ar");
    assert_false(rebut_text_is_rtl(english, "12 of them"));
    assert_true(rebut_text_is_rtl(english, "١٢ بلدا"));
    assert_false(rebut_text_is_rtl(arabic, "ASEAN"));
    assert_true(rebut_text_is_rtl(arabic, "12"));
}

static void ten_thousand_marks_on_one_letter_have_a_width(void **state)
{
    (void)state;
    g_autoptr(TextShaper) shaper = rebut_text_shaper_in(NULL, "Noto Sans", "en");
    GString *text = g_string_new("a");
    for (int i = 0; i < 9000; i++)
        g_string_append(text, "\xcc\x81");
    const ShapedText *shaped = rebut_text_shape(shaper, text->str);
    assert_true(rebut_text_min_width(shaped) > 0.0 &&
                rebut_text_min_width(shaped) <= REBUT_LONGEST_WORD);
    g_string_free(text, TRUE);
}

static double x_of(const Lines *lines, const char *bytes)
{
    const Line *line = &g_array_index(lines->lines, Line, 0);

    for (guint i = 0; i < line->runs->len; i++)
        if (strstr(g_array_index(line->runs, TextRun, i).bytes, bytes) != NULL)
            return g_array_index(line->runs, TextRun, i).x;
    fail();
    return 0.0;
}

static void foreign_words_keep_their_order(void **state)
{
    (void)state;
    g_autoptr(TextShaper) shaper = rebut_text_shaper_in(NULL, REBUT_FONTS, "ar");
    const ShapedText *text = rebut_text_shape(shaper, "سيارات *cars* and **lorries** تمر هنا");
    g_autoptr(Lines) lines = rebut_text_wrap(text, 1000.0);

    assert_true(lines->is_rtl);
    assert_true(x_of(lines, "cars") < x_of(lines, "lorries"));
    assert_true(x_of(lines, "lorries") < x_of(lines, "سيارات"));
}

/* From each step's width on, down to the next step's, the text takes as many lines as that says. */
static void steps_tell_all_wrappings(void **state)
{
    (void)state;
    g_autoptr(TextShaper) shaper = rebut_text_shaper_in(NULL, "Noto Sans, sans-serif", "en");
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        const ShapedText *text = rebut_text_shape(shaper, samples[i]);
        g_autoptr(GArray) steps = rebut_text_steps(text, 20.0);
        const WrapStep *step = &g_array_index(steps, WrapStep, 0);
        assert_int_equal(step->n_lines, rebut_text_count_lines(text, 1000.0, NULL));
        for (double width = 1000.033; width >= g_array_index(steps, WrapStep, steps->len - 1).width;
             width -= 0.7) {
            while (width < step->width)
                step++;
            if (step->n_lines != rebut_text_count_lines(text, width, NULL))
                fail_msg("at %f of \"%s\"", width, samples[i]);
        }
        for (guint j = 1; j < steps->len; j++) {
            assert_true(step[0].width > 0.0);
            assert_true(g_array_index(steps, WrapStep, j).n_lines >
                        g_array_index(steps, WrapStep, j - 1).n_lines);
            assert_true(g_array_index(steps, WrapStep, j).width <
                        g_array_index(steps, WrapStep, j - 1).width);
        }
    }
}

static void what_is_cut_ends_behind_a_word(void **state)
{
    static const char words[] = "Two in three customers come by car and would go elsewhere";

    (void)state;
    g_autoptr(TextShaper) shaper = rebut_text_shaper_in(NULL, "Noto Sans, sans-serif", "en");
    const ShapedText *text = rebut_text_shape(shaper, words);
    for (double width = rebut_text_min_width(text); width < 400.0; width += 1.3) {
        g_autoptr(Lines) lines = rebut_text_wrap_cut(text, width, 2);
        g_autofree char *kept = joined(lines);
        assert_true(lines->lines->len <= 2 && lines->width <= width + 1e-6);
        if (rebut_text_count_lines(text, width, NULL) <= 2) {
            assert_null(strstr(kept, "\xe2\x80\xa6"));
            continue;
        }
        assert_true(g_str_has_suffix(kept, "\xe2\x80\xa6"));
        kept[strlen(kept) - 3] = '\0';
        g_autofree char *kept_ink = ink(kept), *whole_ink = ink(words);
        assert_true(g_str_has_prefix(whole_ink, kept_ink));
        /* Behind a whole word: */
        const char *rest = words;
        for (const char *p = kept_ink; *p != '\0'; p++, rest++)
            while (*rest == ' ')
                rest++;
        assert_true(*rest == ' ');
    }
}

/* One short word alone on the last line takes another with it, where that costs no line. */
static void no_short_word_stands_alone(void **state)
{
    (void)state;
    g_autoptr(TextShaper) shaper = rebut_text_shaper_in(NULL, "Noto Sans, sans-serif", "en");
    const ShapedText *text =
        rebut_text_shape(shaper, "Shops in the old town would lose most of their daily trade");
    double whole = whole_width(text);
    g_autoptr(Lines) lines = rebut_text_wrap(text, whole - 1.0);
    const Line *last = &g_array_index(lines->lines, Line, lines->lines->len - 1);

    assert_int_equal(lines->lines->len, 2);
    const char *bytes = g_array_index(last->runs, TextRun, 0).bytes;
    assert_non_null(strchr(bytes, ' '));
    assert_true(g_str_has_suffix(bytes, "trade"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_tell_all_wrappings),
        cmocka_unit_test(what_is_cut_ends_behind_a_word),
        cmocka_unit_test(no_short_word_stands_alone),
        cmocka_unit_test(wrapping_keeps_text_and_width),
        cmocka_unit_test(runs_of_a_line_touch),
        cmocka_unit_test(arithmetic_agrees_with_shaping),
        cmocka_unit_test(direction_follows_the_first_letter),
        cmocka_unit_test(foreign_words_keep_their_order),
        cmocka_unit_test(ten_thousand_marks_on_one_letter_have_a_width),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}

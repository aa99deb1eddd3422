/* Quotes: what makes no difference and what does; what is near; limits; passages that are covered.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sources/coverage.h"
#include "read/read.h"
#include "sources/extract.h"
#include "sources/nearest.h"
#include "sources/sources.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_WORK = 2000 };

static bool holds(const char *source, const char *quote)
{
    g_autoptr(Normal) normal = rebut_normal_new(source, strlen(source));
    g_autoptr(GPtrArray) fragments = rebut_quote_split(quote);
    Match match, within = {0, normal->letters->len};

    for (guint i = 0; i < fragments->len; i++) {
        const Fragment *fragment = g_ptr_array_index(fragments, i);
        if (!rebut_quote_find(normal, fragment->normal, within, &match))
            return false;
        assert_true(match.start >= within.start && match.end <= normal->letters->len);
        within.start = match.end;
    }
    return fragments->len > 0;
}

static void typesetting_makes_no_difference(void **state)
{
    static const char *const rows[][2] = {
        {"a  wet\n\tmeadow", "a wet meadow"},
        {"a wet meadow", "a\nwet   meadow"},
        {"the co-\noperative", "the cooperative"},
        {"the co-\noperative", "the co-operative"},
        {"the co-\r\n  operative", "the cooperative"},
        {"the co\u2010\noperative", "the cooperative"},
        {"the cooperative", "the co- operative"},
        {"the co\u00ADoperative", "the cooperative"},
        {"the co\u00AD\noperative", "the cooperative"},
        {"the \uFB01rst \uFB03", "the first ffi"},
        {"the first", "the \uFB01rst"},
        {"\u201Cso\u201D it\u2019s", "\"so\" it's"},
        {"he said \u2018so\u2019 twice", "he said \u00ABso\u00BB twice"},
        {"1990\u20131995", "1990-1995"},
        {"rich\u2014it said\u2014in", "rich -- it said - in"},
        {"by \u22125 %", "by -5 %"},
        {"caf\u00E9 noir", "cafe\u0301 noir"},
        {"\u1EC7", "e\u0302\u0323"},
        {"the end", "The end"},
        {"The end", "the end"},
        {"\u00C9tude", "\u00E9tude"},
        {"The end", "[t]he end"},
        {"a zero\u200Bwidth", "a zerowidth"},
        {"\u8349\u5730\n\u5F88\u7F8E", "\u8349\u5730\u5F88\u7F8E"},
        {"\uFE8D\uFEDF", "\u0627\u0644"},
        {"one two three", "\u201Cone two three\u201D"},
        {"one two three four", "one [...] three"},
        {"one two three four", "one \u2026 four"},
        {"one two three four", "[\u2026] two...four"},
        {"one two three four", "one (. . .) three"},
        {"someone. One came", "One came"},
        {"x a a b", "a b"},
        {"a", "A"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (!holds(rows[i][0], rows[i][1]))
            fail_msg("row %zu: \"%s\" should hold \"%s\"", i, rows[i][0], rows[i][1]);
}

static void words_make_a_difference(void **state)
{
    static const char *const rows[][2] = {
        {"a wet meadow", "a meadow wet"},
        {"a wet meadow", "a wet, meadow"},
        {"someone came", "one came"},
        {"he came home", "he came hom"},
        {"a database", "a data base"},
        {"a data base", "a database"},
        {"well known", "well-known"},
        {"by \u22125 %", "by 5 %"},
        {"1990\u20131995", "19901995"},
        {"1990-\n1995", "19901995"},
        {"rich\u2014it", "rich it"},
        {"rich\u2014\nit", "richit"},
        {"x\u00B2", "x2"},
        {"caf\u00E9", "cafe"},
        {"caf\u00E9s", "caf\u00E9"},
        {"the End", "the end"},
        {"one two three four", "four [...] one"},
        {"one two", "one [...] one"},
        {"one two", "[...]"},
        {"one two", "..."},
        {"one two", ""},
        {"", "one"},
        {"one", "one two"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (holds(rows[i][0], rows[i][1]))
            fail_msg("row %zu: \"%s\" should not hold \"%s\"", i, rows[i][0], rows[i][1]);
}

static void repetition_costs_little(void **state)
{
    enum { LENGTH = 2000000, QUOTE = 9000 };
    g_autofree char *source = g_malloc(LENGTH + 1);
    g_autofree char *quote = g_malloc(QUOTE + 1);

    (void)state;
    memset(source, 'a', LENGTH);
    memset(quote, 'a', QUOTE);
    source[LENGTH] = quote[QUOTE] = '\0';
    quote[QUOTE / 2] = ' ';
    gint64 start = g_get_monotonic_time();
    assert_false(holds(source, quote));
    for (size_t i = 1; i < LENGTH; i += 2)
        source[i] = ' ';
    assert_false(holds(source, quote));
    assert_true(g_get_monotonic_time() - start < 5 * G_USEC_PER_SEC);
}

static void markdown_loses_its_marks(void **state)
{
    static const char *const rows[][2] = {
        {"*a* **b** _c_ `d*e`", "a b c d*e"},
        {"[words](https://example.org/(x)) end", "words end"},
        {"![picture](x.png)", "picture"},
        {"[a][b] and [c]", "a and [c]"},
        {"snake_case 2 * 3 \\*kept\\*", "snake_case 2 * 3 *kept*"},
        {"x<br>y</b> 1 < 2", "xy 1 < 2"},
        {"~~gone~~ [^1] ``a`b``", "gone  a`b"},
        {"[[[[", "[[[["},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *got = rebut_markdown_strip(rows[i][0]);
        assert_string_equal(got, rows[i][1]);
    }
}

/* A loader whose file is the closure. */
static LoadState load_text(void *closure, const char *name, size_t most_bytes, Loaded *loaded)
{
    const char *content = closure;

    if (strcmp(name, "large.txt") == 0 || strlen(content) > most_bytes)
        return LOAD_TOO_LARGE;
    loaded->bytes = strdup(content);
    loaded->length = strlen(content);
    return LOAD_DONE;
}

typedef struct Trial {
    Source *source;
    Argument *argument;
    Diagnostics *diagnostics;
    Sources *sources;
} Trial;

static void try_map(Trial *trial, const char *map, char *content, size_t most_bytes)
{
    const Loader loader = {load_text, content, most_bytes, "/nonexistent", 1.0, MOST_WORK, true};

    trial->source = rebut_source_new("map.yaml", map, strlen(map));
    trial->diagnostics = rebut_diagnostics_new();
    assert_true(rebut_argument_read(trial->source, &rebut_limits_default, trial->diagnostics,
                                    &trial->argument));
    assert_true(rebut_argument_check(trial->argument, trial->diagnostics));
    trial->sources = rebut_sources_new(trial->argument, &loader, trial->diagnostics);
}

static void clear(Trial *trial)
{
    rebut_sources_free(trial->sources);
    rebut_argument_free(trial->argument);
    rebut_diagnostics_free(trial->diagnostics);
    rebut_source_free(trial->source);
}

static void assert_code(const Trial *trial, Code code)
{
    assert_int_equal(rebut_diagnostics_errors(trial->diagnostics), 1);
    for (size_t i = 0; i < rebut_diagnostics_length(trial->diagnostics); i++) {
        const Diagnostic *diagnostic = rebut_diagnostics_get(trial->diagnostics, i);
        if (diagnostic->severity == SEVERITY_ERROR)
            assert_int_equal(diagnostic->code, code);
    }
}

static void one_file_beyond_the_limit(void **state)
{
    char content[] = "words and words";
    Trial trial;

    (void)state;
    try_map(&trial,
            "claims:\n  - {text: A, source: {cite: s, quote: words}, challenges: [B]}\n"
            "sources: {s: {title: S, file: large.txt}}\n",
            content, 1000);
    assert_code(&trial, CODE_E0605);
    clear(&trial);
}

static void all_files_share_the_limit(void **state)
{
    static const char map[] = "claims:\n  - text: A\n    source: [{cite: s, quote: words}, "
                              "{cite: t, quote: words}]\n    challenges: [B]\n"
                              "sources: {s: {title: S, file: s}, t: {title: T, file: t}}\n";
    char content[] = "words and words";
    Trial trial;

    (void)state;
    try_map(&trial, map, content, 2 * strlen(content));
    assert_int_equal(rebut_diagnostics_errors(trial.diagnostics), 0);
    assert_int_equal(trial.sources->held, 2);
    clear(&trial);
    try_map(&trial, map, content, 2 * strlen(content) - 1);
    assert_code(&trial, CODE_E0605);
    assert_int_equal(trial.sources->held, 1);
    assert_int_equal(trial.sources->unchecked, 1);
    clear(&trial);
}

static void quotes_and_size_bound_each_other(void **state)
{
    static const char map[] = "claims:\n  - text: A\n    source: [{cite: s, quote: words}, "
                              "{cite: s, quote: words}]\n    challenges: [B]\n"
                              "sources: {s: {title: S, file: s}}\n";
    g_autofree char *content = g_strnfill(MOST_WORK / 2 + 1, 'x');
    Trial trial;

    (void)state;
    memcpy(content, "words ", 6);
    try_map(&trial, map, content, 10000);
    assert_code(&trial, CODE_E0605);
    assert_int_equal(trial.sources->unchecked, 2);
    clear(&trial);
    content[MOST_WORK / 2] = '\0';
    try_map(&trial, map, content, 10000);
    assert_int_equal(trial.sources->held, 2);
    clear(&trial);
}

static void a_missing_helper_is_told(void **state)
{
    char content[] = "%PDF-1.7\n";
    Trial trial;

    (void)state;
    try_map(&trial,
            "claims:\n  - {text: A, source: {cite: s, quote: words}, challenges: [B]}\n"
            "sources: {s: {title: S, file: s.pdf}}\n",
            content, 1000);
    assert_code(&trial, CODE_E0607);
    clear(&trial);
}

static void a_helper_that_hangs_is_ended(void **state)
{
    const Extractor extractor = {"/usr/bin/yes", 100, 10.0};
    const Extractor sleeper = {REBUT_SOURCE_DIR "/tests/unit/sleeper", 100, 0.2};
    ExtractFault fault;

    (void)state;
    g_autoptr(SourceText) babble = rebut_source_text_new(SOURCE_PDF, "s", "", 0);
    assert_false(rebut_extract(babble, "x", 1, &extractor, &fault));
    assert_int_equal(fault, EXTRACT_BABBLE);
    g_autoptr(SourceText) silence = rebut_source_text_new(SOURCE_PDF, "s", "", 0);
    gint64 start = g_get_monotonic_time();
    assert_false(rebut_extract(silence, "x", 1, &sleeper, &fault));
    assert_int_equal(fault, EXTRACT_TIME);
    assert_true(g_get_monotonic_time() - start < 5 * G_USEC_PER_SEC);
}

/* In normal form these letters have other lengths than in the texts. */
static void passages_are_cut_between_letters(void **state)
{
    static const char map[] =
        "claims:\n  - text: A\n    source: {cite: s, quote: Vi\u1EC7t \u1EC7\u1EC7 na\u00EFve}\n"
        "    challenges: [B]\nsources: {s: {title: S, file: s.txt}}\n";
    char content[] = "\u1EC7\u1EC7\u1EC7 Vie\u0302\u0323t n\u1EC7\u0323 na\uFB01ve \u1EC7! n\u1EC7";
    Trial trial;

    (void)state;
    try_map(&trial, map, content, 1000);
    assert_code(&trial, CODE_E0601);
    for (size_t i = 0; i < rebut_diagnostics_length(trial.diagnostics); i++) {
        const char *help = rebut_diagnostics_get(trial.diagnostics, i)->help;
        assert_true(help == NULL || g_utf8_validate(help, -1, NULL));
    }
    clear(&trial);
}

static void fragments_stand_close_together(void **state)
{
    static const char map[] =
        "claims:\n  - text: A\n    source: {cite: s, quote: the ... fox … ran}\n"
        "    challenges: [B]\nsources: {s: {title: S, file: s.txt}}\n";
    char content[] = "The hen.\n\nThe owl.\n\nThe red fox, which ran.\n\nThe end.\n";
    Trial trial;

    (void)state;
    try_map(&trial, map, content, 1000);
    assert_int_equal(trial.sources->held, 1);
    g_autoptr(GArray) passages = rebut_coverage_new(trial.sources, 0);
    for (guint i = 0; i < passages->len; i++)
        assert_int_equal(g_array_index(passages, CoveredPassage, i).is_covered, i == 2);
    clear(&trial);
}

static void quotes_and_locators_cover(void **state)
{
    static const char map[] =
        "claims:\n  - text: A\n    source: [{cite: s, quote: third paragraph}, \"s, abstract\",\n"
        "      \"s, §2.1 and 3\", \"s, l. 20\"]\n    challenges: [B]\n"
        "sources: {s: {title: S, file: s.txt}}\n";
    char content[] = "Abstract: first paragraph.\n\nSecond paragraph.\n\nA third\nparagraph.\n\n"
                     "2. Of frost\n\nFourth.\n\n2.1 Of late frost\nFifth.\n\nSixth.\n\n"
                     "2.2 Of snow\nSeventh.\n\n3. Of thaw\nEighth.\n\nNinth.\n";
    /* Second, fourth and seventh are left; line 20 is that of "3. Of thaw". */
    static const char covered[] = "x.x-.-xx-.-xx";
    Trial trial;

    (void)state;
    try_map(&trial, map, content, 1000);
    g_autoptr(GArray) passages = rebut_coverage_new(trial.sources, 0);
    g_autoptr(GString) got = g_string_new(NULL);
    for (guint i = 0; i < passages->len; i++) {
        const CoveredPassage *passage = &g_array_index(passages, CoveredPassage, i);
        g_string_append_c(got, passage->is_heading ? '-' : passage->is_covered ? 'x' : '.');
    }
    assert_string_equal(got->str, covered);
    clear(&trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typesetting_makes_no_difference),
        cmocka_unit_test(words_make_a_difference),
        cmocka_unit_test(repetition_costs_little),
        cmocka_unit_test(markdown_loses_its_marks),
        cmocka_unit_test(one_file_beyond_the_limit),
        cmocka_unit_test(all_files_share_the_limit),
        cmocka_unit_test(quotes_and_size_bound_each_other),
        cmocka_unit_test(a_missing_helper_is_told),
        cmocka_unit_test(a_helper_that_hangs_is_ended),
        cmocka_unit_test(passages_are_cut_between_letters),
        cmocka_unit_test(fragments_stand_close_together),
        cmocka_unit_test(quotes_and_locators_cover),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

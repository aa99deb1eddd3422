/* The page of HTML around scenes made by hand: its policy holds the hashes of just what stands in
 * it, steps and pages become sections, and a sink that refuses ends it. What a reader does with it
 * is tested in a browser (tests/browser_html). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "scenes.h"

static Deck *deck_of(Scene *first, Scene *second)
{
    Deck *deck = rebut_deck_new();

    rebut_deck_add(deck, first, "map", NULL, 0);
    if (second != NULL)
        rebut_deck_add(deck, second, "details", "A & <B>", 0);
    return deck;
}

static char *write_page(Deck *deck, const FormatOptions *options)
{
    Bytes bytes = {.got = g_string_new(NULL)};
    Sink sink = {gather, &bytes};

    assert_int_equal(rebut_html_write(deck, options, &sink), FORMAT_DONE);
    return g_string_free(bytes.got, FALSE);
}

static size_t count(const char *text, const char *word)
{
    size_t n = 0;

    for (const char *at = text; (at = strstr(at, word)) != NULL; at += strlen(word))
        n++;
    return n;
}

/* Checks the content of each such element against the policy; returns how many there are. */
static size_t check_hashes(const char *page, const char *open, const char *close)
{
    size_t n = 0;

    for (const char *at = page; (at = strstr(at, open)) != NULL; n++) {
        const char *start = at + strlen(open), *end = strstr(start, close);
        g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
        guint8 digest[32];
        gsize length = sizeof digest;
        assert_non_null(end);
        g_checksum_update(sum, (const guchar *)start, end - start);
        g_checksum_get_digest(sum, digest, &length);
        g_autofree char *encoded = g_base64_encode(digest, length);
        g_autofree char *wanted = g_strdup_printf("&#39;sha256-%s&#39;", encoded);
        assert_int_equal(count(page, wanted), 1);
        at = end;
    }
    return n;
}

static void policy_allows_what_is_there(void **state)
{
    g_autoptr(Deck) deck = deck_of(scene_for_dark_screens(), scene_of_kinds());
    FormatOptions options = plain_options;
    (void)state;

    options.theme = rebut_theme_find("auto");
    options.dark = rebut_theme_find("dark");
    g_autofree char *page = write_page(deck, &options);
    size_t n = check_hashes(page, "<style>", "</style>");
    n += check_hashes(page, "<script>", "</script>");
    assert_int_equal(n, 3); /* of the page, of one drawing; the script */
    assert_int_equal(count(page, "sha256-"), n);
    assert_int_equal(count(page, " style=\""), 0);
    assert_int_equal(count(page, "font-src"), 0);
    options.svg_text = SVG_TEXT_EMBED;
    g_autofree char *with_fonts = write_page(deck, &options);
    assert_int_equal(check_hashes(with_fonts, "<style>", "</style>"),
                     count(with_fonts, "sha256-") - 1);
    assert_int_equal(count(with_fonts, "font-src data:"), 1);
}

static void a_page_is_a_section(void **state)
{
    g_autoptr(Deck) deck = deck_of(scene_of_kinds(), scene_of_nasty_words());
    FormatOptions options = plain_options;
    (void)state;

    options.outline = "<p>in words</p>\n";
    g_autofree char *page = write_page(deck, &options);
    assert_true(g_str_has_prefix(page, "<!DOCTYPE html>\n<html"));
    assert_true(g_str_has_suffix(page, "</script>\n</body>\n</html>\n"));
    assert_int_equal(count(page, "<section id=\"city_page-1\" class=\"leaf\">"), 1);
    assert_int_equal(count(page, "<section id=\"city_page-2\" class=\"leaf\">"), 1);
    assert_int_equal(count(page, "<a href=\"#city_page-2\" dir=\"auto\">2. A &amp; &lt;B&gt;</a>"),
                     1);
    assert_int_equal(count(page, " id=\"city-1-"), count(page, "id=\"city-1-"));
    assert_true(count(page, " id=\"city-2_title\"") == 1);
    assert_int_equal(count(page, "<p>in words</p>"), 1);
    assert_int_equal(count(page, "<?xml"), 0);
}

static void steps_share_a_section(void **state)
{
    Scene *whole = scene_of_kinds();
    g_autoptr(Deck) deck = rebut_deck_new();
    (void)state;

    whole->n_steps = 2;
    for (guint i = 0; i < whole->parts->len; i++) {
        Part *part = g_ptr_array_index(whole->parts, i);
        part->first_step = part->type == PART_CARD ? 1 + i % 3 : 0;
    }
    for (guint step = 1; step <= 2; step++)
        rebut_deck_add(deck, rebut_scene_at_step(whole, step), "step", "Step", step)->whole = whole;
    g_autofree char *page = write_page(deck, &plain_options);
    assert_int_equal(count(page, "<section"), 1);
    assert_int_equal(count(page, "class=\"leaf told\" data-steps=\"2\""), 1);
    /* A third of the cards is in the first step, one in the second, and one in none: last. */
    assert_true(count(page, " fragment\" data-fragment-index") >= 2);
    assert_true(count(page, "data-fragment-index=\"1\"") >= 1);
    assert_int_equal(count(page, "data-fragment-index=\"2\""), 0);
    g_clear_pointer(&deck, rebut_deck_free);
    rebut_scene_free(whole);
}

static void refusal_ends_the_page(void **state)
{
    g_autoptr(Deck) deck = deck_of(scene_of_kinds(), NULL);
    (void)state;

    for (size_t i = 1; i <= 2; i++) {
        Bytes bytes = {.refuse_at = i};
        Sink sink = {gather, &bytes};
        FormatStatus status = rebut_html_write(deck, &plain_options, &sink);
        assert_int_equal(status, bytes.writes < i ? FORMAT_DONE : FORMAT_SINK_FAILED);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(policy_allows_what_is_there),
        cmocka_unit_test(a_page_is_a_section),
        cmocka_unit_test(steps_share_a_section),
        cmocka_unit_test(refusal_ends_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

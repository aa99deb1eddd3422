/* SVG byte for byte: each scene made by hand has its drawing in tests/scenes. `test_svg --update`
 * writes them anew; look at the difference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "formats/xml.h"
#include "scenes.h"
#include <gio/gio.h>
#include <hb.h>
#include <locale.h>

static GString *draw_with(Scene *scene, SvgTextMode mode)
{
    Bytes bytes = {.got = g_string_new(NULL)};
    Sink sink = {gather, &bytes};
    FormatOptions options = plain_options;

    options.svg_text = mode;
    assert_int_equal(rebut_svg_write(scene, &options, &sink), FORMAT_DONE);
    rebut_scene_free(scene);
    return bytes.got;
}

static GString *draw(Scene *scene)
{
    return draw_with(scene, SVG_TEXT_AS_TEXT);
}

static void compare(void **state, const char *name, Scene *scene)
{
    g_autofree char *path = g_strdup_printf("%s/tests/scenes/%s.svg", REBUT_SOURCE_DIR, name);
    g_autofree char *wanted = NULL;
    GString *got = draw(scene);
    bool is_update = *(bool *)*state;

    if (is_update)
        assert_true(g_file_set_contents(path, got->str, (gssize)got->len, NULL));
    assert_true(g_file_get_contents(path, &wanted, NULL, NULL));
    assert_string_equal(got->str, wanted);
    g_string_free(got, TRUE);
}

static void test_kinds(void **state)
{
    compare(state, "kinds", scene_of_kinds());
}

static void test_scripts(void **state)
{
    compare(state, "scripts", scene_of_scripts());
}

static void test_nasty_words(void **state)
{
    compare(state, "nasty", scene_of_nasty_words());
}

static void test_sources(void **state)
{
    compare(state, "sources", scene_of_sources());
}

static void test_dark_screens(void **state)
{
    compare(state, "dark", scene_for_dark_screens());
}

/* The style sheet and the classes that it needs are all that is added. */
static void test_dark_screens_only_add(void **state)
{
    (void)state;
    GString *light = draw(scene_of_kinds()), *both = draw(scene_for_dark_screens());
    g_autoptr(GRegex) sheet = g_regex_new("<style>.*</style>\n", G_REGEX_DOTALL, 0, NULL);
    g_autoptr(GRegex) lone = g_regex_new(" class=\"city( city-ink[0-9]+)+\"", 0, 0, NULL);
    g_autoptr(GRegex) further = g_regex_new(" city( city-ink[0-9]+)+\"", 0, 0, NULL);
    g_autofree char *rules = g_regex_replace_literal(sheet, both->str, -1, 0, "", 0, NULL);
    g_autofree char *classes = g_regex_replace_literal(lone, rules, -1, 0, "", 0, NULL);
    g_autofree char *rest = g_regex_replace_literal(further, classes, -1, 0, "\"", 0, NULL);

    assert_string_not_equal(both->str, light->str);
    assert_string_equal(rest, light->str);
    g_string_free(light, TRUE);
    g_string_free(both, TRUE);
}

/* A caller's prefix is no way into the style sheet. */
static void test_style_sheet_is_closed(void **state)
{
    (void)state;
    g_autoptr(Scene) scene = scene_for_dark_screens();
    FormatOptions options = plain_options;
    Bytes bytes = {.got = g_string_new(NULL)};
    Sink sink = {gather, &bytes};

    options.id_prefix = "x{}*{fill:red}</style><script>";
    assert_int_equal(rebut_svg_write(scene, &options, &sink), FORMAT_DONE);
    assert_null(strstr(bytes.got->str, "<script"));
    const char *sheet = strstr(bytes.got->str, "<style>");
    assert_true(g_str_has_prefix(sheet, "<style>\n@media (prefers-color-scheme: dark) {\n"
                                        ".xfillredstylescript.xfillredstylescript-ink1 { fill: #"));
    g_string_free(bytes.got, TRUE);
}

static void test_scenes_that_differ_stay_apart(void **state)
{
    (void)state;
    g_autoptr(Scene) scene = scene_of_kinds();
    g_autoptr(Scene) other = scene_of_scripts();

    rebut_scene_take_dark(scene, other);
    assert_false(scene->has_dark);
}

static void assert_well_formed(const GString *svg)
{
    static const gchar *const command[] = {"xmllint", "--noout", "-", NULL};
    g_autoptr(GSubprocess) lint = g_subprocess_newv(command, G_SUBPROCESS_FLAGS_STDIN_PIPE, NULL);
    g_autofree char *copy = g_strdup(svg->str);

    assert_non_null(lint);
    assert_true(g_subprocess_communicate_utf8(lint, copy, NULL, NULL, NULL, NULL));
    assert_true(g_subprocess_get_successful(lint));
}

static void test_is_well_formed(void **state)
{
    (void)state;
    Scene *(*const scenes[])(void) = {scene_of_kinds, scene_of_scripts, scene_of_nasty_words,
                                      scene_of_sources, scene_for_dark_screens};

    for (size_t i = 0; i < G_N_ELEMENTS(scenes); i++) {
        for (int mode = SVG_TEXT_AS_TEXT; mode <= SVG_TEXT_EMBED; mode++) {
            GString *got = draw_with(scenes[i](), (SvgTextMode)mode);
            assert_well_formed(got);
            g_string_free(got, TRUE);
        }
    }
}

static size_t count(const char *text, const char *wanted)
{
    size_t n = 0;

    for (const char *at = strstr(text, wanted); at != NULL; at = strstr(at + 1, wanted))
        n++;
    return n;
}

static void test_outlines(void **state)
{
    (void)state;
    GString *text = draw(scene_of_kinds());
    GString *got = draw_with(scene_of_kinds(), SVG_TEXT_AS_PATHS);

    assert_int_equal(count(got->str, "<text"), 0);
    assert_int_equal(count(got->str, "role=\"img\""), count(text->str, "<text"));
    assert_int_equal(count(got->str, "class=\"body\""), count(text->str, "class=\"body\""));
    assert_non_null(strstr(got->str,
                           "aria-label=\"Should the city centre be car-free?\" fill=\"#1a1a1a\">\n"
                           "<g transform=\"translate(20 32) scale(0.016 0.016)\">\n<use "));
    /* A letter has one outline in all sizes of a font. */
    assert_true(count(got->str, "<path id=\"city_g") < 80);
    assert_true(count(got->str, "<use") > 150);
    g_string_free(text, TRUE);
    g_string_free(got, TRUE);
}

/* Whatever the drawing's direction, `x` is the left end of a run for every viewer. */
static void test_runs_begin_at_their_left(void **state)
{
    (void)state;
    Scene *scene = scene_of_scripts();
    scene->is_rtl = true;
    GString *got = draw(scene);

    assert_non_null(strstr(got->str, " direction=\"rtl\">\n<title"));
    assert_non_null(strstr(got->str, "<g class=\"cards\" direction=\"ltr\""));
    assert_int_equal(count(got->str, " direction=\"ltr\""), 2); /* background, and cards */
    g_string_free(got, TRUE);
}

/* Pictures have no outlines. */
static void test_outlines_leave_emoji(void **state)
{
    (void)state;
    GString *got = draw_with(scene_of_scripts(), SVG_TEXT_AS_PATHS);

    assert_int_equal(count(got->str, "<text"), 2);
    assert_non_null(strstr(got->str, ">🚲</text>"));
    assert_non_null(strstr(got->str, ">👩‍👩‍👧</text>"));
    g_string_free(got, TRUE);
}

/* The bytes of the first font in the file whose rule holds `descriptors`. */
static guchar *embedded(const char *svg, const char *descriptors, gsize *length)
{
    const char *at = strstr(svg, descriptors);

    assert_non_null(at);
    at = strstr(at, "base64,") + strlen("base64,");
    g_autofree char *encoded = g_strndup(at, strcspn(at, ")"));
    return g_base64_decode(encoded, length);
}

static void test_embeds_what_is_used(void **state)
{
    (void)state;
    GString *got = draw_with(scene_of_kinds(), SVG_TEXT_EMBED);
    gsize length;
    g_autofree guchar *bytes = embedded(
        got->str, "font-family: city-font1; font-weight: 700; font-style: normal", &length);
    hb_blob_t *blob =
        hb_blob_create((const char *)bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_set_t *characters = hb_set_create();

    hb_face_collect_unicodes(face, characters);
    /* Those of the title and of the verdict, no others: */
    for (const char *p = "Shouldtheicyn rba-f?answered"; *p != '\0'; p++)
        assert_true(hb_set_has(characters, (hb_codepoint_t)*p));
    assert_false(hb_set_has(characters, 'W'));
    assert_false(hb_set_has(characters, 'z'));
    assert_true(hb_set_get_population(characters) < 45);
    assert_true(hb_face_get_glyph_count(face) < 60);
    assert_int_equal(count(got->str, "@font-face"), 3); /* bold, regular, italic */
    assert_int_equal(count(got->str, "<text"), 14);
    hb_set_destroy(characters);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    g_string_free(got, TRUE);
}

static void test_ignores_the_locale(void **state)
{
    (void)state;
    for (int mode = SVG_TEXT_AS_TEXT; mode <= SVG_TEXT_EMBED; mode++) {
        GString *plain = draw_with(scene_of_scripts(), (SvgTextMode)mode);
        assert_non_null(setlocale(LC_ALL, "de_DE.UTF-8"));
        GString *comma = draw_with(scene_of_scripts(), (SvgTextMode)mode);
        setlocale(LC_ALL, "C");
        assert_string_equal(plain->str, comma->str);
        g_string_free(plain, TRUE);
        g_string_free(comma, TRUE);
    }
}

static void test_says_when_the_sink_refuses(void **state)
{
    (void)state;
    g_autoptr(Scene) scene = scene_of_kinds();
    Part *part = g_ptr_array_index(scene->parts, 7);

    for (int i = 0; i < 2000; i++) /* more than one piece */
        run(part, TEXT_BODY, 0, i, 100, 11, "Close the city centre to private cars");
    Bytes all = {0};
    Sink sink = {gather, &all};
    assert_int_equal(rebut_svg_write(scene, &plain_options, &sink), FORMAT_DONE);
    assert_true(all.writes > 3);
    for (size_t n = 1; n <= all.writes; n++) {
        Bytes refusing = {.refuse_at = n};
        Sink bad = {gather, &refusing};
        assert_int_equal(rebut_svg_write(scene, &plain_options, &bad), FORMAT_SINK_FAILED);
        assert_int_equal(refusing.writes, n);
    }
}

static void test_urls(void **state)
{
    (void)state;
    assert_true(rebut_xml_allows_url("http://example.org"));
    assert_true(rebut_xml_allows_url("HTTPS://example.org/ü"));
    assert_true(rebut_xml_allows_url("mailto:a@example.org"));
    assert_false(rebut_xml_allows_url("javascript:alert(1)"));
    assert_false(rebut_xml_allows_url("java\nscript:alert(1)"));
    assert_false(rebut_xml_allows_url("data:text/html,x"));
    assert_false(rebut_xml_allows_url("//example.org"));
    assert_false(rebut_xml_allows_url("http"));
    assert_false(rebut_xml_allows_url(""));
    assert_false(rebut_xml_allows_url(" http://example.org"));
    assert_false(rebut_xml_allows_url("http://example.org/\xff"));
}

int main(int argc, char **argv)
{
    bool is_update = argc > 1 && strcmp(argv[1], "--update") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_kinds, &is_update),
        cmocka_unit_test_prestate(test_scripts, &is_update),
        cmocka_unit_test_prestate(test_nasty_words, &is_update),
        cmocka_unit_test_prestate(test_sources, &is_update),
        cmocka_unit_test_prestate(test_dark_screens, &is_update),
        cmocka_unit_test(test_dark_screens_only_add),
        cmocka_unit_test(test_style_sheet_is_closed),
        cmocka_unit_test(test_scenes_that_differ_stay_apart),
        cmocka_unit_test(test_is_well_formed),
        cmocka_unit_test(test_outlines),
        cmocka_unit_test(test_runs_begin_at_their_left),
        cmocka_unit_test(test_outlines_leave_emoji),
        cmocka_unit_test(test_embeds_what_is_used),
        cmocka_unit_test(test_ignores_the_locale),
        cmocka_unit_test(test_says_when_the_sink_refuses),
        cmocka_unit_test(test_urls),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

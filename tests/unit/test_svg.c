/* SVG byte for byte: each scene made by hand has its drawing in tests/scenes. `test_svg --update`
 * writes them anew; look at the difference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "draw/xml.h"
#include "scenes.h"
#include <gio/gio.h>
#include <locale.h>

static GString *draw(Scene *scene)
{
    Bytes bytes = {.got = g_string_new(NULL)};
    Sink sink = {gather, &bytes};

    assert_int_equal(rebut_svg_write(scene, &plain_options, &sink), FORMAT_DONE);
    rebut_scene_free(scene);
    return bytes.got;
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

static void test_is_well_formed(void **state)
{
    (void)state;
    Scene *scenes[] = {scene_of_kinds(), scene_of_scripts(), scene_of_nasty_words(),
                       scene_for_dark_screens(), scene_of_sources()};

    for (size_t i = 0; i < G_N_ELEMENTS(scenes); i++) {
        static const gchar *const command[] = {"xmllint", "--noout", "-", NULL};
        GString *got = draw(scenes[i]);
        g_autoptr(GSubprocess) lint =
            g_subprocess_newv(command, G_SUBPROCESS_FLAGS_STDIN_PIPE, NULL);
        assert_non_null(lint);
        g_autofree char *copy = g_strdup(got->str);
        assert_true(g_subprocess_communicate_utf8(lint, copy, NULL, NULL, NULL, NULL));
        assert_true(g_subprocess_get_successful(lint));
        g_string_free(got, TRUE);
    }
}

static void test_ignores_the_locale(void **state)
{
    (void)state;
    GString *plain = draw(scene_of_kinds());

    assert_non_null(setlocale(LC_ALL, "de_DE.UTF-8"));
    GString *comma = draw(scene_of_kinds());
    setlocale(LC_ALL, "C");
    assert_string_equal(plain->str, comma->str);
    g_string_free(plain, TRUE);
    g_string_free(comma, TRUE);
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
        cmocka_unit_test(test_ignores_the_locale),
        cmocka_unit_test(test_says_when_the_sink_refuses),
        cmocka_unit_test(test_urls),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

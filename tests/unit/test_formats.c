/* PNG and PDF: what their chunks, catalogue and outline hold, what poppler and qpdf say of them,
 * and what happens when the sink refuses. `test_formats --draw FOLDER` writes the scenes made by
 * hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "scenes.h"
#include <gio/gio.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

typedef FormatStatus (*Writer)(const Scene *scene, const FormatOptions *options, Sink *sink);

/* The scene as a deck of one page. */
static FormatStatus write_pdf(const Scene *scene, const FormatOptions *options, Sink *sink)
{
    Sheet sheet = {.name = g_strdup("map")};
    Deck deck = {g_array_new(FALSE, FALSE, sizeof sheet)};

    memcpy(&sheet.scene, &scene, sizeof scene);
    g_array_append_val(deck.sheets, sheet);
    FormatStatus status = rebut_pdf_write(&deck, options, sink);
    g_array_unref(deck.sheets);
    g_free(sheet.name);
    return status;
}

static GString *write_all(Writer writer, Scene *scene, const FormatOptions *options)
{
    Bytes bytes = {.got = g_string_new(NULL)};
    Sink sink = {gather, &bytes};

    assert_int_equal(writer(scene, options, &sink), FORMAT_DONE);
    rebut_scene_free(scene);
    return bytes.got;
}

/* What a program prints about the bytes, which it gets as a file; the test fails if it does. */
static char *ask(const GString *bytes, const char *program, const char *option)
{
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "rebut-test-XXXXXX", NULL);
    const char *argv[] = {program, option, path, NULL, NULL};
    g_autoptr(GBytes) answer = NULL;
    int file = mkstemp(path);

    assert_true(file >= 0);
    close(file);
    assert_true(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
    if (strcmp(program, "pdftotext") == 0 || strcmp(option, "--qdf") == 0)
        argv[3] = "-";
    g_autoptr(GSubprocess) process = g_subprocess_newv(
        argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, NULL);
    assert_non_null(process);
    assert_true(g_subprocess_communicate(process, NULL, NULL, &answer, NULL, NULL));
    assert_true(g_subprocess_get_successful(process));
    unlink(path);
    return g_utf8_make_valid(g_bytes_get_data(answer, NULL), (gssize)g_bytes_get_size(answer));
}

static void assert_holds(const char *text, const char *wanted)
{
    if (strstr(text, wanted) == NULL)
        fail_msg("`%s` is not in:\n%s", wanted, text);
}

static void assert_lacks(const char *text, const char *unwanted)
{
    if (strstr(text, unwanted) != NULL)
        fail_msg("`%s` is in:\n%s", unwanted, text);
}

/* The data of the first chunk of a type whose data begins with `start`, and its length. */
static const unsigned char *chunk(const GString *png, const char *type, const char *start,
                                  size_t *length)
{
    const unsigned char *bytes = (const unsigned char *)png->str;

    for (size_t at = 8; at + 12 <= png->len;) {
        *length = (size_t)bytes[at] << 24 | (size_t)bytes[at + 1] << 16 |
                  (size_t)bytes[at + 2] << 8 | bytes[at + 3];
        if (memcmp(bytes + at + 4, type, 4) == 0 &&
            memcmp(bytes + at + 8, start, strlen(start)) == 0)
            return bytes + at + 8;
        at += *length + 12;
    }
    fail_msg("no chunk %s %s", type, start);
    return NULL;
}

static void test_png_chunks(void **state)
{
    (void)state;
    GString *png = write_all(rebut_png_write, scene_of_kinds(), &plain_options);
    size_t length;

    assert_memory_equal(png->str, "\x89PNG\r\n\x1a\n", 8);
    const unsigned char *header = chunk(png, "IHDR", "", &length);
    /* 400 x 300 points at 144 dots an inch; 8 bits, RGB, not interlaced */
    assert_memory_equal(header, "\0\0\x03\x20\0\0\x02\x58\x08\x02\0\0\0", 13);
    assert_memory_equal(chunk(png, "pHYs", "", &length), "\0\0\x16\x25\0\0\x16\x25\x01", 9);
    static const char title[] = "Title\0\0\0en\0\0Should the city centre be car-free?";
    assert_memory_equal(chunk(png, "iTXt", "Title", &length), title, sizeof title - 1);
    assert_int_equal(length, sizeof title - 1);
    chunk(png, "iTXt", "Author", &length);
    chunk(png, "iTXt", "Description", &length);
    g_string_free(png, TRUE);
}

static void test_png_decodes(void **state)
{
    (void)state;
    Scene *scenes[] = {scene_of_kinds(), scene_of_scripts(), scene_of_nasty_words(),
                       scene_of_sources()};

    for (size_t i = 0; i < G_N_ELEMENTS(scenes); i++) {
        GString *png = write_all(rebut_png_write, scenes[i], &plain_options);
        g_autofree char *answer = ask(png, "identify", "-verbose");
        assert_holds(answer, "png:IHDR.color_type: 2 (Truecolor)");
        assert_holds(answer, "Units: PixelsPerCentimeter");
        g_string_free(png, TRUE);
    }
}

static void test_png_limits(void **state)
{
    (void)state;
    FormatOptions options = plain_options;
    Bytes none = {0};
    Sink sink = {gather, &none};
    g_autoptr(Scene) scene = scene_of_kinds();

    options.max_pixels = 800 * 600 - 1;
    assert_int_equal(rebut_png_write(scene, &options, &sink), FORMAT_TOO_LARGE);
    options.max_pixels = SIZE_MAX;
    scene->width = 32768 / 2;
    scene->height = 1;
    assert_int_equal(rebut_png_write(scene, &options, &sink), FORMAT_TOO_LARGE);
    options.dpi = 1e300;
    assert_int_equal(rebut_png_write(scene, &options, &sink), FORMAT_TOO_LARGE);
    assert_int_equal(none.writes, 0);
    options = plain_options;
    options.max_pixels = 800 * 600;
    scene->width = 400;
    scene->height = 300;
    assert_int_equal(rebut_png_write(scene, &options, &sink), FORMAT_DONE);
}

static void test_pdf_is_sound(void **state)
{
    (void)state;
    Scene *scenes[] = {scene_of_kinds(), scene_of_scripts(), scene_of_nasty_words(),
                       scene_of_sources()};

    for (size_t i = 0; i < G_N_ELEMENTS(scenes); i++) {
        GString *pdf = write_all(write_pdf, scenes[i], &plain_options);
        g_autofree char *answer = ask(pdf, "qpdf", "--check");
        assert_holds(answer, "No syntax or stream encoding errors");
        g_string_free(pdf, TRUE);
    }
}

static void test_pdf_metadata(void **state)
{
    (void)state;
    FormatOptions options = plain_options;
    GString *pdf = write_all(write_pdf, scene_of_kinds(), &options);
    g_autofree char *undated = ask(pdf, "pdfinfo", "-rawdates");
    g_autofree char *urls = ask(pdf, "pdfinfo", "-url");
    g_autofree char *structure = ask(pdf, "pdfinfo", "-struct");
    g_autofree char *objects = ask(pdf, "qpdf", "--qdf");

    assert_holds(undated, "Title:           Should the city centre be car-free?\n");
    assert_holds(undated, "Author:          City council\n");
    assert_holds(undated, "Subject:         An argument map of 4 cards.\n");
    assert_holds(undated, "Tagged:          yes\n");
    assert_holds(undated, "Page size:       400 x 300 pts\n");
    assert_lacks(undated, "Date");
    assert_holds(urls, "https://example.org/survey?page=12&lang=%27en%27");
    assert_holds(structure, "Document\n  H1 (block)\n");
    assert_holds(objects, "/Lang (en)");
    assert_holds(objects, "/Title (Claim 1: Close the city centre to private cars)");
    assert_holds(objects, "/Title (Challenge 1.1: Shops would lose trade)");
    assert_lacks(objects, "/Title (Countermeasure");
    g_string_free(pdf, TRUE);

    options.date = 1577934245;
    pdf = write_all(write_pdf, scene_of_kinds(), &options);
    g_autofree char *dated = ask(pdf, "pdfinfo", "-rawdates");
    assert_holds(dated, "20200102030405Z\n"); /* cairo leaves out the "D:" */
    g_string_free(pdf, TRUE);
}

static void test_pdf_text_stays_text(void **state)
{
    (void)state;
    GString *kinds = write_all(write_pdf, scene_of_kinds(), &plain_options);
    GString *scripts = write_all(write_pdf, scene_of_scripts(), &plain_options);
    g_autofree char *english = ask(kinds, "pdftotext", "-q");
    g_autofree char *others = ask(scripts, "pdftotext", "-q");

    assert_holds(english, "Should the city centre be car-free?");
    assert_holds(english, "Two in three drive");
    g_autofree char *fonts = ask(scripts, "qpdf", "--qdf");
    assert_holds(fonts, "NotoSansCJKsc-Regular"); /* the scene's language is "zh" */
    assert_holds(others, "应当让市中心没有汽车。");
    assert_holds(others, "Το κέντρο χωρίς αυτοκίνητα");
    assert_holds(others, "शहर का केंद्र कार-मुक्त हो");
    assert_holds(others, "المدينة");
    g_string_free(kinds, TRUE);
    g_string_free(scripts, TRUE);
}

static void test_same_bytes_in_any_locale(void **state)
{
    (void)state;
    const Writer writers[] = {rebut_png_write, write_pdf};

    for (size_t i = 0; i < G_N_ELEMENTS(writers); i++) {
        GString *first = write_all(writers[i], scene_of_kinds(), &plain_options);
        assert_non_null(setlocale(LC_ALL, "de_DE.UTF-8"));
        GString *second = write_all(writers[i], scene_of_kinds(), &plain_options);
        setlocale(LC_ALL, "C");
        assert_true(g_string_equal(first, second));
        g_string_free(first, TRUE);
        g_string_free(second, TRUE);
    }
}

static void test_says_when_the_sink_refuses(void **state)
{
    (void)state;
    const Writer writers[] = {rebut_png_write, write_pdf};
    g_autoptr(Scene) scene = scene_of_scripts();

    for (size_t i = 0; i < G_N_ELEMENTS(writers); i++) {
        Bytes all = {0};
        Sink sink = {gather, &all};
        assert_int_equal(writers[i](scene, &plain_options, &sink), FORMAT_DONE);
        assert_true(all.writes > 1);
        for (size_t n = 1; n <= all.writes; n++) {
            Bytes refusing = {.refuse_at = n};
            Sink bad = {gather, &refusing};
            assert_int_equal(writers[i](scene, &plain_options, &bad), FORMAT_SINK_FAILED);
            assert_int_equal(refusing.writes, n);
        }
    }
}

static void test_the_table_finds_its_rows(void **state)
{
    (void)state;
    for (const Format *format = rebut_formats; format->name != NULL; format++) {
        assert_ptr_equal(rebut_format_find(format->name), format);
        assert_int_equal((format->write_scene != NULL) + (format->write_deck != NULL) +
                             (format->write_graph != NULL),
                         1);
    }
    assert_null(rebut_format_find("gif"));
}

/* Writes the scenes into a folder in every format, for tests/compare. */
static void draw_into(const char *folder)
{
    const struct {
        const char *name;
        Scene *(*make)(void);
    } scenes[] = {{"kinds", scene_of_kinds}, {"scripts", scene_of_scripts}};

    for (size_t i = 0; i < G_N_ELEMENTS(scenes); i++) {
        static const struct {
            const char *name;
            Writer write;
        } formats[] = {{"svg", rebut_svg_write}, {"png", rebut_png_write}, {"pdf", write_pdf}};
        for (size_t j = 0; j < G_N_ELEMENTS(formats); j++) {
            GString *bytes = write_all(formats[j].write, scenes[i].make(), &plain_options);
            g_autofree char *path =
                g_strdup_printf("%s/%s.%s", folder, scenes[i].name, formats[j].name);
            assert_true(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
            g_string_free(bytes, TRUE);
        }
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_png_chunks),
        cmocka_unit_test(test_png_decodes),
        cmocka_unit_test(test_png_limits),
        cmocka_unit_test(test_pdf_is_sound),
        cmocka_unit_test(test_pdf_metadata),
        cmocka_unit_test(test_pdf_text_stays_text),
        cmocka_unit_test(test_same_bytes_in_any_locale),
        cmocka_unit_test(test_says_when_the_sink_refuses),
        cmocka_unit_test(test_the_table_finds_its_rows),
    };

    if (argc == 3 && strcmp(argv[1], "--draw") == 0) {
        draw_into(argv[2]);
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Decks: what an author writes cannot leave its place in the package, the same scenes give the same
 * bytes, and a sink that refuses is told of. What a whole deck holds is asked by tests/deck/run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "draw/ooxml.h"
#include "draw/zip.h"
#include "scenes.h"
#include <glib/gstdio.h>
#include <unistd.h>
#include <unzip.h>

static FormatStatus write_to(Scene *scene, Bytes *bytes)
{
    Sink sink = {gather, bytes};
    Deck *deck = rebut_deck_new();

    rebut_deck_add(deck, scene, "map", "The \"page\" <1>", 0);
    FormatStatus status = rebut_pptx_write(deck, &plain_options, &sink);
    rebut_deck_free(deck);
    return status;
}

static GString *write_all(Scene *scene)
{
    Bytes bytes = {.got = g_string_new(NULL)};

    assert_int_equal(write_to(scene, &bytes), FORMAT_DONE);
    return bytes.got;
}

/* The files of the package, by their names. */
static GHashTable *unpack(const GString *package)
{
    GHashTable *files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "rebut-test-XXXXXX", NULL);

    close(g_mkstemp(path));
    assert_true(g_file_set_contents(path, package->str, (gssize)package->len, NULL));
    unzFile zip = unzOpen64(path);
    assert_non_null(zip);
    for (int more = unzGoToFirstFile(zip); more == UNZ_OK; more = unzGoToNextFile(zip)) {
        char name[256];
        unz_file_info64 info;
        assert_int_equal(unzGetCurrentFileInfo64(zip, &info, name, sizeof name, NULL, 0, NULL, 0),
                         UNZ_OK);
        assert_int_equal(unzOpenCurrentFile(zip), UNZ_OK);
        char *bytes = g_malloc0(info.uncompressed_size + 1);
        assert_int_equal(unzReadCurrentFile(zip, bytes, (unsigned)info.uncompressed_size),
                         info.uncompressed_size);
        assert_int_equal(unzCloseCurrentFile(zip), UNZ_OK);
        g_hash_table_insert(files, g_strdup(name), bytes);
    }
    unzClose(zip);
    unlink(path);
    return files;
}

static void assert_well_formed(const char *name, const char *document)
{
    static const GMarkupParser nothing = {NULL, NULL, NULL, NULL, NULL};
    GMarkupParseContext *context = g_markup_parse_context_new(&nothing, 0, NULL, NULL);
    const char *root = strchr(document, '\n');

    if (!g_markup_parse_context_parse(context, root, -1, NULL) ||
        !g_markup_parse_context_end_parse(context, NULL))
        fail_msg("%s is not well-formed", name);
    g_markup_parse_context_free(context);
}

static void test_nasty_words_stay_words(void **state)
{
    GString *package = write_all(scene_of_nasty_words());
    GHashTable *files = unpack(package);
    GHashTableIter iter;
    gpointer name, document;

    (void)state;
    g_hash_table_iter_init(&iter, files);
    while (g_hash_table_iter_next(&iter, &name, &document)) {
        assert_well_formed(name, document);
        assert_null(strstr(document, "<script"));
        assert_null(strstr(document, "javascript:"));
        assert_null(strstr(document, "data:text"));
        for (const char *at = document; *at != '\0'; at++)
            assert_true((unsigned char)*at >= 0x20 || *at == '\n');
    }
    const char *relations = g_hash_table_lookup(files, "ppt/slides/_rels/slide1.xml.rels");
    assert_non_null(strstr(relations, "Target=\"HTTPS://example.org/\""));
    const char *slide = g_hash_table_lookup(files, "ppt/slides/slide1.xml");
    assert_non_null(strstr(slide, "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;"));
    assert_non_null(strstr(slide, "name=\"The &quot;page&quot; &lt;1&gt;\""));
    g_hash_table_unref(files);
    g_string_free(package, TRUE);
}

static void test_lines_become_paragraphs(void **state)
{
    Scene *scene = rebut_scene_new(400, 100);
    Part *part = card(scene, "claim", "close", 20, 20, &claim_paint);
    static const TextJoin joins[] = {TEXT_APART, TEXT_AFTER_SPACE, TEXT_AFTER_NOTHING,
                                     TEXT_AFTER_BREAK};
    static const char *const words[] = {"two", "words-", "joined", "below"};

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        run(part, TEXT_BODY, 26, 32 + 12 * i, 40, 10, words[i]);
        g_array_index(part->texts, Text, i).join = joins[i];
    }
    GString *package = write_all(scene);
    GHashTable *files = unpack(package);
    const char *slide = g_hash_table_lookup(files, "ppt/slides/slide1.xml");
    assert_non_null(strstr(slide, "<a:t>two words-joined</a:t>"));
    assert_non_null(strstr(slide, "<a:br>"));
    assert_non_null(strstr(slide, "<a:t>below</a:t>"));
    g_hash_table_unref(files);
    g_string_free(package, TRUE);
}

static void test_equal_scenes_give_equal_bytes(void **state)
{
    (void)state;
    g_setenv("TZ", "Pacific/Auckland", TRUE);
    GString *one = write_all(scene_of_kinds());
    g_setenv("TZ", "UTC", TRUE);
    GString *two = write_all(scene_of_kinds());
    assert_true(g_string_equal(one, two));
    g_string_free(one, TRUE);
    g_string_free(two, TRUE);
}

static void test_says_when_the_sink_refuses(void **state)
{
    Bytes refusing = {.refuse_at = 1};

    (void)state;
    assert_int_equal(write_to(scene_of_kinds(), &refusing), FORMAT_SINK_FAILED);
}

static void test_an_empty_scene_is_a_slide(void **state)
{
    GString *package = write_all(rebut_scene_new(10, 10));
    GHashTable *files = unpack(package);

    (void)state;
    /* An inch is the least that there is. */
    assert_non_null(strstr(g_hash_table_lookup(files, "ppt/presentation.xml"),
                           "<p:sldSz cx=\"914400\" cy=\"914400\"/>"));
    assert_null(g_hash_table_lookup(files, "ppt/slides/slide2.xml"));
    g_hash_table_unref(files);
    g_string_free(package, TRUE);
}

static void test_a_zip_file_of_nothing_can_be_read(void **state)
{
    Zip *zip = rebut_zip_new();

    (void)state;
    rebut_zip_add(zip, "empty", "", 0);
    GString *bytes = rebut_zip_finish(zip);
    GHashTable *files = unpack(bytes);
    assert_string_equal(g_hash_table_lookup(files, "empty"), "");
    g_hash_table_unref(files);
    g_string_free(bytes, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nasty_words_stay_words),
        cmocka_unit_test(test_lines_become_paragraphs),
        cmocka_unit_test(test_equal_scenes_give_equal_bytes),
        cmocka_unit_test(test_says_when_the_sink_refuses),
        cmocka_unit_test(test_an_empty_scene_is_a_slide),
        cmocka_unit_test(test_a_zip_file_of_nothing_can_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

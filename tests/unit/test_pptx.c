/* Decks: what an author writes cannot leave its place in the package, the same scenes give the same
 * bytes, and a sink that refuses is told of. What a whole deck holds is asked by tests/deck/run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "formats/ooxml.h"
#include "formats/zip.h"
#include "graph/graph.h"
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

/* A link with its way: beside the card at x, y, up the trunk to the lower border of its parent, and
 * along the shelf to `shelf_x`; 0: there is none. */
static void add_elbow(Scene *scene, const char *from, Point card, Point trunk, double shelf_x,
                      const Paint *line)
{
    static const Paint none = {0}, grey = {.has_line = true, .line = 0x8a8a8a, .line_width = 1.5};
    Part *part = rebut_scene_add_part(scene, PART_LINK, "supports");
    Shape *way = rebut_part_add_path(part, &none);

    part->from = g_strdup(from);
    part->to = g_strdup("close");
    rebut_shape_move(way, card.x, card.y);
    rebut_shape_line(way, trunk.x, card.y);
    rebut_shape_line(way, trunk.x, trunk.y);
    if (shelf_x > 0)
        rebut_shape_line(way, shelf_x, trunk.y);
    Shape *elbow = rebut_part_add_path(part, line);
    rebut_shape_move(elbow, card.x, card.y);
    rebut_shape_line(elbow, trunk.x, card.y);
    Shape *piece = rebut_part_add_path(part, &grey);
    rebut_shape_move(piece, trunk.x, card.y);
    rebut_shape_line(piece, trunk.x, trunk.y);
}

static void add_head(Scene *scene, double x, double y)
{
    static const Paint red = {.has_fill = true, .fill = 0xc2410c};
    Shape *head = rebut_part_add_path(g_ptr_array_index(scene->parts, scene->parts->len - 1), &red);

    rebut_shape_move(head, x, y);
    rebut_shape_line(head, x + 4, y - 3);
    rebut_shape_line(head, x + 4, y + 3);
    rebut_shape_close(head);
}

/* Two cards on a trunk, one that hangs from the shelf, and one whose way has two bends. */
static Scene *scene_of_elbows(void)
{
    static const Paint solid = {.has_line = true, .line = 0x004488, .line_width = 1.5},
                       dashed = {.has_line = true,
                                 .line = 0xc2410c,
                                 .line_width = 1.5,
                                 .dash = {4, 2}},
                       shelf = {.has_line = true, .line = 0x595959, .line_width = 2};
    Scene *scene = rebut_scene_new(480, 300);
    Shape *way;

    add_elbow(scene, "near", (Point){31, 96}, (Point){26, 64}, 0, &solid);
    add_elbow(scene, "far", (Point){31, 152}, (Point){26, 64}, 0, &dashed);
    add_head(scene, 26, 152);
    add_elbow(scene, "beside", (Point){231, 112}, (Point){226, 64}, 180, &solid);
    add_elbow(scene, "bent", (Point){231, 212}, (Point){206, 90}, 0, &solid);
    way = &g_array_index(((Part *)g_ptr_array_index(scene->parts, 3))->shapes, Shape, 0);
    rebut_shape_line(way, 176, 90);
    rebut_shape_line(way, 176, 64);
    Part *part = card(scene, "claim", "close", 20, 20, &claim_paint);
    Shape *line = rebut_part_add_path(part, &shelf);
    rebut_shape_move(line, 180, 64);
    rebut_shape_line(line, 391, 64);
    card(scene, "claim", "near", 31, 84, &claim_paint);
    card(scene, "challenge", "far", 31, 140, &challenge_paint);
    card(scene, "claim", "beside", 231, 100, &claim_paint);
    card(scene, "claim", "bent", 231, 200, &claim_paint);
    return scene;
}

/* Both ends are at sites, which have ids before all else, in the order of the links; the dashed one
 * begins at the parent; the way with two bends is a figure. */
static void test_elbows_are_glued_connectors(void **state)
{
    GString *package = write_all(scene_of_elbows());
    GHashTable *files = unpack(package);
    const char *slide = g_hash_table_lookup(files, "ppt/slides/slide1.xml");
    g_auto(GStrv) connectors = g_strsplit(slide, "<p:cxnSp>", -1),
                  sites = g_strsplit(slide, "name=\"site\"", -1);

    (void)state;
    assert_int_equal(g_strv_length(connectors), 4);
    assert_non_null(
        strstr(connectors[1], "<a:stCxn id=\"7\" idx=\"1\"/><a:endCxn id=\"8\" idx=\"2\"/>"));
    assert_non_null(strstr(connectors[1],
                           "<a:xfrm flipH=\"1\" flipV=\"1\"><a:off x=\"330200\" y=\"812800\"/>"
                           "<a:ext cx=\"63500\" cy=\"406400\"/></a:xfrm>"
                           "<a:prstGeom prst=\"bentConnector2\">"));
    assert_non_null(strstr(connectors[1], "<a:srgbClr val=\"004488\"/>"));
    assert_non_null(
        strstr(connectors[2], "<a:stCxn id=\"8\" idx=\"2\"/><a:endCxn id=\"9\" idx=\"1\"/>"));
    assert_non_null(strstr(connectors[2], "<a:xfrm rot=\"5400000\" flipV=\"1\">"));
    assert_non_null(
        strstr(connectors[3], "<a:stCxn id=\"10\" idx=\"1\"/><a:endCxn id=\"11\" idx=\"2\"/>"));
    assert_int_equal(g_strv_length(sites), 6);
    assert_non_null(strstr(sites[1], "<a:off x=\"304800\" y=\"762000\"/>"));
    for (int i = 1; i < 6; i++)
        assert_non_null(strstr(sites[i], "adec:decorative"));
    g_hash_table_unref(files);
    g_string_free(package, TRUE);
}

/* The deck that tests/office_links/run opens: elbows, and the same from right to left. */
static int write_elbows(const char *path)
{
    Bytes bytes = {.got = g_string_new(NULL)};
    Sink sink = {gather, &bytes};
    Deck *deck = rebut_deck_new();
    Scene *mirrored = scene_of_elbows();

    rebut_scene_mirror(mirrored);
    rebut_deck_add(deck, scene_of_elbows(), "left", "From left to right", 0);
    rebut_deck_add(deck, mirrored, "right", "From right to left", 0);
    bool is_done = rebut_pptx_write(deck, &plain_options, &sink) == FORMAT_DONE &&
                   g_file_set_contents(path, bytes.got->str, (gssize)bytes.got->len, NULL);
    rebut_deck_free(deck);
    g_string_free(bytes.got, TRUE);
    return is_done ? 0 : 1;
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

int main(int argc, char **argv)
{
    if (argc == 2)
        return write_elbows(argv[1]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nasty_words_stay_words),
        cmocka_unit_test(test_lines_become_paragraphs),
        cmocka_unit_test(test_elbows_are_glued_connectors),
        cmocka_unit_test(test_equal_scenes_give_equal_bytes),
        cmocka_unit_test(test_says_when_the_sink_refuses),
        cmocka_unit_test(test_an_empty_scene_is_a_slide),
        cmocka_unit_test(test_a_zip_file_of_nothing_can_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

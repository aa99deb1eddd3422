/* What happens to a PDF between cairo and the sink: a file that is not written as expected comes
 * out as it went in. What a completed file holds is for tests/pdf_ua to say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "scene/link_words.h"
#include "formats/pdf_complete.h"
#include "scenes.h"

static const char file[] = "%PDF-1.5\n"
                           "1 0 obj\n<< /Type /Pages\n   /Kids [ ]\n   /Count 0\n>>\nendobj\n"
                           "3 0 obj\n<< /Creator (x)\n>>\nendobj\n"
                           "2 0 obj\n<< /Type /Catalog\n   /Pages 1 0 R\n>>\nendobj\n"
                           "xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n"
                           "0000000102 00000 n \n0000000068 00000 n \n"
                           "trailer\n<< /Size 4\n   /Root 2 0 R\n   /Info 3 0 R\n>>\n"
                           "startxref\n154\n%%EOF\n";

static void test_objects(void **state)
{
    (void)state;
    g_autoptr(GString) bytes = g_string_new(file);
    g_autoptr(PdfFile) pdf = rebut_pdf_file_new(bytes);

    assert_non_null(pdf);
    assert_int_equal(rebut_pdf_catalogue(pdf), 2);
    assert_true(rebut_pdf_is(pdf, 1, "Pages"));
    assert_false(rebut_pdf_is(pdf, 1, "Page"));
    assert_null(rebut_pdf_object(pdf, 0));
    assert_null(rebut_pdf_object(pdf, 4));
    assert_int_equal(rebut_pdf_reference(pdf, 2, "Pages"), 1);
    assert_null(rebut_pdf_entry(pdf, 2, "Lang"));
    rebut_pdf_set_entry(pdf, 2, "Lang", "(fa)");
    rebut_pdf_set_entry(pdf, 2, "Lang", "(de)");
    g_autofree char *language = rebut_pdf_entry(pdf, 2, "Lang");
    assert_string_equal(language, "(de)");
    assert_int_equal(rebut_pdf_add_object(pdf, g_string_new("<< >>")), 4);

    g_autoptr(GString) written = rebut_pdf_file_write(pdf);
    g_autoptr(PdfFile) again = rebut_pdf_file_new(written);
    assert_non_null(again);
    for (guint i = 1; i <= 4; i++)
        assert_true(g_string_equal(rebut_pdf_object(pdf, i), rebut_pdf_object(again, i)));
}

static void test_strings(void **state)
{
    (void)state;
    g_autofree char *plain = rebut_pdf_string("A)ß"), *emoji = rebut_pdf_string("🚲");

    assert_string_equal(plain, "<FEFF0041002900DF>");
    assert_string_equal(emoji, "<FEFFD83DDEB2>");
}

/* Cut off, or changed in one place, it is left alone or completed, and never read beyond its end.
 */
static void test_other_files_are_left_alone(void **state)
{
    (void)state;
    g_autoptr(PdfTags) tags = rebut_pdf_tags_new();
    g_autoptr(Scene) scene = scene_of_kinds();

    for (size_t length = 0; length < sizeof file - 8; length++) {
        g_autoptr(GString) out =
            rebut_pdf_complete(g_string_new_len(file, (gssize)length), tags, scene, -1);
        assert_int_equal(out->len, length);
        assert_memory_equal(out->str, file, length);
    }
    for (size_t at = 0; at < sizeof file - 1; at++) {
        GString *bytes = g_string_new(file);
        bytes->str[at] = bytes->str[at] == '9' ? '0' : '9';
        g_autoptr(GString) out = rebut_pdf_complete(bytes, tags, scene, -1);
        assert_non_null(out);
    }
}

static void test_tags_that_disagree(void **state)
{
    (void)state;
    g_autoptr(PdfTags) tags = rebut_pdf_tags_new();
    g_autoptr(GString) bytes = g_string_new(file);
    g_autoptr(PdfFile) pdf = rebut_pdf_file_new(bytes);

    rebut_pdf_tags_add(tags, "P");
    assert_false(rebut_pdf_tags_apply(tags, pdf));
}

static void test_links_in_words(void **state)
{
    (void)state;
    g_autoptr(Scene) scene = scene_of_kinds();
    g_autofree char *words = rebut_link_words(scene);

    assert_string_equal(words, "Links between the cards: Challenge 1.1 challenges Claim 1; "
                               "Countermeasure 1.1.1 counters Challenge 1.1; "
                               "Evidence 1.1.2 supports the link from Challenge 1.1 to Claim 1; "
                               "Evidence 1.1.2 supports Countermeasure 1.1.1.");
    for (int i = 0; i < 300; i++)
        link_up(scene, "challenges", "trade", "close", 0, 0, 0, &white);
    g_autofree char *many = rebut_link_words(scene);
    assert_true(g_str_has_suffix(many, "Challenge 1.1 challenges Claim 1; and 104 more."));

    g_autoptr(Scene) empty = rebut_scene_new(10, 10);
    assert_null(rebut_link_words(empty));
}

static void test_premises_in_words(void **state)
{
    (void)state;
    g_autoptr(Scene) scene = scene_of_kinds();

    for (guint i = 0; i < scene->parts->len;
         i++) { /* four links: three premises, and what follows */
        Part *part = g_ptr_array_index(scene->parts, i);
        if (part->type != PART_LINK)
            continue;
        bool is_step = strcmp(part->class_name, "supports") == 0 && !part->is_see;
        part->class_name = "supports";
        g_free(part->to);
        part->to = g_strdup(is_step ? "close" : "joint:1");
        if (is_step) {
            g_free(part->from);
            part->from = g_strdup("joint:1");
        }
    }
    g_autofree char *words = rebut_link_words(scene);
    assert_string_equal(words, "Links between the cards: Challenge 1.1, Countermeasure 1.1.1 and "
                               "Evidence 1.1.2 together support Claim 1.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objects),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_other_files_are_left_alone),
        cmocka_unit_test(test_tags_that_disagree),
        cmocka_unit_test(test_links_in_words),
        cmocka_unit_test(test_premises_in_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

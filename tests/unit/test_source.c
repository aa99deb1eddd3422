/* Places: bytes to lines and columns and back, whatever the line ends and however long the lines.
 */
#include "base/near.h"
#include "base/source.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static Source *make(const char *text)
{
    return rebut_source_new("test", text, strlen(text));
}

static void assert_place(const Source *source, size_t offset, size_t line, size_t column)
{
    Place place = rebut_source_place(source, offset);

    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void test_places(void **state)
{
    g_autoptr(Source) source = make("ab\ncd\r\ne\rf");

    (void)state;
    assert_place(source, 0, 1, 1);
    assert_place(source, 2, 1, 3);
    assert_place(source, 3, 2, 1);
    assert_place(source, 7, 3, 1);
    assert_place(source, 9, 4, 1);
    assert_place(source, 10, 4, 2);
    assert_place(source, 999, 4, 2);
}

static void test_columns_are_code_points(void **state)
{
    g_autoptr(Source) source = make("\xEF\xBB\xBFg\xC3\xA4\xE2\x82\xAC\xF0\x9F\x9A\x97x");

    (void)state;
    assert_place(source, 3, 1, 1);
    assert_place(source, 4, 1, 2);
    assert_place(source, 6, 1, 3);
    assert_place(source, 13, 1, 5);
    assert_int_equal(rebut_source_offset_of_code_point(source, 0), 3);
    assert_int_equal(rebut_source_offset_of_code_point(source, 2), 6);
    assert_int_equal(rebut_source_offset_of_code_point(source, 4), 13);
    assert_int_equal(rebut_source_offset_of_code_point(source, 5), 14);
    assert_int_equal(rebut_source_offset_of_code_point(source, 99), 14);
}

static void test_what_is_not_kept_has_a_start(void **state)
{
    g_autoptr(Source) source = rebut_source_new_unread("test", SIZE_MAX);

    (void)state;
    assert_null(rebut_source_bytes(source));
    assert_true(rebut_source_length(source) == SIZE_MAX);
    assert_place(source, 0, 1, 1);
}

static void test_lines(void **state)
{
    g_autoptr(Source) source = make("\xEF\xBB\xBF"
                                    "ab\r\n\ncd");
    Span line = rebut_source_line(source, 1);

    (void)state;
    assert_int_equal(line.start, 3);
    assert_int_equal(line.end, 5);
    line = rebut_source_line(source, 2);
    assert_int_equal(line.start, line.end);
    line = rebut_source_line(source, 3);
    assert_int_equal(line.end - line.start, 2);
    line = rebut_source_line(source, 4);
    assert_int_equal(line.start, line.end);
    assert_int_equal(line.start, rebut_source_length(source));
}

/* A map in a report begins where its block does. */
static void test_part_of_a_file(void **state)
{
    g_autoptr(Source) source = make("ab\ncd");

    (void)state;
    rebut_source_begin_at(source, 14);
    assert_place(source, 0, 14, 1);
    assert_place(source, 4, 15, 2);
    assert_int_equal(rebut_source_line(source, 15).start, 3);
    assert_int_equal(rebut_source_line(source, 14).end, 2);
    assert_int_equal(rebut_source_line(source, 13).start, 5);
    assert_int_equal(rebut_source_line(source, 16).start, 5);
}

static void test_empty(void **state)
{
    g_autoptr(Source) source = make("");

    (void)state;
    assert_place(source, 0, 1, 1);
    assert_int_equal(rebut_source_offset_of_code_point(source, 7), 0);
}

/* Every code point of a long line that mixes lengths leads to its byte and back. */
static void test_there_and_back(void **state)
{
    g_autoptr(GString) text = g_string_new(NULL);

    (void)state;
    for (int i = 0; i < 1000; i++)
        g_string_append(text, i % 3 == 0 ? "a" : i % 3 == 1 ? "\xC3\xA4" : "\xF0\x9F\x9A\x97");
    g_autoptr(Source) source = make(text->str);
    size_t index = 0;
    for (const char *c = text->str; *c != '\0'; c = g_utf8_find_next_char(c, NULL)) {
        size_t offset = (size_t)(c - text->str);
        assert_int_equal(rebut_source_offset_of_code_point(source, index), offset);
        assert_place(source, offset, 1, ++index);
    }
}

static const char *nearest(const char *wanted, const char *const *names)
{
    Near near;

    rebut_near_init(&near, wanted);
    for (size_t i = 0; names[i] != NULL; i++)
        rebut_near_offer(&near, names[i]);
    return near.best;
}

static void test_near_names(void **state)
{
    static const char *const names[] = {"claims", "challenges", "countermeasures",
                                        "id",     "text",       NULL};

    (void)state;
    assert_string_equal(nearest("claim", names), "claims");
    assert_string_equal(nearest("Claims", names), "claims");
    assert_string_equal(nearest("chalenges", names), "challenges");
    assert_string_equal(nearest("counter-measures", names), "countermeasures");
    assert_string_equal(nearest("txet", names), "text");
    assert_string_equal(nearest("ID", names), "id");
    assert_null(nearest("it", names));
    assert_null(nearest("weather", names));
    assert_null(nearest("", names));
    assert_null(
        nearest("supercalifragilisticexpialidocious-and-much-longer-than-any-name-here-is", names));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_columns_are_code_points),
        cmocka_unit_test(test_what_is_not_kept_has_a_start),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_part_of_a_file),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_near_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

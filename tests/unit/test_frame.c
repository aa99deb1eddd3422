/* The frame: sizes within their bounds, lines where there is room for them, and a map as large as
 * what is left allows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "layout/frame.h"
#include <math.h>

#define WIDTH  888.0
#define HEIGHT 468.0
#define NEAR   1e-6

static const char short_title[] = "Should our street get a bench?";
static const char long_title[] =
    "Should the city close the whole of its old centre to private cars in the year to come, or only "
    "the square and the streets around it, and what would that mean for shops and their customers?";

typedef struct Fixture {
    TextShaper *shaper;
    Frame frame;
    double entries[6];
    const ShapedText *sources[5];
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = g_new0(Fixture, 1);

    fixture->shaper = rebut_text_shaper_new(REBUT_FONTS, "en");
    fixture->frame = (Frame){.width = WIDTH,
                             .height = HEIGHT,
                             .most_scale = 2.0,
                             .reading_scale = 1.2,
                             .least_title = 16.0,
                             .most_title = 24.0,
                             .most_legend = 12.0,
                             .least_legend = 8.0,
                             .legend_apart = 12.0,
                             .entries = fixture->entries,
                             .sources = fixture->sources,
                             .source_indent = 20.0};
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;

    rebut_text_shaper_free(fixture->shaper);
    g_free(fixture);
    return 0;
}

static void set_title(Fixture *fixture, const char *title)
{
    fixture->frame.title = rebut_text_shape_in(fixture->shaper, title, STYLE_STRONG);
}

static void titles_are_twice_the_body_within_bounds(void **state)
{
    Fixture *fixture = *state;

    set_title(fixture, short_title);
    for (double scale = 0.3; scale < 2.5; scale += 0.1) {
        FrameFit fit = rebut_frame_fit(&fixture->frame, WIDTH, scale);
        assert_true(fabs(fit.title_size - CLAMP(22.0 * scale, 16.0, 24.0)) < NEAR);
        assert_true(fit.title_lines == 1.0);
        assert_true(fit.top > fit.title_size * REBUT_TITLE_ROW);
        assert_true(fabs(fit.top + fit.map_height + fit.bottom - HEIGHT) < NEAR);
    }
    fixture->frame.fixed_title = 19.0;
    assert_true(fabs(rebut_frame_fit(&fixture->frame, WIDTH, 0.5).title_size - 19.0) < NEAR);
    assert_true(fabs(rebut_frame_fit(&fixture->frame, WIDTH, 2.0).title_size - 19.0) < NEAR);
}

/* First it takes two lines, then it is smaller, and at the least size it takes more. */
static void long_titles_give_way(void **state)
{
    Fixture *fixture = *state;

    set_title(fixture, long_title);
    FrameFit wide = rebut_frame_fit(&fixture->frame, 1400.0, 2.0);
    FrameFit fit = rebut_frame_fit(&fixture->frame, WIDTH, 2.0);
    FrameFit thin = rebut_frame_fit(&fixture->frame, 300.0, 2.0);
    assert_true(wide.title_size == 24.0 && wide.title_lines == 2.0);
    assert_true(fit.title_size < 24.0 && fit.title_size >= 16.0 && fit.title_lines == 2.0);
    assert_true(thin.title_size < 16.7 && thin.title_size >= 16.0 && thin.title_lines > 2.0);
}

static void nothing_takes_no_room(void **state)
{
    const Fixture *fixture = *state;
    FrameFit fit = rebut_frame_fit(&fixture->frame, WIDTH, 1.0);

    assert_true(fabs(fit.top - REBUT_SLOT_RISE) < NEAR); /* slots rise above the first card */
    assert_true(fit.bottom <= 0.0 && fit.legend_rows == 0);
}

static void set_entries(Fixture *fixture, double width)
{
    fixture->frame.n_entries = G_N_ELEMENTS(fixture->entries);
    for (size_t i = 0; i < G_N_ELEMENTS(fixture->entries); i++)
        fixture->entries[i] = width;
}

/* The width of a row of all entries in type of a size. */
static double row_width(const Fixture *fixture, double size)
{
    double width = 0.0;

    for (size_t i = 0; i < fixture->frame.n_entries; i++)
        width +=
            fixture->entries[i] * size / REBUT_BODY_SIZE + (i > 0 ? REBUT_LEGEND_GAP * size : 0);
    return width;
}

static void legends_are_one_line_where_they_can(void **state)
{
    Fixture *fixture = *state;

    for (double entry = 20.0; entry < 400.0; entry += 10.0) {
        set_entries(fixture, entry);
        for (double scale = 0.5; scale < 2.0; scale += 0.25) {
            FrameFit fit = rebut_frame_fit(&fixture->frame, WIDTH, scale);
            double body = REBUT_BODY_SIZE * scale, least = MAX(0.7 * body, 8.0);
            assert_int_equal(fit.legend_rows,
                             rebut_frame_legend_rows(&fixture->frame, WIDTH, fit.legend_size));
            assert_true(fit.legend_size <= body + NEAR);
            assert_true(fit.legend_size <= MAX(12.0, 0.6 * body) + NEAR);
            if (fit.legend_rows == 1)
                assert_true(row_width(fixture, fit.legend_size) <= WIDTH + 0.2);
            else /* in one line it would be too small, but for the step of the search */
                assert_true(row_width(fixture, least / 0.96) > WIDTH ||
                            least > fit.legend_size * 0.96);
            assert_true(fit.bottom >= 12.0 + fit.legend_size * (double)fit.legend_rows);
        }
    }
}

/* Entries of the list keep apart and within the width, in columns of about the same height. */
static void sources_stand_in_columns(void **state)
{
    Fixture *fixture = *state;
    Rect places[G_N_ELEMENTS(fixture->sources)];
    const size_t n = G_N_ELEMENTS(places);

    assert_true(rebut_frame_sources(&fixture->frame, WIDTH, NULL) <= 0.0);
    fixture->frame.n_sources = n;
    for (size_t i = 0; i < n; i++)
        fixture->sources[i] =
            rebut_text_shape(fixture->shaper, i % 2 == 0 ? long_title : short_title);
    for (double width = 150.0; width < 1500.0; width += 50.0) {
        double height = rebut_frame_sources(&fixture->frame, width, places);
        for (size_t i = 0; i < n; i++) {
            const Rect *a = &places[i];
            assert_true(a->x >= 20.0 - NEAR && a->x + a->width <= width + NEAR);
            assert_true(a->y > 0.0 && a->y + a->height <= height + NEAR);
            for (size_t j = 0; j < i; j++)
                assert_true(places[j].x + places[j].width <= a->x + NEAR ||
                            places[j].y + places[j].height <= a->y + NEAR);
        }
        assert_true(width < 600.0 || places[n - 1].x > places[0].x);
    }
}

static void maps_fill_what_is_left(void **state)
{
    Fixture *fixture = *state;

    set_title(fixture, long_title);
    set_entries(fixture, 60.0);
    for (double width = 100.0; width < 3000.0; width *= 1.3)
        for (double height = 50.0; height < 3000.0; height *= 1.3) {
            double scale = rebut_frame_scale(&fixture->frame, width, height);
            double larger = 1.02 * scale;
            assert_true(scale <= 2.0 + NEAR && width * scale <= WIDTH + NEAR);
            assert_true(height * scale <=
                        rebut_frame_fit(&fixture->frame, WIDTH, scale).map_height + NEAR);
            assert_true(larger > 2.0 || width * larger > WIDTH ||
                        height * larger >
                            rebut_frame_fit(&fixture->frame, WIDTH, larger).map_height);
        }
    fixture->frame.height = 0.0;
    assert_true(fabs(rebut_frame_scale(&fixture->frame, 2.0 * WIDTH, 9000.0) - 0.5) < NEAR);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(titles_are_twice_the_body_within_bounds),
        TEST(long_titles_give_way),
        TEST(nothing_takes_no_room),
        TEST(legends_are_one_line_where_they_can),
        TEST(sources_stand_in_columns),
        TEST(maps_fill_what_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

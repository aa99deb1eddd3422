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

    fixture->shaper = rebut_text_shaper_in(NULL, REBUT_FONTS, "en");
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

/* The subtitle is smaller by a fixed share, and both make room above the map. */
static void subtitles_stand_below_titles(void **state)
{
    Fixture *fixture = *state;

    set_title(fixture, short_title);
    fixture->frame.subtitle =
        rebut_text_shape_in(fixture->shaper, "What neighbours say", STYLE_PLAIN);
    for (double scale = 0.3; scale < 2.5; scale += 0.1) {
        FrameFit fit = rebut_frame_fit(&fixture->frame, WIDTH, scale);
        double size = CLAMP(22.0 * scale, 16.0, 24.0);
        assert_true(fabs(fit.subtitle_size - 0.62 * size) < NEAR);
        assert_true(fit.subtitle_lines == 1.0);
        assert_true(fabs(fit.top - 1.25 * 1.62 * size - MAX(7.7 * scale, 8.0)) < NEAR);
        assert_true(fabs(fit.top + fit.map_height - HEIGHT) < NEAR);
    }
    /* A long one takes more lines, but gets no smaller. */
    fixture->frame.subtitle = rebut_text_shape_in(fixture->shaper, long_title, STYLE_PLAIN);
    FrameFit fit = rebut_frame_fit(&fixture->frame, 400.0, 2.0);
    assert_true(fabs(fit.subtitle_size - 0.62 * fit.title_size) < NEAR);
    assert_true(fit.subtitle_lines > 2.0);
    assert_true(fabs(fit.top -
                     1.25 * fit.title_size * (fit.title_lines + 0.62 * fit.subtitle_lines) - 15.4) <
                NEAR);
    /* Where a word would not fit, it does. */
    fit = rebut_frame_fit(&fixture->frame, 40.0, 2.0);
    assert_true(fit.subtitle_size < 0.62 * 16.0 && fit.subtitle_size > 1.0);
    assert_true(rebut_text_min_width(fixture->frame.subtitle) * fit.subtitle_size <=
                40.0 * REBUT_BODY_SIZE + NEAR);
    /* Below a title that is smaller than the least, it is not. */
    set_title(fixture, "Incomprehensibilities");
    fit = rebut_frame_fit(&fixture->frame, 100.0, 2.0);
    assert_true(fit.title_size < 15.0 && fabs(fit.subtitle_size - 0.62 * 16.0) < NEAR);
    /* Alone it is as large as below the least title that fits. */
    fixture->frame.title = NULL;
    fit = rebut_frame_fit(&fixture->frame, WIDTH, 0.5);
    assert_true(fit.title_lines == 0.0 && fabs(fit.subtitle_size - 0.62 * 16.0) < NEAR);
    assert_true(fabs(fit.top - 1.25 * fit.subtitle_size * fit.subtitle_lines - 8.0) < NEAR);
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

/* How many rows entries of one width take: in each as many as fit. */
static size_t count_rows(const Fixture *fixture, double size)
{
    double entry = fixture->entries[0] * size / REBUT_BODY_SIZE, gap = 1.5 * size;
    size_t n = fixture->frame.n_entries,
           a_row = (size_t)MAX(1.0, floor((WIDTH + 0.1 + gap) / (entry + gap)));

    return (n + a_row - 1) / a_row;
}

static void legends_are_one_line_where_they_can(void **state)
{
    Fixture *fixture = *state;

    for (double entry = 20.0; entry < 400.0; entry += 10.0) {
        set_entries(fixture, entry);
        for (double scale = 0.5; scale < 2.0; scale += 0.25) {
            FrameFit fit = rebut_frame_fit(&fixture->frame, WIDTH, scale);
            double body = REBUT_BODY_SIZE * scale, least = MAX(0.7 * body, 8.0);
            double rows = (double)count_rows(fixture, fit.legend_size);
            assert_true(fabs((double)fit.legend_rows - rows) < NEAR);
            assert_true(fabs(fit.bottom - 12.0 - fit.legend_size * (1.5 * rows - 0.3)) < NEAR);
            assert_true(fit.legend_size <= body + NEAR);
            assert_true(fit.legend_size <= MAX(12.0, 0.6 * body) + NEAR);
            if (fit.legend_rows == 1)
                assert_true(row_width(fixture, fit.legend_size) <= WIDTH + 0.2);
            else /* in one line it would be too small, but for the step of the search */
                assert_true(row_width(fixture, least / 0.96) > WIDTH ||
                            least > fit.legend_size * 0.96);
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

/* Entries of one line each: no column is higher than it must be. */
static void equal_sources_make_equal_columns(void **state)
{
    Fixture *fixture = *state;
    Rect places[G_N_ELEMENTS(fixture->sources)];

    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        fixture->sources[i] = rebut_text_shape(fixture->shaper, "A study");
    for (size_t n = 1; n <= G_N_ELEMENTS(places); n++)
        for (double width = 200.0; width < 1500.0; width += 50.0) {
            /* A column is 240 wide at least, with 24 to the next; there are four at most. */
            double columns = MAX(1.0, floor((width + 24.0) / 264.0));
            columns = MIN(columns, MIN((double)n, 4.0));
            double step = (width + 24.0) / columns;
            fixture->frame.n_sources = n;
            double height = rebut_frame_sources(&fixture->frame, width, places);
            assert_true(fabs(height - 14.0 - 13.1 * ceil((double)n / columns)) < NEAR);
            for (size_t i = 0; i < n; i++) {
                double column = floor(places[i].x / step), row = (places[i].y - 14.0) / 13.1;
                assert_true(column < columns);
                assert_true(fabs(places[i].x - column * step - 20.0) < NEAR);
                assert_true(fabs(places[i].width - (step - 44.0)) < NEAR);
                assert_true(fabs(row - round(row)) < NEAR);
                assert_true(fabs(places[i].height - 13.1) < NEAR);
            }
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
        TEST(subtitles_stand_below_titles),
        TEST(long_titles_give_way),
        TEST(nothing_takes_no_room),
        TEST(legends_are_one_line_where_they_can),
        TEST(sources_stand_in_columns),
        TEST(equal_sources_make_equal_columns),
        TEST(maps_fill_what_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

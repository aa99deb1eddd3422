/* The title is twice as large as the body, within bounds; where it is too long for two lines it
 * becomes smaller, and only then takes more lines. The legend is one line, a little smaller than
 * the body, and takes a second one rather than become too small to read. */
#include "layout/frame.h"
#include <math.h>

#define SUBTITLE_SHARE   0.62  /* of the title's size */
#define TITLE_APART      0.7   /* between title and map, in body sizes, */
#define LEAST_APART      8.0   /* and in points */
#define LEGEND_SHARE     0.6   /* of the body: the legend where that is large */
#define SMALL_LEGEND     0.7   /* of the body: below it the legend takes another line */
#define STEP             0.96  /* by which sizes are tried */
#define COLUMN_WIDTH     240.0 /* the least of a column of sources */
#define COLUMN_GAP       24.0
#define MOST_COLUMNS     4
#define SOURCES_ABOVE    14.0
#define MOST_TITLE_LINES 2

void rebut_frame_clear(Frame *frame)
{
    g_clear_pointer(&frame->entries, g_free);
    g_clear_pointer(&frame->sources, g_free);
}

static double count_lines(const ShapedText *text, double width, double size)
{
    return text == NULL
               ? 0.0
               : (double)rebut_text_count_lines(text, width * REBUT_BODY_SIZE / size + 0.1, NULL);
}

/* The size at which the longest word still fits. */
static double most_size(const ShapedText *text, double width)
{
    return width * REBUT_BODY_SIZE / MAX(1.0, rebut_text_min_width(text));
}

static void fit_title(const Frame *frame, double width, double scale, FrameFit *fit)
{
    double size = CLAMP(2.0 * REBUT_BODY_SIZE * scale, frame->least_title, frame->most_title);

    if (frame->fixed_title > 0.0)
        size = frame->fixed_title;
    if (frame->title != NULL) {
        while (frame->fixed_title <= 0.0 && size * STEP >= frame->least_title &&
               count_lines(frame->title, width, size) > MOST_TITLE_LINES)
            size *= STEP;
        size = MIN(size, most_size(frame->title, width));
    }
    fit->title_size = size;
    fit->title_lines = count_lines(frame->title, width, size);
    fit->subtitle_size = MAX(SUBTITLE_SHARE * size, SUBTITLE_SHARE * frame->least_title);
    if (frame->subtitle != NULL)
        fit->subtitle_size = MIN(fit->subtitle_size, most_size(frame->subtitle, width));
    fit->subtitle_lines = count_lines(frame->subtitle, width, fit->subtitle_size);
    fit->top = (fit->title_lines * fit->title_size + fit->subtitle_lines * fit->subtitle_size) *
               REBUT_TITLE_ROW;
    if (fit->top > 0.0)
        fit->top += MAX(TITLE_APART * REBUT_BODY_SIZE * scale, LEAST_APART);
    else
        fit->top = REBUT_SLOT_RISE * scale; /* above the first card */
}

/* In how many rows the legend stands in this width at that size. */
static size_t count_rows(const Frame *frame, double width, double size)
{
    double factor = size / REBUT_BODY_SIZE, x = 0.0;
    size_t rows = 1;

    for (size_t i = 0; i < frame->n_entries; i++) {
        double entry = frame->entries[i] * factor;
        if (x > 0.0 && x + entry > width + 0.1) {
            rows++;
            x = 0.0;
        }
        x += entry + REBUT_LEGEND_GAP * size;
    }
    return rows;
}

/* The size at which the widest entry of the legend still fits. */
static double most_legend_size(const Frame *frame, double width)
{
    double widest = 1.0;

    for (size_t i = 0; i < frame->n_entries; i++)
        widest = MAX(widest, frame->entries[i]);
    return width * REBUT_BODY_SIZE / widest;
}

static void fit_legend(const Frame *frame, double width, double scale, FrameFit *fit)
{
    double body = REBUT_BODY_SIZE * scale, most = most_legend_size(frame, width);
    double size = MIN(MIN(body, most), MAX(frame->most_legend, LEGEND_SHARE * body)), row = size;

    if (frame->n_entries == 0)
        return;
    while (count_rows(frame, width, row) > 1 && row * STEP >= SMALL_LEGEND * body &&
           row * STEP >= frame->least_legend)
        row *= STEP;
    fit->legend_size = count_rows(frame, width, row) > 1 ? size : row;
    fit->legend_rows = count_rows(frame, width, fit->legend_size);
    fit->bottom += frame->legend_apart +
                   fit->legend_size * (REBUT_LEGEND_ROW * (double)(fit->legend_rows - 1) + 1.2);
}

FrameFit rebut_frame_fit(const Frame *frame, double width, double scale)
{
    FrameFit fit = {.title_size = 0.0};
    double source_scale = REBUT_SOURCE_SHARE * scale;

    fit_title(frame, width, scale, &fit);
    fit.sources = rebut_frame_sources(frame, width / source_scale, NULL) * source_scale;
    fit.bottom = fit.sources;
    fit_legend(frame, width, scale, &fit);
    if (frame->height > 0.0)
        fit.map_height = MAX(1.0, frame->height - fit.top - fit.bottom);
    return fit;
}

double rebut_frame_scale(const Frame *frame, double width, double height)
{
    double scale = MIN(frame->most_scale, frame->width / MAX(1.0, width));

    if (frame->height <= 0.0)
        return scale;
    while (height * scale > rebut_frame_fit(frame, frame->width, scale).map_height)
        scale *= MIN(0.995, 0.5 + 0.5 * rebut_frame_fit(frame, frame->width, scale).map_height /
                                      (height * scale));
    return scale;
}

static double source_height(const Frame *frame, size_t index, double width)
{
    double room = MAX(1.0, width - frame->source_indent);

    return REBUT_LINE_HEIGHT *
           (double)rebut_text_count_lines(frame->sources[index], room + 0.1, NULL);
}

double rebut_frame_sources(const Frame *frame, double width, Rect *places)
{
    size_t fitting = (size_t)MAX(1.0, (width + COLUMN_GAP) / (COLUMN_WIDTH + COLUMN_GAP));
    size_t columns = CLAMP(frame->n_sources, 1, MIN(fitting, MOST_COLUMNS)), column = 0;
    double column_width = (width - (double)(columns - 1) * COLUMN_GAP) / (double)columns;
    double total = 0.0, y = 0.0, height = 0.0;

    if (frame->n_sources == 0)
        return 0.0;
    for (size_t i = 0; i < frame->n_sources; i++)
        total += source_height(frame, i, column_width);
    for (size_t i = 0; i < frame->n_sources; i++) {
        double own = source_height(frame, i, column_width);
        if (y > 0.0 && y + own / 2.0 > total / (double)columns && column + 1 < columns) {
            column++;
            y = 0.0;
        }
        double x = (double)column * (column_width + COLUMN_GAP) + frame->source_indent;
        if (places != NULL)
            places[i] = (Rect){x, y + SOURCES_ABOVE, column_width - frame->source_indent, own};
        y += own;
        height = MAX(height, y);
    }
    return SOURCES_ABOVE + height;
}

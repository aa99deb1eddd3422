/* A scene as PNG: cairo paints it, and the file is written here, for cairo's own writer knows
 * neither density nor titles. It is a signature and chunks; rows go to the sink as they are
 * compressed.
 *
 * A drawing is flat ground with thin lines, which deflate finds without the help of a row filter.
 * Level 6 makes it a quarter smaller in three times the time of level 3; filters make it larger. A
 * palette would be a third of the bytes to go through, but smoothed letters have some thousand
 * colours. libdeflate is no faster here. ISA-L's igzip is five times as fast for an eighth more
 * bytes, but one run in some hundred gave other bytes for the same rows. */
#include "formats/cairo.h"
#include "base/clean.h"
#include "formats/format.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <zlib.h>

#define COMPRESSION_LEVEL 3
#define CAIRO_MAX_PIXELS  32767 /* along one side */
#define POINTS_PER_INCH   72.0
#define METRES_PER_INCH   0.0254
#define LEAST_PIXEL       0.01 /* a smaller part of a pixel at the edge is cut off */
#define PIECE_BYTES       65536
#define HUGE_PAGE         ((size_t)2 << 20)

enum { BITS = 8, RGB = 2, PER_METRE = 1 }; /* as the header and the density say them */

typedef struct PngFile {
    Sink *sink;
    bool has_failed; /* the sink refused bytes; nothing more is sent */
} PngFile;

static void put(PngFile *file, const void *bytes, size_t length)
{
    file->has_failed = file->has_failed || !file->sink->write(file->sink->closure, bytes, length);
}

static void append_number(GString *out, guint32 number)
{
    guint32 bytes = GUINT32_TO_BE(number);

    g_string_append_len(out, (const char *)&bytes, sizeof bytes);
}

/* A chunk: the length of its data, its name and data, and a sum over these two. */
static void put_chunk(PngFile *file, const char *name, const void *data, size_t length)
{
    g_autoptr(GString) chunk = g_string_sized_new(length + 12);

    append_number(chunk, (guint32)length);
    g_string_append(chunk, name);
    g_string_append_len(chunk, data, (gssize)length);
    append_number(chunk, (guint32)crc32(0, (const Bytef *)chunk->str + 4, (uInt)length + 4));
    put(file, chunk->str, chunk->len);
}

static void put_header(PngFile *file, int width, int height)
{
    static const char rest[] = {BITS, RGB, 0, 0, 0}; /* deflate, filters, not interlaced */
    g_autoptr(GString) data = g_string_new(NULL);

    append_number(data, (guint32)width);
    append_number(data, (guint32)height);
    g_string_append_len(data, rest, sizeof rest);
    put(file, "\x89PNG\r\n\x1a\n", 8);
    put_chunk(file, "IHDR", data->str, data->len);
}

static void put_density(PngFile *file, double dpi)
{
    guint32 density = (guint32)lround(dpi / METRES_PER_INCH);
    g_autoptr(GString) data = g_string_new(NULL);

    append_number(data, density);
    append_number(data, density);
    g_string_append_c(data, PER_METRE);
    put_chunk(file, "pHYs", data->str, data->len);
}

/* Only letters, digits and hyphens may stand in a language tag. */
static char *language_tag(const char *lang)
{
    GString *tag = g_string_new(NULL);

    for (; lang != NULL && *lang != '\0' && tag->len < 35; lang++)
        if (g_ascii_isalnum(*lang) || *lang == '-')
            g_string_append_c(tag, *lang);
    return g_string_free(tag, FALSE);
}

/* Nothing when there are no words. */
static void put_words(PngFile *file, const char *key, const char *words, const char *lang)
{
    g_autofree char *clean = rebut_words_clean(words);
    g_autofree char *tag = language_tag(lang);
    g_autoptr(GString) data = g_string_new(key);

    if (clean == NULL)
        return;
    g_string_append_len(data, "\0\0\0", 3); /* not compressed */
    g_string_append_len(data, tag, (gssize)strlen(tag) + 1);
    g_string_append_c(data, '\0'); /* the key in that language: none */
    g_string_append(data, clean);
    put_chunk(file, "iTXt", data->str, data->len);
}

/* The image's rows on their way through the compressor. */
typedef struct Rows {
    PngFile *file;
    z_stream stream;
    guint8 *row;   /* the number of its filter, none; three bytes a pixel; one to spare */
    guint8 *piece; /* PIECE_BYTES of compressed data */
} Rows;

static void begin_piece(Rows *rows)
{
    rows->stream.next_out = rows->piece;
    rows->stream.avail_out = PIECE_BYTES;
}

/* NULL: there is no memory for the compressor. */
static Rows *rows_new(PngFile *file, size_t row_bytes)
{
    Rows *rows = g_new0(Rows, 1);

    if (deflateInit(&rows->stream, COMPRESSION_LEVEL) != Z_OK) {
        g_free(rows);
        return NULL;
    }
    rows->file = file;
    rows->row = g_malloc0(row_bytes + 1);
    rows->piece = g_malloc(PIECE_BYTES);
    begin_piece(rows);
    return rows;
}

static void rows_free(Rows *rows)
{
    deflateEnd(&rows->stream);
    g_free(rows->row);
    g_free(rows->piece);
    g_free(rows);
}

static void put_piece(Rows *rows)
{
    put_chunk(rows->file, "IDAT", rows->piece, PIECE_BYTES - rows->stream.avail_out);
    begin_piece(rows);
}

/* Compresses the row; false when the compressor or the sink failed. */
static bool put_row(Rows *rows, size_t row_bytes, bool is_last)
{
    bool is_full = true;

    rows->stream.next_in = rows->row;
    rows->stream.avail_in = (uInt)row_bytes;
    while (is_full) {
        if (deflate(&rows->stream, is_last ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR)
            return false;
        is_full = rows->stream.avail_out == 0;
        if (is_full || is_last)
            put_piece(rows);
    }
    return !rows->file->has_failed;
}

/* Four bytes are written for each pixel, of which the next one takes the last. */
static void take_row(const Rows *rows, const guint8 *line, int width)
{
    guint8 *out = rows->row + 1;

    for (int x = 0; x < width; x++, line += 4, out += 3) {
        guint32 pixel; /* 0x00rrggbb in the machine's order of bytes */
        memcpy(&pixel, line, sizeof pixel);
        pixel = GUINT32_TO_BE(pixel << 8);
        memcpy(out, &pixel, sizeof pixel);
    }
}

static bool put_image(PngFile *file, cairo_surface_t *surface)
{
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    size_t row_bytes = (size_t)width * 3 + 1;
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    const guint8 *data = cairo_image_surface_get_data(surface);
    Rows *rows = rows_new(file, row_bytes);
    bool is_sound = rows != NULL;

    for (int y = 0; y < height && is_sound; y++) {
        take_row(rows, data + (size_t)y * stride, width);
        is_sound = put_row(rows, row_bytes, y == height - 1);
    }
    if (rows != NULL)
        rows_free(rows);
    return is_sound;
}

static FormatStatus encode(cairo_surface_t *surface, const Scene *scene,
                           const FormatOptions *options, Sink *sink)
{
    PngFile file = {sink, false};

    put_header(&file, cairo_image_surface_get_width(surface),
               cairo_image_surface_get_height(surface));
    put_density(&file, options->dpi);
    put_words(&file, "Title", scene->title, scene->lang);
    put_words(&file, "Author", scene->author, scene->lang);
    put_words(&file, "Description", scene->description, scene->lang);
    bool is_sound = put_image(&file, surface);
    put_chunk(&file, "IEND", "", 0);
    return file.has_failed ? FORMAT_SINK_FAILED : is_sound ? FORMAT_DONE : FORMAT_FAILED;
}

static bool paint(cairo_surface_t *surface, const Scene *scene, double scale)
{
    cairo_t *context = cairo_create(surface);

    cairo_set_source_rgb(context, 1, 1, 1);
    cairo_paint(context);
    cairo_scale(context, scale, scale);
    Painter *painter = rebut_painter_new(context, scene);
    for (guint i = 0; i < scene->parts->len; i++)
        rebut_paint_part(painter, g_ptr_array_index(scene->parts, i));
    rebut_painter_free(painter);
    bool done = cairo_status(context) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(context);
    cairo_surface_flush(surface);
    return done && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
}

/* Memory for an image, which is painted over as a whole: in large pages where the system has them,
 * since a fault for each small one takes longer than painting. NULL: there is not so much. */
static guint8 *image_memory(size_t bytes)
{
    void *memory = NULL;

    if (posix_memalign(&memory, HUGE_PAGE, bytes) != 0)
        return NULL;
#ifdef MADV_HUGEPAGE
    madvise(memory, bytes, MADV_HUGEPAGE);
#endif
    return memory;
}

FormatStatus rebut_png_write(const Scene *scene, const FormatOptions *options, Sink *sink)
{
    double scale = options->dpi / POINTS_PER_INCH;
    double width = MAX(1, ceil(scene->width * scale - LEAST_PIXEL));
    double height = MAX(1, ceil(scene->height * scale - LEAST_PIXEL));
    FormatStatus status = FORMAT_FAILED;

    if (!(width <= CAIRO_MAX_PIXELS && height <= CAIRO_MAX_PIXELS &&
          width * height <= (double)options->max_pixels))
        return FORMAT_TOO_LARGE;
    int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, (int)width);
    guint8 *memory = image_memory((size_t)stride * (size_t)height);
    if (memory == NULL)
        return FORMAT_FAILED;
    cairo_surface_t *surface = cairo_image_surface_create_for_data(memory, CAIRO_FORMAT_RGB24,
                                                                   (int)width, (int)height, stride);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && paint(surface, scene, scale))
        status = encode(surface, scene, options, sink);
    cairo_surface_destroy(surface);
    free(memory);
    return status;
}

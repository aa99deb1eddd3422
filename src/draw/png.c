/* A scene as PNG: cairo paints it, libpng writes it, for cairo's own writer knows neither density
 * nor titles. Rows go to the sink as they are compressed.
 *
 * A drawing is flat ground with thin lines, which deflate finds without the help of a row filter.
 * At level 3 a slide of 7 megapixels takes 45 ms; level 6 makes it a quarter smaller in twice the
 * time, and libpng's own choice of filters adds 70 ms and saves nothing.
 *
 * libpng reports errors by longjmp. Everything that must outlive it is in a struct that its caller
 * owns; only write_image calls libpng after setjmp, and it has no variable that changes in between.
 */
#include "draw/cairo.h"
#include "base/clean.h"
#include "draw/format.h"
#include <math.h>
#include <png.h>
#include <string.h>

#define COMPRESSION_LEVEL 3
#define CAIRO_MAX_PIXELS  32767 /* along one side */
#define POINTS_PER_INCH   72.0
#define METRES_PER_INCH   0.0254
#define LEAST_PIXEL       0.01 /* a smaller part of a pixel at the edge is cut off */

typedef struct Image {
    cairo_surface_t *surface;
    png_structp png;
    png_infop info;
    png_bytep row;
    char *title, *author, *description; /* or NULL */
    char *lang;
    Sink *sink;
    bool sink_failed;
} Image;

static void write_bytes(png_structp png, png_bytep bytes, size_t length)
{
    Image *image = png_get_io_ptr(png);

    if (!image->sink->write(image->sink->closure, bytes, length)) {
        image->sink_failed = true;
        png_error(png, "refused");
    }
}

static void flush_nothing(png_structp png)
{
    (void)png;
}

/* libpng's own would print. */
static void leave(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static void pass_over(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
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

static void fill_text(png_text *text, const char *key, char *words, char *lang)
{
    static const char empty[] = "";

    memset(text, 0, sizeof *text);
    text->compression = PNG_ITXT_COMPRESSION_NONE;
    text->key = (png_charp)(uintptr_t)key; /* libpng copies it */
    text->text = words;
    text->itxt_length = strlen(words);
    text->lang = lang;
    text->lang_key = (png_charp)(uintptr_t)empty;
}

static void set_titles(Image *image)
{
    png_text texts[3];
    int n = 0;

    if (image->title != NULL)
        fill_text(&texts[n++], "Title", image->title, image->lang);
    if (image->author != NULL)
        fill_text(&texts[n++], "Author", image->author, image->lang);
    if (image->description != NULL)
        fill_text(&texts[n++], "Description", image->description, image->lang);
    if (n > 0)
        png_set_text(image->png, image->info, texts, n);
}

static void write_row(Image *image, int y)
{
    const unsigned char *data = cairo_image_surface_get_data(image->surface);
    const unsigned char *line =
        data + (size_t)y * (size_t)cairo_image_surface_get_stride(image->surface);
    int width = cairo_image_surface_get_width(image->surface);
    png_bytep out = image->row;

    for (int x = 0; x < width; x++, line += 4, out += 3) {
        uint32_t pixel; /* 0x00rrggbb in the machine's order of bytes */
        memcpy(&pixel, line, sizeof pixel);
        out[0] = (png_byte)(pixel >> 16 & 0xff);
        out[1] = (png_byte)(pixel >> 8 & 0xff);
        out[2] = (png_byte)(pixel & 0xff);
    }
    png_write_row(image->png, image->row);
}

static bool write_image(Image *image, double dpi)
{
    png_uint_32 density = (png_uint_32)lround(dpi / METRES_PER_INCH);
    int height = cairo_image_surface_get_height(image->surface);

    if (setjmp(png_jmpbuf(image->png)) != 0)
        return false;
    png_set_write_fn(image->png, image, write_bytes, flush_nothing);
    png_set_compression_level(image->png, COMPRESSION_LEVEL);
    png_set_filter(image->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(image->png, image->info,
                 (png_uint_32)cairo_image_surface_get_width(image->surface), (png_uint_32)height, 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(image->png, image->info, density, density, PNG_RESOLUTION_METER);
    set_titles(image);
    png_write_info(image->png, image->info);
    for (int y = 0; y < height; y++)
        write_row(image, y);
    png_write_end(image->png, image->info);
    return true;
}

static FormatStatus encode(cairo_surface_t *surface, const Scene *scene,
                           const FormatOptions *options, Sink *sink)
{
    Image image = {.surface = surface, .sink = sink};
    bool done = false;

    image.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, leave, pass_over);
    image.info = image.png == NULL ? NULL : png_create_info_struct(image.png);
    if (image.info != NULL) {
        image.row = g_malloc((size_t)cairo_image_surface_get_width(surface) * 3);
        image.title = rebut_words_clean(scene->title);
        image.author = rebut_words_clean(scene->author);
        image.description = rebut_words_clean(scene->description);
        image.lang = language_tag(scene->lang);
        done = write_image(&image, options->dpi);
    }
    png_destroy_write_struct(&image.png, &image.info);
    g_free(image.row);
    g_free(image.title);
    g_free(image.author);
    g_free(image.description);
    g_free(image.lang);
    return done ? FORMAT_DONE : image.sink_failed ? FORMAT_SINK_FAILED : FORMAT_FAILED;
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

FormatStatus rebut_png_write(const Scene *scene, const FormatOptions *options, Sink *sink)
{
    double scale = options->dpi / POINTS_PER_INCH;
    double width = MAX(1, ceil(scene->width * scale - LEAST_PIXEL));
    double height = MAX(1, ceil(scene->height * scale - LEAST_PIXEL));
    FormatStatus status = FORMAT_FAILED;

    if (!(width <= CAIRO_MAX_PIXELS && height <= CAIRO_MAX_PIXELS &&
          width * height <= (double)options->max_pixels))
        return FORMAT_TOO_LARGE;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && paint(surface, scene, scale))
        status = encode(surface, scene, options, sink);
    cairo_surface_destroy(surface);
    return status;
}

/* The table of formats. A row is all that a new format needs here. */
#include "formats/painting.h"
#include <string.h>

#define PIECE_BYTES 65536

static FormatStatus write_png(const Scene *scene, const FormatOptions *options, Sink *sink)
{
    const Painting *painting = options->painting;

    return painting != NULL ? painting->write_png(scene, options, sink) : FORMAT_FAILED;
}

static FormatStatus write_pdf(const Deck *deck, const FormatOptions *options, Sink *sink)
{
    const Painting *painting = options->painting;

    return painting != NULL ? painting->write_pdf(deck, options, sink) : FORMAT_FAILED;
}

static FormatStatus write_pptx(const Deck *deck, const FormatOptions *options, Sink *sink)
{
    const Painting *painting = options->painting;

    return painting != NULL ? painting->write_pptx(deck, options, sink) : FORMAT_FAILED;
}

const Format rebut_formats[] = {
    {"svg", "vector drawing for the web and slides, text stays text", false, false, rebut_svg_write,
     NULL, NULL},
    {"pdf", "vector pages with outline and links", false, true, NULL, write_pdf, NULL},
    {"png", "picture of --dpi dots an inch", false, true, write_png, NULL, NULL},
    {"pptx", "slides of shapes and words to edit, with notes", false, true, NULL, write_pptx, NULL},
    {"html", "page to explore, step through and search", true, false, NULL, rebut_html_write, NULL},
    {"dot", "graph for graphviz, not laid out", false, false, NULL, NULL, rebut_dot_write},
    {NULL, NULL, false, false, NULL, NULL, NULL},
};

const Format *rebut_format_find(const char *name)
{
    for (const Format *format = rebut_formats; format->name != NULL; format++)
        if (strcmp(format->name, name) == 0)
            return format;
    return NULL;
}

FormatStatus rebut_sink_put(const Sink *sink, const GString *file)
{
    for (size_t at = 0; at < file->len; at += PIECE_BYTES)
        if (!sink->write(sink->closure, file->str + at, MIN(PIECE_BYTES, file->len - at)))
            return FORMAT_SINK_FAILED;
    return FORMAT_DONE;
}

/* The table of formats. A row is all that a new format needs here. */
#include "draw/format.h"
#include <string.h>

#define PIECE_BYTES 65536

const Format rebut_formats[] = {
    {"svg", "vector drawing for the web and slides, text stays text", false, rebut_svg_write, NULL,
     NULL},
    {"pdf", "vector pages with outline and links", false, NULL, rebut_pdf_write, NULL},
    {"png", "picture of --dpi dots an inch", false, rebut_png_write, NULL, NULL},
    {"pptx", "slides of shapes and words to edit, with notes", false, NULL, rebut_pptx_write, NULL},
    {"html", "page to explore, step through and search", true, NULL, rebut_html_write, NULL},
    {"dot", "graph for graphviz, not laid out", false, NULL, NULL, rebut_dot_write},
    {NULL, NULL, false, NULL, NULL, NULL},
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

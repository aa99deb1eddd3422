/* The table of formats. A row is all that a new format needs here. */
#include "draw/format.h"
#include <string.h>

const Format rebut_formats[] = {
    {"svg", "vector drawing for the web and slides, text stays text", true, false, rebut_svg_write,
     NULL, NULL},
    {"pdf", "vector pages with outline and links", false, false, NULL, rebut_pdf_write, NULL},
    {"png", "picture of --dpi dots an inch", false, false, rebut_png_write, NULL, NULL},
    {"pptx", "slides of shapes and words to edit, with notes", false, false, NULL, rebut_pptx_write,
     NULL},
    {"html", "page to explore, step through and search", true, true, NULL, rebut_html_write, NULL},
    {"dot", "graph for graphviz, not laid out", true, false, NULL, NULL, rebut_dot_write},
    {NULL, NULL, false, false, NULL, NULL, NULL},
};

const Format *rebut_format_find(const char *name)
{
    for (const Format *format = rebut_formats; format->name != NULL; format++)
        if (strcmp(format->name, name) == 0)
            return format;
    return NULL;
}

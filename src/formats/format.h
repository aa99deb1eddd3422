/* Formats: one file and one row each. A format turns a scene into bytes, handed to a sink piece by
 * piece. */
#ifndef REBUT_FORMATS_FORMAT_H
#define REBUT_FORMATS_FORMAT_H

#include "scene/deck.h"
#include "scene/theme.h"
#include "graph/graph.h"
#include <stdint.h>

/* Takes all `length` bytes or returns false, after which nothing more is sent. */
typedef struct Sink {
    bool (*write)(void *closure, const void *bytes, size_t length);
    void *closure;
} Sink;

typedef enum FormatStatus {
    FORMAT_DONE,
    FORMAT_SINK_FAILED, /* the sink refused bytes */
    FORMAT_TOO_LARGE,   /* the picture exceeds the pixel limit or the library's */
    FORMAT_FAILED       /* the drawing library failed; nothing can be said for the output */
} FormatStatus;

/* How words stand in an SVG. */
typedef enum SvgTextMode {
    SVG_TEXT_AS_TEXT,
    SVG_TEXT_AS_PATHS, /* outlines of the glyphs */
    SVG_TEXT_EMBED     /* text, with the fonts' glyphs that it uses */
} SvgTextMode;

/* What needs the libraries that paint and pack (painting.h). */
typedef struct Painting Painting;

typedef struct FormatOptions {
    const Painting *painting; /* NULL: not asked for; PNG, PDF and PPTX then fail, and words in SVG
                               * stay text in the viewer's fonts */
    const char *id_prefix;    /* SVG: letters, digits, hyphens; starts with a letter */
    SvgTextMode svg_text;
    double dpi;         /* PNG */
    size_t max_pixels;  /* PNG */
    int64_t date;       /* PDF, PPTX: seconds since 1970 of the creation date; -1: none */
    bool has_fragments; /* SVG: parts carry the step that shows them, for reveal.js */
    bool is_in_html;    /* SVG: the drawing stands in a page of HTML, and its parts carry steps */
    const char
        *page_prefix; /* the same: what ids of other pages begin with; NULL: there are none */
    const Theme *theme, *dark; /* HTML: the colours of the page, and on dark screens, or NULL */
    const char *outline;       /* HTML: the map in words, made by words/html.c; NULL: none */
} FormatOptions;

typedef struct Format {
    const char *name;  /* = file name extension */
    const char *about; /* for --help */
    bool is_page;      /* of HTML: shows the map's own steps without being asked, and its outline */
    bool is_painted;   /* needs FormatOptions.painting */
    /* Exactly one of the three is set: what the format reads. A file holds one scene, or a deck. */
    FormatStatus (*write_scene)(const Scene *scene, const FormatOptions *options, Sink *sink);
    FormatStatus (*write_deck)(const Deck *deck, const FormatOptions *options, Sink *sink);
    FormatStatus (*write_graph)(const Graph *graph, const FormatOptions *options, Sink *sink);
} Format;

/* Hands a whole file to the sink, piece by piece. */
FormatStatus rebut_sink_put(const Sink *sink, const GString *file);

extern const Format rebut_formats[]; /* ends with a row whose name is NULL */
const Format *rebut_format_find(const char *name);

FormatStatus rebut_svg_write(const Scene *scene, const FormatOptions *options, Sink *sink);
FormatStatus rebut_html_write(const Deck *deck, const FormatOptions *options, Sink *sink);
FormatStatus rebut_dot_write(const Graph *graph, const FormatOptions *options, Sink *sink);
/* In the module that paints. */
FormatStatus rebut_png_write(const Scene *scene, const FormatOptions *options, Sink *sink);
FormatStatus rebut_pdf_write(const Deck *deck, const FormatOptions *options, Sink *sink);
FormatStatus rebut_pptx_write(const Deck *deck, const FormatOptions *options, Sink *sink);

#endif

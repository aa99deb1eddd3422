/* The module that paints (draw/painting.c): what needs cairo, Pango, zlib or minizip. */
#ifndef REBUT_FORMATS_PAINTING_H
#define REBUT_FORMATS_PAINTING_H

#include "formats/font_subset.h"
#include "formats/format.h"
#include "formats/glyphs.h"

struct Painting {
    const char *version;
    FormatStatus (*write_png)(const Scene *scene, const FormatOptions *options, Sink *sink);
    FormatStatus (*write_pdf)(const Deck *deck, const FormatOptions *options, Sink *sink);
    FormatStatus (*write_pptx)(const Deck *deck, const FormatOptions *options, Sink *sink);
    /* As in glyphs.h and font_subset.h. */
    Glyphs *(*glyphs_new)(const Scene *scene);
    void (*glyphs_free)(Glyphs *glyphs);
    const char *(*glyphs_outline)(const Glyphs *glyphs, guint number);
    const OutlinedRun *(*glyphs_run)(const Glyphs *glyphs, const Text *text);
    FontSubsets *(*font_subsets_new)(const Scene *scene);
    void (*font_subsets_free)(FontSubsets *subsets);
    const FontSubset *(*font_subsets_at)(const FontSubsets *subsets, size_t index);
};

/* The module's table, by rebut_module_table("painting", "rebut_painting", ...). */
extern const Painting rebut_painting;

#endif

/* The table of the module; what stands in it is declared in the headers of its parts. */
#include "formats/painting.h"

__attribute__((visibility("default"))) const Painting rebut_painting = {
    .version = REBUT_VERSION,
    .write_png = rebut_png_write,
    .write_pdf = rebut_pdf_write,
    .write_pptx = rebut_pptx_write,
    .glyphs_new = rebut_glyphs_new,
    .glyphs_free = rebut_glyphs_free,
    .glyphs_outline = rebut_glyphs_outline,
    .glyphs_run = rebut_glyphs_run,
    .font_subsets_new = rebut_font_subsets_new,
    .font_subsets_free = rebut_font_subsets_free,
    .font_subsets_at = rebut_font_subsets_at,
};

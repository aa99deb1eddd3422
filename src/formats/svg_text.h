/* How a scene's words stand in its SVG: as text, as outlines, or as text with the glyphs of the
 * fonts that it was measured with. */
#ifndef REBUT_FORMATS_SVG_TEXT_H
#define REBUT_FORMATS_SVG_TEXT_H

#include "formats/inks.h"

typedef struct SvgText SvgText;

/* What is given must outlive the result; `inks` may be NULL. */
SvgText *rebut_svg_text_new(Xml *xml, const Scene *scene, const FormatOptions *options,
                            const char *prefix, const Inks *inks);
void rebut_svg_text_free(SvgText *text);

/* Writes attributes of the open root element. */
void rebut_svg_text_attributes(SvgText *text);
/* Writes what runs refer to, before the first of them. */
void rebut_svg_text_define(SvgText *text);
/* Writes a run of the scene. */
void rebut_svg_text_write(SvgText *text, const Text *run);

#endif

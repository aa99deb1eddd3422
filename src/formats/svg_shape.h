/* How a shape of a scene stands in its SVG: a <rect> or a <path> with presentation attributes. */
#ifndef REBUT_FORMATS_SVG_SHAPE_H
#define REBUT_FORMATS_SVG_SHAPE_H

#include "formats/xml.h"

/* Writes a shape. `classes` may be empty; `of` is the id of the card that it belongs to, or NULL to
 * leave that out. */
void rebut_svg_shape_write(Xml *xml, const Shape *shape, const char *classes, const char *of);

#endif

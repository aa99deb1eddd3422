/* Inks: the pairs of a light and a dark colour that a scene for both kinds of screens is painted
 * in. Each pair is a class of elements and a rule of the style sheet in SVG. */
#ifndef REBUT_FORMATS_INKS_H
#define REBUT_FORMATS_INKS_H

#include "formats/xml.h"

typedef struct Inks Inks;

/* The inks of a scene, numbered by first use; NULL when it has no dark colours. */
Inks *rebut_inks_new(const Scene *scene);
void rebut_inks_free(Inks *inks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Inks, rebut_inks_free)

/* Writes the style sheet; nothing without inks. */
void rebut_inks_write(const Inks *inks, Xml *xml, const char *prefix);
/* Append the classes of a shape's and a text's inks to a list of classes. */
void rebut_inks_append_paint(const Inks *inks, GString *classes, const char *prefix,
                             const Paint *paint);
void rebut_inks_append_text(const Inks *inks, GString *classes, const char *prefix,
                            const Text *text);

#endif

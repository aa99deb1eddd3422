/* The fonts that a scene's words are shaped with, each cut down to what these words need, to be
 * embedded where words stay text. */
#ifndef REBUT_FORMATS_FONT_SUBSET_H
#define REBUT_FORMATS_FONT_SUBSET_H

#include "scene/scene.h"

typedef struct FontSubset {
    guint family; /* from 1: faces of one family have the same */
    int weight;   /* 400, 700 */
    bool is_italic;
    GBytes *bytes; /* a TrueType or OpenType font; owned */
} FontSubset;

typedef struct FontSubsets FontSubsets;

/* Leaves out coloured fonts (emoji), which are large, and those whose makers do not allow that they
 * be embedded or cut down. */
FontSubsets *rebut_font_subsets_new(const Scene *scene);
void rebut_font_subsets_free(FontSubsets *subsets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontSubsets, rebut_font_subsets_free)

/* In the order in which the scene meets them; NULL behind the last. */
const FontSubset *rebut_font_subsets_at(const FontSubsets *subsets, size_t index);

#endif

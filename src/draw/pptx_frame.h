/* The parts of a deck that no map changes: theme, master, the one layout, the master of notes. */
#ifndef REBUT_DRAW_PPTX_FRAME_H
#define REBUT_DRAW_PPTX_FRAME_H

#include "draw/scene.h"

typedef struct PptxFrame {
    const char *name;         /* in the package */
    const char *content_type; /* NULL: it needs none */
    const char *bytes;        /* NULL: the theme */
} PptxFrame;

extern const PptxFrame rebut_pptx_frames[]; /* ends with a row whose name is NULL */

/* The theme with the drawing's ground and ink, in which new text is written. */
GString *rebut_pptx_theme(Colour ground, Colour ink);

#endif

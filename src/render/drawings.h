/* Drawings: what is drawn for the pages of one deck, and the rules that hold for all of them. */
#ifndef REBUT_RENDER_DRAWINGS_H
#define REBUT_RENDER_DRAWINGS_H

#include "render/picture.h"

/* A part of the map that the options choose: a view, or what they name. The view's own choices
 * stand in the easel's copies of options and rows. */
typedef struct Showing {
    const View *view; /* NULL: none */
    RebutOptions options;
    Choice choice;
    Easel easel;
    Selection *selection; /* NULL: everything; owned */
} Showing;

void rebut_showing_free(Showing *showing);

/* What pages a drawing becomes. */
typedef enum DrawingPages {
    PAGES_ONE,        /* one */
    PAGES_WITH_STEPS, /* one that shows all at once, and steps to the formats that have them */
    PAGES_STEPS       /* one for each step */
} DrawingPages;

typedef struct Drawing {
    const Showing *showing;
    DrawingPages pages;
    Subject subject;
    Selection *selection; /* of the subject, or NULL; owned, like all below */
    StepPlan *steps;      /* of the subject, or NULL */
    char *heading;        /* of the subject, or NULL */
    char *name;           /* for file names, or NULL */
    char *title;          /* for outlines, or NULL */
    Picture *picture;
    Picture *narrow; /* the same for narrow screens, where a format shows it; else NULL */
} Drawing;

/* A drawing of what is showing; draws nothing yet. */
Drawing *rebut_drawing_new(const Showing *showing, DrawingPages pages);
void rebut_drawing_free(Drawing *drawing);
/* Draws it. The subject is complete. */
void rebut_drawing_make(Drawing *drawing);

/* Draws those anew that are larger than the deck allows: on pages of one form titles have one size,
 * and no text is larger than 1.4 times the smallest. Of Drawing *. */
void rebut_drawings_match(GPtrArray *drawings);

/* Adds the drawing's pages to a deck, which gets its scene. */
void rebut_drawing_add_pages(Drawing *drawing, Deck *deck);

#endif

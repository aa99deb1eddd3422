/* A picture: one selection of an argument, compiled, laid out and drawn for a page.
 *
 * This is the middle of the pipeline (rebut.c), which may be walked more than once for a map: with
 * long and with short wordings, and for each page of a split. */
#ifndef REBUT_RENDER_PICTURE_H
#define REBUT_RENDER_PICTURE_H

#include "scene/draw.h"
#include "formats/format.h"
#include "layout/layout.h"
#include "rebut.h"
#include "words/forms.h"

/* What `asked` comes to: an option wins over a view (which may be NULL), a view over the map. Never
 * REBUT_VERDICTS_AUTO. */
RebutVerdicts rebut_choose_verdicts(const Argument *argument, const View *view,
                                    RebutVerdicts asked);

/* The rows that the options' names stand for. */
typedef struct Choice {
    const Page *page;
    const Theme *theme, *dark; /* `dark` for dark screens, or NULL */
    LayoutName layout;
    const Format **formats;    /* one for each output; NULL for one that is words */
    const OutlineForm **forms; /* one for each output that is words; else NULL */
    bool needs_layout;     /* some format reads more than the compiled graph, or pages are split */
    bool has_page;         /* some format shows the map's steps without being asked */
    bool is_dark_in_pages; /* `dark` is for pages of HTML only: nobody asked for it */
} Choice;

/* Sets the theme and, if it has one, what takes its place on dark screens. */
void rebut_choice_set_theme(Choice *choice, const Theme *theme);

/* What all pictures of a map share; nothing is owned. */
typedef struct Easel {
    const RebutOptions *options;
    const Choice *choice;
    const Argument *argument; /* judged */
    TextShaper *shaper;
    Diagnostics *diagnostics;
    Budget *budget; /* of work, for all pictures together; NULL: none */
} Easel;

typedef struct Picture {
    Graph *graph;
    Scene *scene;         /* NULL: it was taken, or the choice needs no layout */
    bool uses_short;      /* short wordings stand where the map gives them */
    double smallest_text; /* 0 without a layout */
    double title_size;    /* 0: it has no title */
} Picture;

/* What a picture shows of the map. */
typedef struct Subject {
    const Selection *selection; /* NULL: everything; must outlive the picture */
    const StepPlan *steps;      /* NULL: all at once */
    const char *page_name;      /* of one page of several, or NULL */
    double title_size;          /* of all pages of a deck, in points; 0: by its own text */
    double most_text;           /* that its text may be large, in points; 0: what the page allows */
    bool is_one_of_many;        /* pages: fewer ways to lay it out are tried */
} Subject;

/* The points that body text should not come out below. */
double rebut_picture_floor(const Easel *easel);

/* Of the page's content box, in square points; 0: as high as it gets. */
double rebut_picture_area(const Easel *easel);

/* Draws the subject with the wordings that the options ask for; by themselves short ones where long
 * ones come out below the floor. */
Picture *rebut_picture_new(const Easel *easel, const Subject *subject);
/* Whether the subject's text could be `spare` times the floor or larger, with the same wordings. A
 * trial, which draws nothing. */
bool rebut_picture_fits(const Easel *easel, const Subject *subject, double spare);
void rebut_picture_free(Picture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Picture, rebut_picture_free)

/* Warns of what a reader would miss: groups that are not drawn, and text below the floor with what
 * would help. */
void rebut_picture_warn(const Easel *easel, const Picture *picture, const Selection *selection);
/* Warns of characters without a font in any picture so far. */
void rebut_picture_warn_of_glyphs(const Easel *easel);

#endif

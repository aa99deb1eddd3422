/* What the files of pptx*.c share: a slide while it is written. */
#ifndef REBUT_FORMATS_PPTX_H
#define REBUT_FORMATS_PPTX_H

#include "scene/deck.h"
#include "formats/ooxml.h"
#include "graph/text.h"

#define OFFICE_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PPTX_PITCH      (REBUT_LINE_HEIGHT / REBUT_BODY_SIZE) /* of lines, in sizes of their letters */

/* Points; in the scene, where nothing else is said. */
typedef struct PptxBox {
    double left, top, right, bottom;
} PptxBox;

/* What a file of the package refers to: another file of it, or an address. */
typedef struct PptxRelation {
    const char *type; /* static */
    char *target;     /* owned */
    bool is_external;
} PptxRelation;

/* Sides of a shape, numbered as the connection sites in their middles are. */
typedef enum PptxSide { PPTX_TOP, PPTX_LEFT, PPTX_BOTTOM, PPTX_RIGHT } PptxSide;

/* Where a link ends at a card, elsewhere than in the middle of a side. */
typedef struct PptxSite {
    double x, y;
    PptxSide side; /* from which the link comes */
    guint shape_id;
} PptxSite;

/* Where links may be glued: the shape of a card or joint, and its sites. */
typedef struct PptxAnchor {
    const Part *part;
    guint shape_id;
    GArray *sites; /* of PptxSite */
} PptxAnchor;

typedef struct PptxSlide {
    Ooxml *xml;
    const Scene *scene;
    size_t number, n_slides; /* from 1 */
    double scale;            /* of the scene on the slide */
    double x, y;             /* of the scene's corner on it, in points */
    char *lang;              /* letters, digits and hyphens; owned */
    GArray *relations;       /* of PptxRelation */
    GHashTable *anchors;     /* id (borrowed) to PptxAnchor * */
    guint next_id;           /* of a shape */
} PptxSlide;

typedef struct PptxDeck {
    const Deck *deck;
    double width, height; /* of every slide, in points */
} PptxDeck;

/* pptx_shape.c */

/* Appends a relation; returns its number from 1, which is its id behind "rId". */
guint rebut_pptx_add_relation(GArray *relations, const char *type, const char *target,
                              bool is_external);
GArray *rebut_pptx_relations_new(void);
/* Writes `r:id` of a relation. */
void rebut_pptx_relation_id(Ooxml *xml, guint number);

/* Writes the `hlinkClick` for a target, if it is allowed; `page` counts from 1, 0: none. */
void rebut_pptx_hyperlink(PptxSlide *slide, const char *url, guint page, bool is_text);

/* What a shape is called, and what it says to who does not see it; NULL: it is decoration. */
typedef struct PptxNaming {
    const char *name, *description;
    const char *url; /* that it opens, or NULL */
    guint page;      /* that it leads to; 0: none */
} PptxNaming;

/* Writes the `cNvPr`. */
void rebut_pptx_name(PptxSlide *slide, guint id, const PptxNaming *naming);
/* Opens a shape, up to its `spPr`; a group, up to what is in it. */
void rebut_pptx_open_shape(PptxSlide *slide, guint id, const PptxNaming *naming, bool is_text);
void rebut_pptx_open_group(PptxSlide *slide, const Part *part, const PptxNaming *naming);
/* What links to a card or joint are glued to; NULL: there is none of that id. */
const PptxAnchor *rebut_pptx_anchor(const PptxSlide *slide, const char *id);

/* A length of the scene in the slide's units (1/12700 point). */
gint64 rebut_pptx_length(const PptxSlide *slide, double length);

PptxBox rebut_pptx_empty_box(void);
void rebut_pptx_add_text(PptxBox *box, const Text *text);
/* Writes `off` and `ext`, of a group `chOff` and `chExt` too, within an open `xfrm`. */
void rebut_pptx_place(const PptxSlide *slide, const PptxBox *box, bool is_group);

/* Writes the `spPr` of a rect, and of a site, which nobody sees. */
void rebut_pptx_rect(const PptxSlide *slide, const Shape *rect);
void rebut_pptx_site(const PptxSlide *slide, const PptxSite *site);
/* Writes the `spPr` of a connector: from the first to the last of two points, or of three at a
 * right angle; a dashed one from the last to the first (rebut_pptx_figure). */
void rebut_pptx_connector(const PptxSlide *slide, const PathStep *steps, guint n,
                          const Paint *paint);
/* Writes the `spPr` of the figure that paths [first, end) of a part make together; a dashed line
 * is written from its end, so that lines that end together show one row of dashes. */
void rebut_pptx_figure(const PptxSlide *slide, const Part *part, guint first, guint end);
/* The end of the longest figure that begins with path `first`. */
guint rebut_pptx_figure_end(const Part *part, guint first);
/* Writes shapes [first, len) of a part, each a rect or a figure of several paths, without words, as
 * decoration. */
void rebut_pptx_figures(PptxSlide *slide, const Part *part, guint first);

/* pptx_text.c */

/* A text of a part. */
typedef struct PptxParagraph {
    GPtrArray *runs; /* of const Text *, in the order of reading */
    bool is_aside;   /* it stands on the line of another */
} PptxParagraph;
GArray *rebut_pptx_paragraphs(const Part *part);
/* Writes the `txBody` of the paragraphs from `first` on, without asides, within a shape with this
 * outline; NULL: of that paragraph alone, as a text box. */
void rebut_pptx_body(PptxSlide *slide, const GArray *paragraphs, guint first, const Shape *outline);
/* Where such a text box stands. */
PptxBox rebut_pptx_paragraph_box(const PptxParagraph *paragraph);

/* pptx_link.c */

/* Gives the cards of a link the sites that its connector will be glued to; before any is written.
 */
void rebut_pptx_add_sites(PptxSlide *slide, const Part *link);
void rebut_pptx_link(PptxSlide *slide, const Part *part);

/* pptx_slide.c */

/* The slide of sheet `index` as a document; `relations` gets what it refers to behind what is
 * there. */
GString *rebut_pptx_slide(const PptxDeck *deck, size_t index, GArray *relations);
/* The speaker's notes of that sheet; NULL when it has none. */
GString *rebut_pptx_notes(const Deck *deck, size_t index);

#endif

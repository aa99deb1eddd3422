/* The scene: pure geometry and words, in points, y downwards. Nothing after it knows graphviz or
 * YAML.
 *
 * A scene is a list of parts in painting order; a part is a list of shapes and of text runs with
 * the meaning that formats need (hooks for tools, accessible names, links). Formats walk it once.
 * The scene owns all strings and arrays in it. */
#ifndef REBUT_SCENE_SCENE_H
#define REBUT_SCENE_SCENE_H

#include "lexicon/lexicon.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t Colour; /* 0xrrggbb */

typedef struct Paint {
    bool has_fill, has_line;
    Colour fill, line;
    double line_width;
    double dash[2];              /* on, off; 0, 0: solid */
    double dash_offset;          /* into the pattern, at the start of the line */
    Colour dark_fill, dark_line; /* on a dark screen, where the scene `has_dark` */
} Paint;

typedef enum ShapeType { SHAPE_RECT, SHAPE_PATH } ShapeType;

/* A path is a list of commands: 'M' 'L' take 1 point, 'C' takes 3, 'Z' none. */
typedef struct PathStep {
    char command;
    double x[3], y[3];
} PathStep;

#define REBUT_ICON_CLASS "icon" /* of the shapes that tell a card's kind */

typedef struct Shape {
    ShapeType type;
    const char *class_name; /* static: what tools know it by ("slot"), or NULL */
    Paint paint;
    double x, y, width, height, radius; /* of a rect */
    GArray *steps;                      /* of PathStep, of a path; owned */
    bool keeps_sides;                   /* a sign: it looks the same from right to left */
} Shape;

typedef enum TextRole {
    TEXT_TITLE,
    TEXT_SUBTITLE,
    TEXT_BODY,
    TEXT_SEE,      /* the body of a reference */
    TEXT_NUMBER,   /* in a slot of a card: its number, */
    TEXT_STATUS,   /* how it stands, */
    TEXT_RELATION, /* and any other word there */
    TEXT_REGION,
    TEXT_LEGEND,
    TEXT_MARK,  /* on or beside a joint */
    TEXT_SOURCE /* the mark of a source on a card, an entry of their list */
} TextRole;

/* How a run goes on from the one before it in its part. */
typedef enum TextJoin {
    TEXT_APART, /* not at all: it begins a text */
    TEXT_ON_LINE,
    TEXT_AFTER_SPACE,   /* on the next line, the line having been broken at a space, */
    TEXT_AFTER_NOTHING, /* within a word, */
    TEXT_AFTER_BREAK    /* or by the author */
} TextJoin;

typedef struct Text {
    TextRole role;
    TextJoin join;
    double x, y;  /* left end of the baseline, whatever the direction */
    double width; /* advance: the run is fitted to it */
    double size;
    bool is_bold, is_italic;
    bool is_rtl; /* base direction of the run */
    Colour colour;
    Colour dark_colour; /* on a dark screen, where the scene `has_dark` */
    char *bytes;        /* UTF-8 without control characters; owned */
    char *href;         /* what this run opens: a checked URL, `#` and the id of a PART_SOURCE, or
                         * REBUT_CARD_TARGET and the id of a PART_CARD; or NULL; owned */
    char *label;        /* accessible name of that link; owned */
    const char *lang; /* of words of ours that are not in the scene's language, else NULL; static */
} Text;

/* Begins the `href` of what leads to a card of the drawing. */
#define REBUT_CARD_TARGET "#card:"

typedef enum PartType {
    PART_BACKGROUND,
    PART_TITLE,     /* title and subtitle */
    PART_REGION,    /* a group */
    PART_HALO,      /* the ground around a card that a step has just brought */
    PART_LINK,      /* first shape: its way from end to end, as one path without paint; then painted
                     * lines along it, and heads */
    PART_CARD,      /* first shape: a rect, the fill; then the outline, and what is on the card */
    PART_REFERENCE, /* stands for a card elsewhere; shapes as of a card */
    PART_VERDICT,   /* how a card stands from one step to another; `to` is the id of its card */
    PART_JOINT,
    PART_LEGEND,
    PART_SOURCE, /* an entry of the list of sources */
    PART_NOTICE  /* over the drawing, about it: not of the map */
} PartType;

typedef struct Part {
    PartType type;
    const char *class_name; /* static: kind of a card, relation of a link, else NULL */
    char *id;               /* of a card, region: the author's id, or NULL; of a joint: the name by
                             * which links give it as an end; owned */
    char *from, *to;        /* of a link: ids, `to` may be "a->b"; of a reference, `to` is the id of
                             * its card; owned */
    char *continues;  /* of a card whose stack goes on here: its parent's id, or NULL; owned */
    bool is_see;      /* of a link: it begins at a reference */
    char *label;      /* accessible name: kind, number, text; owned */
    char *called;     /* of a card: what others call it, "Challenge 1.2"; owned */
    char *name;       /* of a card or reference: the label without its text; owned */
    char *tooltip;    /* the item's note, or NULL; owned */
    char *further;    /* of a card: what it bears on besides its parent, in words, or NULL;
                       * owned */
    char *href;       /* checked URL, or REBUT_CARD_TARGET and an id, or NULL; owned */
    size_t level;     /* of a card or reference: depth from 1 */
    guint page;       /* of a deck, from 1, on which a card goes on; 0: none */
    guint first_step; /* that shows it; 0: every scene does */
    guint last_step;  /* that shows it; 0: from the first on all do */
    GArray *shapes;   /* of Shape */
    GArray *texts;    /* of Text */
} Part;

typedef struct Scene {
    double width, height;                             /* of the whole drawing with its margins */
    char *title, *description, *author, *date, *lang; /* author and date may be NULL; owned */
    char **step_descriptions; /* of what each step shows; NULL: the description holds for all;
                               * owned */
    const Lexicon *lexicon;   /* words for what formats add of their own; the argument's */
    const char *words_lang;   /* of the description, where it is not in `lang`, else NULL; static */
    bool is_rtl;
    const char *font;      /* family list, static */
    GPtrArray *parts;      /* of Part *: painting order; cards stand in reading order */
    double smallest_text;  /* points of the smallest body text */
    bool has_dark;         /* paints and texts have colours of their own for dark screens */
    guint n_steps;         /* in which its parts appear; 0: it has none */
    bool is_dark_in_pages; /* only in pages of HTML, else it is light there, too */
} Scene;

Scene *rebut_scene_new(double width, double height);
void rebut_scene_free(Scene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scene, rebut_scene_free)

/* What a scene with steps shows in one of them. The parts are borrowed: it must not outlive the
 * scene. */
Scene *rebut_scene_at_step(const Scene *scene, guint step);
/* All that a scene with steps holds, with no mark of them. The parts are borrowed likewise. */
Scene *rebut_scene_without_steps(const Scene *scene);

/* The cards of the scene to which something in it leads, by their ids: id (borrowed) to itself. */
GHashTable *rebut_scene_targets(const Scene *scene);

/* Appends an empty part and returns it. */
Part *rebut_scene_add_part(Scene *scene, PartType type, const char *class_name);
Shape *rebut_part_add_rect(Part *part, double x, double y, double width, double height,
                           double radius, const Paint *paint);
/* Appends a path without steps. */
Shape *rebut_part_add_path(Part *part, const Paint *paint);
void rebut_shape_move(Shape *shape, double x, double y);
void rebut_shape_line(Shape *shape, double x, double y);
void rebut_shape_curve(Shape *shape, double x1, double y1, double x2, double y2, double x,
                       double y);
void rebut_shape_close(Shape *shape);
/* Appends a run; `bytes` is copied as rebut_words_clean gives it. The rest of `text` is taken as it
 * is, its strings by ownership. */
Text *rebut_part_add_text(Part *part, const Text *text, const char *bytes);

/* Takes over the colours of `dark`, the same drawing in another theme, as those for dark screens.
 * Drawings that differ in more than colours leave the scene as it is, without such colours. */
void rebut_scene_take_dark(Scene *scene, const Scene *dark);

/* Turns a drawing that was made from left to right into one from right to left: what was at the
 * left is at the right. Runs of text and signs are moved, not turned. */
void rebut_scene_mirror(Scene *scene);

#endif

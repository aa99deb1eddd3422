/* rebut: argument maps for slides and reports.
 *
 * A map is a YAML text (docs/language.md). The library reads it, lays it out for a page and draws
 * it. It never prints, exits, reads the environment, sets the locale or opens a file but fonts, its
 * helper programs and its modules. cgraph, which it builds on, keeps state of its own for the whole
 * process: calls of rebut_render must not overlap in time (draw in several processes instead).
 *
 *     RebutOptions options;
 *     rebut_options_init(&options);
 *     options.name = "city.yaml";
 *     RebutOutput output = {.format = "svg", .write = append, .closure = &buffer};
 *     RebutStatus status = rebut_render(bytes, length, &options, &output, 1, NULL);
 */
#ifndef REBUT_H
#define REBUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define REBUT_API __attribute__((visibility("default")))
#else
#define REBUT_API
#endif

/* How a call ended. The numbers are the command's exit codes. */
typedef enum RebutStatus {
    REBUT_DONE = 0,
    REBUT_INPUT = 1,    /* the map has errors; each was handed to the message handler */
    REBUT_USAGE = 2,    /* an option has no such value */
    REBUT_IO = 3,       /* an output's `write` returned false */
    REBUT_INTERNAL = 70 /* a library failed, or a fault of rebut's own */
} RebutStatus;

/* A place in the map: bytes from 0, lines and columns from 1, columns in code points. */
typedef struct RebutPlace {
    size_t offset_start, offset_end;
    size_t line, column;
    size_t end_line, end_column;
    const char *label; /* words for this place, or NULL */
} RebutPlace;

/* One message about the map. Strings live until the handler returns. */
typedef struct RebutMessage {
    bool is_error;    /* else a warning */
    const char *code; /* "E0207" */
    const char *name; /* of the input, or NULL when the message is about none */
    const char *text;
    const char *help; /* or NULL */
    bool has_place, has_second;
    RebutPlace place, second;
    const char *source; /* the whole input, for showing lines of it; may hold NUL bytes. NULL: the
                           input is beyond its limit, and nothing of it was read */
    size_t source_length;
} RebutMessage;

/* What a drawing came out as. Lengths in points. */
typedef struct RebutReport {
    size_t cards, links;
    double width, height;                         /* of the drawing on paper; 0: of none */
    double smallest_text;                         /* of body text; 0: nothing was laid out */
    size_t pages;                                 /* of the drawing: parts, views or steps */
    size_t short_pictures;                        /* layouts with short wordings; steps share one */
    size_t quotes, quotes_held, quotes_unchecked; /* in all; found; without a file to look in */
    size_t challenges, answered, open, undecided; /* challenges in all, and how they stand */
    size_t differences; /* from the map that it was held against: 0 or 1 */
} RebutReport;

/* Limits; a map beyond one is refused with a message that names it. */
typedef struct RebutLimits {
    size_t input_bytes;     /* 64 MiB; --limit bytes=N */
    size_t nesting;         /* 200; --limit nesting=N */
    size_t cards;           /* 200,000; --limit cards=N */
    size_t text_characters; /* 10,000; --limit text=N */
    size_t pixels;          /* of a PNG: 64 million */
    double layout_seconds;  /* 60 */
    size_t source_bytes;    /* of all source files: 64 MiB; --limit source-bytes=N */
    size_t work; /* steps of search that layouts may take; beyond it nothing is refused, but
                    the best so far is drawn: two billion; --limit work=N */
} RebutLimits;

/* What became of a file that a source of the map names. */
typedef enum RebutFileState {
    REBUT_FILE_READ,
    REBUT_FILE_MISSING,
    REBUT_FILE_OUTSIDE,   /* of where it may read */
    REBUT_FILE_IRREGULAR, /* a folder, a device, a pipe */
    REBUT_FILE_TOO_LARGE, /* more than `most_bytes` */
    REBUT_FILE_FAILED
} RebutFileState;

typedef struct RebutFile {
    char *bytes; /* for the library to free(); set with REBUT_FILE_READ only */
    size_t length;
    const char *reason; /* with REBUT_FILE_IRREGULAR and _FAILED: static words, "it is a folder" */
} RebutFile;

/* Which wordings stand on cards, for all of them or none. */
typedef enum RebutText {
    REBUT_TEXT_AUTO, /* short ones where text would come out smaller than it should */
    REBUT_TEXT_FULL,
    REBUT_TEXT_SHORT
} RebutText;

/* How words stand in an SVG. */
typedef enum RebutSvgText {
    REBUT_SVG_TEXT,  /* as text, in the viewer's fonts */
    REBUT_SVG_PATHS, /* as outlines of their glyphs */
    REBUT_SVG_EMBED  /* as text, with the used glyphs of the fonts in the file */
} RebutSvgText;

/* Which cards show their numbers. */
typedef enum RebutNumbers {
    REBUT_NUMBERS_AUTO, /* those that something on the drawing refers to */
    REBUT_NUMBERS_ON,
    REBUT_NUMBERS_OFF
} RebutNumbers;

/* What of a map appears step by step, on a page a step, all of one layout. */
typedef enum RebutSteps {
    REBUT_STEPS_NONE,
    REBUT_STEPS_LIST,     /* the map's own `steps` */
    REBUT_STEPS_DEPTH,    /* a level a step */
    REBUT_STEPS_BRANCH,   /* what is on top, then a branch a step */
    REBUT_STEPS_FRAGMENTS /* SVG: one drawing whose parts name their step, for reveal.js. The map's
                           * own `steps`, a level a step where it has none */
} RebutSteps;

/* Whether drawings and outlines say how cards stand. */
typedef enum RebutVerdicts {
    REBUT_VERDICTS_AUTO, /* as the view has it, else the map, else they do */
    REBUT_VERDICTS_ON,
    REBUT_VERDICTS_OFF
} RebutVerdicts;

/* Kinds of items, as bits. */
typedef enum RebutKinds {
    REBUT_CLAIMS = 1 << 0,
    REBUT_CHALLENGES = 1 << 1,
    REBUT_COUNTERMEASURES = 1 << 2,
    REBUT_EVIDENCE = 1 << 3
} RebutKinds;

/* The machine's fonts, and the widths of words that were measured with them. */
typedef struct RebutFonts RebutFonts;

typedef struct RebutOptions {
    const char *name;     /* what messages call the map; "map" */
    size_t first_line;    /* of the file `name` at which the map begins; 1 */
    const char *page;     /* a name out of rebut_page_name(); NULL: the view's, else "slide" */
    double width, height; /* of the drawing in points; 0: the page's */
    double least_text;    /* points below which text is too small; 0: the page's */
    RebutText text;       /* REBUT_TEXT_AUTO */
    const char *focus;    /* id of the item to draw, with all below it; NULL: everything */
    size_t depth;         /* levels below the focus, or below what is on top; SIZE_MAX: all */
    unsigned show;        /* RebutKinds whose items to draw; 0: all */
    const char *view;     /* name of a view of the map, or "all" for all of them; NULL: none */
    RebutSteps steps;     /* REBUT_STEPS_NONE */
    bool splits;          /* false: an overview and pages of details, each legible */
    const char *layout;   /* a name out of rebut_layout_name_at(); "auto" */
    const char *theme; /* a name out of rebut_theme_name(); NULL: the view's, else "light", and in
                        * HTML "auto" */
    bool has_title;    /* true */
    bool has_legend;   /* true */
    RebutNumbers numbers;   /* REBUT_NUMBERS_AUTO */
    bool has_kind_words;    /* false: words of the kinds on cards, besides their icons */
    RebutVerdicts verdicts; /* REBUT_VERDICTS_AUTO */
    bool lists_sources;     /* false: a numbered list of the sources below the map */
    const char *notice;     /* words over the drawing, a line each: why it is an old one; NULL */
    const char *id_prefix;  /* of ids in SVG; NULL: made from `name` */
    RebutSvgText svg_text;  /* REBUT_SVG_TEXT */
    double dpi;             /* of PNG; 300 */
    int64_t
        date; /* creation date of PDF and PPTX, seconds since 1970; -1: the map's date, else none */
    RebutFonts *fonts;  /* kept from call to call; NULL: opened anew */
    const char *helper; /* path of the layered helper; NULL: the installed one */
    RebutLimits limits;
    /* Reads the file that a source names by `name`, whether it may be read and from which folder is
     * the caller's to say. NULL: quotes are not looked up. */
    RebutFileState (*load)(void *closure, const char *name, size_t most_bytes, RebutFile *file);
    void *load_closure;
    /* The bytes of a theme file (docs/themes.md), laid over `theme` or the base that it names; a
     * view's theme gives way to it. NULL: none. `theme_file_name` is what messages call it. */
    const char *theme_file;
    size_t theme_file_length;
    const char *theme_file_name;
    const char *extractor; /* path of the helper for PDF and HTML; NULL: the installed one */
    void (*message)(const RebutMessage *message, void *closure); /* or NULL */
    void *message_closure;
} RebutOptions;

/* One file of several that an output becomes. */
typedef struct RebutPage {
    size_t number, total; /* from 1 */
    const char *name;     /* letters, digits and hyphens: a view's name, "overview", "step-2" */
} RebutPage;

typedef struct RebutOutput {
    const char *format; /* a name out of rebut_format_name() */
    /* Takes all `length` bytes, or returns false to stop. */
    bool (*write)(void *closure, const void *bytes, size_t length);
    void *closure;
    /* Called before the bytes of each file; false to stop. A format with one page a file (SVG, PNG)
     * has as many files as the drawing has pages. NULL: there can be but one. */
    bool (*begin)(void *closure, const RebutPage *page);
    bool is_page_a_file; /* also where the format could hold all pages */
} RebutOutput;

/* Sets every member to the value named in its comment. */
REBUT_API void rebut_options_init(RebutOptions *options);

/* For who draws many maps: fonts in RebutOptions make all but the first call cheaper, and change no
 * byte of what is drawn. They are opened when a map first needs them; fontconfig's configuration,
 * which they read then, becomes its current one in this process. One call at a time may use them,
 * in the process that made them or in its child. */
REBUT_API RebutFonts *rebut_fonts_new(void);
/* NULL is allowed. */
REBUT_API void rebut_fonts_free(RebutFonts *fonts);

/* Reads, checks, lays out and draws one map into all `n_outputs` outputs, which come from one
 * layout (of each page). When `length` is beyond its limit, the map is refused and `bytes` is not
 * looked at, so it may be NULL. `report` may be NULL and is untouched unless the result is
 * REBUT_DONE. */
REBUT_API RebutStatus rebut_render(const char *bytes, size_t length, const RebutOptions *options,
                                   const RebutOutput *outputs, size_t n_outputs,
                                   RebutReport *report);

/* Reads and checks one map, and draws nothing. */
REBUT_API RebutStatus rebut_check(const char *bytes, size_t length, const RebutOptions *options,
                                  RebutReport *report);

/* The same, and writes to `output`, whatever its format, which items rest on which source; with
 * `coverage` also which items have none, and which passages of a source no item refers to. Nothing
 * is written when the map itself has errors; those of quotes do not count here. */
REBUT_API RebutStatus rebut_check_sources(const char *bytes, size_t length,
                                          const RebutOptions *options, bool coverage,
                                          const RebutOutput *output, RebutReport *report);

/* Reads and judges one map, holds it against its `expect`, and writes how it stands to `output`,
 * whose format is "text" (a screenful for people) or "json" (every item with its label, word and
 * reason: docs/verdicts.md). It is written as well when expectations are not met, which are errors
 * and make the result REBUT_INPUT, but not when the map itself has errors; `report` is set when it
 * is written. No source file is read. */
REBUT_API RebutStatus rebut_verdict(const char *bytes, size_t length, const RebutOptions *options,
                                    const RebutOutput *output, RebutReport *report);

/* Reads and judges one map, looks its quotes up, and tells it in words into all `n_outputs`
 * outputs, whose formats are names out of rebut_outline_form(). Of `options` the drawing's have no
 * say but `id_prefix`. With `has_table` Markdown is a table, one row a card. */
REBUT_API RebutStatus rebut_outline(const char *bytes, size_t length, const RebutOptions *options,
                                    bool has_table, const RebutOutput *outputs, size_t n_outputs,
                                    RebutReport *report);

/* One of several maps of a call. */
typedef struct RebutMap {
    const char *name; /* what messages call it */
    const char *bytes;
    size_t length;
} RebutMap;

/* Reads and judges two versions of a map, and tells what became of the first: items added, removed,
 * reworded, moved, verdicts that changed, links (docs/diff.md). An output's format is "text"
 * (nothing is written when nothing differs), "json", or that of a drawing: of the second map, with
 * the changes marked and what was removed as ghosts. Maps without an item in common are an error.
 * `report` is about the second map, and `differences`. No source file is read. */
REBUT_API RebutStatus rebut_diff(const RebutMap *before, const RebutMap *after,
                                 const RebutOptions *options, const RebutOutput *outputs,
                                 size_t n_outputs, RebutReport *report);

/* Figures of a map that add up; their meaning is the library's. */
typedef struct RebutStats {
    size_t figures[32];
} RebutStats;

/* Reads and judges one map, and writes its figures to `output`, whose format is "text" or "json"
 * (one object on one line): cards by kind and verdict, links by relation, depth, width, the longest
 * texts, what has no source. `stats` and `report` may be NULL. No source file is read. */
REBUT_API RebutStatus rebut_stats(const char *bytes, size_t length, const RebutOptions *options,
                                  const RebutOutput *output, RebutStats *stats,
                                  RebutReport *report);
/* Writes the sum of `n` maps' figures likewise. */
REBUT_API RebutStatus rebut_stats_sum(const RebutStats *stats, size_t n, const RebutOutput *output);

/* The catalogue of messages: for code "E0207" (any case), what it means with a wrong and a right
 * example. NULL when there is no such code. Static strings. */
typedef struct RebutExplanation {
    const char *code;
    bool is_error;
    const char *title;
    const char *text;
    const char *wrong; /* example, or NULL */
    const char *right;
} RebutExplanation;
REBUT_API const RebutExplanation *rebut_explain(const char *code);
/* Codes in order; NULL behind the last. */
REBUT_API const RebutExplanation *rebut_explanation_at(size_t index);

/* The JSON Schema (draft 7) of the language. A new string for the caller to free(). NULL: out of
 * memory. */
REBUT_API char *rebut_schema(void);

/* The tables that options choose from: the name at `index`, NULL behind the last; `about` (or NULL)
 * is set to one line about it. */
REBUT_API const char *rebut_page_name(size_t index, const char **about);
REBUT_API const char *rebut_layout_name_at(size_t index, const char **about);
REBUT_API const char *rebut_theme_name(size_t index, const char **about);
/* The languages that rebut has words in: the tag at `index`, NULL behind the last; its name in the
 * language itself and in English (either may be NULL). */
REBUT_API const char *rebut_language_name(size_t index, const char **own, const char **english);
/* All of rebut's words in the language of such a tag, by name: YAML that a map may hold as its
 * `words`. NULL: no such language, or out of memory. A new string for the caller to free(). */
REBUT_API char *rebut_language_words(const char *tag);
REBUT_API const char *rebut_format_name(size_t index, const char **about);
REBUT_API const char *rebut_outline_form(size_t index, const char **about);
/* The form of an outline in files with that extension ("md" is markdown); NULL when there is none.
 */
REBUT_API const char *rebut_outline_form_of(const char *extension);

/* "0.1.0" */
REBUT_API const char *rebut_version(void);

#ifdef __cplusplus
}
#endif

#endif

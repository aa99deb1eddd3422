/* A theme file: colours of the author's own over one of the themes. What they look like, and
 * whether they can be read, is for drawing to say. */
#ifndef REBUT_READ_THEME_FILE_H
#define REBUT_READ_THEME_FILE_H

#include "argument/argument.h"

/* The colours of a theme. */
typedef enum ThemeInk {
    INK_GROUND,
    INK_TEXT,
    INK_FAINT,
    INK_REGION_FILL,
    INK_REGION_LINE,
    INK_MAIN_FILL,
    INK_CARD_FILL,                           /* and Kind */
    INK_CARD_LINE = INK_CARD_FILL + N_KINDS, /* and Kind */
    INK_LINK = INK_CARD_LINE + N_KINDS,      /* and Relation */
    N_THEME_INKS = INK_LINK + N_RELATIONS
} ThemeInk;

/* Each `#rrggbb`, or bytes NULL where the file gives none. */
typedef struct ThemeColours {
    Words inks[N_THEME_INKS];
} ThemeColours;

typedef struct ThemeFile {
    const Source *source; /* not owned */
    Words base;           /* name of a theme; bytes NULL when not given */
    ThemeColours colours;
    bool has_dark;
    ThemeColours dark;
    GStringChunk *texts; /* holds the bytes of every Words */
} ThemeFile;

/* Reads a theme file by the rules of a map. On success `*file` is the caller's to free; on an error
 * diagnostics say all that is wrong, false is returned and `*file` is untouched. A link that has
 * no colour of its own has that of the kind that it comes from. */
bool rebut_theme_file_read(const Source *source, const Limits *limits, Diagnostics *diagnostics,
                           ThemeFile **file);
void rebut_theme_file_free(ThemeFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ThemeFile, rebut_theme_file_free)

/* What an ink is called in a file: "challenge.line". Static. */
const char *rebut_theme_ink_name(ThemeInk ink);

#endif

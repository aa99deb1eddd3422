/* The options of every command, in one table, and the settings that they fill.
 *
 * `--help`, the completions and the parser are all made from the rows, so an option that is not in
 * the table does not exist. Which command knows which option is said by `commands` in the row. */
#ifndef REBUT_CLI_OPTIONS_H
#define REBUT_CLI_OPTIONS_H

#include "rebut.h"
#include <glib.h>

/* The commands as bits, for the rows of the option table. */
typedef enum CommandSet {
    IN_RENDER = 1 << 0,
    IN_CHECK = 1 << 1,
    IN_NEW = 1 << 2,
    IN_EXPLAIN = 1 << 3,
    IN_SCHEMA = 1 << 4,
    IN_COMPLETIONS = 1 << 5,
    IN_VERDICT = 1 << 6,
    IN_THEMES = 1 << 7,
    IN_OUTLINE = 1 << 8,
    IN_WATCH = 1 << 11,
    IN_LANGUAGES = 1 << 12,
    IN_RENDERING = IN_RENDER | IN_WATCH,
    IN_SOURCES = IN_RENDERING | IN_CHECK | IN_OUTLINE, /* they read the files of sources */
    IN_STATS = 1 << 9,
    IN_DIFF = 1 << 10,
    IN_DRAWINGS = IN_RENDERING | IN_DIFF,
    IN_BATCHES = IN_RENDER | IN_CHECK | IN_VERDICT | IN_STATS, /* they take many maps */
    IN_MAPS = IN_SOURCES | IN_BATCHES | IN_DIFF,
    IN_ALL = (1 << 13) - 1
} CommandSet;

enum { MOST_JOBS = 64 };

typedef enum MessageStyle { MESSAGES_HUMAN, MESSAGES_SHORT, MESSAGES_JSON } MessageStyle;
typedef enum ColorChoice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorChoice;

/* What a command line asks for. Strings are owned. */
typedef struct Settings {
    RebutOptions
        library; /* page, width, layout and so on; their names point into the library's tables */
    GPtrArray *outputs;  /* of char *: what each -o names, as given */
    GPtrArray *operands; /* of char *: what is not an option, as given */
    char *id_prefix;     /* behind library.id_prefix */
    char *focus;         /* behind library.focus */
    char *view;          /* behind library.view */
    char *theme_file;    /* as given; its bytes are read when a command begins */
    char *helper;        /* behind library.helper */
    char *extractor;     /* behind library.extractor */
    char *form;          /* what --as names; NULL: "text" */
    char *stdin_name;    /* the file that a map on stdin is a part of; NULL: unknown */
    size_t stdin_line;   /* where in that file it begins, from 1 */
    CommandSet command;  /* the bit of the command whose options these are */
    MessageStyle messages;
    ColorChoice color;
    unsigned jobs;
    bool is_strict, is_quiet, is_verbose, wants_help;
    bool serves;
    guint16 port; /* 0: any that is free */
    bool skips_quotes, allows_outside, wants_coverage, wants_table, wants_exit_code;
} Settings;

/* An option whose values differ between commands has a row for each of these. */
typedef struct Option {
    const char *name;  /* "width" for --width */
    char letter;       /* 'o' for -o, or 0 */
    const char *value; /* what --help calls its value; NULL: it takes none; "[PORT]": it may */
    /* The values that it may have: "on|off", or a table of the library; neither: checked by `take`.
     */
    const char *values;
    const char *(*value_at)(size_t index, const char **about);
    const char *help;
    CommandSet commands;
    /* Stores the value; `index` is its place among the values. False with `fault` set (a new
     * string). */
    bool (*take)(Settings *settings, const char *value, size_t index, char **fault);
} Option;

extern const Option rebut_options[]; /* ends with a row whose name is NULL */

/* The values that an option may have, ending with NULL; NULL when they are not from a closed set.
 * To be freed by g_strfreev(). */
char **rebut_option_values(const Option *option);

/* Whether a value follows its name. */
bool rebut_option_needs_value(const Option *option);

void rebut_settings_init(Settings *settings);
void rebut_settings_clear(Settings *settings);
/* Reads `arguments` (without the program's and the command's name). False with `*fault` set to what
 * is wrong, as one sentence (a new string). */
bool rebut_settings_parse(Settings *settings, CommandSet command, char *const *arguments,
                          char **fault);

#endif

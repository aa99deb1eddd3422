/* The commands, in one table, and the help that is made from it and from the options' table. */
#ifndef REBUT_CLI_COMMANDS_H
#define REBUT_CLI_COMMANDS_H

#include "cli/options.h"

/* What the operands are, for completions. */
typedef enum OperandKind {
    OPERANDS_MAPS,
    OPERANDS_FILE,
    OPERANDS_CODE,
    OPERANDS_SHELL,
    OPERANDS_LANGUAGE,
    OPERANDS_NONE
} OperandKind;

typedef struct Command {
    const char *name;
    const char *operands; /* as shown in the usage line */
    const char *about;
    CommandSet set; /* its bit */
    OperandKind kind;
    size_t least, most; /* number of operands */
    /* Runs it and returns the exit code. */
    int (*run)(const Settings *settings);
} Command;

extern const Command rebut_commands[]; /* ends with a row whose name is NULL */
const Command *rebut_command_find(const char *name);

int rebut_command_render(const Settings *settings);
int rebut_command_watch(const Settings *settings);
int rebut_command_check(const Settings *settings);
int rebut_command_verdict(const Settings *settings);
int rebut_command_outline(const Settings *settings);
int rebut_command_stats(const Settings *settings);
int rebut_command_diff(const Settings *settings);
int rebut_command_new(const Settings *settings);
int rebut_command_explain(const Settings *settings);
int rebut_command_themes(const Settings *settings);
int rebut_command_languages(const Settings *settings);
int rebut_command_schema(const Settings *settings);
int rebut_command_completions(const Settings *settings);

/* Reads the file that --theme-file names, if any, and lets the library's options point at the
 * bytes. False with `*fault` set (a new string). */
bool rebut_settings_read_theme(Settings *settings, GByteArray **bytes, char **fault);
/* Runs a command that draws, with the theme file read once for all maps. Refuses what would read
 * stdin twice. */
int rebut_run_themed(const Settings *settings, int (*run)(const Settings *settings));

/* `rebut --help`, and `rebut COMMAND --help`. */
void rebut_help_append(GString *out);
void rebut_command_help_append(GString *out, const Command *command);

/* Shows a fault of usage, and returns its exit code. */
int rebut_usage_fault(const Settings *settings, const char *text);

#endif

/* Help is laid out in two columns and wrapped at 80, so that each command's help fits a screen. */
#include "cli/commands.h"
#include "cli/message.h"
#include <string.h>

enum { HELP_COLUMN = 23, HELP_WIDTH = 80 };

/* clang-format off */
const Command rebut_commands[] = {
    {"render", "MAP.yaml...", "draw maps as SVG, PNG, PDF, PPTX or HTML",
     IN_RENDER, OPERANDS_MAPS, 1, SIZE_MAX, rebut_command_render},
    {"watch", "MAP.yaml", "redraw a map whenever it changes",
     IN_WATCH, OPERANDS_MAPS, 1, 1, rebut_command_watch},
    {"check", "MAP.yaml...", "report errors and warnings in maps, without drawing",
     IN_CHECK, OPERANDS_MAPS, 1, SIZE_MAX, rebut_command_check},
    {"verdict", "MAP.yaml...", "print the verdicts on maps, with reasons",
     IN_VERDICT, OPERANDS_MAPS, 1, SIZE_MAX, rebut_command_verdict},
    {"outline", "MAP.yaml", "write a map as text, Markdown, HTML, JSON or LaTeX",
     IN_OUTLINE, OPERANDS_MAPS, 1, 1, rebut_command_outline},
    {"stats", "MAP.yaml...", "count cards and links, and find missing sources",
     IN_STATS, OPERANDS_MAPS, 1, SIZE_MAX, rebut_command_stats},
    {"diff", "OLD.yaml NEW.yaml", "compare two versions of a map",
     IN_DIFF, OPERANDS_MAPS, 2, 2, rebut_command_diff},
    {"new", "[FILE]", "write a short example map with comments",
     IN_NEW, OPERANDS_FILE, 0, 1, rebut_command_new},
    {"explain", "[CODE]", "explain the code of a message, or list all codes",
     IN_EXPLAIN, OPERANDS_CODE, 0, 1, rebut_command_explain},
    {"themes", "", "list the themes for --theme",
     IN_THEMES, OPERANDS_NONE, 0, 0, rebut_command_themes},
    {"languages", "[TAG]", "list the languages that rebut has words in, or the words of one",
     IN_LANGUAGES, OPERANDS_LANGUAGE, 0, 1, rebut_command_languages},
    {"schema", "", "print the JSON Schema of maps, for editors",
     IN_SCHEMA, OPERANDS_NONE, 0, 0, rebut_command_schema},
    {"completions", "bash|zsh|fish", "print completions for a shell",
     IN_COMPLETIONS, OPERANDS_SHELL, 1, 1, rebut_command_completions},
    {NULL, NULL, NULL, 0, OPERANDS_NONE, 0, 0, NULL},
};
/* clang-format on */

const Command *rebut_command_find(const char *name)
{
    for (const Command *command = rebut_commands; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

/* Appends `left`, and `words` wrapped in the column to the right of it. */
static void append_row(GString *out, const char *left, const char *words)
{
    g_auto(GStrv) split = g_strsplit(words, " ", -1);
    size_t column = strlen(left) + 2;

    g_string_append_printf(out, "  %s", left);
    for (char **word = split; *word != NULL; word++) {
        bool is_first = word == split;
        if (is_first && column < HELP_COLUMN) {
            g_string_append_printf(out, "%*s", (int)(HELP_COLUMN - column), "");
            column = HELP_COLUMN;
        } else if (is_first || column + 1 + strlen(*word) > HELP_WIDTH) {
            g_string_append_printf(out, "\n%*s", HELP_COLUMN, "");
            column = HELP_COLUMN;
        } else {
            g_string_append_c(out, ' ');
            column++;
        }
        g_string_append(out, *word);
        column += strlen(*word);
    }
    g_string_append_c(out, '\n');
}

static void append_option(GString *out, const Option *option)
{
    g_autoptr(GString) left = g_string_new(NULL);
    g_auto(GStrv) values = rebut_option_values(option);
    g_autofree char *all = values != NULL ? g_strjoinv(", ", values) : NULL;
    g_autofree char *help =
        all != NULL ? g_strdup_printf("%s: %s", option->help, all) : g_strdup(option->help);

    if (option->letter)
        g_string_append_printf(left, "-%c, ", option->letter);
    g_string_append_printf(left, "--%s", option->name);
    if (rebut_option_needs_value(option))
        g_string_append_printf(left, " %s", option->value);
    else if (option->value != NULL)
        g_string_append_printf(left, "[=%s", option->value + 1);
    append_row(out, left->str, help);
}

void rebut_help_append(GString *out)
{
    g_string_append(
        out, "rebut draws argument maps: claims, challenges and countermeasures, from YAML.\n\n"
             "Usage: rebut COMMAND [OPTION]... [MAP.yaml]...\n\n");
    for (const Command *command = rebut_commands; command->name != NULL; command++) {
        g_autofree char *left = g_strdup_printf("%s %s", command->name, command->operands);
        append_row(out, g_strchomp(left), command->about);
    }
    g_string_append(
        out, "\n`rebut COMMAND --help` lists the options of a command. `rebut --version` prints\n"
             "the version. A map named - is read from stdin. `man rebut` has the details.\n");
}

void rebut_command_help_append(GString *out, const Command *command)
{
    g_autofree char *usage =
        g_strdup_printf("rebut %s [OPTION]... %s", command->name, command->operands);

    g_string_append_printf(out, "Usage: %s\n%c", g_strchomp(usage),
                           g_ascii_toupper(command->about[0]));
    g_string_append_printf(out, "%s.\n\n", command->about + 1);
    for (const Option *option = rebut_options; option->name != NULL; option++)
        if (option->commands & command->set)
            append_option(out, option);
}

int rebut_usage_fault(const Settings *settings, const char *text)
{
    rebut_fault_show(text, settings);
    return REBUT_USAGE;
}

/* `rebut completions`: the tables of commands and options, written as bash, zsh and fish want them.
 * Each shell is one function that walks the tables; no option or value is named here. */
#include "cli/commands.h"
#include "cli/names.h"
#include "cli/output.h"
#include <string.h>

/* The values of an option with blanks between; "" when they are not listed. */
static char *value_list(const Option *option)
{
    g_auto(GStrv) values = rebut_option_values(option);

    return values != NULL ? g_strjoinv(" ", values) : g_strdup("");
}

static char *command_list(void)
{
    g_autoptr(GString) out = g_string_new("--help --version");

    for (const Command *command = rebut_commands; command->name != NULL; command++)
        g_string_append_printf(out, " %s", command->name);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static bool names_file(const Option *option)
{
    return option->value != NULL && strcmp(option->value, "FILE") == 0;
}

/* What follows an option: a case for each option that takes a value. */
static void bash_values(GString *out, const Command *command)
{
    for (const Option *option = rebut_options; option->name != NULL; option++) {
        g_autofree char *values = value_list(option);
        if (!(option->commands & command->set) || !rebut_option_needs_value(option))
            continue;
        g_string_append_printf(out, "    %s:--%s", command->name, option->name);
        if (option->letter)
            g_string_append_printf(out, " | %s:-%c", command->name, option->letter);
        if (names_file(option))
            g_string_append(out, ") COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n");
        else
            g_string_append_printf(out, ") COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n",
                                   values);
    }
}

static void bash_options(GString *out, const Command *command)
{
    g_string_append_printf(out, "    %s:-*) COMPREPLY=($(compgen -W '", command->name);
    for (const Option *option = rebut_options; option->name != NULL; option++)
        if (option->commands & command->set)
            g_string_append_printf(out, "--%s ", option->name);
    g_string_append(out, "' -- \"$cur\")); return ;;\n");
}

static void bash_operands(GString *out, const Command *command)
{
    static const char *const how[] = {
        [OPERANDS_MAPS] = "compgen -f -- \"$cur\"",
        [OPERANDS_FILE] = "compgen -f -- \"$cur\"",
        [OPERANDS_CODE] = "compgen -W \"$(rebut explain | cut -c 1-5)\" -- \"$cur\"",
        [OPERANDS_LANGUAGE] = "compgen -W \"$(rebut languages | cut -d ' ' -f 1)\" -- \"$cur\"",
        [OPERANDS_SHELL] = "compgen -W 'bash zsh fish' -- \"$cur\"",
        [OPERANDS_NONE] = ":",
    };
    g_string_append_printf(out, "    %s:*) COMPREPLY=($(%s)) ;;\n", command->name,
                           how[command->kind]);
}

static void each_command(GString *out, void (*append)(GString *, const Command *))
{
    for (const Command *command = rebut_commands; command->name != NULL; command++)
        append(out, command);
}

static void append_bash(GString *out)
{
    g_autofree char *commands = command_list();

    g_string_append_printf(
        out,
        "# Completion of rebut for bash\n"
        "_rebut() {\n"
        "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
        "    local command=${COMP_WORDS[1]}\n"
        "    COMPREPLY=()\n"
        "    if ((COMP_CWORD == 1)); then\n"
        "        COMPREPLY=($(compgen -W '%s' -- \"$cur\"))\n"
        "        return\n"
        "    fi\n"
        "    case $command:$prev in\n",
        commands);
    each_command(out, bash_values);
    g_string_append(out, "    esac\n    case $command:$cur in\n");
    each_command(out, bash_options);
    each_command(out, bash_operands);
    g_string_append(out, "    esac\n}\ncomplete -o filenames -F _rebut rebut\n");
}

/* Words to stand between single quotation marks, in any shell. A new string. */
static char *quoted(const char *words)
{
    g_autoptr(GString) out = g_string_new(words);

    g_string_replace(out, "'", "'\\''", 0);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void zsh_option(GString *out, const Option *option)
{
    g_autofree char *help = quoted(option->help);
    g_autofree char *values = value_list(option);
    g_autoptr(GString) action = g_string_new(NULL);

    if (names_file(option))
        g_string_assign(action, "_files");
    else if (*values != '\0')
        g_string_printf(action, "(%s)", values);
    g_string_replace(action, ":", "\\:", 0);
    for (int is_letter = 0; is_letter <= (option->letter != 0); is_letter++) {
        g_string_append(out, " \\\n            '*");
        if (is_letter)
            g_string_append_printf(out, "-%c[%s]", option->letter, help);
        else
            g_string_append_printf(out, "--%s[%s]", option->name, help);
        if (rebut_option_needs_value(option))
            g_string_append_printf(out, ":%s:%s", option->value, action->str);
        g_string_append_c(out, '\'');
    }
}

static void zsh_command(GString *out, const Command *command)
{
    static const char *const operands[] = {
        [OPERANDS_MAPS] = "'*:map:_files'",
        [OPERANDS_FILE] = "':file:_files'",
        [OPERANDS_CODE] = "':code:($(rebut explain | cut -c 1-5))'",
        [OPERANDS_LANGUAGE] = "':language:($(rebut languages | cut -d \" \" -f 1))'",
        [OPERANDS_SHELL] = "':shell:(bash zsh fish)'",
        [OPERANDS_NONE] = "",
    };
    g_string_append_printf(out, "    %s)\n        _arguments -s", command->name);
    for (const Option *option = rebut_options; option->name != NULL; option++)
        if (option->commands & command->set)
            zsh_option(out, option);
    if (*operands[command->kind] != '\0')
        g_string_append_printf(out, " \\\n            %s", operands[command->kind]);
    g_string_append(out, " ;;\n");
}

static void append_zsh(GString *out)
{
    g_string_append(out, "#compdef rebut\n_rebut() {\n    local -a commands\n    commands=(\n");
    for (const Command *command = rebut_commands; command->name != NULL; command++)
        g_string_append_printf(out, "        '%s:%s'\n", command->name, command->about);
    g_string_append(out, "    )\n"
                         "    if ((CURRENT == 2)); then\n"
                         "        _describe command commands\n"
                         "        return\n"
                         "    fi\n"
                         "    shift words\n"
                         "    ((CURRENT--))\n"
                         "    case $words[1] in\n");
    each_command(out, zsh_command);
    g_string_append(out, "    esac\n"
                         "}\n"
                         "if [ \"$funcstack[1]\" = _rebut ]; then\n"
                         "    _rebut \"$@\"\n"
                         "else\n"
                         "    compdef _rebut rebut\n"
                         "fi\n");
}

static void fish_command(GString *out, const Command *command)
{
    static const char *const operands[] = {
        [OPERANDS_MAPS] = " -F",
        [OPERANDS_FILE] = " -F",
        [OPERANDS_CODE] = " -f -a '(rebut explain | string sub -l 5)'",
        [OPERANDS_LANGUAGE] = " -f -a '(rebut languages | string split -f 1 \" \")'",
        [OPERANDS_SHELL] = " -f -a 'bash zsh fish'",
        [OPERANDS_NONE] = " -f",
    };
    g_autofree char *when =
        g_strdup_printf("complete -c rebut -n '__fish_seen_subcommand_from %s'", command->name);

    g_string_append_printf(out, "complete -c rebut -f -n __fish_use_subcommand -a %s -d '%s'\n",
                           command->name, command->about);
    g_string_append_printf(out, "%s%s\n", when, operands[command->kind]);
    for (const Option *option = rebut_options; option->name != NULL; option++) {
        g_autofree char *values = value_list(option);
        if (!(option->commands & command->set))
            continue;
        g_autofree char *help = quoted(option->help);
        g_string_append_printf(out, "%s -l %s -d '%s'", when, option->name, help);
        if (option->letter)
            g_string_append_printf(out, " -s %c", option->letter);
        if (rebut_option_needs_value(option))
            g_string_append(out, names_file(option) ? " -r -F" : " -x");
        if (*values != '\0')
            g_string_append_printf(out, " -a '%s'", values);
        g_string_append_c(out, '\n');
    }
}

static void append_fish(GString *out)
{
    g_string_append(out, "# Completion of rebut for fish\n");
    each_command(out, fish_command);
}

int rebut_command_completions(const Settings *settings)
{
    static const char *const names[] = {"bash", "zsh", "fish", NULL};
    static void (*const append[])(GString *) = {append_bash, append_zsh, append_fish};
    const char *shell = g_ptr_array_index(settings->operands, 0);
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], shell) != 0)
            continue;
        append[i](out);
        return rebut_stdout_write(out);
    }
    const char *nearest = rebut_name_nearest(shell, names);
    g_autofree char *fault =
        g_strdup_printf("there are no completions for `%s`; %s%s", shell,
                        nearest != NULL ? "did you mean " : "there are bash, zsh and fish",
                        nearest != NULL ? nearest : "");
    return rebut_usage_fault(settings, fault);
}

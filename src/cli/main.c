/* The command: finds which command is meant, reads its options and runs it.
 *
 * Everything that concerns the process as a whole (descriptors, signals, what the environment says)
 * is settled here, before the library is called, which knows of none of it. The locale is never
 * set: all input and output is UTF-8 and numbers are written with a point, whatever the user's
 * language. */
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/names.h"
#include "cli/output.h"
#include "cli/process.h"
#include <string.h>

static int show_help(const Command *command)
{
    g_autoptr(GString) out = g_string_new(NULL);

    if (command != NULL)
        rebut_command_help_append(out, command);
    else
        rebut_help_append(out);
    return rebut_stdout_write(out);
}

static int show_version(void)
{
    g_autoptr(GString) out = g_string_new(NULL);

    g_string_append_printf(out, "rebut %s\n", rebut_version());
    return rebut_stdout_write(out);
}

static int unknown_command(const Settings *settings, const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (const Command *command = rebut_commands; command->name != NULL; command++)
        g_ptr_array_add(names, g_strdup(command->name));
    g_ptr_array_add(names, NULL);
    g_auto(GStrv) all = (char **)g_ptr_array_free(g_steal_pointer(&names), FALSE);
    const char *nearest = rebut_name_nearest(name, (const char *const *)all);
    bool is_file = g_file_test(name, G_FILE_TEST_EXISTS);
    g_autofree char *fault =
        nearest != NULL
            ? g_strdup_printf("there is no command `%s`; did you mean `%s`?", name, nearest)
        : is_file ? g_strdup_printf("there is no command `%s`; did you mean `rebut render %s`?",
                                    name, name)
                  : g_strdup_printf("there is no command `%s`; `rebut --help` lists them", name);
    return rebut_usage_fault(settings, fault);
}

static int check_operands(const Settings *settings, const Command *command)
{
    size_t n = settings->operands->len;
    g_autofree char *fault = NULL;

    if (n >= command->least && n <= command->most)
        return REBUT_DONE;
    if (n < command->least)
        fault = g_strdup_printf("`rebut %s` needs %s", command->name, command->operands);
    else
        fault = g_strdup_printf("`rebut %s` has no use for `%s`", command->name,
                                (const char *)g_ptr_array_index(settings->operands, command->most));
    return rebut_usage_fault(settings, fault);
}

/* The part of the settings that comes from around the process. */
static int look_around(Settings *settings)
{
    settings->helper = rebut_process_helper("layered");
    settings->library.helper = settings->helper;
    settings->extractor = rebut_process_helper("extract");
    settings->library.extractor = settings->extractor;
    if (rebut_process_date(&settings->library.date))
        return REBUT_DONE;
    return rebut_usage_fault(settings, "SOURCE_DATE_EPOCH is not a number of seconds since 1970");
}

static int run(Settings *settings, const Command *command, char *const *arguments)
{
    g_autofree char *fault = NULL;
    int code;

    if (!rebut_settings_parse(settings, command->set, arguments, &fault))
        return rebut_usage_fault(settings, fault);
    if (settings->wants_help)
        return show_help(command);
    if ((code = check_operands(settings, command)) != REBUT_DONE ||
        (code = look_around(settings)) != REBUT_DONE)
        return code;
    return command->run(settings);
}

/* `rebut help` and `rebut help COMMAND`, as people try first; the same as `--help`. */
static int help_by_name(Settings *settings, const char *name)
{
    const Command *command = name != NULL ? rebut_command_find(name) : NULL;

    return name == NULL || command != NULL ? show_help(command) : unknown_command(settings, name);
}

static int dispatch(Settings *settings, char *const *arguments)
{
    const char *name = arguments[0];
    const Command *command;

    if (name == NULL)
        return rebut_usage_fault(settings, "a command is missing; `rebut --help` lists them");
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        return show_help(NULL);
    if (strcmp(name, "help") == 0)
        return help_by_name(settings, arguments[1]);
    if (strcmp(name, "--version") == 0)
        return show_version();
    command = rebut_command_find(name);
    return command != NULL ? run(settings, command, arguments + 1)
                           : unknown_command(settings, name);
}

int main(int argc, char **argv)
{
    char stack[GUARD_BYTES];
    Settings settings;

    rebut_process_prepare();
    rebut_process_guard(stack, sizeof stack);
    rebut_settings_init(&settings);
    int code = dispatch(&settings, argc > 0 ? argv + 1 : argv);
    rebut_settings_clear(&settings);
    return code;
}

/* `rebut themes`: the themes with a line about each, as the library's table has them; and the theme
 * file, which is read by the rules of a map. */
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/output.h"
#include <string.h>

int rebut_command_themes(const Settings *settings)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *name, *about = NULL;

    (void)settings;
    for (size_t i = 0; (name = rebut_theme_name(i, &about)) != NULL; i++)
        g_string_append_printf(out, "%-8s  %s\n", name, about);
    return rebut_stdout_write(out);
}

bool rebut_settings_read_theme(Settings *settings, GByteArray **bytes, char **fault)
{
    RebutOptions *library = &settings->library;
    size_t length = 0;

    if (settings->theme_file == NULL)
        return true;
    if (!rebut_input_read(settings->theme_file, library->limits.input_bytes, bytes, &length, fault))
        return false;
    library->theme_file = (*bytes)->len > 0 ? (const char *)(*bytes)->data : "";
    library->theme_file_length = length;
    library->theme_file_name = rebut_input_name(settings->theme_file);
    return true;
}

static bool is_stdin_read_twice(const Settings *settings)
{
    size_t n = 0;

    for (guint i = 0; i < settings->operands->len; i++)
        n += strcmp(g_ptr_array_index(settings->operands, i), "-") == 0;
    n += settings->theme_file != NULL && strcmp(settings->theme_file, "-") == 0;
    return n > 1;
}

int rebut_run_themed(const Settings *settings, int (*run)(const Settings *settings))
{
    Settings themed = *settings;
    g_autoptr(GByteArray) theme = NULL;
    g_autofree char *fault = NULL;

    if (is_stdin_read_twice(settings))
        return rebut_usage_fault(settings, "stdin can be read only once");
    if (rebut_settings_read_theme(&themed, &theme, &fault))
        return run(&themed);
    rebut_fault_show(fault, settings);
    return REBUT_IO;
}

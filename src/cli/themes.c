/* `rebut themes`: the themes with a line about each, as the library's table has them; and the theme
 * file, which is read by the rules of a map. */
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/output.h"

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

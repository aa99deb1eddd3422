/* `rebut themes`: the themes with a line about each, as the library's table has them. */
#include "cli/commands.h"
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

/* `rebut schema`: the language as JSON Schema, as the library makes it from its reader's tables. */
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/output.h"
#include <stdlib.h>

int rebut_command_schema(const Settings *settings)
{
    g_autoptr(GString) out = g_string_new(NULL);
    char *schema = rebut_schema();

    if (schema == NULL) {
        rebut_fault_show("out of memory", settings);
        return REBUT_INTERNAL;
    }
    g_string_append(out, schema);
    free(schema);
    if (out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append_c(out, '\n');
    return rebut_stdout_write(out);
}

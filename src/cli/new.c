/* `rebut new`: an example that shows the language's main forms and draws without a warning. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/process.h"
#include <string.h>

static const char example[] =
    "# An argument map. Draw it with:  rebut render FILE\n"
    "# What a card says is `text`; a card without further keys is just its text.\n"
    "title: Should our library open on Sundays?\n"
    "claims:\n"
    "  - id: open\n"
    "    text: The library should open on Sunday afternoons\n"
    "    supports: # why one should believe it\n"
    "      - Families have time on Sundays\n"
    "      - text: The trial year was a success\n"
    "        source: trial, p. 4\n"
    "    challenges: # what speaks against it\n"
    "      - id: cost\n"
    "        text: Sunday pay would take money from new books\n"
    "        evidence:\n"
    "          - Sunday hours cost half as much again\n"
    "        countermeasures: # what answers the challenge\n"
    "          - id: volunteers\n"
    "            text: Volunteers run the desk, with one librarian on call\n"
    "      - text: Staff lose their day of rest\n"
    "        countermeasures:\n"
    "          - ref: volunteers # a card may answer two challenges\n"
    "sources:\n"
    "  trial: {title: Report on the trial year, author: Town library, year: 2024}\n";

static int write_file(const Settings *settings, const char *name)
{
    g_autoptr(GPtrArray) outputs =
        g_ptr_array_new_with_free_func((GDestroyNotify)rebut_output_free);
    g_autofree char *fault = NULL;
    Output *output = rebut_output_new(name, NULL);

    g_ptr_array_add(outputs, output);
    output->must_be_new = true;
    rebut_output_append(output, example, strlen(example));
    rebut_process_block(true);
    bool is_written = rebut_output_prepare(output, settings->operands, &fault) &&
                      rebut_outputs_write(outputs, &fault);
    rebut_process_block(false);
    if (fault != NULL)
        rebut_fault_show(fault, settings);
    return is_written ? REBUT_DONE : REBUT_IO;
}

int rebut_command_new(const Settings *settings)
{
    if (settings->operands->len > 0)
        return write_file(settings, g_ptr_array_index(settings->operands, 0));
    g_autoptr(GString) out = g_string_new(example);
    return rebut_stdout_write(out);
}

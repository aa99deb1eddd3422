/* `rebut explain`: the catalogue of messages, one row of it or the list. */
#include "cli/commands.h"
#include "cli/names.h"
#include "cli/output.h"

static void append_example(GString *out, const char *heading, const char *example)
{
    g_auto(GStrv) lines = example != NULL ? g_strsplit(example, "\n", -1) : NULL;

    if (lines == NULL)
        return;
    g_string_append_printf(out, "\n%s:\n\n", heading);
    for (char **line = lines; *line != NULL; line++)
        if (**line != '\0' || line[1] != NULL)
            g_string_append_printf(out, **line != '\0' ? "    %s\n" : "%s\n", *line);
}

static int explain(const RebutExplanation *row)
{
    g_autoptr(GString) out = g_string_new(NULL);

    g_string_append_printf(out, "%s (%s): %s\n\n%s\n", row->code,
                           row->is_error ? "error" : "warning", row->title, row->text);
    append_example(out, "Wrong", row->wrong);
    append_example(out, "Right", row->right);
    return rebut_stdout_write(out);
}

static int list_codes(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const RebutExplanation *row;

    for (size_t i = 0; (row = rebut_explanation_at(i)) != NULL; i++)
        g_string_append_printf(out, "%s  %s\n", row->code, row->title);
    return rebut_stdout_write(out);
}

static int unknown_code(const Settings *settings, const char *code)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new_with_free_func(g_free);
    const RebutExplanation *row;

    for (size_t i = 0; (row = rebut_explanation_at(i)) != NULL; i++)
        g_ptr_array_add(codes, g_strdup(row->code));
    g_ptr_array_add(codes, NULL);
    const char *nearest = rebut_name_nearest(code, (const char *const *)codes->pdata);
    g_autofree char *fault =
        nearest != NULL
            ? g_strdup_printf("there is no code `%s`; did you mean `%s`?", code, nearest)
            : g_strdup_printf("there is no code `%s`; `rebut explain` lists them", code);
    return rebut_usage_fault(settings, fault);
}

int rebut_command_explain(const Settings *settings)
{
    if (settings->operands->len == 0)
        return list_codes();
    const char *code = g_ptr_array_index(settings->operands, 0);
    const RebutExplanation *row = rebut_explain(code);
    return row != NULL ? explain(row) : unknown_code(settings, code);
}

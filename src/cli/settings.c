/* GOption does the parsing; this file turns the rows of the table into its entries, all of which
 * lead to one callback. The callback finds the row again by the option's name, looks the value up
 * among those the row allows, and hands it to the row's own function. Values are taken as bytes
 * (FILENAME), since GOption would otherwise convert them by the locale, which the command never
 * sets. */
#include "cli/names.h"
#include "cli/options.h"
#include <string.h>

char **rebut_option_values(const Option *option)
{
    const char *value;

    if (option->values != NULL)
        return g_strsplit(option->values, "|", -1);
    if (option->value_at == NULL)
        return NULL;
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    for (size_t i = 0; (value = option->value_at(i, NULL)) != NULL; i++)
        g_ptr_array_add(values, g_strdup(value));
    g_ptr_array_add(values, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&values), FALSE);
}

bool rebut_option_needs_value(const Option *option)
{
    return option->value != NULL && *option->value != '[';
}

/* The row for "--for" or "-o". */
static const Option *find_option(const char *typed, CommandSet command)
{
    const Option *option = rebut_options;

    for (; option->name != NULL; option++) {
        if (!(option->commands & command))
            continue;
        if (typed[1] == '-' && strcmp(typed + 2, option->name) == 0)
            break;
        if (typed[1] == option->letter && typed[2] == '\0')
            break;
    }
    return option;
}

/* What took the place of a value that the option no longer has; NULL: it never had it. */
static const char *new_value(const Option *option, const char *value)
{
    static const struct {
        const char *option, *former, *now;
    } rows[] = {{"layout", "page", "tree"}};

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(option->name, rows[i].option) == 0 && strcmp(value, rows[i].former) == 0)
            return rows[i].now;
    return NULL;
}

static char *unknown_value(const Option *option, const char *typed, const char *value,
                           char **values)
{
    const char *now = new_value(option, value);
    const char *nearest = rebut_name_nearest(value, (const char *const *)values);
    g_autofree char *all = g_strjoinv(", ", values);

    if (now != NULL)
        return g_strdup_printf("%s has no value `%s` any longer; `%s` has taken its place", typed,
                               value, now);
    if (nearest != NULL)
        return g_strdup_printf("%s has no value `%s`; did you mean `%s`?", typed, value, nearest);
    return g_strdup_printf("%s has no value `%s`; it may be %s", typed, value, all);
}

static gboolean take_option(const char *typed, const char *value, gpointer data, GError **error)
{
    Settings *settings = data;
    const Option *option = find_option(typed, settings->command);
    g_auto(GStrv) values = rebut_option_values(option);
    g_autofree char *fault = NULL;
    size_t index = 0;

    while (values != NULL && values[index] != NULL && strcmp(values[index], value) != 0)
        index++;
    if (values != NULL && values[index] == NULL)
        fault = unknown_value(option, typed, value, values);
    else if (option->take(settings, value, index, &fault))
        return TRUE;
    g_set_error_literal(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, fault);
    return FALSE;
}

static gboolean take_operand(const char *typed, const char *value, gpointer data, GError **error)
{
    Settings *settings = data;

    (void)typed, (void)error;
    g_ptr_array_add(settings->operands, g_strdup(value));
    return TRUE;
}

/* GOption takes its callbacks as data pointers, a conversion that ISO C leaves to POSIX. */
static gpointer callback(GOptionArgFunc function)
{
    union {
        GOptionArgFunc function;
        gpointer pointer;
    } both = {.function = function};
    return both.pointer;
}

/* Entries for the options of `command`, and one for the operands. */
static GArray *option_entries(CommandSet command)
{
    GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));

    for (const Option *option = rebut_options; option->name != NULL; option++) {
        GOptionEntry entry = {.long_name = option->name,
                              .short_name = option->letter,
                              .arg = G_OPTION_ARG_CALLBACK,
                              .arg_data = callback(take_option)};
        entry.flags = option->value != NULL ? G_OPTION_FLAG_FILENAME : G_OPTION_FLAG_NO_ARG;
        if (option->value != NULL && !rebut_option_needs_value(option))
            entry.flags |= G_OPTION_FLAG_OPTIONAL_ARG;
        if (option->commands & command)
            g_array_append_val(entries, entry);
    }
    GOptionEntry rest = {.long_name = G_OPTION_REMAINING,
                         .flags = G_OPTION_FLAG_FILENAME,
                         .arg = G_OPTION_ARG_CALLBACK,
                         .arg_data = callback(take_operand)};
    g_array_append_val(entries, rest);
    return entries;
}

/* GOption's words for an option that it does not know, with the option that was probably meant. */
static char *unknown_option(const char *message, CommandSet command)
{
    static const char prefix[] = "Unknown option ";
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    if (!g_str_has_prefix(message, prefix))
        return g_strdup(message);
    const char *typed = message + strlen(prefix);
    for (const Option *option = rebut_options; option->name != NULL; option++)
        if (option->commands & command)
            g_ptr_array_add(names, g_strconcat("--", option->name, NULL));
    g_ptr_array_add(names, NULL);
    const char *nearest = rebut_name_nearest(typed, (const char *const *)names->pdata);
    if (nearest != NULL)
        return g_strdup_printf("there is no option `%s`; did you mean `%s`?", typed, nearest);
    return g_strdup_printf("there is no option `%s`; `--help` lists them", typed);
}

void rebut_settings_init(Settings *settings)
{
    *settings = (Settings){.jobs = 1};
    rebut_options_init(&settings->library);
    settings->outputs = g_ptr_array_new_with_free_func(g_free);
    settings->operands = g_ptr_array_new_with_free_func(g_free);
}

void rebut_settings_clear(Settings *settings)
{
    g_ptr_array_unref(settings->outputs);
    g_ptr_array_unref(settings->operands);
    g_free(settings->id_prefix);
    g_free(settings->focus);
    g_free(settings->view);
    g_free(settings->theme_file);
    g_free(settings->helper);
    g_free(settings->extractor);
    g_free(settings->form);
    g_free(settings->stdin_name);
}

bool rebut_settings_parse(Settings *settings, CommandSet command, char *const *arguments,
                          char **fault)
{
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GArray) entries = option_entries(command);
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_autoptr(GError) error = NULL;
    GOptionGroup *group = g_option_group_new("rebut", "", "", settings, NULL);

    settings->command = command;
    g_strv_builder_add(builder, "rebut");
    for (; *arguments != NULL; arguments++)
        g_strv_builder_add(builder, *arguments);
    g_auto(GStrv) copy = g_strv_builder_end(builder);
    g_option_group_add_entries(group, (const GOptionEntry *)(void *)entries->data);
    g_option_context_set_main_group(context, group);
    g_option_context_set_help_enabled(context, FALSE);
    if (g_option_context_parse_strv(context, &copy, &error))
        return true;
    *fault = unknown_option(error->message, command);
    return false;
}

/* `rebut languages`: the languages of our own words, or the words of one, for `words:` in a map. */
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/names.h"
#include "cli/output.h"
#include <stdlib.h>

/* The columns that a terminal gives to a text. */
static int columns(const char *text)
{
    int n = 0;

    for (const char *p = text; *p != '\0'; p = rebut_utf8_next(p))
        n += (int)rebut_utf8_columns(g_utf8_get_char(p));
    return n;
}

static int list_languages(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *tag, *own, *english;
    int width = 0;

    for (size_t i = 0; rebut_language_name(i, &own, NULL) != NULL; i++)
        width = MAX(width, columns(own));
    for (size_t i = 0; (tag = rebut_language_name(i, &own, &english)) != NULL; i++)
        g_string_append_printf(out, "%-7s  %s%*s  %s\n", tag, own, width - columns(own), "",
                               english);
    return rebut_stdout_write(out);
}

static int unknown_language(const Settings *settings, const char *wanted)
{
    g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func(g_free);
    const char *tag;

    for (size_t i = 0; (tag = rebut_language_name(i, NULL, NULL)) != NULL; i++)
        g_ptr_array_add(tags, g_strdup(tag));
    g_ptr_array_add(tags, NULL);
    const char *nearest = rebut_name_nearest(wanted, (const char *const *)tags->pdata);
    g_autofree char *fault =
        nearest != NULL
            ? g_strdup_printf("there are no words in `%s`; did you mean `%s`?", wanted, nearest)
            : g_strdup_printf("there are no words in `%s`; `rebut languages` lists what there is",
                              wanted);
    return rebut_usage_fault(settings, fault);
}

int rebut_command_languages(const Settings *settings)
{
    if (settings->operands->len == 0)
        return list_languages();
    const char *tag = g_ptr_array_index(settings->operands, 0);
    char *words = rebut_language_words(tag);
    if (words == NULL)
        return unknown_language(settings, tag);
    g_autoptr(GString) out = g_string_new(words);
    free(words);
    return rebut_stdout_write(out);
}

/* A theme file names its base; without that it starts from the theme of the options. Its `dark`
 * starts from the base's counterpart for dark screens, or from the theme `dark`. */
#include "render/colours.h"
#include "read/theme_file.h"
#include "scene/own_theme.h"

void rebut_own_themes_clear(OwnThemes *own)
{
    g_clear_pointer(&own->source, rebut_source_free);
}

static Source *new_source(const RebutOptions *options)
{
    const char *name = options->theme_file_name != NULL ? options->theme_file_name : "theme";
    size_t length = options->theme_file_length;

    return length > options->limits.input_bytes
               ? rebut_source_new_unread(name, length)
               : rebut_source_new(name, options->theme_file, length);
}

bool rebut_choose_own_theme(const RebutOptions *options, Diagnostics *diagnostics, OwnThemes *own,
                            Choice *choice)
{
    const Limits limits = {options->limits.input_bytes, options->limits.nesting,
                           options->limits.cards, options->limits.text_characters};
    g_autoptr(ThemeFile) file = NULL;

    if (options->theme_file == NULL && options->theme_file_length == 0)
        return true;
    own->source = new_source(options);
    if (!rebut_theme_file_read(own->source, &limits, diagnostics, &file))
        return false;
    if (file->base.bytes != NULL)
        rebut_choice_set_theme(choice, rebut_theme_find(file->base.bytes));
    if (file->has_dark && choice->dark == NULL)
        choice->dark = rebut_theme_find("dark");
    bool is_sound = rebut_own_theme(file, &file->colours, choice->theme, diagnostics, &own->theme);
    if (choice->dark != NULL)
        is_sound &= rebut_own_theme(file, &file->dark, choice->dark, diagnostics, &own->dark);
    choice->theme = &own->theme;
    choice->dark = choice->dark != NULL ? &own->dark : NULL;
    return is_sound;
}

/* What the public header shows of the library's tables: messages with their examples, the names
 * that options choose from, languages, the schema. */
#include "formats/format.h"
#include "scene/page.h"
#include "scene/theme.h"
#include "layout/layout.h"
#include "lexicon/lexicon.h"
#include "rebut.h"
#include "words/forms.h"
#include "words/schema.h"
#include <string.h>

static const RebutExplanation explanations[] = {
#define ROW(code, severity, title, explanation, wrong, right)                                      \
    {#code, (severity) == SEVERITY_ERROR, title, explanation, wrong, right},
#include "base/catalogue.inc"
#undef ROW
};

const RebutExplanation *rebut_explanation_at(size_t index)
{
    return index < G_N_ELEMENTS(explanations) ? &explanations[index] : NULL;
}

const RebutExplanation *rebut_explain(const char *code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(explanations); i++)
        if (g_ascii_strcasecmp(explanations[i].code, code) == 0)
            return &explanations[i];
    return NULL;
}

char *rebut_schema(void)
{
    return rebut_schema_text();
}

static const char *row_name(const char *name, const char *words, const char **about)
{
    if (about != NULL)
        *about = words;
    return name;
}

const char *rebut_page_name(size_t index, const char **about)
{
    return row_name(rebut_pages[index].name, rebut_pages[index].about, about);
}

const char *rebut_theme_name(size_t index, const char **about)
{
    return row_name(rebut_themes[index].name, rebut_themes[index].about, about);
}

const char *rebut_language_name(size_t index, const char **own, const char **english)
{
    const Lexicon *lexicon = rebut_lexicon_at(index);

    if (own != NULL)
        *own = lexicon != NULL ? rebut_lexicon_own_name(lexicon) : NULL;
    if (english != NULL)
        *english = lexicon != NULL ? rebut_lexicon_name(lexicon) : NULL;
    return lexicon != NULL ? rebut_lexicon_lang(lexicon) : NULL;
}

char *rebut_language_words(const char *tag)
{
    const Lexicon *lexicon;

    for (size_t i = 0; (lexicon = rebut_lexicon_at(i)) != NULL; i++)
        if (g_ascii_strcasecmp(rebut_lexicon_lang(lexicon), tag) == 0) {
            g_autofree char *words = rebut_lexicon_yaml(lexicon);
            return strdup(words);
        }
    return NULL;
}

const char *rebut_format_name(size_t index, const char **about)
{
    size_t n_drawn = 0, n = 0;

    for (; rebut_formats[n_drawn].name != NULL; n_drawn++)
        if (n_drawn == index)
            return row_name(rebut_formats[index].name, rebut_formats[index].about, about);
    for (const OutlineForm *form = rebut_outline_forms; form->name != NULL; form++)
        if (form->extension != NULL && n_drawn + n++ == index)
            return row_name(form->extension, form->about, about);
    return row_name(NULL, NULL, about);
}

const char *rebut_outline_form(size_t index, const char **about)
{
    return row_name(rebut_outline_forms[index].name, rebut_outline_forms[index].about, about);
}

const char *rebut_outline_form_of(const char *extension)
{
    const OutlineForm *form = rebut_outline_form_for(extension);

    return form != NULL ? form->name : NULL;
}

const char *rebut_layout_name_at(size_t index, const char **about)
{
    if (index >= N_LAYOUTS)
        return row_name(NULL, NULL, about);
    return row_name(rebut_layout_name((LayoutName)index), rebut_layout_about((LayoutName)index),
                    about);
}

const char *rebut_version(void)
{
    return REBUT_VERSION;
}

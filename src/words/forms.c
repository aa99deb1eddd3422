/* The table of forms. A row is all that a new one needs here. */
#include "words/forms.h"
#include <string.h>

const OutlineForm rebut_outline_forms[] = {
    {"text", "txt", "plain text", rebut_outline_text},
    {"markdown", "md", "Markdown: a nested list, or a table", rebut_outline_markdown},
    {"html", NULL, "a piece of HTML, for a page", rebut_outline_html},
    {"alt", NULL, "a paragraph for an alt attribute", rebut_outline_alt},
    {"json", "json", "all that is known of the map, for programs", rebut_outline_json},
    {"latex", "tex", "paragraphs for a LaTeX document", rebut_outline_latex},
    {NULL, NULL, NULL, NULL},
};

const OutlineForm *rebut_outline_form_find(const char *name)
{
    for (const OutlineForm *form = rebut_outline_forms; form->name != NULL; form++)
        if (strcmp(form->name, name) == 0)
            return form;
    return NULL;
}

const OutlineForm *rebut_outline_form_for(const char *extension)
{
    for (const OutlineForm *form = rebut_outline_forms; form->name != NULL; form++)
        if (form->extension != NULL && strcmp(form->extension, extension) == 0)
            return form;
    return NULL;
}

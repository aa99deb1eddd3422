/* The forms of the outline: one file and one row each. */
#ifndef REBUT_WORDS_FORMS_H
#define REBUT_WORDS_FORMS_H

#include "words/outline.h"
#include <stdbool.h>

typedef struct OutlineOptions {
    const char *id_prefix; /* HTML: letters, digits, hyphens; starts with a letter */
    bool has_table;        /* Markdown: a table, one row a card */
} OutlineOptions;

typedef struct OutlineForm {
    const char *name;      /* of --as */
    const char *extension; /* of the files that hold it; NULL: it goes into others */
    const char *about;
    void (*append)(GString *out, const Outline *outline, const OutlineOptions *options);
} OutlineForm;

extern const OutlineForm rebut_outline_forms[]; /* ends with a row whose name is NULL */
const OutlineForm *rebut_outline_form_find(const char *name);
const OutlineForm *rebut_outline_form_for(const char *extension);

/* Plain text, wrapped and indented. */
void rebut_outline_text(GString *out, const Outline *outline, const OutlineOptions *options);
/* CommonMark: a nested list, or a table. */
void rebut_outline_markdown(GString *out, const Outline *outline, const OutlineOptions *options);
/* One <section>, to stand in any page: a nested list and the sources. Its ids begin with the prefix
 * and an underscore: PREFIX_item-ID, PREFIX_source-NUMBER. */
void rebut_outline_html(GString *out, const Outline *outline, const OutlineOptions *options);
/* One paragraph for an `alt` attribute: at most REBUT_ALT_CHARACTERS, and no straight double quote.
 */
enum { REBUT_ALT_CHARACTERS = 600 };
void rebut_outline_alt(GString *out, const Outline *outline, const OutlineOptions *options);
/* All that is known of the argument; docs/outline.schema.json describes it. */
void rebut_outline_json(GString *out, const Outline *outline, const OutlineOptions *options);
/* Paragraphs for any LaTeX document, without a package. */
void rebut_outline_latex(GString *out, const Outline *outline, const OutlineOptions *options);

#endif

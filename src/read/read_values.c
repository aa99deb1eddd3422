/* Plain values: texts of every shape, lists of them, and steps. A value of the wrong shape is
 * reported and left out, so a member that is filled holds what its key promises. */
#include "read/reader.h"
#include "base/near.h"
#include <string.h>

bool rebut_reader_is_id(Reader *reader, Words id)
{
    if (strcmp(id.bytes, "rest") == 0) {
        rebut_diagnostics_add(reader->diagnostics, CODE_E0205, reader->source, id.span,
                              "`rest` cannot be an id: in `steps` it stands for all not yet shown");
        return false;
    }
    if (rebut_language_is_id(id.bytes))
        return true;
    Diagnostic *diagnostic = rebut_diagnostics_add(reader->diagnostics, CODE_E0205, reader->source,
                                                   id.span, "`%s` is not an id", id.bytes);
    rebut_diagnostic_help(diagnostic,
                          "an id begins with a small letter and holds small letters (a to "
                          "z), digits and hyphens");
    return false;
}

/* "solid, dashed, dotted or double" */
static char *join_values(const char *const *values)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; values[i] != NULL; i++) {
        if (i > 0)
            g_string_append(out, values[i + 1] == NULL ? " or " : ", ");
        g_string_append_printf(out, "`%s`", values[i]);
    }
    return g_string_free(out, FALSE);
}

static bool is_value(Reader *reader, const Key *key, const Node *value)
{
    Near near;

    if (rebut_language_is_value(key->values, value->text))
        return true;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(reader->diagnostics, CODE_E0217, reader->source, value->span,
                              "`%s` is no value of `%s`", value->text, key->name);
    rebut_near_init(&near, value->text);
    for (size_t i = 0; key->values[i] != NULL; i++)
        rebut_near_offer(&near, key->values[i]);
    g_autofree char *all = join_values(key->values);
    const char *renamed = rebut_language_renamed(value->text);
    if (renamed != NULL && rebut_language_is_value(key->values, renamed))
        rebut_diagnostic_help(diagnostic, "it is called `%s` now", renamed);
    else if (near.best != NULL)
        rebut_diagnostic_help(diagnostic, "did you mean `%s`?", near.best);
    else
        rebut_diagnostic_help(diagnostic, "it must be %s", all);
    return false;
}

static bool is_short(Reader *reader, const Key *key, const Node *value)
{
    glong length = g_utf8_strlen(value->text, -1);

    if (length <= REBUT_SHORT_CHARACTERS)
        return true;
    rebut_diagnostics_add(reader->diagnostics, CODE_E0219, reader->source, value->span,
                          "`%s` has %ld characters; %d are the most", key->name, length,
                          REBUT_SHORT_CHARACTERS);
    return false;
}

/* An absolute URL of a scheme that is safe to click; everything else is refused, not repaired. */
static bool is_url(Reader *reader, const Key *key, const Node *value)
{
    const char *text = value->text;
    bool has_scheme = g_ascii_strncasecmp(text, "http://", 7) == 0 ||
                      g_ascii_strncasecmp(text, "https://", 8) == 0 ||
                      g_ascii_strncasecmp(text, "mailto:", 7) == 0;

    if (has_scheme && strpbrk(text, " \n\"<>\\^`{|}") == NULL && strchr(text, ':')[1] != '\0')
        return true;
    Diagnostic *diagnostic = rebut_diagnostics_add(
        reader->diagnostics, CODE_E0218, reader->source, value->span,
        has_scheme ? "`%s` is not a well-formed address"
                   : "`%s` must be an address that begins with https://, http:// or mailto:",
        key->name);
    if (has_scheme)
        rebut_diagnostic_help(diagnostic, "write a space in it as %%20, a quotation mark as %%22");
    else if (strchr(text, ':') == NULL && strchr(text, '.') != NULL)
        rebut_diagnostic_help(diagnostic, "did you mean `https://%s`?", text + strspn(text, "/"));
    return false;
}

/* The shape of BCP 47: a first subtag of 2 to 8 letters (or x, i), further ones of 1 to 8 letters
 * or digits. */
static bool is_language(Reader *reader, const Node *value)
{
    g_auto(GStrv) subtags = g_strsplit(value->text, "-", -1);
    bool is_tag = true;

    for (size_t i = 0; subtags[i] != NULL; i++) {
        size_t length = strlen(subtags[i]);
        is_tag &= length >= 1 && length <= 8;
        for (size_t j = 0; j < length; j++)
            is_tag &= i == 0 ? g_ascii_isalpha(subtags[i][j]) : g_ascii_isalnum(subtags[i][j]);
        bool is_private = g_ascii_strcasecmp(subtags[0], "x") == 0 && subtags[1] != NULL;
        is_tag &= i > 0 || length >= 2 || is_private;
    }
    if (is_tag)
        return true;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(reader->diagnostics, CODE_E0224, reader->source, value->span,
                              "`%s` is not a language tag", value->text);
    rebut_diagnostic_help(diagnostic, "write a BCP 47 tag such as `en`, `de-CH` or `zh-Hant`");
    return false;
}

static bool is_count(Reader *reader, const Key *key, const Node *value)
{
    size_t length = strlen(value->text);

    if (length <= 4 && strspn(value->text, "0123456789") == length)
        return true;
    rebut_diagnostics_add(reader->diagnostics, CODE_E0225, reader->source, value->span,
                          "`%s` must be a whole number from 0 to 9999", key->name);
    return false;
}

/* `#rrggbb`. What was probably meant is offered: without its `#`, or with three digits. */
static bool is_colour(Reader *reader, const Key *key, const Node *value)
{
    const char *digits = value->text + (value->text[0] == '#');
    size_t length = strlen(digits);
    bool is_hex = strspn(digits, "0123456789abcdefABCDEF") == length;

    if (value->text[0] == '#' && is_hex && length == 6)
        return true;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(reader->diagnostics, CODE_E0410, reader->source, value->span,
                              "`%s` must be a colour such as \"#c2410c\"", key->name);
    if (is_hex && length == 6)
        rebut_diagnostic_help(diagnostic, "did you mean \"#%s\"?", digits);
    else if (is_hex && length == 3)
        rebut_diagnostic_help(diagnostic, "did you mean \"#%c%c%c%c%c%c\"?", digits[0], digits[0],
                              digits[1], digits[1], digits[2], digits[2]);
    else
        rebut_diagnostic_help(diagnostic, "write `#` and six hexadecimal digits, two each for "
                                          "red, green and blue, in quotation marks");
    return false;
}

static bool has_shape(Reader *reader, const Key *key, const Node *value)
{
    if (key->shape == SHAPE_SHORT)
        return is_short(reader, key, value);
    if (key->shape == SHAPE_URL)
        return is_url(reader, key, value);
    if (key->shape == SHAPE_LANGUAGE)
        return is_language(reader, value);
    if (key->shape == SHAPE_COUNT)
        return is_count(reader, key, value);
    if (key->shape == SHAPE_COLOUR)
        return is_colour(reader, key, value);
    if (key->values != NULL)
        return is_value(reader, key, value);
    return true;
}

void rebut_read_words(Reader *reader, void *owner, const Key *key, const Node *value, size_t member)
{
    if (!rebut_reader_is_text(reader, key, value) || !has_shape(reader, key, value))
        return;
    *(Words *)(gpointer)((char *)owner + member) = rebut_words(value);
}

static void take_word(Reader *reader, GArray *words, const Key *key, const Node *value)
{
    if (!rebut_reader_is_text(reader, key, value) || !has_shape(reader, key, value))
        return;
    Words word = rebut_words(value);
    g_array_append_val(words, word);
}

void rebut_read_word_list(Reader *reader, void *owner, const Key *key, const Node *value,
                          size_t member)
{
    GArray *words = *(GArray **)(gpointer)((char *)owner + member);
    bool must_be_list = key->shape == SHAPE_ID_LIST;

    if (value->type == NODE_TEXT && !must_be_list) {
        take_word(reader, words, key, value);
        return;
    }
    if (!rebut_reader_is_list(reader, key, value))
        return;
    for (const Node *node = value->first; node != NULL; node = node->next)
        take_word(reader, words, key, node);
}

void rebut_read_steps(Reader *reader, void *owner, const Key *key, const Node *value, size_t member)
{
    GArray *steps = *(GArray **)(gpointer)((char *)owner + member);

    if (!rebut_reader_is_list(reader, key, value))
        return;
    for (const Node *node = value->first; node != NULL; node = node->next) {
        Step step = {.ids = g_array_new(FALSE, FALSE, sizeof(Words))};
        if (node->type == NODE_LIST)
            for (const Node *id = node->first; id != NULL; id = id->next)
                take_word(reader, step.ids, key, id);
        else
            take_word(reader, step.ids, key, node);
        g_array_append_val(steps, step);
    }
}

/* `words`: our own words, in the author's. What is kept can stand wherever its English word can, so
 * whoever fills its places need not look at it. */
#include "read/reader.h"
#include "base/near.h"
#include <string.h>

/* The word whose value is read. */
static OwnWord *last_word(Reader *reader)
{
    GArray *words = reader->argument->own_words;

    return &g_array_index(words, OwnWord, words->len - 1);
}

static Diagnostic *refuse(Reader *reader, const Node *value, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static Diagnostic *refuse(Reader *reader, const Node *value, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return rebut_diagnostics_add(reader->diagnostics, CODE_E0227, reader->source, value->span, "%s",
                                 text);
}

/* "`{from}`, `{to}`" */
static char *join_places(const GPtrArray *places)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < places->len; i++)
        g_string_append_printf(out, "%s`{%s}`", i > 0 ? ", " : "",
                               (const char *)g_ptr_array_index(places, i));
    return g_string_free(out, FALSE);
}

static void tell_places(Diagnostic *diagnostic, WordKey key, const GPtrArray *places)
{
    g_autofree char *all = join_places(places);
    const char *english = rebut_word(rebut_lexicon("en"), key);

    if (places->len > 0)
        rebut_diagnostic_help(diagnostic, "its places are %s; in English it is \"%s\"", all,
                              english);
    else
        rebut_diagnostic_help(diagnostic, "it has no places; in English it is \"%s\"", english);
}

/* Braces stand in pairs around the names of places that the word has in English. */
static bool has_known_places(Reader *reader, const Key *key, WordKey word, GPtrArray *places,
                             const Node *value)
{
    const char *p = value->text;

    for (; (p = strpbrk(p, "{}")) != NULL; p = strchr(p, '}') + 1) {
        size_t length = *p == '{' ? strcspn(p + 1, "{}") : 0;
        bool is_place = *p == '{' && p[length + 1] == '}';
        g_autofree char *place = is_place ? g_strndup(p + 1, length) : NULL;
        if (is_place && g_ptr_array_find_with_equal_func(places, place, g_str_equal, NULL))
            continue;
        Diagnostic *diagnostic =
            is_place
                ? refuse(reader, value, "`%s` has no place `{%s}`", key->name, place)
                : refuse(reader, value, "`%s` has a brace that is not one of a pair", key->name);
        tell_places(diagnostic, word, places);
        return false;
    }
    return true;
}

/* A form may do without the number where it goes without saying ("one claim"), but for `other`. */
static bool has_all_places(Reader *reader, const Key *key, WordKey word, GPtrArray *places,
                           const Node *value, PluralCategory category)
{
    for (guint i = 0; i < places->len; i++) {
        const char *name = g_ptr_array_index(places, i);
        g_autofree char *place = g_strdup_printf("{%s}", name);
        bool is_free = category != PLURAL_OTHER && strcmp(name, "n") == 0;
        if (is_free || strstr(value->text, place) != NULL)
            continue;
        tell_places(refuse(reader, value, "`%s` lacks the place `%s`", key->name, place), word,
                    places);
        return false;
    }
    return true;
}

static bool has_plain_signs(Reader *reader, const Key *key, const Node *value)
{
    const char *sign = strpbrk(value->text, rebut_word_signs);
    glong length = g_utf8_strlen(value->text, -1);

    if (sign != NULL)
        refuse(reader, value, "`%s` cannot hold `%c`", key->name, *sign);
    else if (strchr(value->text, '\n') != NULL)
        refuse(reader, value, "`%s` must stand on one line", key->name);
    else if (length > REBUT_OWN_CHARACTERS)
        refuse(reader, value, "`%s` has %ld characters; %d are the most", key->name, length,
               REBUT_OWN_CHARACTERS);
    else
        return true;
    return false;
}

/* Texts of a map have no space at their ends. A word that goes between others and ends with one in
 * English gets it back, unless its last sign is a wide one, which has its room in itself. */
static const char *with_gap(Reader *reader, WordKey word, const char *text)
{
    size_t length = strlen(text);
    gunichar last = g_utf8_get_char(g_utf8_find_prev_char(text, text + length));

    if (!g_str_has_suffix(rebut_word(rebut_lexicon("en"), word), " ") || g_unichar_iswide(last))
        return text;
    g_autofree char *longer = g_strconcat(text, " ", NULL);
    return g_string_chunk_insert(reader->argument->texts, longer);
}

static void read_form(Reader *reader, const Key *key, const Node *value, PluralCategory category)
{
    OwnWord *own = last_word(reader);
    g_autoptr(GPtrArray) places = rebut_word_places(own->key);

    if (rebut_reader_is_text(reader, key, value) && has_plain_signs(reader, key, value) &&
        has_known_places(reader, key, own->key, places, value) &&
        has_all_places(reader, key, own->key, places, value, category))
        own->words.forms[category] = with_gap(reader, own->key, value->text);
}

static void read_category(Reader *reader, const Key *key, Words name, const Node *value)
{
    Near near;
    int category = 0;

    while (category < N_PLURAL_CATEGORIES &&
           strcmp(rebut_plural_name((PluralCategory)category), name.bytes) != 0)
        category++;
    if (category < N_PLURAL_CATEGORIES) {
        read_form(reader, key, value, (PluralCategory)category);
        return;
    }
    Diagnostic *diagnostic =
        rebut_diagnostics_add(reader->diagnostics, CODE_E0226, reader->source, name.span,
                              "`%s` is no plural category", name.bytes);
    rebut_near_init(&near, name.bytes);
    for (category = 0; category < N_PLURAL_CATEGORIES; category++)
        rebut_near_offer(&near, rebut_plural_name((PluralCategory)category));
    if (near.best != NULL)
        rebut_diagnostic_help(diagnostic, "did you mean `%s`?", near.best);
    else
        rebut_diagnostic_help(diagnostic,
                              "it must be `zero`, `one`, `two`, `few`, `many` or `other`");
}

static void refuse_name(Reader *reader, Words name)
{
    Near near;
    Diagnostic *diagnostic = rebut_diagnostics_add(reader->diagnostics, CODE_E0226, reader->source,
                                                   name.span, "rebut has no word `%s`", name.bytes);

    rebut_near_init(&near, name.bytes);
    for (int key = 0; key < N_WORD_KEYS; key++)
        rebut_near_offer(&near, rebut_word_name((WordKey)key));
    if (near.best != NULL)
        rebut_diagnostic_help(diagnostic, "did you mean `%s`?", near.best);
    else
        rebut_diagnostic_help(diagnostic, "`rebut languages en` lists the words");
}

static bool has_other(const Node *map)
{
    for (const Node *name = map->first; name != NULL; name = name->next->next)
        if (name->type == NODE_TEXT && strcmp(name->text, "other") == 0)
            return true;
    return false;
}

static void read_word(Reader *reader, const Key *key, Words name, const Node *value)
{
    OwnWord own = {.key = rebut_word_named(name.bytes)};
    Key word = *key;

    if (own.key == N_WORD_KEYS) {
        refuse_name(reader, name);
        return;
    }
    word.name = rebut_word_name(own.key);
    g_array_append_val(reader->argument->own_words, own);
    if (value->type != NODE_MAP || !rebut_word_is_counted(own.key)) {
        read_form(reader, &word, value, PLURAL_OTHER);
        return;
    }
    if (!has_other(value))
        rebut_diagnostics_add(reader->diagnostics, CODE_E0210, reader->source, name.span,
                              "`%s` needs the key `other`", word.name);
    rebut_read_entries(reader, &word, value, read_category);
}

void rebut_read_own_words(Reader *reader, void *owner, const Key *key, const Node *value,
                          size_t member)
{
    (void)owner;
    (void)member;
    rebut_read_entries(reader, key, value, read_word);
}

/* A form is read key by key in the author's order: the row of the language's table names the key,
 * the row of the reader's table says what to do with its value. All that can be wrong with the keys
 * themselves (unknown, twice, missing, not for this kind) is found here, so a key's own reader sees
 * only its value. */
#include "read/reader.h"
#include "read/slips.h"
#include "base/near.h"
#include <string.h>

Words rebut_words(const Node *text)
{
    return (Words){.bytes = text->text, .span = text->span};
}

/* The byte of the source where byte `start` of the text stands: as written, or behind a quotation
 * mark. */
static size_t source_start(Reader *reader, const Node *text)
{
    const char *bytes = rebut_source_bytes(reader->source) + text->span.start;
    size_t length = strlen(text->text);

    if (text->span.end - text->span.start >= length && strncmp(bytes, text->text, length) == 0)
        return text->span.start;
    if ((bytes[0] == '"' || bytes[0] == '\'') && strncmp(bytes + 1, text->text, length) == 0)
        return text->span.start + 1;
    return G_MAXSIZE;
}

Words rebut_words_part(Reader *reader, const Node *text, size_t start, size_t length)
{
    const char *bytes = text->text + start;
    size_t offset = source_start(reader, text);

    while (length > 0 && bytes[0] == ' ') {
        bytes++;
        start++;
        length--;
    }
    while (length > 0 && bytes[length - 1] == ' ')
        length--;
    Words words = {.bytes =
                       g_string_chunk_insert_len(reader->argument->texts, bytes, (gssize)length),
                   .span = text->span};
    if (offset != G_MAXSIZE)
        words.span = (Span){offset + start, offset + start + length};
    return words;
}

static const char *node_words(const Node *node)
{
    switch (node->type) {
    case NODE_TEXT:
        return "a text";
    case NODE_LIST:
        return "a list";
    case NODE_MAP:
        return "a map of keys";
    }
    return "";
}

static bool is_nothing(const Node *node)
{
    return node->type == NODE_TEXT && node->text[0] == '\0';
}

bool rebut_reader_is_something(Reader *reader, const char *what, const Node *value)
{
    if (!is_nothing(value))
        return true;
    Diagnostic *diagnostic = rebut_diagnostics_add(reader->diagnostics, CODE_E0209, reader->source,
                                                   value->span, "%s is empty", what);
    const char *behind = rebut_source_bytes(reader->source) + value->span.end;
    bool is_comment = value->is_plain && behind[strspn(behind, " ")] == '#';
    rebut_diagnostic_help(diagnostic,
                          is_comment
                              ? "what follows `#` is a comment; put a text that begins with `#` in "
                                "quotation marks"
                              : "write something, or remove it");
    return false;
}

static void refuse_form(Reader *reader, const char *what, const char *wanted, const Node *value)
{
    Diagnostic *diagnostic =
        rebut_diagnostics_add(reader->diagnostics, CODE_E0204, reader->source, value->span,
                              "%s must be %s, but this is %s", what, wanted, node_words(value));

    if (value->type == NODE_LIST && value->is_flow)
        rebut_diagnostic_help(diagnostic,
                              "a text that begins with `[` must stand in quotation marks");
    else if (value->type == NODE_MAP && !value->is_flow)
        rebut_diagnostic_help(diagnostic, "a text with `: ` in it must stand in quotation marks");
}

bool rebut_reader_is_text(Reader *reader, const Key *key, const Node *value)
{
    g_autofree char *what = g_strdup_printf("`%s`", key->name);

    if (!rebut_reader_is_something(reader, what, value))
        return false;
    if (value->type == NODE_TEXT)
        return true;
    refuse_form(reader, what, "a text", value);
    return false;
}

bool rebut_reader_is_list(Reader *reader, const Key *key, const Node *value)
{
    g_autofree char *what = g_strdup_printf("`%s`", key->name);

    if (!rebut_reader_is_something(reader, what, value))
        return false;
    if (value->type != NODE_LIST) {
        reader->lost_items |= key->shape == SHAPE_ITEMS || key->shape == SHAPE_PREMISES;
        Diagnostic *diagnostic =
            rebut_diagnostics_add(reader->diagnostics, CODE_E0204, reader->source, value->span,
                                  "%s must be a list, but this is %s", what, node_words(value));
        rebut_diagnostic_help(diagnostic, value->type == NODE_TEXT && value->text[0] == '-'
                                              ? "a space is missing behind the `-`"
                                              : "begin each entry with `- ` on a line of its own");
        return false;
    }
    if (value->first != NULL)
        return true;
    rebut_diagnostics_add(reader->diagnostics, CODE_E0209, reader->source, value->span,
                          "%s is an empty list", what);
    return false;
}

bool rebut_reader_is_map(Reader *reader, const char *what, const Node *value)
{
    if (!rebut_reader_is_something(reader, what, value))
        return false;
    if (value->type == NODE_MAP)
        return true;
    rebut_diagnostics_add(reader->diagnostics, CODE_E0204, reader->source, value->span,
                          "%s must be a map of keys, but this is %s", what, node_words(value));
    return false;
}

static size_t find_key(const FormRow *row, const char *name)
{
    size_t i = 0;

    while (i < row->n_keys && strcmp(row->keys[i].name, name) != 0)
        i++;
    return i;
}

static bool is_ignored(const Node *key)
{
    return key->type == NODE_TEXT && g_str_has_prefix(key->text, "x-");
}

/* False, with a message, for a key that is no word, or a merge key. */
static bool is_key(Reader *reader, const Node *key)
{
    if (key->type != NODE_TEXT || key->text[0] == '\0') {
        rebut_diagnostics_add(reader->diagnostics, CODE_E0136, reader->source, key->span,
                              "a key must be a word, but this is %s",
                              is_nothing(key) ? "nothing" : node_words(key));
        return false;
    }
    if (strcmp(key->text, "<<") == 0) {
        Diagnostic *diagnostic =
            rebut_diagnostics_add(reader->diagnostics, CODE_E0132, reader->source, key->span,
                                  "merge keys (`<<`) are not part of the language");
        rebut_diagnostic_help(diagnostic, "write the keys out");
        return false;
    }
    return true;
}

/* The key that was meant: one of those that may stand here, else any of the form's. */
static const char *nearest_key(const FormRow *row, const char *name, Kind kind)
{
    Near here, anywhere;

    rebut_near_init(&here, name);
    rebut_near_init(&anywhere, name);
    for (size_t i = 0; i < row->n_keys; i++) {
        rebut_near_offer(&anywhere, row->keys[i].name);
        if (kind == N_KINDS || (row->keys[i].kinds & (1U << kind)) != 0)
            rebut_near_offer(&here, row->keys[i].name);
    }
    return here.best != NULL ? here.best : anywhere.best;
}

/* "- Shops: they lose trade": a map of one key that is near to none. */
static bool refuse_sentence(Reader *reader, const Node *map, const Node *key)
{
    Span colon = {key->span.end, key->span.end + 1};

    if (map->first != key || key->next->next != NULL || map->is_flow)
        return false;
    if (rebut_source_bytes(reader->source)[map->span.start] == '?') {
        rebut_slips_tell_reserved(reader->source, map->span.start, reader->diagnostics);
        return true;
    }
    Diagnostic *diagnostic =
        rebut_diagnostics_add(reader->diagnostics, CODE_E0123, reader->source, colon,
                              "a colon and a space inside a text make it a key");
    rebut_diagnostic_help(diagnostic, "put the whole text in quotation marks");
    return true;
}

/* Returns the index of the key that was meant, as far as one can tell, else the number of keys. */
static size_t refuse_key(Reader *reader, Form form, const Node *map, const Node *key, Kind kind)
{
    const FormRow *row = rebut_language_form(form), *items = rebut_language_form(FORM_ITEM);
    const char *near = nearest_key(row, key->text, kind);

    reader->lost_items |= near == NULL && key->next->type != NODE_TEXT;
    if (form == FORM_ITEM && near == NULL && refuse_sentence(reader, map, key))
        return row->n_keys;
    Diagnostic *diagnostic =
        rebut_diagnostics_add(reader->diagnostics, CODE_E0202, reader->source, key->span,
                              "%s has no key `%s`", row->name, key->text);
    if (near != NULL)
        rebut_diagnostic_help(diagnostic, "did you mean `%s`?", near);
    else if (form == FORM_MAP && find_key(items, key->text) < items->n_keys)
        rebut_diagnostic_help(
            diagnostic, "`%s` belongs to an item: indent it below the item's `- `", key->text);
    else
        rebut_diagnostic_help(diagnostic, "a key of your own must begin with `x-`");
    return near != NULL ? find_key(row, near) : row->n_keys;
}

static void refuse_misplaced(Reader *reader, const Key *row, const Node *key, Kind kind)
{
    g_autoptr(GString) homes = g_string_new(NULL);

    for (int i = 0; i < N_KINDS; i++) {
        if ((row->kinds & (1U << i)) == 0)
            continue;
        g_string_append_printf(homes, "%s%s", homes->len > 0 ? ", " : "",
                               rebut_language_kind_words((Kind)i));
    }
    Diagnostic *diagnostic = rebut_diagnostics_add(reader->diagnostics, CODE_E0211, reader->source,
                                                   key->span, "`%s` cannot stand under %s",
                                                   row->name, rebut_language_kind_words(kind));
    rebut_diagnostic_help(diagnostic, "it may stand under: %s", homes->str);
}

static void refuse_twice(Reader *reader, const Node *key, Span before)
{
    Diagnostic *diagnostic =
        rebut_diagnostics_add(reader->diagnostics, CODE_E0203, reader->source, key->span,
                              "the key `%s` is given twice", key->text);

    rebut_diagnostic_second(diagnostic, before, "first given here");
}

/* Where the earlier one was misspelt, that was said already. */
static void refuse_repeated(Reader *reader, const Node *map, const Node *key)
{
    const Node *before = map->first;

    while (before != key && (before->type != NODE_TEXT || strcmp(before->text, key->text) != 0))
        before = before->next->next;
    if (before != key)
        refuse_twice(reader, key, before->span);
    else
        reader->lost_items = true;
}

static void refuse_missing(Reader *reader, const FormRow *row, const Node *map, unsigned seen)
{
    Span span = map->first != NULL ? map->first->span : map->span;

    for (size_t i = 0; i < row->n_keys; i++) {
        if (row->keys[i].is_required && (seen & (1U << i)) == 0)
            rebut_diagnostics_add(reader->diagnostics, CODE_E0210, reader->source, span,
                                  "%s needs the key `%s`", row->name, row->keys[i].name);
    }
}

enum { MOST_KEYS = 24 };

/* A map with a closed set of keys while it is read. */
typedef struct FormReading {
    Form form;
    const FormRow *row;
    const KeyReader *readers;
    void *owner;
    const Node *map;
    Kind kind;
    unsigned seen; /* bits 1 << index of the row; frames of nested items are kept small */
    bool is_sound; /* every key was known, so what is missing was not misspelt */
} FormReading;

/* The index of the key's row. What is misspelt is reported and read as what was meant, so that the
 * items in it are known to the rest of the map. */
static size_t identify_key(Reader *reader, FormReading *reading, const Node *key)
{
    size_t none = reading->row->n_keys;
    size_t i = none;

    if (!is_key(reader, key)) {
        reading->is_sound = false;
        return none;
    }
    i = find_key(reading->row, key->text);
    if (i < none)
        return i;
    reading->is_sound = false;
    i = refuse_key(reader, reading->form, reading->map, key, reading->kind);
    return i < none && (reading->seen & (1U << i)) == 0 ? i : none;
}

static void read_key(Reader *reader, FormReading *reading, const Node *key, size_t i)
{
    const Key *row = &reading->row->keys[i];
    bool is_misplaced = reading->kind != N_KINDS && (row->kinds & (1U << reading->kind)) == 0;

    reading->seen |= 1U << i;
    if (is_misplaced && strcmp(key->text, row->name) == 0)
        refuse_misplaced(reader, row, key, reading->kind);
    if (!is_misplaced || row->shape == SHAPE_ITEMS)
        reading->readers[i].read(reader, reading->owner, row, key->next,
                                 reading->readers[i].member);
}

void rebut_read_form(Reader *reader, const FormReader *form, void *owner, const Node *map,
                     Kind kind)
{
    FormReading reading = {.form = form->form,
                           .row = rebut_language_form(form->form),
                           .readers = form->keys,
                           .owner = owner,
                           .map = map,
                           .kind = kind,
                           .is_sound = true};

    g_assert(reading.row->n_keys <= MOST_KEYS);
    for (const Node *key = map->first; key != NULL; key = key->next->next) {
        if (is_ignored(key))
            continue;
        size_t i = identify_key(reader, &reading, key);
        if (i == reading.row->n_keys)
            continue;
        if ((reading.seen & (1U << i)) != 0)
            refuse_repeated(reader, map, key);
        else
            read_key(reader, &reading, key, i);
    }
    if (reading.is_sound)
        refuse_missing(reader, reading.row, map, reading.seen);
}

void rebut_read_entries(Reader *reader, const Key *key, const Node *map, ReadEntry *read)
{
    g_autofree char *what = g_strdup_printf("`%s`", key->name);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    if (!rebut_reader_is_map(reader, what, map))
        return;
    for (Node *name = map->first; name != NULL; name = name->next->next) {
        if (is_ignored(name) || !is_key(reader, name))
            continue;
        const Node *before = g_hash_table_lookup(seen, name->text);
        if (before != NULL) {
            refuse_twice(reader, name, before->span);
            continue;
        }
        g_hash_table_insert(seen, name->text, name);
        read(reader, key, rebut_words(name), name->next);
    }
}

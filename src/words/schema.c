/* Each form becomes a definition, items one for each kind, as the lists that they may hold differ.
 * Each shape of a value becomes a schema by `shape_schema`. Editors read `2023` and `true` as a
 * number and a truth value where rebut reads text, so a text may be either here. Keys stay in the
 * order of the tables. */
#include "words/schema.h"
#include "argument/language.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char id_pattern[] = "^(?!rest$)[a-z][a-z0-9-]*$";

static json_t *reference(const char *name)
{
    return json_pack("{s: s+}", "$ref", "#/definitions/", name);
}

static json_t *pattern(const char *expression)
{
    return json_pack("{s: s, s: s}", "type", "string", "pattern", expression);
}

static json_t *list_of(json_t *entry)
{
    return json_pack("{s: s, s: i, s: o}", "type", "array", "minItems", 1, "items", entry);
}

/* Takes one reference to `entry` and adds the other that the result holds. */
static json_t *one_or_more(json_t *entry)
{
    return json_pack("{s: [O, o]}", "anyOf", entry, list_of(entry));
}

static json_t *text_schema(void)
{
    return json_pack("{s: [s, s, s], s: s}", "type", "string", "number", "boolean", "pattern",
                     "\\S");
}

static json_t *value_schema(const char *const *values)
{
    json_t *list = json_array();

    for (size_t i = 0; values[i] != NULL; i++) {
        bool is_true = strcmp(values[i], "true") == 0 || strcmp(values[i], "on") == 0;
        bool is_false = strcmp(values[i], "false") == 0 || strcmp(values[i], "off") == 0;
        json_array_append_new(list, json_string(values[i]));
        if (is_true || is_false) /* as editors read them */
            json_array_append_new(list, json_boolean(is_true));
    }
    return json_pack("{s: o}", "enum", list);
}

static const char *form_name(Form form)
{
    static const char *const names[N_MAP_FORMS] = {
        [FORM_MAP] = "map",        [FORM_ITEM] = "item",         [FORM_REF] = "ref",
        [FORM_JOINT] = "together", [FORM_CITATION] = "citation", [FORM_SOURCE] = "source",
        [FORM_GROUP] = "group",    [FORM_CLASS] = "class",       [FORM_DARK] = "dark",
        [FORM_VIEW] = "view",
    };

    return names[form];
}

/* The items of a list: texts, maps, and where it stands under something `ref` and `together` too.
 */
static json_t *items_schema(const Key *key, int kind, bool is_top)
{
    json_t *choices =
        json_pack("[o, o]", reference("text"), reference(rebut_kind_name((Kind)kind)));
    bool takes_joint = !is_top && key->shape == SHAPE_ITEMS && key->kind == KIND_CLAIM;

    if (!is_top)
        json_array_append_new(choices, reference("ref"));
    if (takes_joint)
        json_array_append_new(choices, reference("together"));
    return list_of(json_pack("{s: o}", "anyOf", choices));
}

/* A map whose keys are the author's own. */
static json_t *table_schema(json_t *entry, json_t *names)
{
    return json_pack("{s: s, s: {s: {}}, s: o, s: o*}", "type", "object", "patternProperties",
                     "^x-", "additionalProperties", entry, "propertyNames", names);
}

static json_t *aims_schema(void)
{
    return pattern("^[a-z][a-z0-9-]*( *-> *[a-z][a-z0-9-]*)?$");
}

static json_t *steps_schema(void)
{
    return list_of(json_pack(
        "{s: [o, o]}", "anyOf", pattern("^[a-z][a-z0-9-]*$"),
        json_pack("{s: s, s: o}", "type", "array", "items", pattern("^[a-z][a-z0-9-]*$"))));
}

static json_t *citations_schema(void)
{
    return one_or_more(json_pack("{s: [o, o]}", "anyOf", reference("text"), reference("citation")));
}

static json_t *count_schema(void)
{
    return json_pack("{s: [s, s], s: s, s: i, s: i}", "type", "string", "integer", "pattern",
                     "^[0-9]{1,4}$", "minimum", 0, "maximum", 9999);
}

/* One line, without the signs that no word may hold. */
static json_t *own_word_text(void)
{
    return json_pack("{s: s, s: i, s: s}", "type", "string", "maxLength", REBUT_OWN_CHARACTERS,
                     "pattern", "^[^<>&\"'`*_|=\\\\~$#%^\\n]*\\S[^<>&\"'`*_|=\\\\~$#%^\\n]*$");
}

static json_t *own_words_schema(void)
{
    json_t *forms = json_object(), *words = json_object();

    for (int category = 0; category < N_PLURAL_CATEGORIES; category++)
        json_object_set_new(forms, rebut_plural_name((PluralCategory)category), reference("word"));
    json_t *counted =
        json_pack("{s: s, s: o, s: [s], s: {s: {}}, s: b}", "type", "object", "properties", forms,
                  "required", "other", "patternProperties", "^x-", "additionalProperties", 0);
    for (int i = 0; i < N_WORD_KEYS; i++) {
        WordKey key = (WordKey)i;
        json_object_set_new(words, rebut_word_name(key),
                            rebut_word_is_counted(key)
                                ? json_pack("{s: [o, O]}", "anyOf", reference("word"), counted)
                                : reference("word"));
    }
    json_decref(counted);
    return json_pack("{s: s, s: o, s: {s: {}}, s: b}", "type", "object", "properties", words,
                     "patternProperties", "^x-", "additionalProperties", 0);
}

/* `kind` is that of the item whose key it is, or N_KINDS. */
static json_t *shape_schema(const Key *key, int kind)
{
    switch (key->shape) {
    case SHAPE_TEXT:
        return reference("text");
    case SHAPE_SHORT:
        return json_pack("{s: [o, {s: i}]}", "allOf", reference("text"), "maxLength",
                         REBUT_SHORT_CHARACTERS);
    case SHAPE_ID:
        return reference("id");
    case SHAPE_IDS:
        return one_or_more(reference("id"));
    case SHAPE_ID_LIST:
        return list_of(reference("id"));
    case SHAPE_AIMS:
        return one_or_more(aims_schema());
    case SHAPE_NAMES:
        return one_or_more(reference("text"));
    case SHAPE_URL:
        return pattern(
            "^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)[^\\s\"<>\\\\^`{|}]+$");
    case SHAPE_LANGUAGE:
        return pattern("^([A-Za-z]{2,8}|[Xx]-[A-Za-z0-9]{1,8})(-[A-Za-z0-9]{1,8})*$");
    case SHAPE_COUNT:
        return count_schema();
    case SHAPE_COLOUR:
        return pattern("^#[0-9a-fA-F]{6}$");
    case SHAPE_TRUTH:
    case SHAPE_VALUE:
        return value_schema(key->values);
    case SHAPE_VALUES:
        return one_or_more(value_schema(key->values));
    case SHAPE_CITATIONS:
        return citations_schema();
    case SHAPE_ITEMS:
    case SHAPE_PREMISES:
        return items_schema(key, key->kind == REBUT_OWN_KIND ? kind : key->kind, false);
    case SHAPE_STEPS:
        return steps_schema();
    case SHAPE_FORM:
        return reference(form_name(key->form));
    case SHAPE_FORMS:
        return table_schema(reference(form_name(key->form)),
                            key->form == FORM_GROUP ? pattern(id_pattern) : NULL);
    case SHAPE_SOURCES:
        return table_schema(
            json_pack("{s: [o, o]}", "anyOf", reference("text"), reference(form_name(key->form))),
            pattern("^[^,]+$"));
    case SHAPE_STATUSES:
        return table_schema(value_schema(key->values), pattern(id_pattern));
    case SHAPE_OWN_WORDS:
        return own_words_schema();
    }
    return NULL;
}

/* draft 7 looks at nothing beside `$ref`, so a described reference is wrapped. */
static json_t *describe(json_t *schema, const char *about)
{
    if (json_object_get(schema, "$ref") != NULL)
        schema = json_pack("{s: [o]}", "allOf", schema);
    json_object_set_new(schema, "description", json_string(about));
    return schema;
}

static json_t *form_schema(Form form, int kind)
{
    const FormRow *row = rebut_language_form(form);
    json_t *properties = json_object();
    json_t *required = json_array();

    for (size_t i = 0; i < row->n_keys; i++) {
        const Key *key = &row->keys[i];
        if (kind < N_KINDS && (key->kinds & (1U << kind)) == 0)
            continue;
        bool is_top_list = form == FORM_MAP && key->shape == SHAPE_ITEMS;
        json_t *schema = is_top_list ? items_schema(key, key->kind, true) : shape_schema(key, kind);
        json_object_set_new(properties, key->name, describe(schema, key->about));
        if (key->is_required)
            json_array_append_new(required, json_string(key->name));
    }
    return json_pack("{s: s, s: s, s: o, s: o, s: {s: {}}, s: b}", "description", row->about,
                     "type", "object", "properties", properties, "required", required,
                     "patternProperties", "^x-", "additionalProperties", 0);
}

static json_t *definitions(void)
{
    json_t *all = json_object();

    json_object_set_new(all, "text", text_schema());
    json_object_set_new(all, "id", pattern(id_pattern));
    json_object_set_new(all, "word", own_word_text());
    for (int kind = 0; kind < N_KINDS; kind++)
        json_object_set_new(all, rebut_kind_name((Kind)kind), form_schema(FORM_ITEM, kind));
    for (int form = FORM_REF; form < N_MAP_FORMS; form++)
        json_object_set_new(all, form_name((Form)form), form_schema((Form)form, N_KINDS));
    return all;
}

/* A map needs a list of items. */
static json_t *some_list(void)
{
    const FormRow *row = rebut_language_form(FORM_MAP);
    json_t *choices = json_array();

    for (size_t i = 0; i < row->n_keys; i++) {
        if (row->keys[i].shape == SHAPE_ITEMS)
            json_array_append_new(choices, json_pack("{s: [s]}", "required", row->keys[i].name));
    }
    return choices;
}

char *rebut_schema_text(void)
{
    json_t *schema = form_schema(FORM_MAP, N_KINDS);

    json_object_set_new(schema, "$schema", json_string("http://json-schema.org/draft-07/schema#"));
    json_object_set_new(schema, "title", json_string("rebut argument map"));
    json_object_set_new(schema, "anyOf", some_list());
    json_object_set_new(schema, "definitions", definitions());
    char *json = json_dumps(schema, JSON_INDENT(2));
    json_decref(schema);
    if (json == NULL)
        return NULL;
    size_t length = strlen(json);
    char *text = realloc(json, length + 2);
    if (text == NULL) {
        free(json);
        return NULL;
    }
    memcpy(text + length, "\n", 2);
    return text;
}

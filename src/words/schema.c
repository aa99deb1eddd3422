/* A form of the language becomes an object, a key a property; what a key's value looks like is its shape. */
#include "words/schema.h"
#include "argument/language.h"
#include <jansson.h>

char *rebut_schema_text(void)
{
    const FormRow *form = rebut_language_form(FORM_MAP);
    json_t *properties = json_object();

    for (size_t i = 0; i < form->n_keys; i++)
        json_object_set_new(properties, form->keys[i].name,
                            json_pack("{s:s}", "description", form->keys[i].about));
    json_t *schema = json_pack("{s:s, s:s, s:o}", "$schema", "http://json-schema.org/draft-07/schema#", "type",
                               "object", "properties", properties);
    char *text = json_dumps(schema, JSON_INDENT(2));
    json_decref(schema);
    return text;
}

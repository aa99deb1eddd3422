/* jansson's text comes from malloc and ours from GLib, so it is copied once. */
#include "words/json_text.h"
#include <stdlib.h>

char *rebut_json_text(json_t *json, size_t flags)
{
    char *dumped = json_dumps(json, flags | JSON_ENCODE_ANY);

    json_decref(json);
    if (dumped == NULL)
        g_error("failed to allocate JSON");
    char *text = g_strdup(dumped);
    free(dumped);
    return text;
}

json_t *rebut_json_integer(size_t value)
{
    return json_integer((json_int_t)value);
}

json_t *rebut_json_ids(const GPtrArray *items)
{
    json_t *ids = json_array();

    for (guint i = 0; i < items->len; i++)
        json_array_append_new(ids,
                              json_string(((const Item *)g_ptr_array_index(items, i))->id.bytes));
    return ids;
}

json_t *rebut_json_reason(const Reason *reason)
{
    json_t *also = json_array();

    for (guint i = 1; i < reason->codes->len; i++) {
        ReasonCode code = g_array_index(reason->codes, ReasonCode, i);
        json_array_append_new(also, json_string(rebut_reason_name(code)));
    }
    return json_pack("{s: s, s: s, s: o}", "code",
                     rebut_reason_name(g_array_index(reason->codes, ReasonCode, 0)), "words",
                     reason->words, "also", also);
}

json_t *rebut_json_challenges(const Argument *argument)
{
    Tally tally = rebut_verdict_tally(argument);

    return json_pack("{s: o, s: o, s: o, s: o}", "all", rebut_json_integer(tally.challenges),
                     "answered", rebut_json_integer(tally.answered), "open",
                     rebut_json_integer(tally.open), "undecided",
                     rebut_json_integer(tally.undecided));
}

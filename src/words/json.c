/* An object of a few members and of lists with one row a line, so that large maps need no tree of
 * the whole, and that two outlines can be compared line by line. Items are named by their ids,
 * links by their place in `links` from 0. What an author left out is null or an empty list. */
#include "words/forms.h"
#include "words/json_text.h"
#include "words/voice.h"
#include "argument/verdict.h"

/* One member or row: `json` is taken. */
static void append_json(GString *out, json_t *json)
{
    g_autofree char *text = rebut_json_text(json, 0);

    g_string_append(out, text);
}

static void append_member(GString *out, const char *name, json_t *value)
{
    g_string_append_printf(out, "  \"%s\": ", name);
    append_json(out, value);
    g_string_append(out, ",\n");
}

static json_t *words(const Words *words)
{
    return words->bytes != NULL ? json_string(words->bytes) : json_null();
}

static json_t *word_list(const GArray *list)
{
    json_t *array = json_array();

    for (guint i = 0; i < list->len; i++)
        json_array_append_new(array, json_string(g_array_index(list, Words, i).bytes));
    return array;
}

static json_t *citation_list(const Item *item)
{
    json_t *array = json_array();

    for (guint i = 0; i < item->citations->len; i++) {
        const Citation *citation = g_ptr_array_index(item->citations, i);
        json_t *row = json_pack("{s: o, s: I}", "source", words(&citation->key), "number",
                                (json_int_t)citation->source->number);
        json_object_set_new(row, "at", words(&citation->at));
        json_object_set_new(row, "quote", words(&citation->quote));
        json_object_set_new(row, "url", words(&citation->url));
        json_array_append_new(array, row);
    }
    return array;
}

static void add_verdict(json_t *row, const Argument *argument, const Item *item)
{
    g_autoptr(Reason) reason = rebut_verdict_reason(argument, item);

    json_object_set_new(row, "label", json_string(rebut_label_name(item->label)));
    json_object_set_new(row, "word", json_string(rebut_verdict_name(item)));
    json_object_set_new(row, "reason", rebut_json_reason(reason));
    json_object_set_new(row, "because", rebut_json_ids(reason->because));
    json_object_set_new(row, "unsupported", json_boolean(item->is_unsupported));
}

/* What stands under the item, in reading order. */
static json_t *children_of(const Item *item)
{
    json_t *rows = json_array();

    for (guint i = 0; i < item->bearings->len; i++) {
        const Bearing *bearing = &g_array_index(item->bearings, Bearing, i);
        json_array_append_new(rows, json_pack("{s: s, s: I, s: b}", "item", bearing->item->id.bytes,
                                              "link", (json_int_t)bearing->link->index, "reference",
                                              bearing->is_reference));
    }
    return rows;
}

static json_t *item_row(const Outline *outline, gconstpointer entry)
{
    const Item *item = entry;
    const Argument *argument = outline->argument;
    g_autofree char *plain = rebut_marks_parse(item->text.bytes, NULL);
    json_t *row =
        json_pack("{s: s, s: b, s: s, s: s, s: I, s: I}", "id", item->id.bytes, "id_is_made",
                  item->id_is_made, "kind", rebut_kind_name(item->kind), "number", item->number,
                  "depth", (json_int_t)item->depth, "line",
                  (json_int_t)rebut_source_place(argument->source, item->text.span.start).line);

    json_object_set_new(row, "parent",
                        item->parent != NULL ? json_string(item->parent->id.bytes) : json_null());
    json_object_set_new(row, "children", children_of(item));
    json_object_set_new(row, "text", json_string(item->text.bytes));
    json_object_set_new(row, "plain", json_string(plain));
    json_object_set_new(row, "short", words(&item->short_text));
    json_object_set_new(row, "note", words(&item->note));
    json_object_set_new(row, "link", words(&item->link));
    json_object_set_new(row, "classes", word_list(item->classes));
    json_object_set_new(row, "sources", citation_list(item));
    add_verdict(row, argument, item);
    return row;
}

/* {"item": "trade"}, {"joint": 0} or {"link": 12} */
static json_t *end_row(End end)
{
    switch (end.type) {
    case END_ITEM:
        return json_pack("{s: s}", "item", end.item->id.bytes);
    case END_JOINT:
        return json_pack("{s: I}", "joint", (json_int_t)end.joint->index);
    case END_LINK:
        return json_pack("{s: I}", "link", (json_int_t)end.link->index);
    }
    return json_null();
}

static json_t *link_row(const Outline *outline, gconstpointer entry)
{
    const Link *link = entry;

    (void)outline;
    return json_pack("{s: s, s: o, s: o, s: b, s: s, s: s}", "relation",
                     rebut_relation_name(link->relation), "from", end_row(link->from), "to",
                     end_row(link->to), "nested", link->is_nested, "label",
                     rebut_label_name(link->label), "carries", rebut_label_name(link->carries));
}

static json_t *joint_row(const Outline *outline, gconstpointer entry)
{
    const Joint *joint = entry;
    const Item *conclusion = outline->conclusions[joint->index];
    const Adjacency *onto = outline->onto;
    size_t node = outline->argument->items->len + joint->index;
    json_t *premises = json_array();

    for (size_t i = onto->starts[node]; i < onto->starts[node + 1]; i++) {
        const Link *link = onto->links[i];
        if (link->relation == RELATION_SUPPORTS && link->from.type == END_ITEM)
            json_array_append_new(premises, json_string(link->from.item->id.bytes));
    }
    return json_pack("{s: o, s: o, s: o, s: s, s: s}", "id", words(&joint->id), "scheme",
                     words(&joint->scheme), "premises", premises, "conclusion",
                     conclusion->id.bytes, "label", rebut_label_name(joint->label));
}

static json_t *source_row(const Outline *outline, gconstpointer entry)
{
    const SourceEntry *source = entry;
    json_t *row =
        json_pack("{s: o, s: I}", "key", words(&source->key), "number", (json_int_t)source->number);

    (void)outline;
    json_object_set_new(row, "title", words(&source->title));
    json_object_set_new(row, "author", words(&source->author));
    json_object_set_new(row, "year", words(&source->year));
    json_object_set_new(row, "url", words(&source->url));
    json_object_set_new(row, "file", words(&source->file));
    return row;
}

static json_t *group_row(const Outline *outline, gconstpointer entry)
{
    const Group *group = entry;

    (void)outline;
    return json_pack("{s: o, s: o, s: o}", "id", words(&group->id), "label", words(&group->label),
                     "members", rebut_json_ids(group->members));
}

static json_t *class_row(const Outline *outline, gconstpointer entry)
{
    const Class *class = entry;

    (void)outline;
    return json_pack("{s: o, s: o, s: o, s: o, s: o, s: o, s: o, s: o, s: o}", "name",
                     words(&class->name), "fill", words(&class->fill), "line", words(&class->line),
                     "text", words(&class->text), "border", words(&class->border), "weight",
                     words(&class->weight), "dark_fill", words(&class->dark_fill), "dark_line",
                     words(&class->dark_line), "dark_text", words(&class->dark_text));
}

static json_t *step_list(const GArray *steps)
{
    json_t *array = json_array();

    for (guint i = 0; i < steps->len; i++)
        json_array_append_new(array, word_list(g_array_index(steps, Step, i).ids));
    return array;
}

static json_t *view_row(const Outline *outline, gconstpointer entry)
{
    const View *view = entry;

    (void)outline;
    return json_pack("{s: o, s: o, s: o, s: o, s: o, s: o, s: o, s: o, s: o}", "name",
                     words(&view->name), "focus", words(&view->focus), "depth", words(&view->depth),
                     "show", word_list(view->show), "page", words(&view->page), "detail",
                     words(&view->detail), "theme", words(&view->theme), "steps",
                     step_list(view->steps), "verdicts", words(&view->verdicts));
}

static json_t *expectations(const Argument *argument)
{
    json_t *object = json_object();

    for (guint i = 0; i < argument->expectations->len; i++) {
        const Expectation *row = &g_array_index(argument->expectations, Expectation, i);
        json_object_set_new(object, row->id.bytes, json_string(row->status.bytes));
    }
    return object;
}

typedef json_t *MakeRow(const Outline *outline, gconstpointer entry);

static void append_rows(GString *out, const Outline *outline, const char *name,
                        const GPtrArray *list, MakeRow *make)
{
    g_string_append_printf(out, "  \"%s\": [", name);
    for (guint i = 0; i < list->len; i++) {
        g_string_append(out, i > 0 ? ",\n    " : "\n    ");
        append_json(out, make(outline, list->pdata[i]));
    }
    g_string_append(out, list->len > 0 ? "\n  ],\n" : "],\n");
}

void rebut_outline_json(GString *out, const Outline *outline, const OutlineOptions *options)
{
    const Argument *argument = outline->argument;

    (void)options;
    g_string_append(out, "{\n");
    append_member(out, "title", words(&argument->title));
    append_member(out, "subtitle", words(&argument->subtitle));
    append_member(out, "author", words(&argument->author));
    append_member(out, "date", words(&argument->date));
    append_member(out, "lang", words(&argument->lang));
    append_member(out, "verdicts", words(&argument->verdicts));
    append_member(out, "challenges", rebut_json_challenges(argument));
    append_rows(out, outline, "items", argument->order, item_row);
    append_rows(out, outline, "links", argument->links, link_row);
    append_rows(out, outline, "joints", argument->joints, joint_row);
    append_rows(out, outline, "groups", argument->groups, group_row);
    append_rows(out, outline, "sources", argument->sources, source_row);
    append_rows(out, outline, "classes", argument->classes, class_row);
    append_rows(out, outline, "views", argument->views, view_row);
    append_member(out, "steps", step_list(argument->steps));
    g_string_append(out, "  \"expect\": ");
    append_json(out, expectations(argument));
    g_string_append(out, "\n}\n");
}

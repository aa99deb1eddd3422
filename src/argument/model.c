/* Every part is owned by the array that it stands in; texts live in one chunk that the tree hands
 * over, so a Words is a borrowed pointer into it. Names of items and joints share one table. */
#include "base/marks.h"
#include "argument/model.h"
#include "argument/adjacency.h"
#include <string.h>

const Limits rebut_limits_default = {
    .input_bytes = (size_t)64 << 20, .nesting = 200, .cards = 200000, .text_characters = 10000};

static const char *const kind_names[N_KINDS] = {
    [KIND_CLAIM] = "claim",
    [KIND_CHALLENGE] = "challenge",
    [KIND_COUNTERMEASURE] = "countermeasure",
    [KIND_EVIDENCE] = "evidence",
};

static const char *const relation_names[N_RELATIONS] = {
    [RELATION_SUPPORTS] = "supports",   [RELATION_CHALLENGES] = "challenges",
    [RELATION_COUNTERS] = "counters",   [RELATION_PART] = "part",
    [RELATION_UNDERCUTS] = "undercuts",
};

const char *rebut_group_name(const Group *group)
{
    return group->label.bytes != NULL ? group->label.bytes : group->id.bytes;
}

const char *rebut_item_brief(const Item *item)
{
    return item->short_text.bytes != NULL ? item->short_text.bytes : item->text.bytes;
}

char *rebut_item_beginning(const Item *item, long most)
{
    char *plain = rebut_marks_parse(rebut_item_brief(item), NULL);

    if (g_utf8_strlen(plain, -1) <= most)
        return plain;
    char *cut = g_utf8_offset_to_pointer(plain, most - 1);
    char *space = g_strrstr_len(plain, cut - plain, " ");
    *(space != NULL ? space : cut) = '\0';
    char *beginning = g_strconcat(plain, "\u2026", NULL);
    g_free(plain);
    return beginning;
}

const char *rebut_kind_name(Kind kind)
{
    return kind_names[kind];
}

const char *rebut_relation_name(Relation relation)
{
    return relation_names[relation];
}

static void free_item(gpointer pointer)
{
    Item *item = pointer;

    g_ptr_array_unref(item->citations);
    g_array_unref(item->classes);
    g_clear_pointer(&item->looks, g_ptr_array_unref);
    g_ptr_array_unref(item->children);
    g_array_unref(item->bearings);
    g_free(item->number);
    g_free(item);
}

static void free_link(gpointer link)
{
    g_free(link);
}

void rebut_link_free(Link *link)
{
    free_link(link);
}

static void free_group(gpointer pointer)
{
    Group *group = pointer;

    g_ptr_array_unref(group->members);
    g_array_unref(group->member_ids);
    g_free(group);
}

static void free_view(gpointer pointer)
{
    View *view = pointer;

    g_array_unref(view->show);
    g_array_unref(view->steps);
    g_free(view);
}

static void clear_step(gpointer pointer)
{
    Step *step = pointer;

    g_array_unref(step->ids);
}

static GArray *new_steps(void)
{
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(Step));

    g_array_set_clear_func(steps, clear_step);
    return steps;
}

Argument *rebut_argument_new(const Source *source)
{
    Argument *argument = g_new0(Argument, 1);

    argument->source = source;
    argument->lexicon = rebut_lexicon(NULL);
    argument->items = g_ptr_array_new_with_free_func(free_item);
    argument->roots = g_ptr_array_new();
    argument->order = g_ptr_array_new();
    argument->places = g_array_new(FALSE, FALSE, sizeof(ItemPlace));
    argument->joints = g_ptr_array_new_with_free_func(g_free);
    argument->links = g_ptr_array_new_with_free_func(free_link);
    argument->sources = g_ptr_array_new_with_free_func(g_free);
    argument->groups = g_ptr_array_new_with_free_func(free_group);
    argument->classes = g_ptr_array_new_with_free_func(g_free);
    argument->views = g_ptr_array_new_with_free_func(free_view);
    argument->steps = new_steps();
    argument->expectations = g_array_new(FALSE, FALSE, sizeof(Expectation));
    argument->own_words = g_array_new(FALSE, TRUE, sizeof(OwnWord));
    argument->ids = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    argument->references = g_array_new(FALSE, FALSE, sizeof(Reference));
    return argument;
}

void rebut_argument_free(Argument *argument)
{
    if (argument == NULL)
        return;
    g_ptr_array_unref(argument->items);
    g_ptr_array_unref(argument->roots);
    g_ptr_array_unref(argument->order);
    g_array_unref(argument->places);
    g_ptr_array_unref(argument->joints);
    g_ptr_array_unref(argument->links);
    g_ptr_array_unref(argument->sources);
    g_ptr_array_unref(argument->groups);
    g_ptr_array_unref(argument->classes);
    g_ptr_array_unref(argument->views);
    g_array_unref(argument->steps);
    g_array_unref(argument->expectations);
    g_array_unref(argument->own_words);
    rebut_lexicon_free(argument->own_lexicon);
    g_hash_table_unref(argument->ids);
    g_array_unref(argument->references);
    rebut_adjacency_free(argument->incoming);
    rebut_adjacency_free(argument->outgoing);
    if (argument->texts != NULL)
        g_string_chunk_free(argument->texts);
    g_free(argument);
}

Item *rebut_argument_add_item(Argument *argument, Kind kind, Span span)
{
    Item *item = g_new0(Item, 1);

    item->index = argument->items->len;
    item->kind = kind;
    item->span = span;
    item->citations = g_ptr_array_new_with_free_func(g_free);
    item->classes = g_array_new(FALSE, FALSE, sizeof(Words));
    item->children = g_ptr_array_new();
    item->bearings = g_array_new(FALSE, FALSE, sizeof(Bearing));
    g_ptr_array_add(argument->items, item);
    return item;
}

Joint *rebut_argument_add_joint(Argument *argument, Span span)
{
    Joint *joint = g_new0(Joint, 1);

    joint->index = argument->joints->len;
    joint->span = span;
    g_ptr_array_add(argument->joints, joint);
    return joint;
}

Link *rebut_argument_add_link(Argument *argument, Relation relation, End from, End to, Span span)
{
    Link *link = g_new0(Link, 1);

    link->index = argument->links->len;
    link->relation = relation;
    link->from = from;
    link->to = to;
    link->span = span;
    g_ptr_array_add(argument->links, link);
    return link;
}

Citation *rebut_item_add_citation(Item *item, Span span)
{
    Citation *citation = g_new0(Citation, 1);

    citation->span = span;
    g_ptr_array_add(item->citations, citation);
    return citation;
}

SourceEntry *rebut_argument_add_source(Argument *argument)
{
    SourceEntry *entry = g_new0(SourceEntry, 1);

    g_ptr_array_add(argument->sources, entry);
    return entry;
}

Group *rebut_argument_add_group(Argument *argument)
{
    Group *group = g_new0(Group, 1);

    group->members = g_ptr_array_new();
    group->member_ids = g_array_new(FALSE, FALSE, sizeof(Words));
    g_ptr_array_add(argument->groups, group);
    return group;
}

Class *rebut_argument_add_class(Argument *argument)
{
    Class *class = g_new0(Class, 1);

    g_ptr_array_add(argument->classes, class);
    return class;
}

View *rebut_argument_add_view(Argument *argument)
{
    View *view = g_new0(View, 1);

    view->show = g_array_new(FALSE, FALSE, sizeof(Words));
    view->steps = new_steps();
    g_ptr_array_add(argument->views, view);
    return view;
}

End rebut_end_item(Item *item)
{
    return (End){.type = END_ITEM, .item = item};
}

End rebut_end_joint(Joint *joint)
{
    return (End){.type = END_JOINT, .joint = joint};
}

End rebut_end_link(Link *link)
{
    return (End){.type = END_LINK, .link = link};
}

const End *rebut_argument_name(Argument *argument, const char *id, End end)
{
    const End *other = rebut_argument_find(argument, id);

    if (other != NULL)
        return other;
    End *named = g_new(End, 1);
    *named = end;
    /* The key is borrowed from the texts, which live as long as the table. */
    g_hash_table_insert(argument->ids, (gpointer)(guintptr)id, named);
    return NULL;
}

const End *rebut_argument_find(const Argument *argument, const char *id)
{
    return g_hash_table_lookup(argument->ids, id);
}

Item *rebut_argument_find_item(const Argument *argument, const char *id)
{
    const End *end = rebut_argument_find(argument, id);

    return end != NULL && end->type == END_ITEM ? end->item : NULL;
}

Span rebut_end_id_span(const End *end)
{
    Span none = {0, 0};

    if (end->type == END_ITEM)
        return end->item->id.span;
    return end->type == END_JOINT ? end->joint->id.span : none;
}

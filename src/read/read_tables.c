/* The tables of the top level whose keys are the author's own names: sources, groups, classes,
 * views, expect. */
#include "read/reader.h"
#include <string.h>

static const KeyReader source_keys[N_SOURCE_KEYS] = {
    [SOURCE_TITLE] = {rebut_read_words, offsetof(SourceEntry, title)},
    [SOURCE_AUTHOR] = {rebut_read_words, offsetof(SourceEntry, author)},
    [SOURCE_YEAR] = {rebut_read_words, offsetof(SourceEntry, year)},
    [SOURCE_URL] = {rebut_read_words, offsetof(SourceEntry, url)},
    [SOURCE_FILE] = {rebut_read_words, offsetof(SourceEntry, file)},
};
static const FormReader source_reader = {FORM_SOURCE, source_keys};

static void read_source_entry(Reader *reader, const Key *key, Words name, const Node *value)
{
    SourceEntry *entry = rebut_argument_add_source(reader->argument);

    entry->key = name;
    if (strchr(name.bytes, ',') != NULL)
        rebut_diagnostics_add(reader->diagnostics, CODE_E0205, reader->source, name.span,
                              "the key of a source cannot hold a comma");
    if (value->type == NODE_MAP)
        rebut_read_form(reader, &source_reader, entry, value, N_KINDS);
    else
        rebut_read_words(reader, entry, &rebut_language_form(key->form)->keys[SOURCE_TITLE], value,
                         offsetof(SourceEntry, title));
}

static const KeyReader group_keys[N_GROUP_KEYS] = {
    [GROUP_LABEL] = {rebut_read_words, offsetof(Group, label)},
    [GROUP_MEMBERS] = {rebut_read_word_list, offsetof(Group, member_ids)},
};
static const FormReader group_reader = {FORM_GROUP, group_keys};

/* The value of one entry of a table of maps; false when it is none. */
static bool is_entry(Reader *reader, const Key *key, Words name, const Node *value)
{
    g_autofree char *what = g_strdup_printf("`%s` in `%s`", name.bytes, key->name);

    return rebut_reader_is_map(reader, what, value);
}

static void read_group(Reader *reader, const Key *key, Words name, const Node *value)
{
    if (!rebut_reader_is_id(reader, name) || !is_entry(reader, key, name, value))
        return;
    Group *group = rebut_argument_add_group(reader->argument);
    group->id = name;
    rebut_read_form(reader, &group_reader, group, value, N_KINDS);
}

static const KeyReader dark_keys[N_DARK_KEYS] = {
    [DARK_FILL] = {rebut_read_words, offsetof(Class, dark_fill)},
    [DARK_LINE] = {rebut_read_words, offsetof(Class, dark_line)},
    [DARK_TEXT] = {rebut_read_words, offsetof(Class, dark_text)},
};
static const FormReader dark_reader = {FORM_DARK, dark_keys};

static void read_dark(Reader *reader, void *owner, const Key *key, const Node *value, size_t member)
{
    (void)key;
    (void)member;
    if (rebut_reader_is_map(reader, "`dark`", value))
        rebut_read_form(reader, &dark_reader, owner, value, N_KINDS);
}

static const KeyReader class_keys[N_CLASS_KEYS] = {
    [CLASS_FILL] = {rebut_read_words, offsetof(Class, fill)},
    [CLASS_LINE] = {rebut_read_words, offsetof(Class, line)},
    [CLASS_TEXT] = {rebut_read_words, offsetof(Class, text)},
    [CLASS_BORDER] = {rebut_read_words, offsetof(Class, border)},
    [CLASS_WEIGHT] = {rebut_read_words, offsetof(Class, weight)},
    [CLASS_DARK] = {read_dark, 0},
};
static const FormReader class_reader = {FORM_CLASS, class_keys};

static void read_class(Reader *reader, const Key *key, Words name, const Node *value)
{
    if (!is_entry(reader, key, name, value))
        return;
    Class *class = rebut_argument_add_class(reader->argument);
    class->name = name;
    rebut_read_form(reader, &class_reader, class, value, N_KINDS);
}

static const KeyReader view_keys[N_VIEW_KEYS] = {
    [VIEW_FOCUS] = {rebut_read_words, offsetof(View, focus)},
    [VIEW_DEPTH] = {rebut_read_words, offsetof(View, depth)},
    [VIEW_SHOW] = {rebut_read_word_list, offsetof(View, show)},
    [VIEW_PAGE] = {rebut_read_words, offsetof(View, page)},
    [VIEW_DETAIL] = {rebut_read_words, offsetof(View, detail)},
    [VIEW_THEME] = {rebut_read_words, offsetof(View, theme)},
    [VIEW_STEPS] = {rebut_read_steps, offsetof(View, steps)},
    [VIEW_VERDICTS] = {rebut_read_words, offsetof(View, verdicts)},
};
static const FormReader view_reader = {FORM_VIEW, view_keys};

static void read_view(Reader *reader, const Key *key, Words name, const Node *value)
{
    if (!is_entry(reader, key, name, value))
        return;
    View *view = rebut_argument_add_view(reader->argument);
    view->name = name;
    rebut_read_form(reader, &view_reader, view, value, N_KINDS);
}

static void read_expectation(Reader *reader, const Key *key, Words name, const Node *value)
{
    Expectation expectation = {.id = name};

    rebut_read_words(reader, &expectation, key, value, offsetof(Expectation, status));
    if (expectation.status.bytes != NULL)
        g_array_append_val(reader->argument->expectations, expectation);
}

void rebut_read_sources(Reader *reader, void *owner, const Key *key, const Node *value,
                        size_t member)
{
    (void)owner;
    (void)member;
    rebut_read_entries(reader, key, value, read_source_entry);
}

void rebut_read_groups(Reader *reader, void *owner, const Key *key, const Node *value,
                       size_t member)
{
    (void)owner;
    (void)member;
    rebut_read_entries(reader, key, value, read_group);
}

void rebut_read_classes(Reader *reader, void *owner, const Key *key, const Node *value,
                        size_t member)
{
    (void)owner;
    (void)member;
    rebut_read_entries(reader, key, value, read_class);
}

void rebut_read_views(Reader *reader, void *owner, const Key *key, const Node *value, size_t member)
{
    (void)owner;
    (void)member;
    rebut_read_entries(reader, key, value, read_view);
}

void rebut_read_expect(Reader *reader, void *owner, const Key *key, const Node *value,
                       size_t member)
{
    (void)owner;
    (void)member;
    rebut_read_entries(reader, key, value, read_expectation);
}

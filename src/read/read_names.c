/* What an item names: sources, and items and links by `for` and `against`. A link is made at once,
 * so that links stand in the author's order, with an end left open for check_links.c to bind. */
#include "read/reader.h"
#include <string.h>

static void read_citation_text(Reader *reader, Item *item, const Node *text)
{
    Citation *citation = rebut_item_add_citation(item, text->span);
    size_t length = strcspn(text->text, ",");

    citation->key = rebut_words_part(reader, text, 0, length);
    if (text->text[length] == ',')
        citation->at = rebut_words_part(reader, text, length + 1, strlen(text->text) - length - 1);
    if (citation->at.bytes != NULL && citation->at.bytes[0] == '\0')
        citation->at = (Words){NULL, citation->at.span};
}

static const KeyReader citation_keys[N_CITATION_KEYS] = {
    [CITATION_CITE] = {rebut_read_words, offsetof(Citation, key)},
    [CITATION_AT] = {rebut_read_words, offsetof(Citation, at)},
    [CITATION_QUOTE] = {rebut_read_words, offsetof(Citation, quote)},
    [CITATION_URL] = {rebut_read_words, offsetof(Citation, url)},
};
static const FormReader citation_reader = {FORM_CITATION, citation_keys};

static void read_citation(Reader *reader, Item *item, const Key *key, const Node *value)
{
    if (value->type == NODE_MAP)
        rebut_read_form(reader, &citation_reader, rebut_item_add_citation(item, value->span), value,
                        N_KINDS);
    else if (rebut_reader_is_text(reader, key, value))
        read_citation_text(reader, item, value);
}

void rebut_read_citations(Reader *reader, Item *item, const Key *key, const Node *value)
{
    if (value->type != NODE_LIST) {
        read_citation(reader, item, key, value);
        return;
    }
    if (!rebut_reader_is_list(reader, key, value))
        return;
    for (const Node *node = value->first; node != NULL; node = node->next)
        read_citation(reader, item, key, node);
}

void rebut_note_reference(Reader *reader, Reference reference)
{
    g_array_append_val(reader->argument->references, reference);
}

static End nothing_yet(void)
{
    return rebut_end_item(NULL);
}

static void read_for_id(Reader *reader, Item *item, const Node *value)
{
    Link *link = rebut_argument_add_link(reader->argument, RELATION_SUPPORTS, rebut_end_item(item),
                                         nothing_yet(), value->span);

    rebut_note_reference(reader,
                         (Reference){.role = ROLE_FOR, .link = link, .name = rebut_words(value)});
}

static void read_against_aim(Reader *reader, Item *item, const Node *value)
{
    const char *arrow = strstr(value->text, "->");
    Relation relation = arrow != NULL ? RELATION_UNDERCUTS : RELATION_CHALLENGES;
    Link *link = rebut_argument_add_link(reader->argument, relation, rebut_end_item(item),
                                         nothing_yet(), value->span);
    Reference reference = {.role = ROLE_AGAINST, .link = link, .name = rebut_words(value)};

    if (arrow != NULL) {
        size_t length = (size_t)(arrow - value->text);
        reference.role = ROLE_AGAINST_LINK;
        reference.name = rebut_words_part(reader, value, 0, length);
        reference.second = rebut_words_part(reader, value, length + 2, strlen(arrow + 2));
    }
    rebut_note_reference(reader, reference);
}

typedef void ReadTarget(Reader *reader, Item *item, const Node *value);

static void read_targets(Reader *reader, Item *item, const Key *key, const Node *value,
                         ReadTarget *read)
{
    if (value->type != NODE_LIST) {
        if (rebut_reader_is_text(reader, key, value))
            read(reader, item, value);
        return;
    }
    if (!rebut_reader_is_list(reader, key, value))
        return;
    for (const Node *node = value->first; node != NULL; node = node->next) {
        if (rebut_reader_is_text(reader, key, node))
            read(reader, item, node);
    }
}

void rebut_read_for(Reader *reader, Item *item, const Key *key, const Node *value)
{
    read_targets(reader, item, key, value, read_for_id);
}

void rebut_read_against(Reader *reader, Item *item, const Key *key, const Node *value)
{
    read_targets(reader, item, key, value, read_against_aim);
}

/* An item is read with what it stands under: the list gives its kind, the parent its first link.
 * The link is made before the item's own keys are read, so that links stand in the author's order
 * and so that what is nested below can aim at it. Names (`ref`, `for`, `against`) are only noted
 * here; check.c resolves them when all items are known. Recursion is as deep as the tree, which has
 * a limit. */
#include "read/reader.h"
#include <string.h>

/* What a list of items stands under. */
typedef struct Standing {
    const Key *list;
    Kind kind;   /* of the list's items */
    bool is_top; /* under nothing: the members below are unused */
    End parent;  /* an item or linked premises */
    Link *above; /* the parent's own link by nesting, or NULL */
} Standing;

/* An item while its keys are read. */
typedef struct ItemReading {
    Item *item;
    Link *link; /* by nesting, or NULL */
    const Standing *standing;
} ItemReading;

typedef struct JointReading {
    Joint *joint;
    Link *link; /* to the conclusion */
} JointReading;

static void read_list(Reader *reader, const Standing *standing, const Node *list);

/* Plain values go into the item itself. */
static void read_item_words(Reader *reader, void *owner, const Key *key, const Node *value,
                            size_t member)
{
    ItemReading *reading = owner;

    rebut_read_words(reader, reading->item, key, value, member);
}

static void give_name(Reader *reader, Words id, End end)
{
    const End *other = rebut_argument_name(reader->argument, id.bytes, end);

    if (other == NULL)
        return;
    Diagnostic *diagnostic = rebut_diagnostics_add(reader->diagnostics, CODE_E0206, reader->source,
                                                   id.span, "the id `%s` is given twice", id.bytes);
    rebut_diagnostic_second(diagnostic, rebut_end_id_span(other), "first given here");
    rebut_diagnostic_help(diagnostic,
                          "items and linked premises share their ids; to show an item at a "
                          "second place, write `- ref: %s`",
                          id.bytes);
}

static bool read_id_words(Reader *reader, const Key *key, const Node *value, Words *id)
{
    if (!rebut_reader_is_text(reader, key, value))
        return false;
    /* An ill-formed id is reported and yet kept, so that those who name it are not reported too. */
    rebut_reader_is_id(reader, rebut_words(value));
    *id = rebut_words(value);
    return true;
}

static void read_id(Reader *reader, void *owner, const Key *key, const Node *value, size_t member)
{
    ItemReading *reading = owner;

    (void)member;
    if (read_id_words(reader, key, value, &reading->item->id))
        give_name(reader, reading->item->id, rebut_end_item(reading->item));
}

static void read_class(Reader *reader, void *owner, const Key *key, const Node *value,
                       size_t member)
{
    ItemReading *reading = owner;

    rebut_read_word_list(reader, reading->item, key, value, member);
}

static void read_source(Reader *reader, void *owner, const Key *key, const Node *value,
                        size_t member)
{
    ItemReading *reading = owner;

    (void)member;
    rebut_read_citations(reader, reading->item, key, value);
}

static void read_for(Reader *reader, void *owner, const Key *key, const Node *value, size_t member)
{
    ItemReading *reading = owner;

    (void)member;
    rebut_read_for(reader, reading->item, key, value);
}

static void read_against(Reader *reader, void *owner, const Key *key, const Node *value,
                         size_t member)
{
    ItemReading *reading = owner;

    (void)member;
    rebut_read_against(reader, reading->item, key, value);
}

static void refuse_undercuts(Reader *reader, const Node *value, const char *why)
{
    Diagnostic *diagnostic =
        rebut_diagnostics_add(reader->diagnostics, CODE_E0214, reader->source, value->span,
                              "there is no link to undercut: %s", why);

    rebut_diagnostic_help(diagnostic, "write `against: a -> b` to aim at the link from `a` to `b`");
}

static void read_undercuts(Reader *reader, void *owner, const Key *key, const Node *value,
                           size_t member)
{
    ItemReading *reading = owner;
    Words truth = {NULL, {0, 0}};

    (void)member;
    rebut_read_words(reader, &truth, key, value, 0);
    if (truth.bytes == NULL || strcmp(truth.bytes, "true") != 0)
        return;
    if (reading->standing->is_top) {
        refuse_undercuts(reader, value, "this challenge stands under nothing");
    } else if (reading->standing->parent.type == END_ITEM && reading->standing->above == NULL) {
        refuse_undercuts(reader, value, "the item above stands under nothing itself");
    } else if (reading->standing->parent.type == END_ITEM) {
        reading->link->relation = RELATION_UNDERCUTS;
        reading->link->to = rebut_end_link(reading->standing->above);
    }
}

static void read_nested(Reader *reader, void *owner, const Key *key, const Node *value,
                        size_t member)
{
    ItemReading *reading = owner;
    Kind kind = key->kind == REBUT_OWN_KIND ? reading->item->kind : (Kind)key->kind;
    Standing standing = {
        .list = key, .kind = kind, .parent = rebut_end_item(reading->item), .above = reading->link};

    (void)member;
    if (rebut_reader_is_list(reader, key, value))
        read_list(reader, &standing, value);
}

static const KeyReader item_keys[N_ITEM_KEYS] = {
    [ITEM_TEXT] = {read_item_words, offsetof(Item, text)},
    [ITEM_ID] = {read_id, 0},
    [ITEM_SHORT] = {read_item_words, offsetof(Item, short_text)},
    [ITEM_NOTE] = {read_item_words, offsetof(Item, note)},
    [ITEM_SOURCE] = {read_source, 0},
    [ITEM_LINK] = {read_item_words, offsetof(Item, link)},
    [ITEM_CLASS] = {read_class, offsetof(Item, classes)},
    [ITEM_FOR] = {read_for, 0},
    [ITEM_AGAINST] = {read_against, 0},
    [ITEM_UNDERCUTS] = {read_undercuts, 0},
    [ITEM_SUPPORTS] = {read_nested, 0},
    [ITEM_EVIDENCE] = {read_nested, 0},
    [ITEM_CHALLENGES] = {read_nested, 0},
    [ITEM_COUNTERMEASURES] = {read_nested, 0},
    [ITEM_PARTS] = {read_nested, 0},
};
static const FormReader item_reader = {FORM_ITEM, item_keys};

static void read_ref_id(Reader *reader, void *owner, const Key *key, const Node *value,
                        size_t member)
{
    (void)member;
    if (rebut_reader_is_text(reader, key, value))
        *(const Node **)owner = value;
}

static const KeyReader ref_keys[N_REF_KEYS] = {[REF_REF] = {read_ref_id, 0}};
static const FormReader ref_reader = {FORM_REF, ref_keys};

/* True when each item of the list is of the list's kind. `supports` takes any kind by `ref`, as
 * `for` does. */
static bool keeps_kind(const Key *list)
{
    return list->kind != KIND_CLAIM;
}

static bool refuse_beside_ref(Reader *reader, const Node *map)
{
    bool is_found = false;

    for (const Node *key = map->first; key != NULL; key = key->next->next) {
        bool is_ref = key->type == NODE_TEXT && strcmp(key->text, "ref") == 0;
        if (is_ref || (key->type == NODE_TEXT && g_str_has_prefix(key->text, "x-")))
            continue;
        Diagnostic *diagnostic =
            rebut_diagnostics_add(reader->diagnostics, CODE_E0212, reader->source, key->span,
                                  "nothing may stand beside `ref`");
        rebut_diagnostic_help(diagnostic, "write it where the item itself stands");
        is_found = true;
    }
    return is_found;
}

static void read_ref(Reader *reader, const Standing *standing, const Node *map)
{
    const Node *id = NULL;

    if (refuse_beside_ref(reader, map))
        return;
    rebut_read_form(reader, &ref_reader, &id, map, N_KINDS);
    if (id == NULL)
        return;
    if (standing->is_top) {
        Diagnostic *diagnostic =
            rebut_diagnostics_add(reader->diagnostics, CODE_E0212, reader->source, id->span,
                                  "a `ref` must stand under an item");
        rebut_diagnostic_help(diagnostic,
                              "it gives an item that stands elsewhere a second parent; on "
                              "the top level there is none");
        return;
    }
    Link *link = rebut_argument_add_link(reader->argument, standing->list->relation,
                                         rebut_end_item(NULL), standing->parent, id->span);
    rebut_note_reference(
        reader, (Reference){.role = ROLE_REF,
                            .link = link,
                            .list = standing->list->name,
                            .kind = keeps_kind(standing->list) ? (int)standing->kind : N_KINDS,
                            .name = rebut_words(id)});
}

static void read_joint_id(Reader *reader, void *owner, const Key *key, const Node *value,
                          size_t member)
{
    JointReading *reading = owner;

    (void)member;
    if (read_id_words(reader, key, value, &reading->joint->id))
        give_name(reader, reading->joint->id, rebut_end_joint(reading->joint));
}

static void read_scheme(Reader *reader, void *owner, const Key *key, const Node *value,
                        size_t member)
{
    JointReading *reading = owner;

    rebut_read_words(reader, reading->joint, key, value, member);
}

/* Premises, and challenges against the inference: both stand under the joint. */
static void read_joint_list(Reader *reader, void *owner, const Key *key, const Node *value,
                            size_t member)
{
    JointReading *reading = owner;
    Standing standing = {.list = key,
                         .kind = (Kind)key->kind,
                         .parent = rebut_end_joint(reading->joint),
                         .above = reading->link};

    (void)member;
    if (rebut_reader_is_list(reader, key, value))
        read_list(reader, &standing, value);
}

static const KeyReader joint_keys[N_JOINT_KEYS] = {
    [JOINT_TOGETHER] = {read_joint_list, 0},
    [JOINT_ID] = {read_joint_id, 0},
    [JOINT_SCHEME] = {read_scheme, offsetof(Joint, scheme)},
    [JOINT_CHALLENGES] = {read_joint_list, 0},
};
static const FormReader joint_reader = {FORM_JOINT, joint_keys};

static size_t count_premises(const Node *map)
{
    size_t count = 0;

    for (const Node *key = map->first; key != NULL; key = key->next->next) {
        if (key->type != NODE_TEXT || strcmp(key->text, "together") != 0 ||
            key->next->type != NODE_LIST)
            continue;
        for (const Node *node = key->next->first; node != NULL; node = node->next)
            count++;
    }
    return count;
}

static void read_joint(Reader *reader, const Standing *standing, const Node *map, Span key)
{
    bool is_home = !standing->is_top && standing->list->shape == SHAPE_ITEMS &&
                   standing->list->relation == RELATION_SUPPORTS && standing->kind == KIND_CLAIM;

    if (!is_home) {
        Diagnostic *diagnostic =
            rebut_diagnostics_add(reader->diagnostics, CODE_E0213, reader->source, key,
                                  "`together` can stand only in a list `supports`");
        rebut_diagnostic_help(diagnostic, "linked premises support the item that they stand under");
        reader->lost_items = true;
        return;
    }
    if (count_premises(map) < 2)
        rebut_diagnostics_add(reader->diagnostics, CODE_E0213, reader->source, key,
                              "`together` needs a list of two premises or more");
    JointReading reading = {.joint = rebut_argument_add_joint(reader->argument, map->span)};
    reading.link =
        rebut_argument_add_link(reader->argument, RELATION_SUPPORTS, rebut_end_joint(reading.joint),
                                standing->parent, map->span);
    reading.link->is_nested = true;
    rebut_read_form(reader, &joint_reader, &reading, map, N_KINDS);
}

static bool refuse_more_items(Reader *reader, Span span)
{
    if (reader->argument->items->len < reader->limits->cards)
        return false;
    if (!reader->is_full) {
        Diagnostic *diagnostic =
            rebut_diagnostics_add(reader->diagnostics, CODE_E0106, reader->source, span,
                                  "the map has more than %zu cards", reader->limits->cards);
        rebut_diagnostic_help(diagnostic, "`--limit cards=N` changes the limit");
    }
    reader->is_full = true;
    return true;
}

static void add_item(Reader *reader, const Standing *standing, Span span, ItemReading *reading)
{
    reading->standing = standing;
    reading->item = rebut_argument_add_item(reader->argument, standing->kind, span);
    if (standing->is_top)
        return;
    reading->link = rebut_argument_add_link(reader->argument, standing->list->relation,
                                            rebut_end_item(reading->item), standing->parent, span);
    reading->link->is_nested = true;
}

static const Node *find_key(const Node *map, const char *name)
{
    for (const Node *key = map->first; key != NULL; key = key->next->next) {
        if (key->type == NODE_TEXT && strcmp(key->text, name) == 0)
            return key;
    }
    return NULL;
}

static void read_item_map(Reader *reader, const Standing *standing, const Node *map)
{
    const Node *together = find_key(map, "together");
    ItemReading reading = {.item = NULL};

    if (find_key(map, "ref") != NULL) {
        read_ref(reader, standing, map);
    } else if (together != NULL) {
        read_joint(reader, standing, map, together->span);
    } else if (!refuse_more_items(reader, map->span)) {
        add_item(reader, standing, map->span, &reading);
        rebut_read_form(reader, &item_reader, &reading, map, standing->kind);
    }
}

static void read_item_text(Reader *reader, const Standing *standing, const Node *text)
{
    ItemReading reading = {.item = NULL};

    if (refuse_more_items(reader, text->span))
        return;
    add_item(reader, standing, text->span, &reading);
    read_item_words(reader, &reading, &rebut_language_form(FORM_ITEM)->keys[ITEM_TEXT], text,
                    offsetof(Item, text));
}

static void read_item(Reader *reader, const Standing *standing, const Node *node)
{
    if (node->type == NODE_TEXT) {
        if (rebut_reader_is_something(reader, "an item", node))
            read_item_text(reader, standing, node);
    } else if (node->type == NODE_MAP) {
        read_item_map(reader, standing, node);
    } else {
        reader->lost_items = true;
        Diagnostic *diagnostic =
            rebut_diagnostics_add(reader->diagnostics, CODE_E0204, reader->source, node->span,
                                  "an item must be a text or a map of keys, but this is a list");
        rebut_diagnostic_help(
            diagnostic, node->is_flow ? "a text that begins with `[` must stand in quotation marks"
                                      : "remove one `- `");
    }
}

/* "[Hubs cost too much, and nobody wants them]": two texts, where one was meant. */
static void lint_commas(Reader *reader, const Node *list)
{
    if (!list->is_flow)
        return;
    for (const Node *node = list->first; node != NULL && node->next != NULL; node = node->next) {
        const Node *next = node->next;
        bool is_split = node->type == NODE_TEXT && next->type == NODE_TEXT && node->is_plain &&
                        next->is_plain &&
                        (strchr(node->text, ' ') != NULL || strchr(next->text, ' ') != NULL);
        if (!is_split)
            continue;
        Diagnostic *diagnostic =
            rebut_diagnostics_add(reader->diagnostics, CODE_W0303, reader->source,
                                  (Span){node->span.end, next->span.start},
                                  "in a list in brackets, this comma begins a new item");
        rebut_diagnostic_help(diagnostic,
                              "write each item on a line of its own that begins with `- `, or "
                              "put it in quotation marks");
    }
}

static void read_list(Reader *reader, const Standing *standing, const Node *list)
{
    lint_commas(reader, list);
    for (const Node *node = list->first; node != NULL && !reader->is_full; node = node->next)
        read_item(reader, standing, node);
}

void rebut_read_items(Reader *reader, void *owner, const Key *key, const Node *value, size_t member)
{
    Standing standing = {.list = key, .kind = (Kind)key->kind, .is_top = true};

    (void)owner;
    (void)member;
    if (rebut_reader_is_list(reader, key, value))
        read_list(reader, &standing, value);
}

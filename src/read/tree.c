/* libyaml's event interface is pumped by a loop with a stack of open lists and maps, so depth costs
 * heap and is capped before libyaml's own cost for depth shows (facts of libyaml 0.2.5: nesting,
 * %TAG lines and anchors are quadratic in it; a second document and an endless alias pass in
 * silence). Hence the order: the bytes are checked first (bytes.c), directives are refused before
 * libyaml sees one, every event that the language has no use for ends the reading at once, and so
 * does whatever follows the first document. libyaml's marks count code points; they become bytes
 * here and nowhere else. Its end marks of block lists and maps lie behind the following blank
 * lines, so such spans end where their last child does. */
#include "read/tree.h"
#include "read/bytes.h"
#include "read/syntax.h"
#include <string.h>
#include <yaml.h>

enum { BLOCK = 1024, VALUES_PER_CARD = 16, MOST_NESTING = 1000 };

typedef struct Open {
    Node *node;
    Node *last; /* its last child so far */
} Open;

typedef struct TreeReader {
    const Source *source;
    const Limits *limits;
    Diagnostics *diagnostics;
    Tree *tree;
    GArray *open; /* of Open */
    Progress progress;
    size_t text_start;
} TreeReader;

static Tree *new_tree(void)
{
    Tree *tree = g_new0(Tree, 1);

    tree->texts = g_string_chunk_new(4096);
    tree->blocks = g_ptr_array_new_with_free_func(g_free);
    return tree;
}

void rebut_tree_free(Tree *tree)
{
    if (tree == NULL)
        return;
    if (tree->texts != NULL)
        g_string_chunk_free(tree->texts);
    g_ptr_array_unref(tree->blocks);
    g_free(tree);
}

static Node *new_node(Tree *tree, NodeType type)
{
    if (tree->blocks->len == 0 || tree->n_used == BLOCK) {
        g_ptr_array_add(tree->blocks, g_new0(Node, BLOCK));
        tree->n_used = 0;
    }
    Node *block = g_ptr_array_index(tree->blocks, tree->blocks->len - 1);
    Node *node = &block[tree->n_used++];
    node->type = type;
    tree->n_nodes++;
    return node;
}

static Span event_span(const TreeReader *reader, const yaml_event_t *event)
{
    Span span = {rebut_source_offset_of_code_point(reader->source, event->start_mark.index),
                 rebut_source_offset_of_code_point(reader->source, event->end_mark.index)};
    const char *bytes = rebut_source_bytes(reader->source);

    while (span.end > span.start && strchr(" \t\r\n", bytes[span.end - 1]) != NULL)
        span.end--;
    return span;
}

static void attach(TreeReader *reader, Node *node)
{
    if (reader->open->len == 0) {
        reader->tree->root = node;
        return;
    }
    Open *open = &g_array_index(reader->open, Open, reader->open->len - 1);
    if (open->last == NULL)
        open->node->first = node;
    else
        open->last->next = node;
    open->last = node;
}

static bool refuse_values(TreeReader *reader, const yaml_event_t *event)
{
    size_t most = reader->limits->cards * VALUES_PER_CARD + 1000;

    if (reader->tree->n_nodes < most)
        return false;
    Diagnostic *diagnostic = rebut_diagnostics_add(reader->diagnostics, CODE_E0109, reader->source,
                                                   event_span(reader, event),
                                                   "the file holds more than %zu values", most);
    rebut_diagnostic_help(diagnostic,
                          "the limit is %d for each of the %zu cards that are allowed; "
                          "`--limit cards=N` changes it",
                          VALUES_PER_CARD, reader->limits->cards);
    return true;
}

static bool take_scalar(TreeReader *reader, const yaml_event_t *event)
{
    const char *bytes = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    Span span = event_span(reader, event);

    if (!rebut_syntax_is_plain_yaml(reader->source, event, span, reader->diagnostics) ||
        !rebut_bytes_check_text(reader->source, span, bytes, length, reader->diagnostics) ||
        !rebut_bytes_check_length(reader->source, span, bytes, reader->limits, reader->diagnostics))
        return false;
    Node *node = new_node(reader->tree, NODE_TEXT);
    node->span = span;
    reader->progress.last_text = span;
    node->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->text = g_string_chunk_insert_len(reader->tree->texts, bytes, (gssize)length);
    rebut_bytes_tidy(node->text);
    if (node->is_plain)
        rebut_syntax_lint_plain_text(reader->source, span, reader->diagnostics);
    attach(reader, node);
    return true;
}

static bool open_collection(TreeReader *reader, const yaml_event_t *event)
{
    bool is_list = event->type == YAML_SEQUENCE_START_EVENT;
    size_t most = MIN(reader->limits->nesting, MOST_NESTING);
    Span span = event_span(reader, event);

    if (!rebut_syntax_is_plain_yaml(reader->source, event, span, reader->diagnostics))
        return false;
    if (reader->open->len >= most) {
        Diagnostic *diagnostic =
            rebut_diagnostics_add(reader->diagnostics, CODE_E0105, reader->source, span,
                                  "lists and maps are nested more than %zu deep", most);
        rebut_diagnostic_help(diagnostic,
                              "give items an `id` and put them on the top level with "
                              "`for` and `against`; `--limit nesting=N` changes the limit");
        return false;
    }
    Open open = {.node = new_node(reader->tree, is_list ? NODE_LIST : NODE_MAP)};
    open.node->span = span;
    open.node->is_flow = is_list ? event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                                 : event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    attach(reader, open.node);
    g_array_append_val(reader->open, open);
    return true;
}

/* False for the map `a: b` in the list `[a: b]`. */
static bool has_bracket(const TreeReader *reader, const Node *node)
{
    char first = rebut_source_bytes(reader->source)[node->span.start];

    return first == '[' || first == '{';
}

static void close_collection(TreeReader *reader, const yaml_event_t *event)
{
    Open *open = &g_array_index(reader->open, Open, reader->open->len - 1);

    if (open->node->is_flow) {
        open->node->span.end = event_span(reader, event).end;
        if (has_bracket(reader, open->node))
            reader->progress.last_flow = open->node->span;
    } else if (open->last != NULL) {
        open->node->span.end = open->last->span.end;
    }
    g_array_set_size(reader->open, reader->open->len - 1);
}

/* True while reading goes on; false at the end of the document or at a fault. */
static bool take_event(TreeReader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_START_EVENT:
        return true;
    case YAML_SCALAR_EVENT:
        return take_scalar(reader, event) && !refuse_values(reader, event);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return open_collection(reader, event) && !refuse_values(reader, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(reader, event);
        return true;
    case YAML_ALIAS_EVENT:
        rebut_syntax_is_plain_yaml(reader->source, event, event_span(reader, event),
                                   reader->diagnostics);
        return false;
    case YAML_DOCUMENT_END_EVENT:
        rebut_syntax_check_end(reader->source, event_span(reader, event).end, &reader->progress,
                               reader->diagnostics);
        return false;
    case YAML_STREAM_END_EVENT:
        return false;
    }
    return false;
}

/* The brackets that are open where the parser stopped. */
static void note_open_flow(TreeReader *reader)
{
    for (guint i = reader->open->len; i > 0; i--) {
        const Node *node = g_array_index(reader->open, Open, i - 1).node;
        if (!node->is_flow || !has_bracket(reader, node))
            continue;
        reader->progress.open_flow = (Span){node->span.start, node->span.start + 1};
        return;
    }
}

static void pump(TreeReader *reader, yaml_parser_t *parser)
{
    bool goes_on = true;

    while (goes_on) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            note_open_flow(reader);
            rebut_syntax_explain(reader->source, parser, &reader->progress, reader->diagnostics);
            return;
        }
        goes_on = take_event(reader, &event);
        yaml_event_delete(&event);
    }
}

static void read_events(TreeReader *reader)
{
    const char *bytes = rebut_source_bytes(reader->source) + reader->text_start;
    size_t length = rebut_source_length(reader->source) - reader->text_start;
    yaml_parser_t parser;

    if (!yaml_parser_initialize(&parser))
        g_error("failed to allocate a parser");
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
    pump(reader, &parser);
    yaml_parser_delete(&parser);
}

Tree *rebut_tree_read(const Source *source, const Limits *limits, Diagnostics *diagnostics)
{
    size_t before = rebut_diagnostics_errors(diagnostics);
    TreeReader reader = {.source = source, .limits = limits, .diagnostics = diagnostics};

    if (!rebut_bytes_check(source, limits, diagnostics, &reader.text_start) ||
        !rebut_syntax_check_start(source, reader.text_start, diagnostics))
        return NULL;
    g_autoptr(Tree) tree = new_tree();
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Open));
    reader.tree = tree;
    reader.open = open;
    read_events(&reader);
    if (rebut_diagnostics_errors(diagnostics) > before)
        return NULL;
    return g_steal_pointer(&tree);
}

/* The top level: one row for each of its keys, in the order of the language's table. */
#include "argument/check.h"
#include "read/read.h"
#include "read/reader.h"
#include <stddef.h>

static const KeyReader map_keys[N_MAP_KEYS] = {
    [MAP_TITLE] = {rebut_read_words, offsetof(Argument, title)},
    [MAP_SUBTITLE] = {rebut_read_words, offsetof(Argument, subtitle)},
    [MAP_AUTHOR] = {rebut_read_words, offsetof(Argument, author)},
    [MAP_DATE] = {rebut_read_words, offsetof(Argument, date)},
    [MAP_LANG] = {rebut_read_words, offsetof(Argument, lang)},
    [MAP_CLAIMS] = {rebut_read_items, 0},
    [MAP_CHALLENGES] = {rebut_read_items, 0},
    [MAP_COUNTERMEASURES] = {rebut_read_items, 0},
    [MAP_EVIDENCE] = {rebut_read_items, 0},
    [MAP_SOURCES] = {rebut_read_sources, 0},
    [MAP_GROUPS] = {rebut_read_groups, 0},
    [MAP_CLASSES] = {rebut_read_classes, 0},
    [MAP_STEPS] = {rebut_read_steps, offsetof(Argument, steps)},
    [MAP_VIEWS] = {rebut_read_views, 0},
    [MAP_EXPECT] = {rebut_read_expect, 0},
    [MAP_VERDICTS] = {rebut_read_words, offsetof(Argument, verdicts)},
    [MAP_WORDS] = {rebut_read_own_words, 0},
};
static const FormReader map_reader = {FORM_MAP, map_keys};

static void refuse_no_items(Reader *reader, const Node *root)
{
    Diagnostic *diagnostic = rebut_diagnostics_add(
        reader->diagnostics, CODE_E0222, reader->source,
        root->first != NULL ? root->first->span : root->span, "the map has no items");

    rebut_diagnostic_help(diagnostic,
                          "write a claim below `claims:`, on a line that begins with `- `");
}

static void read_root(Reader *reader, const Node *root, size_t errors_before)
{
    if (root->type != NODE_MAP) {
        Diagnostic *diagnostic = rebut_diagnostics_add(
            reader->diagnostics, CODE_E0201, reader->source, root->span,
            "a map begins with keys such as `title:` and `claims:`, but this is %s",
            root->type == NODE_LIST ? "a list" : "a text");
        rebut_diagnostic_help(diagnostic, "`rebut new` writes a first map");
        return;
    }
    rebut_read_form(reader, &map_reader, reader->argument, root, N_KINDS);
    if (reader->argument->items->len == 0 &&
        rebut_diagnostics_errors(reader->diagnostics) == errors_before)
        refuse_no_items(reader, root);
}

static void refuse_nothing(const Source *source, Diagnostics *diagnostics, Span span)
{
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0108, source, span, "the file holds no map");

    rebut_diagnostic_help(diagnostic, "`rebut new` writes a first map");
}

/* The author is to see all errors of a file at once: names of nothing too, when the rest is not
 * sound. But where items could not be read, names of them would be reported for nothing. */
static void report_names(Reader *reader)
{
    if (reader->is_full || reader->lost_items)
        return;
    rebut_check_links(reader->argument, reader->diagnostics);
    rebut_check_tables(reader->argument, reader->diagnostics);
}

static void choose_lexicon(Argument *argument)
{
    const GArray *words = argument->own_words;

    argument->lexicon = rebut_lexicon(argument->lang.bytes);
    if (words->len == 0)
        return;
    argument->own_lexicon = rebut_lexicon_with(argument->lexicon, argument->lang.bytes,
                                               (const OwnWord *)(gpointer)words->data, words->len);
    argument->lexicon = argument->own_lexicon;
}

bool rebut_argument_read(const Source *source, const Limits *limits, Diagnostics *diagnostics,
                         Argument **argument)
{
    size_t errors = rebut_diagnostics_errors(diagnostics);
    g_autoptr(Tree) tree = rebut_tree_read(source, limits, diagnostics);

    if (tree == NULL)
        return false;
    if (tree->root == NULL || (tree->root->type == NODE_TEXT && tree->root->text[0] == '\0')) {
        refuse_nothing(source, diagnostics, tree->root != NULL ? tree->root->span : (Span){0, 0});
        return false;
    }
    g_autoptr(Argument) result = rebut_argument_new(source);
    Reader reader = {
        .argument = result, .source = source, .limits = limits, .diagnostics = diagnostics};
    result->texts = g_steal_pointer(&tree->texts);
    read_root(&reader, tree->root, errors);
    rebut_make_ids(result);
    if (rebut_diagnostics_errors(diagnostics) > errors) {
        report_names(&reader);
        return false;
    }
    if (result->lang.bytes == NULL)
        result->lang.bytes = g_string_chunk_insert(result->texts, "en");
    choose_lexicon(result);
    *argument = g_steal_pointer(&result);
    return true;
}

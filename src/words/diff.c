/* One walk through the new map and one through the old sort every item into the sections that it
 * belongs to; text and JSON then tell these. Items are named by their ids, since numbers shift,
 * where they have one that the author gave; a number is that of the new map, and of what was
 * removed that of the old one. */
#include "words/diff.h"
#include "argument/wording.h"
#include "words/json_text.h"
#include "words/line.h"
#include "words/voice.h"
#include <limits.h>
#include <string.h>

typedef enum Section {
    SECTION_ADDED,
    SECTION_REMOVED,
    SECTION_REWORDED,
    SECTION_MOVED,
    SECTION_VERDICTS,
    SECTION_OTHERWISE,
    N_SECTIONS
} Section;

typedef struct Diff {
    const Comparison *comparison;
    Outline *old, *new;
    GPtrArray *sections[N_SECTIONS]; /* of Item *, of the new map; SECTION_REMOVED of the old */
    GPtrArray *lost, *gained;        /* of Link *, those that no section of items tells already */
} Diff;

static const Item *before(const Diff *diff, const Item *new)
{
    return diff->comparison->old_of_new[new->index];
}

static void sort_item(Diff *diff, Item *new)
{
    const Comparison *comparison = diff->comparison;
    const Item *old = before(diff, new);

    if (old == NULL) {
        g_ptr_array_add(diff->sections[SECTION_ADDED], new);
        return;
    }
    if (rebut_comparison_is_reworded(old, new))
        g_ptr_array_add(diff->sections[SECTION_REWORDED], new);
    if (rebut_comparison_is_moved(comparison, old, new))
        g_ptr_array_add(diff->sections[SECTION_MOVED], new);
    if (rebut_comparison_is_judged_anew(old, new))
        g_ptr_array_add(diff->sections[SECTION_VERDICTS], new);
    if (rebut_comparison_details(old, new) != 0)
        g_ptr_array_add(diff->sections[SECTION_OTHERWISE], new);
}

/* What an added or removed item bears on is told with it, and where a moved one stood and stands.
 */
static bool is_told_with_item(const Outline *outline, const Link *link, Item *const *counterparts,
                              const Comparison *comparison)
{
    const Item *start = link->from.type == END_ITEM ? link->from.item
                                                    : outline->conclusions[link->from.joint->index];
    const Item *other = counterparts[start->index];

    if (other == NULL)
        return true;
    bool is_old = outline->argument == comparison->old;
    bool is_moved = is_old ? rebut_comparison_is_moved(comparison, start, other)
                           : rebut_comparison_is_moved(comparison, other, start);
    return is_moved && link->from.type == END_ITEM &&
           rebut_outline_aim(outline, link) == start->parent;
}

static GPtrArray *pick_links(const Comparison *comparison, const Outline *outline,
                             const bool *is_picked, Item *const *counterparts)
{
    GPtrArray *links = g_ptr_array_new();

    for (guint i = 0; i < outline->argument->links->len; i++) {
        Link *link = g_ptr_array_index(outline->argument->links, i);
        if (is_picked[i] && !is_told_with_item(outline, link, counterparts, comparison))
            g_ptr_array_add(links, link);
    }
    return links;
}

static void diff_init(Diff *diff, const Comparison *comparison)
{
    *diff = (Diff){.comparison = comparison,
                   .old = rebut_outline_new(comparison->old),
                   .new = rebut_outline_new(comparison->new)};
    for (int i = 0; i < N_SECTIONS; i++)
        diff->sections[i] = g_ptr_array_new();
    for (guint i = 0; i < comparison->new->order->len; i++)
        sort_item(diff, g_ptr_array_index(comparison->new->order, i));
    for (guint i = 0; i < comparison->old->order->len; i++) {
        Item *old = g_ptr_array_index(comparison->old->order, i);
        if (comparison->new_of_old[old->index] == NULL)
            g_ptr_array_add(diff->sections[SECTION_REMOVED], old);
    }
    diff->lost = pick_links(comparison, diff->old, comparison->is_lost, comparison->new_of_old);
    diff->gained = pick_links(comparison, diff->new, comparison->is_gained, comparison->old_of_new);
}

static void diff_clear(Diff *diff)
{
    for (int i = 0; i < N_SECTIONS; i++)
        g_ptr_array_unref(diff->sections[i]);
    g_ptr_array_unref(diff->lost);
    g_ptr_array_unref(diff->gained);
    rebut_outline_free(diff->old);
    rebut_outline_free(diff->new);
}

static bool title_differs(const Comparison *comparison)
{
    return g_strcmp0(comparison->old->title.bytes, comparison->new->title.bytes) != 0;
}

static bool differs(const Diff *diff)
{
    bool some = title_differs(diff->comparison) || diff->lost->len > 0 || diff->gained->len > 0;

    for (int i = 0; i < N_SECTIONS; i++)
        some = some || diff->sections[i]->len > 0;
    return some;
}

bool rebut_diff_differs(const Comparison *comparison)
{
    Diff diff;

    diff_init(&diff, comparison);
    bool result = differs(&diff);
    diff_clear(&diff);
    return result;
}

static void append_words(GString *out, const char *words)
{
    g_string_append(out, words);
}

static void append_called(GString *out, const Voice *voice, const Item *item)
{
    g_autofree char *called = rebut_item_called(voice->lexicon, item);

    g_string_append(out, called);
}

static Voice voice_of(const Outline *outline)
{
    return (Voice){.text = append_words,
                   .number = append_called,
                   .open = {"", "", "", ""},
                   .close = {"", "", "", ""},
                   .lexicon = outline->argument->lexicon};
}

static char *line_of(const Lexicon *lexicon, const Words *words)
{
    GString *line = g_string_new(NULL);

    if (words->bytes != NULL)
        rebut_line_append(line, words->bytes, G_MAXLONG);
    else
        g_string_append(line, rebut_word(lexicon, WORD_DIFF_NONE));
    return g_string_free(line, FALSE);
}

/* "1.2 trade (Challenge to close, open): Shops would lose trade" */
static char *whole_words(const Outline *outline, const Item *item, const char *name)
{
    const Lexicon *lexicon = outline->argument->lexicon;
    const Voice voice = voice_of(outline);
    g_autofree char *kind = rebut_voice_kind(&voice, outline, item);
    g_autofree char *verdict = rebut_item_verdict(lexicon, item);
    g_autofree char *text = line_of(lexicon, &item->text);

    return rebut_phrase(lexicon, WORD_DIFF_WHOLE, "item", name, "kind", kind, "verdict", verdict,
                        "text", text, NULL);
}

/* "1.2 hubs: from under trade to the top" */
static char *move_words(const Lexicon *lexicon, const char *name, const Item *old, const Item *new)
{
    WordKey key = old->parent == NULL   ? WORD_DIFF_MOVE_FROM_TOP
                  : new->parent == NULL ? WORD_DIFF_MOVE_TO_TOP
                                        : WORD_DIFF_MOVE;

    g_autofree char *from =
        old->parent != NULL ? rebut_item_called(lexicon, old->parent) : g_strdup("");
    g_autofree char *to =
        new->parent != NULL ? rebut_item_called(lexicon, new->parent) : g_strdup("");
    return rebut_phrase(lexicon, key, "item", name, "old", from, "new", to, NULL);
}

static char *detail_words(const Lexicon *lexicon, const char *name, unsigned details)
{
    const char *names[sizeof details * CHAR_BIT];
    size_t n = 0;

    for (unsigned detail = 1; detail <= details; detail <<= 1)
        if ((details & detail) != 0)
            names[n++] = rebut_detail_name((Detail)detail);
    g_autofree char *list = rebut_word_series(lexicon, names, n);
    return rebut_phrase(lexicon, WORD_LABELLED, "label", name, "words", list, NULL);
}

static char *verdict_words(const Argument *argument, const char *name, const Item *old,
                           const Item *new)
{
    g_autoptr(Reason) reason = rebut_verdict_reason(argument, new);
    const char *was = rebut_status_word(argument->lexicon, rebut_verdict_status(old));

    return rebut_phrase(argument->lexicon, WORD_DIFF_VERDICT, "item", name, "status", was, "reason",
                        reason->words, NULL);
}

/* A text, and below it what it was. */
static void append_reworded(GString *out, const Lexicon *lexicon, const char *name,
                            const Words *new, const Words *old)
{
    g_autofree char *text = line_of(lexicon, new), *before = line_of(lexicon, old);
    g_autofree char *line =
        name != NULL ? rebut_phrase(lexicon, WORD_LABELLED, "label", name, "words", text, NULL)
                     : g_strdup(text);
    g_autofree char *was = rebut_phrase(lexicon, WORD_DIFF_WAS, "text", before, NULL);

    g_string_append_printf(out, "  %s\n    %s\n", line, was);
}

/* Of an item that has no id the number, with its first words where the line does not have them. */
static char *name_of(const Lexicon *lexicon, Section section, const Item *item)
{
    bool has_text =
        section == SECTION_ADDED || section == SECTION_REMOVED || section == SECTION_REWORDED;

    return item->id_is_made && !has_text ? rebut_item_called(lexicon, item) : rebut_item_tag(item);
}

static void append_item(GString *out, const Diff *diff, Section section, const Item *item)
{
    const Argument *argument = diff->comparison->new;
    const Item *old = section == SECTION_REMOVED ? NULL : before(diff, item);
    g_autofree char *name = name_of(argument->lexicon, section, item);
    g_autofree char *line = NULL;

    switch (section) {
    case SECTION_ADDED:
        line = whole_words(diff->new, item, name);
        break;
    case SECTION_REMOVED:
        line = whole_words(diff->old, item, name);
        break;
    case SECTION_REWORDED:
        append_reworded(out, argument->lexicon, name, &item->text, &old->text);
        return;
    case SECTION_MOVED:
        line = move_words(argument->lexicon, name, old, item);
        break;
    case SECTION_VERDICTS:
        line = verdict_words(argument, name, old, item);
        break;
    case SECTION_OTHERWISE:
        line = detail_words(argument->lexicon, name, rebut_comparison_details(old, item));
        break;
    case N_SECTIONS:
        break;
    }
    g_string_append_printf(out, "  %s\n", line);
}

/* "hubs counters trade", "rain and wind support flood" */
static void append_link(GString *out, char sign, const Outline *outline, const Link *link)
{
    const Voice voice = voice_of(outline);
    g_autofree char *words = rebut_voice_sentence(&voice, outline, link);

    g_string_append_printf(out, "  %c %s\n", sign, words);
}

static void append_links(GString *out, const Diff *diff)
{
    if (diff->lost->len + diff->gained->len == 0)
        return;
    g_string_append_printf(out, "%s\n",
                           rebut_word(diff->comparison->new->lexicon, WORD_DIFF_LINKS));
    for (guint i = 0; i < diff->lost->len; i++)
        append_link(out, '-', diff->old, g_ptr_array_index(diff->lost, i));
    for (guint i = 0; i < diff->gained->len; i++)
        append_link(out, '+', diff->new, g_ptr_array_index(diff->gained, i));
}

static void append_head(GString *out, const Comparison *comparison, const DiffNames *names)
{
    const Lexicon *lexicon = comparison->new->lexicon;
    g_autofree char *head =
        rebut_phrase(lexicon, WORD_DIFF_FROM, "old", names->old, "new", names->new, NULL);

    g_string_append_printf(out, "%s\n", head);
    if (!title_differs(comparison))
        return;
    g_string_append_printf(out, "%s\n", rebut_word(lexicon, WORD_DIFF_TITLE));
    append_reworded(out, lexicon, NULL, &comparison->new->title, &comparison->old->title);
}

char *rebut_diff_words(const Comparison *comparison, const DiffNames *names)
{
    static const WordKey titles[N_SECTIONS] = {
        [SECTION_ADDED] = WORD_DIFF_ADDED,       [SECTION_REMOVED] = WORD_DIFF_REMOVED,
        [SECTION_REWORDED] = WORD_DIFF_REWORDED, [SECTION_MOVED] = WORD_DIFF_MOVED,
        [SECTION_VERDICTS] = WORD_DIFF_VERDICTS, [SECTION_OTHERWISE] = WORD_DIFF_OTHERWISE,
    };
    GString *out = g_string_new(NULL);
    Diff diff;

    diff_init(&diff, comparison);
    if (differs(&diff))
        append_head(out, comparison, names);
    for (int section = 0; section < N_SECTIONS; section++) {
        const GPtrArray *items = diff.sections[section];
        if (items->len > 0)
            g_string_append_printf(out, "%s\n",
                                   rebut_word(comparison->new->lexicon, titles[section]));
        for (guint i = 0; i < items->len; i++)
            append_item(out, &diff, (Section)section, g_ptr_array_index(items, i));
    }
    append_links(out, &diff);
    diff_clear(&diff);
    return g_string_free(out, FALSE);
}

static json_t *id_or_null(const Item *item)
{
    return item != NULL ? json_string(item->id.bytes) : json_null();
}

static json_t *item_row(const Diff *diff, Section section, const Item *item)
{
    const Item *old = section == SECTION_REMOVED ? NULL : before(diff, item);
    json_t *row = json_pack("{s: s, s: s, s: s}", "id", item->id.bytes, "number", item->number,
                            "kind", rebut_kind_name(item->kind));
    json_t *details = NULL;

    switch (section) {
    case SECTION_ADDED:
    case SECTION_REMOVED:
        json_object_set_new(row, "text", json_string(item->text.bytes));
        json_object_set_new(row, "parent", id_or_null(item->parent));
        json_object_set_new(row, "word", json_string(rebut_verdict_name(item)));
        break;
    case SECTION_REWORDED:
        json_object_set_new(row, "text", json_string(item->text.bytes));
        json_object_set_new(row, "was", json_string(old->text.bytes));
        break;
    case SECTION_MOVED:
        json_object_set_new(row, "parent", id_or_null(item->parent));
        json_object_set_new(row, "was", id_or_null(old->parent));
        break;
    case SECTION_VERDICTS: {
        g_autoptr(Reason) reason = rebut_verdict_reason(diff->comparison->new, item);
        json_object_set_new(row, "word", json_string(rebut_verdict_name(item)));
        json_object_set_new(row, "was", json_string(rebut_verdict_name(old)));
        json_object_set_new(row, "reason", rebut_json_reason(reason));
        break;
    }
    case SECTION_OTHERWISE:
        details = json_array();
        for (unsigned detail = 1, all = rebut_comparison_details(old, item); detail <= all;
             detail <<= 1)
            if (all & detail)
                json_array_append_new(details, json_string(rebut_detail_name((Detail)detail)));
        json_object_set_new(row, "what", details);
        break;
    case N_SECTIONS:
        break;
    }
    if (old != NULL)
        json_object_set_new(row, "old_id", json_string(old->id.bytes));
    return row;
}

static json_t *link_rows(const Outline *outline, const GPtrArray *links)
{
    const Voice voice = voice_of(outline);
    json_t *rows = json_array();

    for (guint i = 0; i < links->len; i++) {
        const Link *link = g_ptr_array_index(links, i);
        g_autofree char *words = rebut_voice_sentence(&voice, outline, link);
        const Item *start = link->from.type == END_ITEM ? link->from.item : NULL;
        json_array_append_new(
            rows, json_pack("{s: s, s: o, s: o, s: s}", "relation",
                            rebut_relation_name(link->relation), "from", id_or_null(start), "to",
                            id_or_null(rebut_outline_aim(outline, link)), "words", words));
    }
    return rows;
}

static json_t *title_row(const Comparison *comparison)
{
    if (!title_differs(comparison))
        return json_null();
    return json_pack("{s: s?, s: s?}", "title", comparison->new->title.bytes, "was",
                     comparison->old->title.bytes);
}

char *rebut_diff_json(const Comparison *comparison, const DiffNames *names)
{
    static const char *const members[N_SECTIONS] = {
        [SECTION_ADDED] = "added",       [SECTION_REMOVED] = "removed",
        [SECTION_REWORDED] = "reworded", [SECTION_MOVED] = "moved",
        [SECTION_VERDICTS] = "verdicts", [SECTION_OTHERWISE] = "otherwise",
    };
    g_autofree char *old_name = g_utf8_make_valid(names->old, -1);
    g_autofree char *new_name = g_utf8_make_valid(names->new, -1);
    Diff diff;

    diff_init(&diff, comparison);
    json_t *told = json_pack("{s: s, s: s, s: b, s: o}", "old", old_name, "new", new_name,
                             "differs", differs(&diff), "title", title_row(comparison));
    for (int section = 0; section < N_SECTIONS; section++) {
        json_t *rows = json_array();
        for (guint i = 0; i < diff.sections[section]->len; i++)
            json_array_append_new(rows, item_row(&diff, (Section)section,
                                                 g_ptr_array_index(diff.sections[section], i)));
        json_object_set_new(told, members[section], rows);
    }
    json_object_set_new(told, "links_added", link_rows(diff.new, diff.gained));
    json_object_set_new(told, "links_removed", link_rows(diff.old, diff.lost));
    diff_clear(&diff);
    g_autofree char *json = rebut_json_text(told, JSON_INDENT(2));
    return g_strconcat(json, "\n", NULL);
}

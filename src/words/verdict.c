/* The words are sections, each a row of a table: a heading and the question whether an item belongs
 * there. An item is told once, in the first section that wants it, so the sections narrow down from
 * what a map is about to what merely did not come out well. Items that stand as everyone would
 * expect are left to the counts. */
#include "words/verdict.h"
#include "argument/adjacency.h"
#include "words/json_text.h"
#include "words/line.h"

enum { SHOWN_CHARACTERS = 72 };

/* What is asked of an item. Links are those from it and onto it. */
typedef bool Belongs(const Argument *argument, const Item *item);

static bool is_top_claim(const Argument *argument, const Item *item)
{
    (void)argument;
    return item->kind == KIND_CLAIM && item->parent == NULL;
}

static bool is_open(const Argument *argument, const Item *item)
{
    (void)argument;
    return rebut_verdict_status(item) == STATUS_OPEN;
}

/* Answered, but by nothing that is against the challenge itself: it fell with its parts, or was
 * denied to bear on what it challenges. */
static bool is_answered_elsewhere(const Argument *argument, const Item *item)
{
    const Adjacency *incoming = argument->incoming;

    if (rebut_verdict_status(item) != STATUS_ANSWERED)
        return false;
    for (size_t i = incoming->starts[item->index]; i < incoming->starts[item->index + 1]; i++) {
        const Link *link = incoming->links[i];
        if (link->relation == RELATION_COUNTERS && link->carries == LABEL_IN)
            return false;
    }
    return true;
}

static bool is_defeated_countermeasure(const Argument *argument, const Item *item)
{
    (void)argument;
    return item->kind == KIND_COUNTERMEASURE && item->label == LABEL_OUT;
}

/* A countermeasure whose links all carry nothing, or that has none. */
static bool is_idle_countermeasure(const Argument *argument, const Item *item)
{
    const Adjacency *outgoing = argument->outgoing;

    if (item->kind != KIND_COUNTERMEASURE)
        return false;
    for (size_t i = outgoing->starts[item->index]; i < outgoing->starts[item->index + 1]; i++)
        if (outgoing->links[i]->carries != LABEL_OUT)
            return false;
    return true;
}

static bool is_defeated(const Argument *argument, const Item *item)
{
    (void)argument;
    return rebut_verdict_status(item) == STATUS_DEFEATED;
}

static bool is_undecided(const Argument *argument, const Item *item)
{
    (void)argument;
    return item->label == LABEL_UNDECIDED;
}

static bool is_unsupported(const Argument *argument, const Item *item)
{
    (void)argument;
    return item->is_unsupported;
}

typedef struct Section {
    const char *heading;
    Belongs *belongs;
    bool is_told_empty; /* with the word "none" */
} Section;

static const Section sections[] = {
    {"Top claims", is_top_claim, false},
    {"Open challenges", is_open, true},
    {"Answered challenges that have no countermeasure of their own", is_answered_elsewhere, false},
    {"Defeated countermeasures", is_defeated_countermeasure, false},
    {"Countermeasures that answer nothing", is_idle_countermeasure, false},
    {"Other defeated items", is_defeated, false},
    {"Undecided", is_undecided, false},
    {"Other items that lost all their support", is_unsupported, false},
};

/* The section that tells of an item, or one behind the last. */
static size_t section_of(const Argument *argument, const Item *item)
{
    size_t section = 0;

    while (section < G_N_ELEMENTS(sections) && !sections[section].belongs(argument, item))
        section++;
    return section;
}

static void append_item(GString *out, const Argument *argument, const Item *item)
{
    g_autoptr(Reason) reason = rebut_verdict_reason(argument, item);
    size_t start = out->len;

    g_string_append_printf(out, "  %s  ", item->number);
    int indent = (int)(out->len - start);
    g_string_append_printf(out, "%s: ", item->id.bytes);
    rebut_line_append_marked(out, item->text.bytes, SHOWN_CHARACTERS);
    g_string_append_printf(out, "\n%*s%s\n", indent, "", reason->words);
}

static void append_sections(GString *out, const Argument *argument)
{
    GString *texts[G_N_ELEMENTS(sections)];

    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++)
        texts[i] = g_string_new(NULL);
    for (guint i = 0; i < argument->order->len; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        size_t section = section_of(argument, item);
        if (section < G_N_ELEMENTS(sections))
            append_item(texts[section], argument, item);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++) {
        if (texts[i]->len > 0)
            g_string_append_printf(out, "\n%s\n%s", sections[i].heading, texts[i]->str);
        else if (sections[i].is_told_empty)
            g_string_append_printf(out, "\n%s: none\n", sections[i].heading);
        g_string_free(texts[i], TRUE);
    }
}

char *rebut_verdict_words(const Argument *argument, const char *name)
{
    GString *out = g_string_new(NULL);
    Tally tally = rebut_verdict_tally(argument);

    g_string_append(out, name);
    if (argument->title.bytes != NULL) {
        g_string_append(out, ": ");
        rebut_line_append_marked(out, argument->title.bytes, SHOWN_CHARACTERS);
    }
    g_string_append_c(out, '\n');
    append_sections(out, argument);
    g_string_append_printf(out, "\n%zu challenge%s: %zu answered, %zu open, %zu undecided\n",
                           tally.challenges, tally.challenges == 1 ? "" : "s", tally.answered,
                           tally.open, tally.undecided);
    return g_string_free(out, FALSE);
}

static json_t *item_json(const Argument *argument, const Item *item)
{
    g_autoptr(Reason) reason = rebut_verdict_reason(argument, item);

    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:b}", "id", item->id.bytes, "kind",
                     rebut_kind_name(item->kind), "number", item->number, "label",
                     rebut_label_name(item->label), "word", rebut_verdict_word(item), "reason",
                     reason->words, "because", rebut_json_ids(reason->because), "unsupported",
                     item->is_unsupported);
}

char *rebut_verdict_json(const Argument *argument, const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    json_t *items = json_array();

    for (guint i = 0; i < argument->order->len; i++)
        json_array_append_new(items, item_json(argument, g_ptr_array_index(argument->order, i)));
    g_autofree char *json =
        rebut_json_text(json_pack("{s:s, s:o, s:o}", "map", valid, "items", items, "challenges",
                                  rebut_json_challenges(argument)),
                        0);
    return g_strconcat(json, "\n", NULL);
}

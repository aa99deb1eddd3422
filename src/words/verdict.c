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

static bool is_contested_countermeasure(const Argument *argument, const Item *item)
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

static bool is_contested(const Argument *argument, const Item *item)
{
    (void)argument;
    return rebut_verdict_status(item) == STATUS_CONTESTED;
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
    WordKey heading;
    Belongs *belongs;
    bool is_told_empty; /* with the word "none" */
} Section;

static const Section sections[] = {
    {WORD_TOP_CLAIMS, is_top_claim, false},
    {WORD_OPEN_CHALLENGES, is_open, true},
    {WORD_ANSWERED_ELSEWHERE, is_answered_elsewhere, false},
    {WORD_CONTESTED_COUNTERMEASURES, is_contested_countermeasure, false},
    {WORD_IDLE_COUNTERMEASURES, is_idle_countermeasure, false},
    {WORD_OTHER_CONTESTED, is_contested, false},
    {WORD_UNDECIDED_ITEMS, is_undecided, false},
    {WORD_OTHER_UNSUPPORTED, is_unsupported, false},
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
    rebut_line_append_labelled(out, argument->lexicon, item->id_is_made ? NULL : item->id.bytes,
                               item->text.bytes, SHOWN_CHARACTERS);
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
        const char *heading = rebut_word(argument->lexicon, sections[i].heading);
        g_autofree char *none =
            rebut_phrase(argument->lexicon, WORD_NONE_OF, "heading", heading, NULL);
        if (texts[i]->len > 0)
            g_string_append_printf(out, "\n%s\n%s", heading, texts[i]->str);
        else if (sections[i].is_told_empty)
            g_string_append_printf(out, "\n%s\n", none);
        g_string_free(texts[i], TRUE);
    }
}

static char *tally_words(const Argument *argument)
{
    Tally tally = rebut_verdict_tally(argument);
    g_autofree char *answered = g_strdup_printf("%zu", tally.answered);
    g_autofree char *open = g_strdup_printf("%zu", tally.open);
    g_autofree char *undecided = g_strdup_printf("%zu", tally.undecided);

    return rebut_phrase_for(argument->lexicon, WORD_VERDICT_TALLY, tally.challenges, "answered",
                            answered, "open", open, "undecided", undecided, NULL);
}

char *rebut_verdict_words(const Argument *argument, const char *name)
{
    GString *out = g_string_new(NULL);
    g_autofree char *tally = tally_words(argument);

    rebut_line_append_labelled(out, argument->lexicon, name, argument->title.bytes,
                               SHOWN_CHARACTERS);
    g_string_append_c(out, '\n');
    append_sections(out, argument);
    g_string_append_printf(out, "\n%s\n", tally);
    return g_string_free(out, FALSE);
}

static json_t *item_json(const Argument *argument, const Item *item)
{
    g_autoptr(Reason) reason = rebut_verdict_reason(argument, item);

    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:b}", "id", item->id.bytes, "kind",
                     rebut_kind_name(item->kind), "number", item->number, "label",
                     rebut_label_name(item->label), "word", rebut_verdict_name(item), "reason",
                     rebut_json_reason(reason), "because", rebut_json_ids(reason->because),
                     "unsupported", item->is_unsupported);
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

/* What stands on a card: its text, and in its slots what the drawing does not say by itself.
 *
 * A relation is told where the kinds do not imply it; a number where something refers to it; a
 * verdict where there is one to tell. References carry a relation only. */
#include "argument/check.h"
#include "argument/ghosts.h"
#include "argument/wording.h"
#include "graph/card.h"
#include "graph/compile.h"

#define MOST_ALSO  3                /* numbers of further items that a card names */
#define MOST_AGAIN 80               /* characters of a card that is shown again */
#define LEAST_STEP (4.0 * REBUT_EM) /* width down to which a text's steps are known */

/* Is this what a link of an item of that kind does without saying? */
static bool is_implied(Kind kind, Relation relation)
{
    switch (relation) {
    case RELATION_SUPPORTS:
        return kind == KIND_CLAIM || kind == KIND_EVIDENCE;
    case RELATION_CHALLENGES:
        return kind == KIND_CHALLENGE;
    case RELATION_COUNTERS:
        return kind == KIND_COUNTERMEASURE;
    case RELATION_PART:
    case RELATION_UNDERCUTS:
    case N_RELATIONS:
        break;
    }
    return false;
}

/* "+ added": with a sign in front, so that a glance finds it. */
static void add_change(const Compiler *compiler, NodeRecord *record, Change change)
{
    const char *word = rebut_change_word(compiler->argument->lexicon, change);

    if (word == NULL)
        return;
    g_autofree char *words = g_strdup_printf("%s %s", rebut_change_sign(change), word);
    rebut_slots_add(&record->slots, compiler->shaper, SLOT_CHANGE, words);
}

/* "+ added", "~ reworded", "was answered" */
static void add_changes(const Compiler *compiler, NodeRecord *record)
{
    const Item *item = record->item;
    const Lexicon *lexicon = compiler->argument->lexicon;

    for (unsigned change = 1; change <= item->changes; change <<= 1)
        if ((item->changes & change) != 0)
            add_change(compiler, record, (Change)change);
    if (compiler->options->has_verdicts && (item->changes & CHANGE_VERDICT) != 0) {
        const char *status = rebut_status_word(lexicon, item->former_status);
        g_autofree char *words = rebut_phrase(lexicon, WORD_WAS, "status", status, NULL);
        rebut_slots_add(&record->slots, compiler->shaper, SLOT_CHANGE, words);
    }
}

/* "1.2 (+3, p. 4)"; empty where nothing of that is to be said. */
static char *number_words(const Compiler *compiler, const NodeRecord *record, guint page)
{
    const Item *item = record->item;
    GString *words = g_string_new(NULL);
    guint n_absent = record->n_left_out + record->n_elsewhere;
    bool is_lone_top = item->parent == NULL && compiler->argument->roots->len == 1;

    bool has_number = compiler->options->numbers == NUMBERS_ON
                          ? !is_lone_top
                          : compiler->options->numbers == NUMBERS_REFERRED_TO &&
                                compiler->is_referred_to[item->index] != 0;
    if (has_number && item->number != NULL)
        g_string_append(words, item->number);
    if (n_absent > 0)
        g_string_append_printf(words, "%s(+%u", words->len > 0 ? " " : "", n_absent);
    if (n_absent > 0 && page > 0) {
        g_autofree char *number = g_strdup_printf("%u", page);
        g_string_append(words, rebut_word(compiler->argument->lexicon, WORD_LIST_GAP));
        rebut_phrase_append(words, compiler->argument->lexicon, WORD_PAGE_SHORT, "page", number,
                            NULL);
    }
    if (n_absent > 0)
        g_string_append_c(words, ')');
    return g_string_free(words, FALSE);
}

/* The number has room for the widest page that it may come to name. */
static void add_number(const Compiler *compiler, NodeRecord *record)
{
    const Selection *selection = compiler->options->selection;
    g_autofree char *words = number_words(compiler, record, record->detail_page);

    if (words[0] == '\0')
        return;
    Slot *slot = rebut_slots_add(&record->slots, compiler->shaper, SLOT_NUMBER, words);
    if (record->detail_page == 0 || record->detail_page >= selection->room_page)
        return;
    g_autofree char *widest = number_words(compiler, record, selection->room_page);
    double more =
        rebut_text_width(compiler->shaper, widest, REBUT_SLOT_SIZE, STYLE_PLAIN) - slot->width;
    record->slots.right_width += MAX(0.0, more);
}

/* A top claim tells that it stands where a challenge is raised anywhere below it. */
static bool tells_status(const Compiler *compiler, const NodeRecord *record, Status status)
{
    if (!compiler->options->has_verdicts || (record->item->changes & CHANGE_REMOVED) != 0)
        return false;
    if (status == STATUS_STANDS)
        return record->parent == NULL && compiler->is_challenged[record->item->index] != 0;
    return rebut_verdict_is_telling(compiler->argument, record->item);
}

/* The widest word that the card shows at any step; NULL: it never shows one. */
static const char *widest_status(const Compiler *compiler, const NodeRecord *record)
{
    const char *widest = NULL;
    double width = 0.0;
    size_t n = 0;
    const VerdictSpell *spells =
        rebut_step_verdicts_of(compiler->graph->step_verdicts, record->item, &n);

    for (size_t i = 0; i < n; i++) {
        const char *word = rebut_status_word(compiler->argument->lexicon, spells[i].status);
        double own = rebut_text_width(compiler->shaper, word, REBUT_SLOT_SIZE, STYLE_STRONG);
        if (own > width &&
            (spells[i].is_telling || tells_status(compiler, record, STATUS_STANDS))) {
            widest = word;
            width = own;
        }
    }
    return widest;
}

static void add_status(const Compiler *compiler, NodeRecord *record)
{
    Status status = rebut_verdict_status(record->item);
    const char *word = NULL;

    if (compiler->graph->step_verdicts != NULL)
        word = widest_status(compiler, record);
    else if (tells_status(compiler, record, status))
        word = rebut_status_word(compiler->argument->lexicon, status);
    if (word != NULL)
        rebut_slots_add(&record->slots, compiler->shaper, SLOT_STATUS, word)->status = status;
    record->slots.has_steps = compiler->graph->step_verdicts != NULL;
}

/* The word of the relation by which the item hangs on its parent, where one is needed. */
static void add_relation(const Compiler *compiler, NodeRecord *record, const Bearing *bearing,
                         const Bearing *before)
{
    Relation relation = bearing->link->relation;
    const char *word = rebut_relation_slot_word(compiler->argument->lexicon, relation);

    if (is_implied(record->item->kind, relation))
        return;
    if (relation == RELATION_PART && before != NULL && before->link->relation == RELATION_PART)
        return; /* the first of a run says it for all */
    g_autofree char *words = NULL;
    const Link *denied = bearing->link->to.type == END_LINK ? bearing->link->to.link : NULL;
    const Item *host = denied != NULL ? rebut_link_bears_on(denied, compiler->conclusions) : NULL;
    if (denied != NULL && host != NULL && host != denied->from.item->parent)
        words = g_strdup_printf("%s: %s", word, host->number);
    if (words != NULL)
        compiler->is_referred_to[host->index] = 1;
    rebut_slots_add(&record->slots, compiler->shaper, SLOT_RELATION, words != NULL ? words : word);
}

/* "level 7", counted from 1, where no indent shows it. */
static void add_level(const Compiler *compiler, NodeRecord *record, size_t depth)
{
    g_autofree char *number = g_strdup_printf("%zu", depth + 1);

    if (compiler->options->most_indents == 0 || depth <= compiler->options->most_indents)
        return;
    g_autofree char *words =
        rebut_phrase(compiler->argument->lexicon, WORD_SLOT_LEVEL, "level", number, NULL);
    rebut_slots_add(&record->slots, compiler->shaper, SLOT_LEVEL, words);
}

/* Adds a stretch of the pattern around the numbers, if it has letters. */
static void add_also_word(const Compiler *compiler, NodeRecord *record, char *word)
{
    g_strstrip(word);
    if (word[0] != '\0')
        rebut_slots_add(&record->slots, compiler->shaper, SLOT_ALSO, word);
}

/* "also 1.2, 1.6, +2". Each number is a slot, since it leads to its card. */
static void add_also_slots(const Compiler *compiler, NodeRecord *record, const GPtrArray *aims)
{
    const Lexicon *lexicon = compiler->argument->lexicon;
    g_autofree char *pattern = rebut_phrase(lexicon, WORD_SLOT_ALSO, "numbers", "\n", NULL);
    g_autofree char *comma = g_strchomp(g_strdup(rebut_word(lexicon, WORD_LIST_GAP)));
    g_auto(GStrv) around = g_strsplit(pattern, "\n", 2);

    add_also_word(compiler, record, around[0]);
    for (guint i = 0; i < MIN(aims->len, MOST_ALSO); i++) {
        const Item *aim = g_ptr_array_index(aims, i);
        g_autofree char *number = g_strconcat(aim->number, i + 1 < aims->len ? comma : "", NULL);
        rebut_slots_add(&record->slots, compiler->shaper, SLOT_ALSO, number)->item = aim;
    }
    if (aims->len > MOST_ALSO) {
        g_autofree char *more = g_strdup_printf("+%u", aims->len - MOST_ALSO);
        rebut_slots_add(&record->slots, compiler->shaper, SLOT_ALSO, more);
    }
    add_also_word(compiler, record, around[1]);
}

/* What the item bears on besides its parent. */
static void add_also(const Compiler *compiler, NodeRecord *record)
{
    const Further *further = g_ptr_array_index(compiler->further, (guint)record->item->index);

    if (further == NULL)
        return;
    record->bears = rebut_phrase(compiler->argument->lexicon, WORD_ALSO_CLAUSE, "links",
                                 further->clauses->str, NULL);
    if (compiler->options->has_references)
        add_also_slots(compiler, record, further->aims);
}

static const char *wording(const Graph *graph, const Item *item)
{
    return graph->uses_short ? rebut_item_brief(item) : item->text.bytes;
}

/* With marks; to be g_freed. A card that is shown again stands for one that another page shows in
 * full. */
static char *card_wording(const Compiler *compiler, const Item *item)
{
    if (!rebut_selection_shows_again(compiler->options->selection, item))
        return g_strdup(wording(compiler->graph, item));
    if (g_utf8_strlen(rebut_item_brief(item), -1) > MOST_AGAIN)
        return rebut_item_beginning(item, MOST_AGAIN);
    return g_strdup(rebut_item_brief(item));
}

static void count_absent(const Compiler *compiler, NodeRecord *record)
{
    const Item *item = record->item;
    const Selection *selection = compiler->options->selection;

    record->n_left_out = rebut_selection_left_out(selection, item);
    if (record->n_left_out > 0)
        record->detail_page = selection->page[item->index];
    if (selection != NULL)
        record->other_page = selection->origin[item->index];
    if (compiler->n_elsewhere != NULL)
        record->n_elsewhere = compiler->n_elsewhere[item->index];
}

void rebut_compile_card(const Compiler *compiler, NodeRecord *record)
{
    const Item *item = record->item;

    g_autofree char *words = card_wording(compiler, item);

    record->is_top = record->parent == NULL;
    record->size = record->is_top && compiler->has_large_tops ? REBUT_TOP_SIZE : 1.0;
    record->mark = rebut_source_mark_new(item, compiler->argument, compiler->shaper);
    record->text = rebut_text_shape_with_tail(
        compiler->shaper, words,
        record->is_top && compiler->has_large_tops ? STYLE_STRONG : STYLE_PLAIN,
        record->mark != NULL ? record->mark->width / record->size : 0.0);
    record->steps = rebut_text_steps(record->text, LEAST_STEP);
    count_absent(compiler, record);
    if (compiler->options->has_kind_words)
        rebut_slots_add(&record->slots, compiler->shaper, SLOT_KIND,
                        rebut_kind_word(compiler->argument->lexicon, item->kind));
}

void rebut_compile_reference(Graph *graph, EdgeRecord *edge, const Bearing *bearing)
{
    NodeRecord *reference = g_new0(NodeRecord, 1);
    const Item *item = bearing->item;
    const Lexicon *lexicon = graph->argument->lexicon;
    g_autofree char *name =
        rebut_phrase(lexicon, WORD_CARD, "kind", rebut_kind_word_first(lexicon, item->kind),
                     "number", item->number, NULL);
    g_autofree char *see = rebut_phrase(lexicon, WORD_SEE, "number", item->number, NULL);
    g_autofree char *words = g_strdup_printf("**%s** %s", see, wording(graph, item));

    reference->role = NODE_REFERENCE;
    reference->index = edge->index;
    reference->item = item;
    reference->link = bearing->link;
    reference->bears = rebut_link_see(lexicon, name, bearing->link, graph->conclusions);
    reference->size = REBUT_REFERENCE_SIZE;
    reference->text = rebut_text_shape(graph->shaper, words);
    reference->steps = rebut_text_steps(reference->text, LEAST_STEP);
    edge->reference = reference;
}

/* The bearing by which a card hangs on its parent. */
static const Bearing *own_bearing(const NodeRecord *card)
{
    const Item *parent = rebut_node_record(card->parent)->item;

    for (guint i = 0; i < parent->bearings->len; i++) {
        const Bearing *bearing = &g_array_index(parent->bearings, Bearing, i);
        if (bearing->item == card->item && !bearing->is_reference)
            return bearing;
    }
    return NULL;
}

static void show_number(Graph *graph, NodeRecord *card)
{
    for (guint i = 0; card->slots.right != NULL && i < card->slots.right->len; i++)
        if (g_array_index(card->slots.right, Slot, i).role == SLOT_NUMBER)
            return;
    rebut_slots_add(&card->slots, graph->shaper, SLOT_NUMBER, card->item->number)->is_of_cut = true;
}

void rebut_graph_cut(Graph *graph, NodeRecord *card)
{
    NodeRecord *parent = rebut_node_record(card->parent);
    const Bearing *bearing = own_bearing(card);
    g_autofree char *from = rebut_phrase(graph->argument->lexicon, WORD_SLOT_CONTINUES, "number",
                                         parent->item->number, NULL);

    rebut_compile_reference(graph, rebut_graph_link_edge(graph, bearing->link), bearing);
    card->continues = parent->item;
    Slot *slot = rebut_slots_add(&card->slots, graph->shaper, SLOT_ALSO, from);
    slot->item = parent->item;
    slot->is_of_cut = true;
    show_number(graph, card);
    show_number(graph, parent);
}

void rebut_graph_mend(Graph *graph, NodeRecord *card)
{
    EdgeRecord *edge = rebut_graph_link_edge(graph, own_bearing(card)->link);

    rebut_node_clear(edge->reference);
    g_clear_pointer(&edge->reference, g_free);
    rebut_slots_mend(&card->slots);
    rebut_slots_mend(&rebut_node_record(card->parent)->slots);
    card->continues = NULL;
}

/* Bearings tell the relation of the items that stand under one, and whether it was said before. */
static void say_relations(const Compiler *compiler, const Item *item)
{
    const Bearing *before = NULL;

    for (guint i = 0; i < item->bearings->len; i++) {
        const Bearing *bearing = &g_array_index(item->bearings, Bearing, i);
        NodeRecord *record = rebut_graph_place(compiler->graph, bearing);
        if (record == NULL || (!bearing->is_reference && record->parent == NULL))
            continue;
        add_level(compiler, record, rebut_graph_item_node(compiler->graph, item)->depth + 1);
        rebut_graph_link_edge(compiler->graph, bearing->link)->has_head =
            !is_implied(record->item->kind, bearing->link->relation);
        add_relation(compiler, record, bearing, before);
        if (bearing->is_reference && bearing->link->is_former)
            add_change(compiler, record, CHANGE_REMOVED);
        before = bearing;
    }
}

void rebut_compile_slots(const Compiler *compiler)
{
    for (guint i = 0; i < compiler->items->len; i++)
        say_relations(compiler, g_ptr_array_index(compiler->items, i));
    for (guint i = 0; i < compiler->graph->nodes->len; i++) {
        NodeRecord *record = rebut_graph_node(compiler->graph, i);
        if (record->role != NODE_CARD)
            continue;
        add_also(compiler, record);
        add_changes(compiler, record);
        add_number(compiler, record);
        add_status(compiler, record);
    }
}

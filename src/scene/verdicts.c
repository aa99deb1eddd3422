/* Verdicts of a drawing with steps: each spell of a card's verdict is a part of its own, from the
 * step that brings it to the one before the next. What stands is told at top claims alone, from the
 * step on that shows the first challenge below them. */
#include "scene/verdicts.h"
#include "argument/wording.h"

typedef struct Spelling {
    const Canvas *canvas;
    const Graph *graph;
    const StepPlan *steps;
} Spelling;

static bool is_below(const NodeRecord *node, const NodeRecord *top)
{
    while (node != top && node->parent != NULL)
        node = rebut_node_record(node->parent);
    return node == top;
}

/* The first step that shows a challenge below a top claim. */
static guint challenged_from(const Spelling *spelling, const NodeRecord *top)
{
    guint first = REBUT_STEP_NEVER;

    for (size_t i = 0; i < spelling->graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(spelling->graph, i);
        if (node->role == NODE_CARD && node != top && node->item->kind == KIND_CHALLENGE &&
            is_below(node, top))
            first = MIN(first, spelling->steps->items[node->item->index]);
    }
    return first;
}

static void add_spell(const Spelling *spelling, const NodeRecord *node, Status status, guint first,
                      guint last)
{
    const Lexicon *lexicon = spelling->canvas->scene->lexicon;
    Part *part = rebut_scene_add_part(spelling->canvas->scene, PART_VERDICT, NULL);
    g_autofree char *name = rebut_canvas_card_name(lexicon, node);

    part->to = g_strdup(node->item->id.bytes);
    part->label = rebut_phrase(lexicon, WORD_CARD_STATUS, "card", name, "status",
                               rebut_status_word(lexicon, status), NULL);
    part->first_step = first;
    part->last_step = last;
    rebut_canvas_add_verdict(spelling->canvas, part, node, status);
}

static void add_spells(const Spelling *spelling, const NodeRecord *node)
{
    size_t n = 0;
    const VerdictSpell *spells =
        rebut_step_verdicts_of(spelling->graph->step_verdicts, node->item, &n);
    guint stands_from = node->parent == NULL ? challenged_from(spelling, node) : REBUT_STEP_NEVER;

    for (size_t i = 0; i < n; i++) {
        guint last = i + 1 < n ? spells[i + 1].first_step - 1 : 0;
        guint first = spells[i].first_step;
        if (spells[i].status == STATUS_STANDS)
            first = MAX(first, stands_from);
        else if (!spells[i].is_telling)
            continue;
        if (first != REBUT_STEP_NEVER && (last == 0 || first <= last))
            add_spell(spelling, node, spells[i].status, first, last);
    }
}

void rebut_draw_verdicts(const Canvas *canvas, const Graph *graph, const StepPlan *steps)
{
    const Spelling spelling = {canvas, graph, steps};

    if (graph->step_verdicts == NULL || steps == NULL)
        return;
    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        if (node->role == NODE_CARD && rebut_slots_status(&node->slots) != NULL)
            add_spells(&spelling, node);
    }
}

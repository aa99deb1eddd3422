#include "scene/summary.h"
#include "argument/wording.h"

typedef struct Counts {
    gint64 kinds[N_KINDS];
    gint64 statuses[N_STATUSES]; /* of challenges */
} Counts;

/* "Challenges: 2 answered, 1 open, 0 undecided." */
static char *describe_challenges(const Lexicon *lexicon, const Counts *counts)
{
    g_autofree char *answered =
        g_strdup_printf("%" G_GINT64_FORMAT, counts->statuses[STATUS_ANSWERED]);
    g_autofree char *open = g_strdup_printf("%" G_GINT64_FORMAT, counts->statuses[STATUS_OPEN]);
    g_autofree char *undecided =
        g_strdup_printf("%" G_GINT64_FORMAT, counts->statuses[STATUS_UNDECIDED]);

    return rebut_phrase(lexicon, WORD_MAP_CHALLENGES, "answered", answered, "open", open,
                        "undecided", undecided, NULL);
}

static char *describe(const Graph *graph, const Counts *counts)
{
    const Lexicon *lexicon = graph->argument->lexicon;
    size_t n = 0;
    g_auto(GStrv) names = g_new0(char *, N_KINDS + 1);

    for (int kind = 0; kind < N_KINDS; kind++)
        if (counts->kinds[kind] > 0)
            names[n++] = rebut_kind_count(lexicon, (Kind)kind, (size_t)counts->kinds[kind]);
    g_autofree char *list = rebut_word_series(lexicon, (const char *const *)names, n);
    g_autofree char *words = rebut_phrase(lexicon, WORD_MAP_COUNTS, "counts", list, NULL);
    if (!graph->has_verdicts || counts->kinds[KIND_CHALLENGE] == 0)
        return g_steal_pointer(&words);
    g_autofree char *challenges = describe_challenges(lexicon, counts);
    return rebut_phrase(lexicon, WORD_SENTENCES, "words", words, "more", challenges, NULL);
}

char *rebut_draw_summary(const Graph *graph)
{
    Counts counts = {0};

    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        if (node->role != NODE_CARD)
            continue;
        counts.kinds[node->item->kind]++;
        if (node->item->kind == KIND_CHALLENGE)
            counts.statuses[rebut_verdict_status(node->item)]++;
    }
    return describe(graph, &counts);
}

/* `changes` is by step, from 0. */
static void add_spells(const Graph *graph, const Item *challenge, Counts *changes)
{
    size_t n = 0;
    const VerdictSpell *spells = graph->step_verdicts != NULL
                                     ? rebut_step_verdicts_of(graph->step_verdicts, challenge, &n)
                                     : NULL;

    for (size_t i = 0; i < n; i++) {
        Counts *change = &changes[spells[i].first_step];
        change->statuses[spells[i].status]++;
        if (i > 0)
            change->statuses[spells[i - 1].status]--;
    }
}

static void add_counts(Counts *counts, const Counts *change)
{
    for (int kind = 0; kind < N_KINDS; kind++)
        counts->kinds[kind] += change->kinds[kind];
    for (int status = 0; status < N_STATUSES; status++)
        counts->statuses[status] += change->statuses[status];
}

char **rebut_draw_step_summaries(const Graph *graph, const StepPlan *steps)
{
    g_autofree Counts *changes = g_new0(Counts, (gsize)steps->n_steps + 1);
    char **summaries = g_new0(char *, (gsize)steps->n_steps + 1);
    Counts counts = {0};

    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        if (node->role != NODE_CARD || steps->items[node->item->index] == REBUT_STEP_NEVER)
            continue;
        changes[steps->items[node->item->index]].kinds[node->item->kind]++;
        if (node->item->kind == KIND_CHALLENGE)
            add_spells(graph, node->item, changes);
    }
    for (guint step = 1; step <= steps->n_steps; step++) {
        add_counts(&counts, &changes[step]);
        summaries[step - 1] = describe(graph, &counts);
    }
    return summaries;
}

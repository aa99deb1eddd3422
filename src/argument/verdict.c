/* The labelling is found beside the argument (labelling.h), and then set in it. */
#include "argument/verdict.h"
#include "argument/adjacency.h"
#include "argument/labelling.h"

static void set_labels(Argument *argument, const Labelling *labelling)
{
    const Label *label = labelling->nodes;

    for (guint i = 0; i < argument->items->len; i++) {
        Item *item = g_ptr_array_index(argument->items, i);
        item->label = *label++;
        item->is_unsupported = labelling->is_unsupported[i];
        item->is_set_aside = labelling->is_set_aside[i];
    }
    for (guint i = 0; i < argument->joints->len; i++)
        ((Joint *)g_ptr_array_index(argument->joints, i))->label = *label++;
    for (guint i = 0; i < argument->links->len; i++) {
        Link *link = g_ptr_array_index(argument->links, i);
        link->label = *label++;
        link->carries = labelling->carries[i];
    }
}

void rebut_argument_judge(Argument *argument)
{
    rebut_adjacency_free(argument->incoming);
    rebut_adjacency_free(argument->outgoing);
    argument->incoming = rebut_adjacency_new(argument, ONTO_NODE);
    argument->outgoing = rebut_adjacency_new(argument, FROM_NODE);
    g_autoptr(Labelling) labelling = rebut_labelling_new(argument, NULL);
    rebut_labelling_show(labelling, 1);
    set_labels(argument, labelling);
}

Tally rebut_verdict_tally(const Argument *argument)
{
    Tally tally = {0, 0, 0, 0};

    for (guint i = 0; i < argument->items->len; i++) {
        Status status = rebut_verdict_status(g_ptr_array_index(argument->items, i));
        tally.open += status == STATUS_OPEN;
        tally.answered += status == STATUS_ANSWERED;
        if (((Item *)g_ptr_array_index(argument->items, i))->kind == KIND_CHALLENGE)
            tally.challenges++;
    }
    tally.undecided = tally.challenges - tally.open - tally.answered;
    return tally;
}

/* A partition of trees into pieces of bounded height (Kundu and Misra 1977, doi:10.1137/0206012):
 * from the leaves to the roots, where what stands below a card is too high together with it, the
 * highest subtree is cut off, until the rest fits. In place of what is cut a reference stands. A
 * root with several children is a banner over columns, so its subtrees need not fit together. */
#include "layout/cuts.h"
#include "layout/place_tree.h"

#define COLUMN_TEXT    REBUT_CHARACTERS(64) /* of the columns that the heights are for */
#define REFERENCE_ROOM (2.2 * REBUT_EM)     /* of what stands for a piece, with its gap */
#define LEAST_PIECE    (9.0 * REBUT_EM)
#define LEAST_ROOM     (14.0 * REBUT_EM)

typedef struct Cutting {
    const PlaceTree *tree;
    double room;    /* height of a piece */
    double *height; /* by place: of what is left of its subtree */
    guint8 *is_cut; /* by place */
} Cutting;

static double card_height(const TreePlace *place)
{
    double width = COLUMN_TEXT + 3.0 * REBUT_EM;
    size_t n_lines =
        rebut_card_lines(place->card, rebut_card_text_width(place->card, width, COLUMN_TEXT));

    return rebut_card_height(place->card, width, MAX(1, n_lines));
}

/* Premises, and what attacks a link, stay with what they bear on. */
static bool may_cut(const Cutting *cutting, guint index)
{
    const TreePlace *place = rebut_place_at(cutting->tree, index);

    return place->card->role == NODE_CARD && place->premises == NULL && !place->denies_stub &&
           place->n_children > 0 && cutting->is_cut[index] == 0 &&
           cutting->height[index] >= LEAST_PIECE && place->edge != NULL &&
           !rebut_place_at(cutting->tree, place->first_child)->denies_stub;
}

static guint highest_child(const Cutting *cutting, const TreePlace *place)
{
    guint best = REBUT_NO_PLACE;

    for (guint i = place->first_child; i < place->first_child + place->n_children; i++)
        if (may_cut(cutting, i) &&
            (best == REBUT_NO_PLACE || cutting->height[i] > cutting->height[best]))
            best = i;
    return best;
}

static void cut_below(const Cutting *cutting, guint index)
{
    const TreePlace *place = rebut_place_at(cutting->tree, index);
    double height = place->above + card_height(place);

    for (guint i = 0; i < place->n_children; i++)
        height += (i == 0 ? REBUT_GAP_STACK
                          : rebut_place_at(cutting->tree, place->first_child + i)->gap) +
                  cutting->height[place->first_child + i];
    bool is_banner = place->parent == REBUT_NO_PLACE && place->n_children > 1;
    while (height > cutting->room && !is_banner) {
        guint child = highest_child(cutting, place);
        if (child == REBUT_NO_PLACE)
            break;
        height -= cutting->height[child] - REFERENCE_ROOM;
        cutting->is_cut[child] = 1;
    }
    cutting->height[index] = height;
}

bool rebut_cuts_make(Graph *graph, const LayoutRequest *request, double scale)
{
    g_autoptr(PlaceTree) tree = rebut_place_tree_new(graph, REBUT_INDENT, 0);
    g_autofree double *height = g_new0(double, tree->places->len + 1);
    g_autofree guint8 *is_cut = g_new0(guint8, tree->places->len + 1);
    const FrameFit fit = rebut_frame_fit(request->frame, request->frame->width, scale);
    const Cutting cutting = {tree, MAX(LEAST_ROOM, fit.map_height / scale), height, is_cut};
    bool has_cut = false;

    for (guint i = tree->places->len; i-- > 0;)
        cut_below(&cutting, i);
    for (guint i = 0; i < tree->places->len; i++) {
        if (is_cut[i] == 0)
            continue;
        rebut_graph_cut(graph, rebut_place_at(tree, i)->card);
        has_cut = true;
    }
    return has_cut;
}

void rebut_cuts_mend(Graph *graph)
{
    for (size_t i = 0; i < graph->nodes->len; i++) {
        NodeRecord *card = rebut_graph_node(graph, i);
        if (card->continues != NULL)
            rebut_graph_mend(graph, card);
    }
}

/* Sheets stand in the deck by value, and own what they name. */
#include "draw/deck.h"

static void clear_sheet(gpointer data)
{
    Sheet *sheet = data;

    rebut_scene_free(sheet->scene);
    g_free(sheet->name);
    g_free(sheet->title);
}

Deck *rebut_deck_new(void)
{
    Deck *deck = g_new0(Deck, 1);

    deck->sheets = g_array_new(FALSE, TRUE, sizeof(Sheet));
    g_array_set_clear_func(deck->sheets, clear_sheet);
    return deck;
}

void rebut_deck_free(Deck *deck)
{
    if (deck == NULL)
        return;
    g_array_unref(deck->sheets);
    g_free(deck);
}

Sheet *rebut_deck_add(Deck *deck, Scene *scene, const char *name, const char *title, guint step)
{
    Sheet sheet = {.scene = scene, .name = g_strdup(name), .title = g_strdup(title), .step = step};

    g_array_append_val(deck->sheets, sheet);
    return &g_array_index(deck->sheets, Sheet, deck->sheets->len - 1);
}

const Sheet *rebut_deck_sheet(const Deck *deck, size_t index)
{
    return &g_array_index(deck->sheets, Sheet, index);
}

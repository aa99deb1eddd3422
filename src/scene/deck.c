/* Sheets stand in the deck by value, and own what they name. */
#include "scene/deck.h"
#include "base/utf8.h"

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

/* Names may come from a map, whose author is not to say which folder is written to. */
static char *file_name(const char *name)
{
    GString *safe = g_string_new(NULL);

    for (const char *at = name; *at != '\0'; at = rebut_utf8_next(at)) {
        gunichar letter = g_utf8_get_char(at);
        bool is_kept = g_unichar_isalnum(letter) || g_unichar_ismark(letter);
        g_string_append_unichar(safe, is_kept ? letter : '-');
    }
    return g_string_free(safe, FALSE);
}

Sheet *rebut_deck_add(Deck *deck, Scene *scene, const char *name, const char *title, guint step)
{
    Sheet sheet = {.scene = scene, .name = file_name(name), .title = g_strdup(title), .step = step};

    g_array_append_val(deck->sheets, sheet);
    return &g_array_index(deck->sheets, Sheet, deck->sheets->len - 1);
}

const Sheet *rebut_deck_sheet(const Deck *deck, size_t index)
{
    return &g_array_index(deck->sheets, Sheet, index);
}

const Scene *rebut_deck_head(const Deck *deck)
{
    const Sheet *first = rebut_deck_sheet(deck, 0);

    return first->whole != NULL ? first->whole : first->scene;
}

/* An id that the author did not give is made from the text's first words, not from its place, so
 * that reordering a map keeps it. Letters of other scripts are written in ASCII where GLib knows
 * how (under the C locale, so that it is the same everywhere); a text that leaves nothing becomes
 * `item`. Names that are taken get -2, -3, …; the last number given for each stem is kept, so that
 * equal texts cost no search. */
#include "read/reader.h"
#include <string.h>

enum { MOST_WORDS = 5, MOST_BYTES = 32 };

static void append_word(GString *id, const char *word, size_t length)
{
    if (id->len > 0)
        g_string_append_c(id, '-');
    g_string_append_len(id, word, (gssize)length);
}

/* "Shops would lose trade, as most" -> "shops-would-lose-trade-as" */
static GString *make_stem(const char *text)
{
    g_autofree char *ascii = g_str_to_ascii(text, "C");
    GString *id = g_string_new(NULL);
    int n_words = 0;

    for (char *c = ascii; *c != '\0'; c++)
        *c = g_ascii_isalnum(*c) ? g_ascii_tolower(*c) : ' ';
    for (const char *word = ascii; n_words < MOST_WORDS; n_words++) {
        word += strspn(word, " ");
        size_t length = strcspn(word, " ");
        if (length == 0 || (id->len > 0 && id->len + 1 + length > MOST_BYTES))
            break;
        append_word(id, word, MIN(length, MOST_BYTES));
        word += length;
    }
    if (id->len == 0)
        g_string_assign(id, "item");
    else if (!g_ascii_islower(id->str[0]))
        g_string_prepend(id, "item-");
    return id;
}

static bool is_free(const Argument *argument, const char *id)
{
    return strcmp(id, "rest") != 0 && rebut_argument_find(argument, id) == NULL;
}

static void give_id(Argument *argument, GHashTable *numbers, Item *item)
{
    g_autoptr(GString) id = make_stem(item->text.bytes != NULL ? item->text.bytes : "");
    g_autofree char *stem = g_strdup(id->str);
    size_t number = MAX(GPOINTER_TO_SIZE(g_hash_table_lookup(numbers, stem)), 1);

    while (!is_free(argument, id->str))
        g_string_printf(id, "%s-%zu", stem, ++number);
    g_hash_table_insert(numbers, g_steal_pointer(&stem), GSIZE_TO_POINTER(number));
    item->id =
        (Words){.bytes = g_string_chunk_insert_len(argument->texts, id->str, (gssize)id->len),
                .span = item->text.span};
    item->id_is_made = true;
    rebut_argument_name(argument, item->id.bytes, rebut_end_item(item));
}

void rebut_make_ids(Argument *argument)
{
    g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < argument->items->len; i++) {
        Item *item = g_ptr_array_index(argument->items, i);
        if (item->id.bytes == NULL)
            give_id(argument, numbers, item);
    }
}

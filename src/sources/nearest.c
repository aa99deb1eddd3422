/* Each fragment is cut into grams, short stretches of letters, which are looked up at every place
 * of the source in one walk. The source is walked in blocks as long as the fragment; the two
 * neighbouring blocks that hold the most of its grams make the region in which differ.c aligns
 * words. A small table of bits says at once of nearly every place that no gram stands there. */
#include "sources/nearest.h"
#include <string.h>

enum {
    LONG_GRAM = 8,
    SHORT_GRAM = 4,
    LONG_FRAGMENT = 40, /* letters from which on long grams are taken, which are rarer */
    MOST_GRAMS = 512,   /* of one fragment */
    LEAST_BLOCK = 96,
    FILTER_BITS = 20
};

typedef struct Gram {
    guint64 key;
    guint owner;        /* index of the Nearest */
    guint32 next;       /* of those with the same key, as an index + 1 */
    guint32 last_block; /* in which it was last counted, + 1 */
} Gram;

/* The blocks of one fragment, of which the last two are counted. */
typedef struct Tally {
    size_t block_bytes;
    guint32 block; /* index + 1 of the block that is counted; 0: none yet */
    size_t before, now;
} Tally;

typedef struct Seeker {
    size_t length; /* of a gram */
    GArray *nearest;
    GArray *grams;
    GHashTable *first; /* key to index + 1 of one gram with it */
    guint8 *filter;
    Tally *tallies;
} Seeker;

static guint64 key_at(const char *letters, size_t length)
{
    guint64 key = 0;

    memcpy(&key, letters, length);
    return key;
}

static guint64 scatter(guint64 key)
{
    return key * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
}

static guint filter_bit(guint64 key)
{
    return (guint)(scatter(key) >> (64 - FILTER_BITS));
}

/* GLib's own hash of numbers puts keys of like letters side by side. */
static guint hash_key(gconstpointer key)
{
    return (guint)(scatter(*(const guint64 *)key) >> 32);
}

static void add_gram(Seeker *seeker, guint owner, guint64 key)
{
    gpointer same = g_hash_table_lookup(seeker->first, &key);
    guint bit = filter_bit(key);
    Gram gram = {.key = key, .owner = owner, .next = GPOINTER_TO_UINT(same)};

    /* One that stands twice in a fragment counts once. */
    if (same != NULL &&
        g_array_index(seeker->grams, Gram, GPOINTER_TO_UINT(same) - 1).owner == owner)
        return;
    g_array_append_val(seeker->grams, gram);
    gpointer index = GUINT_TO_POINTER(seeker->grams->len);
    g_hash_table_insert(seeker->first, g_memdup2(&key, sizeof key), index);
    seeker->filter[bit / 8] |= (guint8)(1U << (bit % 8));
}

static void add_fragment(Seeker *seeker, guint owner, const GString *letters)
{
    size_t n = letters->len >= seeker->length ? letters->len - seeker->length + 1 : 0;
    size_t step = n / MOST_GRAMS + 1;

    seeker->tallies[owner].block_bytes = MAX(letters->len, LEAST_BLOCK);
    for (size_t i = 0; i < n; i += step)
        add_gram(seeker, owner, key_at(letters->str + i, seeker->length));
}

/* Keeps the last two blocks if they are the best so far. */
static void judge(Nearest *nearest, const Tally *tally)
{
    size_t votes = tally->before + tally->now;

    if (tally->block == 0 || votes <= nearest->votes)
        return;
    nearest->votes = votes;
    nearest->region.end = tally->block * tally->block_bytes;
    nearest->region.start = tally->before > 0 ? nearest->region.end - 2 * tally->block_bytes
                                              : nearest->region.end - tally->block_bytes;
}

static void count(Seeker *seeker, Gram *gram, size_t at)
{
    Tally *tally = &seeker->tallies[gram->owner];
    guint32 block = (guint32)(at / tally->block_bytes) + 1;

    if (block != tally->block) {
        judge(&g_array_index(seeker->nearest, Nearest, gram->owner), tally);
        tally->before = block == tally->block + 1 && tally->block > 0 ? tally->now : 0;
        tally->now = 0;
        tally->block = block;
    }
    if (gram->last_block == block)
        return;
    gram->last_block = block;
    tally->now++;
}

static void walk(Seeker *seeker, const GString *letters)
{
    for (size_t at = 0; at + seeker->length <= letters->len; at++) {
        guint64 key = key_at(letters->str + at, seeker->length);
        guint bit = filter_bit(key);
        if ((seeker->filter[bit / 8] & (1U << (bit % 8))) == 0)
            continue;
        guint index = GPOINTER_TO_UINT(g_hash_table_lookup(seeker->first, &key));
        while (index > 0) {
            Gram *gram = &g_array_index(seeker->grams, Gram, index - 1);
            count(seeker, gram, at);
            index = gram->next;
        }
    }
}

/* Looks for those fragments that take grams of this length. */
static void seek(const Normal *source, GArray *nearest, size_t length)
{
    g_autoptr(GArray) grams = g_array_new(FALSE, FALSE, sizeof(Gram));
    g_autoptr(GHashTable) first = g_hash_table_new_full(hash_key, g_int64_equal, g_free, NULL);
    g_autofree guint8 *filter = g_malloc0((1U << FILTER_BITS) / 8);
    g_autofree Tally *tallies = g_new0(Tally, nearest->len);
    Seeker seeker = {length, nearest, grams, first, filter, tallies};

    for (guint i = 0; i < nearest->len; i++) {
        const GString *letters = g_array_index(nearest, Nearest, i).fragment->normal->letters;
        if ((letters->len >= LONG_FRAGMENT) == (length == LONG_GRAM))
            add_fragment(&seeker, i, letters);
    }
    if (grams->len == 0)
        return;
    walk(&seeker, source->letters);
    for (guint i = 0; i < nearest->len; i++)
        judge(&g_array_index(nearest, Nearest, i), &tallies[i]);
}

/* Whole letters, with half a block more at both ends. */
static void widen(Nearest *nearest, const GString *letters)
{
    size_t more = MAX(nearest->fragment->normal->letters->len, LEAST_BLOCK) / 2;
    Match *region = &nearest->region;

    region->start = region->start > more ? region->start - more : 0;
    region->end = MIN(region->end + more, letters->len);
    while (region->start > 0 && (letters->str[region->start] & 0xC0) == 0x80)
        region->start--;
    while (region->end < letters->len && (letters->str[region->end] & 0xC0) == 0x80)
        region->end++;
}

void rebut_nearest_regions(const Normal *source, GArray *nearest)
{
    seek(source, nearest, LONG_GRAM);
    seek(source, nearest, SHORT_GRAM);
    for (guint i = 0; i < nearest->len; i++)
        if (g_array_index(nearest, Nearest, i).votes > 0)
            widen(&g_array_index(nearest, Nearest, i), source->letters);
}

/* Case, white space and punctuation do not count. A single letter is a pair with nothing. */
#include "argument/grams.h"
#include "base/marks.h"
#include "base/utf8.h"

static int compare_grams(gconstpointer left, gconstpointer right)
{
    guint64 a = *(const guint64 *)left, b = *(const guint64 *)right;

    return (a > b) - (a < b);
}

static GArray *grams_of_text(const char *marked)
{
    g_autofree char *plain = rebut_marks_parse(marked, NULL);
    GArray *grams = g_array_new(FALSE, FALSE, sizeof(guint64));
    guint64 last = 0;

    for (const char *p = plain; *p != '\0'; p = rebut_utf8_next(p)) {
        gunichar c = g_unichar_tolower(g_utf8_get_char(p));
        guint64 gram = last << 32 | c;
        if (!g_unichar_isalnum(c) && !g_unichar_ismark(c))
            continue;
        g_array_append_val(grams, gram);
        last = c;
    }
    g_array_sort(grams, compare_grams);
    return grams;
}

GPtrArray *rebut_grams_of(const GPtrArray *items)
{
    GPtrArray *all = g_ptr_array_new_full(items->len, (GDestroyNotify)g_array_unref);

    for (guint i = 0; i < items->len; i++)
        g_ptr_array_add(all, grams_of_text(((const Item *)items->pdata[i])->text.bytes));
    return all;
}

double rebut_grams_alike(const GArray *a, const GArray *b)
{
    guint i = 0, j = 0, shared = 0;

    while (i < a->len && j < b->len) {
        guint64 x = g_array_index(a, guint64, i), y = g_array_index(b, guint64, j);
        shared += x == y;
        i += x <= y;
        j += y <= x;
    }
    return a->len + b->len == 0 ? 0.0 : 2.0 * shared / ((double)a->len + b->len);
}

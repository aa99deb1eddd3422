/* Nearness is the optimal string alignment distance (insert, delete, replace, swap of neighbours),
 * which is what fingers do wrong. A name is near when a third of its letters at most are wrong, so
 * that nothing far-fetched is ever suggested. Names are short, so three rows of fixed length do. */
#include "cli/names.h"
#include <glib.h>
#include <string.h>

enum { LONGEST_NAME = 40 };

static unsigned letter_cost(char a, char b)
{
    return g_ascii_tolower(a) == g_ascii_tolower(b) ? 0 : 1;
}

static unsigned distance(const char *a, const char *b)
{
    unsigned rows[3][LONGEST_NAME + 1];
    size_t a_length = strlen(a), b_length = strlen(b);

    if (a_length > LONGEST_NAME || b_length > LONGEST_NAME)
        return LONGEST_NAME;
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= a_length; i++) {
        unsigned *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= b_length; j++) {
            unsigned best = last[j - 1] + letter_cost(a[i - 1], b[j - 1]);
            best = MIN(best, MIN(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = MIN(best, before[j - 2] + 1);
            now[j] = best;
        }
    }
    return rows[a_length % 3][b_length];
}

const char *rebut_name_nearest(const char *name, const char *const *names)
{
    const char *nearest = NULL;
    unsigned least = LONGEST_NAME;

    for (; *names != NULL; names++) {
        unsigned d = distance(name, *names);
        size_t allowed = MAX(1, MAX(strlen(name), strlen(*names)) / 3);
        if (d < least && d <= allowed) {
            least = d;
            nearest = *names;
        }
    }
    return nearest;
}

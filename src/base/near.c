/* Distance is optimal string alignment (Damerau's four slips, each part touched once), bytewise,
 * with ASCII letter case ignored: keys and ids are ASCII. Near means at most one slip for every
 * three letters of the longer name, and at most three in all; a name of two letters is near to
 * nothing but another spelling of its own case. Names above MAX_NAME bytes are not compared, which
 * bounds the work. */
#include "base/near.h"
#include <glib.h>
#include <string.h>

enum { MAX_NAME = 64, MAX_SLIPS = 3 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t slips(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][MAX_NAME + 1];

    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            char x = g_ascii_tolower(a[i - 1]);
            char y = g_ascii_tolower(b[j - 1]);
            row[j] = smaller(smaller(above[j] + 1, row[j - 1] + 1), above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == g_ascii_tolower(b[j - 2]) && y == g_ascii_tolower(a[i - 2]))
                row[j] = smaller(row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

void rebut_near_init(Near *near, const char *wanted)
{
    near->wanted = wanted;
    near->best = NULL;
    near->distance = MAX_SLIPS + 1;
}

void rebut_near_offer(Near *near, const char *candidate)
{
    size_t a = strlen(near->wanted);
    size_t b = strlen(candidate);
    size_t longer = a > b ? a : b;

    if (longer > MAX_NAME || longer - smaller(a, b) > MAX_SLIPS)
        return;
    size_t distance = slips(near->wanted, a, candidate, b);
    if (distance * 3 > longer || distance >= near->distance)
        return;
    near->best = candidate;
    near->distance = distance;
}

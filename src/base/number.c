/* A drawing is mostly numbers, so they are written digit by digit, which also keeps every locale
 * out. Two decimals of a point are 7 µm, finer than any device, so the formats ask for two and the
 * text stays short. */
#include "base/number.h"
#include <math.h>
#include <string.h>

#define MOST_WHOLE 1e12 /* beyond it a number is written as this: no page is so large */

void rebut_number_append(GString *out, double value, int decimals)
{
    char digits[32];
    size_t start = sizeof digits;
    guint64 unit = 1;

    g_assert(decimals >= 0 && decimals <= 6);
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    value = isfinite(value) ? CLAMP(value, -MOST_WHOLE, MOST_WHOLE) : 0.0;
    guint64 whole = (guint64)nearbyint(fabs(value) * (double)unit), left = whole;
    for (; decimals > 0 && left % 10 == 0; decimals--)
        left /= 10;
    for (int written = 0; left > 0 || written <= decimals; written++) {
        if (written == decimals && decimals > 0)
            digits[--start] = '.';
        digits[--start] = (char)('0' + left % 10);
        left /= 10;
    }
    if (value < 0.0 && whole > 0)
        digits[--start] = '-';
    if (out->allocated_len - out->len > sizeof digits) { /* as mostly, and without a call */
        memcpy(out->str + out->len, digits + start, sizeof digits - start);
        out->len += sizeof digits - start;
        out->str[out->len] = '\0';
    } else {
        g_string_append_len(out, digits + start, (gssize)(sizeof digits - start));
    }
}

char *rebut_number_text(double value, int decimals)
{
    GString *out = g_string_new(NULL);
    rebut_number_append(out, value, decimals);
    return g_string_free(out, FALSE);
}

bool rebut_number_read(const char *text, double *value)
{
    char *end = NULL;
    double number = g_ascii_strtod(text, &end);

    if (end == text || *end != '\0' || !isfinite(number))
        return false;
    *value = number;
    return true;
}

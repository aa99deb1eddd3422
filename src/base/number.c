/* Numbers are written by g_ascii_formatd, which knows no locale. Two decimals of a point are 7 µm,
 * finer than any device, so the formats ask for two and the text stays short. */
#include "base/number.h"
#include <math.h>
#include <string.h>

void rebut_number_append(GString *out, double value, int decimals)
{
    char format[] = "%.2f";
    char text[G_ASCII_DTOSTR_BUF_SIZE + 320];

    g_assert(decimals >= 0 && decimals <= 6);
    format[2] = (char)('0' + decimals);
    g_ascii_formatd(text, sizeof text, format, isfinite(value) ? value : 0.0);
    size_t length = strlen(text);
    if (decimals > 0) {
        while (text[length - 1] == '0')
            length--;
        if (text[length - 1] == '.')
            length--;
    }
    if (length == 2 && text[0] == '-' && text[1] == '0')
        g_string_append_c(out, '0');
    else
        g_string_append_len(out, text, (gssize)length);
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

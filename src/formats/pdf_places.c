/* Numbers are written by base/number.h, since cairo reads them with a point in every locale. */
#include "formats/pdf_places.h"
#include "base/number.h"
#include <string.h>

/* " x y" and so on, which no locale can turn into commas. */
static void append_numbers(GString *out, const double *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_string_append_c(out, ' ');
        rebut_number_append(out, numbers[i], 2);
    }
}

static void append_place(GString *out, size_t page, double x, double y)
{
    g_string_append_printf(out, "page=%zu pos=[", page);
    append_numbers(out, (double[]){x, y}, 2);
    g_string_append_c(out, ']');
}

char *rebut_pdf_place(size_t page, double x, double y)
{
    GString *words = g_string_new(NULL);

    append_place(words, page, x, y);
    return g_string_free(words, FALSE);
}

static void append_rect(GString *out, const double rect[4])
{
    g_string_append(out, "rect=[");
    append_numbers(out, rect, 4);
    g_string_append_c(out, ']');
}

char *rebut_pdf_page_link(const double rect[4], size_t page)
{
    GString *out = g_string_new(NULL);

    append_rect(out, rect);
    g_string_append_c(out, ' ');
    append_place(out, page, 0, 0);
    return g_string_free(out, FALSE);
}

/* Everything but plain ASCII is written %XX, which is what PDF wants and leaves nothing that
 * cairo's little language would take for a quotation mark. */
static void append_escaped(GString *out, const char *bytes)
{
    for (const char *at = bytes; *at != '\0'; at++)
        if (g_ascii_isgraph(*at) && strchr("'\"\\<>", *at) == NULL)
            g_string_append_c(out, *at);
        else
            g_string_append_printf(out, "%%%02X", (unsigned char)*at);
}

/* An address within a page is a destination's name; each page has its own. */
static void append_name(GString *out, size_t page, const char *address)
{
    g_string_append_printf(out, "'%zu-", page);
    append_escaped(out, address + 1);
    g_string_append_c(out, '\'');
}

char *rebut_pdf_destination(size_t page, const char *address, double x, double y)
{
    GString *out = g_string_new("name=");

    append_name(out, page, address);
    g_string_append(out, " x=");
    rebut_number_append(out, x, 2);
    g_string_append(out, " y=");
    rebut_number_append(out, y, 2);
    return g_string_free(out, FALSE);
}

char *rebut_pdf_link(size_t page, const double rect[4], const char *href)
{
    GString *out = g_string_new(NULL);

    append_rect(out, rect);
    if (*href == '#') {
        g_string_append(out, " dest=");
        append_name(out, page, href);
        return g_string_free(out, FALSE);
    }
    g_string_append(out, " uri='");
    append_escaped(out, href);
    g_string_append_c(out, '\'');
    return g_string_free(out, FALSE);
}

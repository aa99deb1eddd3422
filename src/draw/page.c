/* A slide or poster is shown alone, so the drawing is the sheet, margins included; a figure for a
 * report, a journal column or a web page stands in running text, so it is cut to what is drawn. */
#include "draw/page.h"
#include <glib.h>

#define INCHES(x) ((x)*72.0)
#define MM(x)     ((x)*72.0 / 25.4)

const Page rebut_pages[] = {
    {"slide", "a slide, 16:9 (13.33 x 7.5 in)", INCHES(13.3333), INCHES(7.5), INCHES(12.33),
     INCHES(6.5), true, 20, 12},
    {"slide-4:3", "a slide, 4:3 (10 x 7.5 in)", INCHES(10), INCHES(7.5), INCHES(9), INCHES(6.5),
     true, 20, 12},
    {"page", "a figure in an A4 report (160 x 230 mm)", MM(160), MM(230), MM(160), MM(230), false,
     11, 8},
    {"column", "a figure in a journal column (89 x 230 mm)", MM(89), MM(230), MM(89), MM(230),
     false, 10, 8},
    {"poster", "a poster, A1 across (841 x 594 mm)", MM(841), MM(594), MM(801), MM(554), true, 40,
     20},
    {"web", "a figure on a web page (960 px wide)", 720, 0, 720, 0, false, 11, 8},
    {.name = NULL},
};

const Page *rebut_page_find(const char *name)
{
    for (const Page *page = rebut_pages; page->name != NULL; page++)
        if (g_str_equal(page->name, name))
            return page;
    return NULL;
}

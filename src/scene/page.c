/* A slide or poster is shown alone, so the drawing is the sheet, margins included; a figure for a
 * report, a journal column or a web page stands in running text, so it is cut to what is drawn. */
#include "scene/page.h"
#include <glib.h>

#define INCHES(x) ((x)*72.0)
#define MM(x)     ((x)*72.0 / 25.4)

/* The margins above and below a slide are narrower than those beside it, since title and legend
 * stand there, which are not the map. */
#define SLIDE_FRAME                                                                                \
    .is_whole = true, .top = 24, .foot = 16, .largest_text = 20, .reading_text = 20,               \
    .least_text = 12, .comfortable_text = 14, .least_title = 16, .most_title = 24,                 \
    .most_legend = 11, .least_legend = 8, .legend_apart = 12, .least_line = 1.2,                   \
    .least_column = 15, .grows = true
#define PRINT_FRAME                                                                                \
    .least_text = 8, .least_title = 11, .most_title = 16, .most_legend = 7.5, .least_legend = 6,   \
    .legend_apart = 8, .least_line = 0.8

const Page rebut_pages[] = {
    {.name = "slide",
     .about = "a slide, 16:9 (13.33 x 7.5 in)",
     .width = INCHES(13.3333),
     .height = INCHES(7.5),
     .box_width = INCHES(12.33),
     .box_height = INCHES(6.5),
     SLIDE_FRAME},
    {.name = "slide-4:3",
     .about = "a slide, 4:3 (10 x 7.5 in)",
     .width = INCHES(10),
     .height = INCHES(7.5),
     .box_width = INCHES(9),
     .box_height = INCHES(6.5),
     SLIDE_FRAME},
    {.name = "page",
     .about = "a figure in an A4 report (160 x 230 mm)",
     .width = MM(160),
     .height = MM(230),
     .box_width = MM(160),
     .box_height = MM(230),
     PRINT_FRAME,
     .largest_text = 11,
     .reading_text = 10,
     .comfortable_text = 9,
     .least_column = 15},
    {.name = "column",
     .about = "a figure in a journal column (89 x 230 mm)",
     .width = MM(89),
     .height = MM(230),
     .box_width = MM(89),
     .box_height = MM(230),
     PRINT_FRAME,
     .largest_text = 10,
     .reading_text = 9,
     .comfortable_text = 8,
     .least_column = 9,
     .is_narrow = true},
    {.name = "poster",
     .about = "a poster, A1 across (841 x 594 mm)",
     .width = MM(841),
     .height = MM(594),
     .box_width = MM(801),
     .box_height = MM(554),
     .is_whole = true,
     .top = MM(18),
     .foot = MM(14),
     .largest_text = 40,
     .reading_text = 30,
     .least_text = 20,
     .comfortable_text = 24,
     .least_title = 48,
     .most_title = 80,
     .most_legend = 28,
     .least_legend = 18,
     .legend_apart = 24,
     .least_line = 3,
     .least_column = 15},
    {.name = "web",
     .about = "a figure on a web page (960 px wide)",
     .width = 720,
     .box_width = 720,
     PRINT_FRAME,
     .largest_text = 11,
     .reading_text = 11,
     .comfortable_text = 9,
     .least_column = 15},
    {.name = REBUT_PAGE_PHONE,
     .about = "a column on a phone (360 px wide)",
     .width = 270,
     .box_width = 270,
     .largest_text = 12,
     .reading_text = 12,
     .least_text = 10.5,
     .comfortable_text = 10.5,
     .least_title = 15,
     .most_title = 18,
     .most_legend = 10.5,
     .least_legend = 10.5,
     .legend_apart = 12,
     .least_line = 1,
     .least_column = 9,
     .indent = 0.6,
     .most_indents = 5,
     .is_single = true},
    {.name = NULL},
};

unsigned rebut_page_most_indents(const Page *page, double width, bool has_free_height)
{
    static const double indent = 1.1, share = 0.4; /* of the width, in all */
    static const unsigned least = 5;               /* so that rows of columns are not bounded */
    double most = share * width / (indent * page->reading_text);

    if (page->most_indents > 0 || !has_free_height)
        return page->most_indents;
    return MAX(least, (unsigned)most);
}

double rebut_page_most_text(const Page *page, size_t n_cards)
{
    static const struct {
        size_t most_cards;
        double share;
    } rows[] = {{6, 1.4}, {12, 1.2}};

    for (size_t i = 0; page->grows && i < G_N_ELEMENTS(rows); i++)
        if (n_cards <= rows[i].most_cards)
            return page->largest_text * rows[i].share;
    return page->largest_text;
}

const Page *rebut_page_find(const char *name)
{
    for (const Page *page = rebut_pages; page->name != NULL; page++)
        if (g_str_equal(page->name, name))
            return page;
    return NULL;
}

/* How large text and title come out is known when a page is drawn, so the bounds of a deck follow
 * from its smallest page, and the pages beyond them are drawn a second time. */
#include "render/drawings.h"
#include "base/marks.h"

#define MOST_TIMES 1.4 /* the smallest page's text */
#define ROUNDING   0.01

void rebut_showing_free(Showing *showing)
{
    if (showing == NULL)
        return;
    rebut_selection_free(showing->selection);
    g_free(showing);
}

Drawing *rebut_drawing_new(const Showing *showing, DrawingPages pages)
{
    Drawing *drawing = g_new0(Drawing, 1);

    drawing->showing = showing;
    drawing->pages = pages;
    drawing->subject.selection = showing->selection;
    return drawing;
}

void rebut_drawing_free(Drawing *drawing)
{
    if (drawing == NULL)
        return;
    rebut_picture_free(drawing->picture);
    rebut_picture_free(drawing->narrow);
    rebut_selection_free(drawing->selection);
    rebut_step_plan_free(drawing->steps);
    g_free(drawing->heading);
    g_free(drawing->name);
    g_free(drawing->title);
    g_free(drawing);
}

/* The subject laid out for a narrow screen, where there is room for all words; NULL where no format
 * shows it. */
static Picture *draw_narrow(const Drawing *drawing)
{
    RebutOptions options = drawing->showing->options;
    Choice choice = drawing->showing->choice;
    Easel easel = drawing->showing->easel;
    const Page *phone = rebut_page_find(REBUT_PAGE_PHONE);

    if (!choice.has_page || choice.page == phone)
        return NULL;
    options.width = options.height = 0.0;
    if (options.text == REBUT_TEXT_AUTO)
        options.text = REBUT_TEXT_FULL;
    choice.page = phone;
    easel.options = &options;
    easel.choice = &choice;
    return rebut_picture_new(&easel, &drawing->subject);
}

void rebut_drawing_make(Drawing *drawing)
{
    rebut_picture_free(drawing->picture);
    drawing->picture = rebut_picture_new(&drawing->showing->easel, &drawing->subject);
    if (drawing->narrow == NULL)
        drawing->narrow = draw_narrow(drawing);
}

/* What the smallest page of one form leaves to the others. */
typedef struct Bounds {
    double text, title;
} Bounds;

static const Page *page_of(const Drawing *drawing)
{
    return drawing->showing->choice.page;
}

static Bounds find_bounds(const GPtrArray *drawings, const Page *page)
{
    Bounds bounds = {G_MAXDOUBLE, G_MAXDOUBLE};

    for (guint i = 0; i < drawings->len; i++) {
        const Drawing *drawing = g_ptr_array_index(drawings, i);
        if (page_of(drawing) != page)
            continue;
        bounds.text = MIN(bounds.text, drawing->picture->smallest_text);
        if (drawing->picture->title_size > 0.0)
            bounds.title = MIN(bounds.title, drawing->picture->title_size);
    }
    return bounds;
}

void rebut_drawings_match(GPtrArray *drawings)
{
    for (guint i = 0; i < drawings->len; i++) {
        Drawing *drawing = g_ptr_array_index(drawings, i);
        const Picture *picture = drawing->picture;
        const Bounds bounds = find_bounds(drawings, page_of(drawing));
        if (picture->smallest_text <= MOST_TIMES * bounds.text + ROUNDING &&
            picture->title_size <= bounds.title + ROUNDING)
            continue;
        drawing->subject.most_text = MOST_TIMES * bounds.text;
        drawing->subject.title_size = bounds.title < G_MAXDOUBLE ? bounds.title : 0.0;
        rebut_drawing_make(drawing);
    }
}

/* "overview-step-2" */
static char *sheet_name(const Drawing *drawing, const char *name)
{
    const View *view = drawing->showing->view;

    if (view == NULL)
        return g_strdup(name != NULL ? name : "map");
    if (name == NULL)
        return g_strdup(view->name.bytes);
    return g_strdup_printf("%s-%s", view->name.bytes, name);
}

/* "3. Shops lose trade": the first card that the step shows. */
static char *step_title(const Drawing *drawing, guint step)
{
    const GPtrArray *order = drawing->showing->easel.argument->order;

    for (guint i = 0; i < order->len; i++) {
        const Item *item = g_ptr_array_index(order, i);
        if (drawing->steps->items[item->index] != step)
            continue;
        g_autofree char *plain = rebut_marks_parse(rebut_item_brief(item), NULL);
        return g_strdup_printf("%u. %s", step, plain);
    }
    return NULL;
}

static const Scene *narrow_scene(const Drawing *drawing)
{
    return drawing->narrow != NULL ? drawing->narrow->scene : NULL;
}

static void add_steps(Drawing *drawing, Deck *deck)
{
    const Scene *whole = drawing->picture->scene;

    for (guint step = 1; step <= drawing->steps->n_steps; step++) {
        g_autofree char *own = g_strdup_printf("step-%u", step);
        g_autofree char *name = sheet_name(drawing, own);
        g_autofree char *title = step_title(drawing, step);
        Scene *scene = rebut_scene_at_step(whole, step);
        Sheet *sheet = rebut_deck_add(deck, scene, name, title, step);
        sheet->whole = whole;
        sheet->narrow = narrow_scene(drawing);
    }
}

void rebut_drawing_add_pages(Drawing *drawing, Deck *deck)
{
    g_autofree char *name = sheet_name(drawing, drawing->name);
    Picture *picture = drawing->picture;
    Sheet *sheet;

    switch (drawing->pages) {
    case PAGES_ONE:
        rebut_deck_add(deck, g_steal_pointer(&picture->scene), name, drawing->title, 0)->narrow =
            narrow_scene(drawing);
        break;
    case PAGES_WITH_STEPS:
        sheet = rebut_deck_add(deck, rebut_scene_without_steps(picture->scene), name,
                               drawing->title, 0);
        sheet->whole = picture->scene;
        sheet->narrow = narrow_scene(drawing);
        break;
    case PAGES_STEPS:
        add_steps(drawing, deck);
        break;
    }
}

/* For each view that is asked for (mostly none, which is the map as the options have it) one part
 * of the map is selected, and becomes one picture, or several by a split, or one picture of which
 * each step is a page. Warnings about text are given for the page that reads worst. */
#include "render/album.h"
#include "base/near.h"
#include "render/drawings.h"
#include "render/partition.h"
#include <string.h>

static Diagnostic *refuse(const Easel *easel, Code code, const char *words)
{
    return rebut_diagnostics_add(easel->diagnostics, code, NULL, (Span){0, 0}, "%s", words);
}

static void refuse_focus(const Easel *easel)
{
    const GPtrArray *items = easel->argument->items;
    const char *focus = easel->options->focus;
    Near near;
    Diagnostic *error =
        rebut_diagnostics_add(easel->diagnostics, CODE_E0402, NULL, (Span){0, 0},
                              "no item has the id `%s`, which `--focus` names", focus);

    rebut_near_init(&near, focus);
    for (guint i = 0; i < items->len; i++)
        rebut_near_offer(&near, ((const Item *)g_ptr_array_index(items, i))->id.bytes);
    if (near.best != NULL)
        rebut_diagnostic_help(error, "did you mean `%s`?", near.best);
}

static void refuse_view(const Easel *easel)
{
    const GPtrArray *views = easel->argument->views;
    const char *name = easel->options->view;
    Near near;
    Diagnostic *error =
        rebut_diagnostics_add(easel->diagnostics, CODE_E0403, NULL, (Span){0, 0},
                              views->len == 0 ? "the map has no `views`, of which `%s` would be one"
                                              : "`views` has no entry `%s`, which `--view` names",
                              name);

    rebut_near_init(&near, name);
    rebut_near_offer(&near, "all");
    for (guint i = 0; i < views->len; i++)
        rebut_near_offer(&near, ((const View *)g_ptr_array_index(views, i))->name.bytes);
    if (near.best != NULL && views->len > 0)
        rebut_diagnostic_help(error, "did you mean `%s`?", near.best);
}

/* Pairs of options that ask for different things. */
static bool agree(const Easel *easel)
{
    const RebutOptions *options = easel->options;
    bool has_part =
        options->focus != NULL || options->depth != REBUT_ALL_LEVELS || options->show != 0;
    const struct {
        bool is_so;
        const char *words;
    } rows[] = {
        {options->splits && options->steps != REBUT_STEPS_NONE,
         "`--split` makes a page of each branch, and `--steps` a page of each step"},
        {options->splits && (options->depth != REBUT_ALL_LEVELS || options->show != 0),
         "`--split` shows everything, and `--depth` and `--show` leave something out"},
        {options->view != NULL && has_part,
         "`--view` takes a part of the map, and so do `--focus`, `--depth` and `--show`"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].is_so) {
            refuse(easel, CODE_E0405, rows[i].words);
            return false;
        }
    }
    return true;
}

static void select_by_options(Showing *showing, const Item *focus)
{
    const RebutOptions *options = &showing->options;
    bool shown[N_KINDS];

    if (focus == NULL && options->depth == REBUT_ALL_LEVELS && options->show == 0)
        return;
    showing->selection = rebut_selection_new(showing->easel.argument, focus, options->depth);
    for (unsigned kind = 0; kind < N_KINDS; kind++)
        shown[kind] = options->show >> kind & 1;
    if (options->show != 0)
        rebut_selection_show_kinds(showing->selection, shown);
}

/* What the view says of page, theme and detail, where the options do not; a theme file is a theme.
 */
static void apply_view(Showing *showing)
{
    const View *view = showing->view;
    RebutOptions *options = &showing->options;
    const Page *page = view->page.bytes != NULL ? rebut_page_find(view->page.bytes) : NULL;
    const Theme *theme = view->theme.bytes != NULL ? rebut_theme_find(view->theme.bytes) : NULL;
    const char *detail = view->detail.bytes != NULL ? view->detail.bytes : "";

    if (page != NULL && options->page == NULL)
        showing->choice.page = page;
    if (theme != NULL && options->theme == NULL && options->theme_file == NULL) {
        rebut_choice_set_theme(&showing->choice, theme);
        showing->choice.is_dark_in_pages = false;
    }
    if (strcmp(detail, "short") == 0)
        options->text = REBUT_TEXT_SHORT;
    else if (*detail != '\0')
        options->text = REBUT_TEXT_FULL;
    options->lists_sources |= strcmp(detail, "full") == 0;
    showing->selection = rebut_selection_of_view(showing->easel.argument, view);
}

/* Whether so many pages more are too many. */
static bool refuse_pages(Album *album, const Showing *showing, guint n_pages, const char *help)
{
    if (album->n_pages + n_pages <= REBUT_MOST_PAGES)
        return false;
    Diagnostic *error =
        rebut_diagnostics_add(showing->easel.diagnostics, CODE_E0406, NULL, (Span){0, 0},
                              "the drawing would have more than %d pages", REBUT_MOST_PAGES);
    rebut_diagnostic_help(error, "%s", help);
    album->is_refused_map = true;
    return true;
}

/* Whether no item is left by the kinds to show. */
static bool refuse_nothing(Album *album, const Showing *showing)
{
    const View *view = showing->view;

    if (showing->selection == NULL || showing->selection->n_shown > 0)
        return false;
    if (view == NULL)
        refuse(&showing->easel, CODE_E0407,
               "none of the items is of a kind that `--show` names: there is nothing to draw");
    else
        rebut_diagnostics_add(showing->easel.diagnostics, CODE_E0407,
                              showing->easel.argument->source, view->name.span,
                              "none of the items of the view `%s` is of a kind that it is to show",
                              view->name.bytes);
    album->is_refused_map = view != NULL;
    return true;
}

static StepPlan *plan_steps(const Showing *showing)
{
    const Argument *argument = showing->easel.argument;
    const GArray *list = showing->view != NULL && showing->view->steps->len > 0
                             ? showing->view->steps
                             : argument->steps;
    StepsBy by = STEPS_BY_LIST;

    switch (showing->options.steps) {
    case REBUT_STEPS_NONE:
    case REBUT_STEPS_LIST:
        break;
    case REBUT_STEPS_DEPTH:
        by = STEPS_BY_DEPTH;
        break;
    case REBUT_STEPS_BRANCH:
        by = STEPS_BY_BRANCH;
        break;
    case REBUT_STEPS_FRAGMENTS:
        by = list->len > 0 ? STEPS_BY_LIST : STEPS_BY_DEPTH;
        break;
    }
    return rebut_step_plan_new(argument, showing->selection, by, list);
}

/* Draws it, as the next of the album. */
static void add_drawing(Album *album, Drawing *drawing)
{
    bool is_steps = drawing->pages == PAGES_STEPS;

    rebut_drawing_make(drawing);
    g_ptr_array_add(album->drawings, drawing);
    album->n_pages += is_steps ? drawing->steps->n_steps : 1;
}

static const char *view_name(const Showing *showing)
{
    return showing->view != NULL ? showing->view->name.bytes : NULL;
}

static bool show_steps(Album *album, const Showing *showing)
{
    g_autoptr(StepPlan) plan = plan_steps(showing);

    if (plan->n_steps == 0) {
        Diagnostic *error = refuse(&showing->easel, CODE_E0404, "the map has no `steps` to show");
        rebut_diagnostic_help(error, "add `steps` to the map, or take `--steps depth` or "
                                     "`--steps branch`");
        return false;
    }
    bool has_pages =
        showing->options.steps != REBUT_STEPS_FRAGMENTS && showing->choice.needs_layout;
    if (has_pages && refuse_pages(album, showing, plan->n_steps,
                                  "show it in fewer steps: list them in the map's `steps`, or take "
                                  "`--steps depth` or `--steps fragments`"))
        return false;
    Drawing *drawing = rebut_drawing_new(showing, has_pages ? PAGES_STEPS : PAGES_ONE);
    drawing->subject.steps = drawing->steps = g_steal_pointer(&plan);
    drawing->name = has_pages ? NULL : g_strdup(view_name(showing));
    add_drawing(album, drawing);
    return true;
}

static bool show_split(Album *album, const Showing *showing, const Item *focus)
{
    g_autoptr(GPtrArray) pages = rebut_partition_map(&showing->easel, focus, album->n_pages);

    for (guint i = 0; pages != NULL && i < pages->len; i++) {
        SetPage *page = g_ptr_array_index(pages, i);
        Drawing *drawing = rebut_drawing_new(showing, PAGES_ONE);
        drawing->subject.selection = drawing->selection = g_steal_pointer(&page->selection);
        drawing->subject.is_one_of_many = page->is_one_of_many;
        drawing->subject.page_name = drawing->heading = g_steal_pointer(&page->heading);
        drawing->name = pages->len > 1 ? g_steal_pointer(&page->name) : NULL;
        drawing->title = g_steal_pointer(&page->title);
        add_drawing(album, drawing);
    }
    album->is_refused_map = pages == NULL;
    return pages != NULL;
}

/* All at once. The map's own steps go with it if some format shows them. */
static void show_whole(Album *album, const Showing *showing)
{
    g_autoptr(StepPlan) plan = showing->choice.has_page ? plan_steps(showing) : NULL;
    bool has_steps = plan != NULL && plan->n_steps > 0;
    Drawing *drawing = rebut_drawing_new(showing, has_steps ? PAGES_WITH_STEPS : PAGES_ONE);

    if (has_steps)
        drawing->subject.steps = drawing->steps = g_steal_pointer(&plan);
    drawing->title = g_strdup(view_name(showing));
    add_drawing(album, drawing);
}

static bool is_whole_below(const Showing *showing)
{
    const View *view = showing->view;

    return view == NULL || (view->depth.bytes == NULL && view->show->len == 0);
}

static void count_cards(Album *album, const Showing *showing)
{
    size_t n = showing->selection != NULL ? showing->selection->n_shown
                                          : showing->easel.argument->items->len;

    album->n_cards = MAX(album->n_cards, n);
}

/* The drawings of one view, from `first` on: groups that none of them draws, and the smallest text.
 */
static void warn(const Album *album, const Showing *showing, guint first)
{
    const Picture *worst = NULL;

    for (guint i = first; i < album->drawings->len; i++) {
        const Drawing *drawing = g_ptr_array_index(album->drawings, i);
        if (worst == NULL || drawing->picture->smallest_text < worst->smallest_text)
            worst = drawing->picture;
    }
    rebut_picture_warn(&showing->easel, worst, showing->selection);
}

static bool show(Album *album, const Showing *showing, const Item *focus)
{
    guint first = album->drawings->len;
    bool is_shown = true;

    if (refuse_nothing(album, showing) ||
        refuse_pages(album, showing, 1, "draw views by their names, with `--view`"))
        return false;
    if (showing->options.splits && is_whole_below(showing))
        is_shown = show_split(album, showing, focus);
    else if (showing->options.steps != REBUT_STEPS_NONE)
        is_shown = show_steps(album, showing);
    else
        show_whole(album, showing);
    if (is_shown) {
        count_cards(album, showing);
        warn(album, showing, first);
    }
    return is_shown;
}

static bool show_view(Album *album, const Easel *easel, const View *view, const Item *focus)
{
    Showing *showing = g_new(Showing, 1);

    *showing = (Showing){
        .view = view, .options = *easel->options, .choice = *easel->choice, .easel = *easel};
    g_ptr_array_add(album->showings, showing);
    showing->easel.options = &showing->options;
    showing->easel.choice = &showing->choice;
    if (view != NULL)
        apply_view(showing);
    else
        select_by_options(showing, focus);
    showing->options.verdicts =
        rebut_choose_verdicts(easel->argument, view, showing->options.verdicts);
    return show(album, showing, showing->selection != NULL ? showing->selection->focus : focus);
}

static bool show_views(Album *album, const Easel *easel)
{
    const GPtrArray *views = easel->argument->views;
    bool takes_all = strcmp(easel->options->view, "all") == 0, is_shown = true, is_found = false;

    for (guint i = 0; i < views->len && is_shown; i++) {
        const View *view = g_ptr_array_index(views, i);
        if (!takes_all && strcmp(view->name.bytes, easel->options->view) != 0)
            continue;
        is_found = true;
        is_shown = show_view(album, easel, view, NULL);
    }
    if (!is_found)
        refuse_view(easel);
    return is_found && is_shown;
}

static bool show_map(Album *album, const Easel *easel)
{
    const char *id = easel->options->focus;
    const Item *focus = id != NULL ? rebut_argument_find_item(easel->argument, id) : NULL;

    if (id != NULL && focus == NULL) {
        refuse_focus(easel);
        return false;
    }
    return show_view(album, easel, NULL, focus);
}

static Album *new_album(void)
{
    Album *album = g_new0(Album, 1);

    album->deck = rebut_deck_new();
    album->showings = g_ptr_array_new_with_free_func((GDestroyNotify)rebut_showing_free);
    album->drawings = g_ptr_array_new_with_free_func((GDestroyNotify)rebut_drawing_free);
    return album;
}

/* Makes the deck of the drawings. */
static void bind(Album *album)
{
    rebut_drawings_match(album->drawings);
    for (guint i = 0; i < album->drawings->len; i++) {
        Drawing *drawing = g_ptr_array_index(album->drawings, i);
        double text = drawing->picture->smallest_text;
        rebut_drawing_add_pages(drawing, album->deck);
        album->smallest_text = i == 0 ? text : MIN(album->smallest_text, text);
        album->n_short += drawing->picture->uses_short;
    }
}

Album *rebut_album_new(const Easel *easel, RebutStatus *status)
{
    g_autoptr(Album) album = new_album();

    *status = REBUT_USAGE;
    if (!agree(easel) ||
        !(easel->options->view != NULL ? show_views(album, easel) : show_map(album, easel))) {
        if (album->is_refused_map)
            *status = REBUT_INPUT;
        return NULL;
    }
    bind(album);
    *status = REBUT_DONE;
    if (easel->choice->needs_layout)
        rebut_picture_warn_of_glyphs(easel);
    return g_steal_pointer(&album);
}

void rebut_album_free(Album *album)
{
    if (album == NULL)
        return;
    rebut_deck_free(album->deck);
    g_ptr_array_unref(album->drawings);
    g_ptr_array_unref(album->showings);
    g_free(album);
}

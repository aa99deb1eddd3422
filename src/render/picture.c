/* Long wordings are tried first, since they say more. What would help a text that comes out too
 * small is offered in the order of what it costs the author and the reader: words, then cards. */
#include "render/picture.h"
#include "argument/wording.h"
#include "base/number.h"
#include "layout/regions.h"
#include <string.h>

#define LAYOUT_HELPER_BYTES ((size_t)2 << 30)
#define FEW_UNITS           6    /* of the grid, on one of many pages */
#define ROUNDING            0.05 /* points, to which sizes are told */
#define MOST_NAMED          3    /* cards that a message names */
#define LONG_TEXT           60   /* characters; a short wording has no more */

void rebut_choice_set_theme(Choice *choice, const Theme *theme)
{
    choice->theme = theme;
    choice->dark = theme != NULL && theme->dark != NULL ? rebut_theme_find(theme->dark) : NULL;
}

RebutVerdicts rebut_choose_verdicts(const Argument *argument, const View *view, RebutVerdicts asked)
{
    const char *word = view != NULL ? view->verdicts.bytes : NULL;

    if (asked != REBUT_VERDICTS_AUTO)
        return asked;
    if (word == NULL)
        word = argument->verdicts.bytes;
    return g_strcmp0(word, "off") == 0 ? REBUT_VERDICTS_OFF : REBUT_VERDICTS_ON;
}

double rebut_picture_floor(const Easel *easel)
{
    return easel->options->least_text > 0.0 ? easel->options->least_text
                                            : easel->choice->page->least_text;
}

static DrawOptions draw_options(const Easel *easel, const Subject *subject)
{
    const RebutOptions *options = easel->options;

    return (DrawOptions){.page = easel->choice->page,
                         .theme = easel->choice->theme,
                         .dark = easel->choice->dark,
                         .box_width = options->width,
                         .box_height = options->height,
                         .has_title = options->has_title,
                         .has_legend = options->has_legend,
                         .has_ground = true,
                         .lists_sources = options->lists_sources,
                         .page_name = subject->page_name,
                         .title_size = subject->title_size,
                         .most_text = subject->most_text,
                         .steps = subject->steps};
}

/* Of the room for the drawing, in points; height 0: as high as it gets. */
static void find_room(const Easel *easel, double *width, double *height)
{
    const RebutOptions *options = easel->options;
    const Page *page = easel->choice->page;

    *width = options->width > 0.0 ? options->width : page->box_width;
    *height = options->height > 0.0  ? options->height
              : options->width > 0.0 ? 0.0
                                     : page->box_height;
}

double rebut_picture_area(const Easel *easel)
{
    double width, height;

    find_room(easel, &width, &height);
    return width * height;
}

static unsigned most_indents(const Easel *easel)
{
    double width, height;

    find_room(easel, &width, &height);
    return rebut_page_most_indents(easel->choice->page, width, height <= 0.0);
}

static LayoutRequest layout_request(const Easel *easel, const Subject *subject, const Frame *frame)
{
    const RebutOptions *options = easel->options;
    const Page *page = easel->choice->page;

    return (LayoutRequest){.frame = frame,
                           .most_units = subject->is_one_of_many ? FEW_UNITS : 0,
                           .least_text = page->least_column * REBUT_BODY_SIZE,
                           .indent = page->indent * REBUT_BODY_SIZE,
                           .most_indents = most_indents(easel),
                           .is_narrow = page->is_narrow,
                           .is_single = page->is_single,
                           .floor_scale = rebut_picture_floor(easel) / REBUT_BODY_SIZE,
                           .helper = options->helper != NULL ? options->helper : REBUT_HELPER,
                           .budget = easel->budget,
                           .seconds = options->limits.layout_seconds,
                           .helper_bytes = LAYOUT_HELPER_BYTES};
}

static CompileOptions compile_options(const Easel *easel, const Subject *subject, bool uses_short)
{
    const RebutOptions *options = easel->options;

    return (CompileOptions){.use_short = uses_short,
                            .numbers = (NumberChoice)options->numbers,
                            .has_kind_words = options->has_kind_words,
                            .has_verdicts = options->verdicts != REBUT_VERDICTS_OFF,
                            .steps = subject->steps,
                            .has_references = true,
                            .most_indents = most_indents(easel),
                            .selection = subject->selection};
}

/* A graph and the frame that it is laid out in. */
typedef struct Plan {
    Graph *graph;
    Frame frame;
} Plan;

static Plan make_plan(const Easel *easel, const DrawOptions *draw, const CompileOptions *compile)
{
    Plan plan = {.graph = rebut_graph_compile(easel->argument, easel->shaper, compile)};

    plan.graph->is_tree = compile->has_references;
    rebut_draw_frame(plan.graph, easel->shaper, draw, &plan.frame);
    return plan;
}

static void clear_plan(Plan *plan)
{
    rebut_frame_clear(&plan->frame);
    g_clear_pointer(&plan->graph, rebut_graph_free);
}

/* Are layers followed with ease, and does the tree not alone have the largest text? */
static bool are_layers_better(const Easel *easel, const Subject *subject, const Plan *layers,
                              const Plan *tree)
{
    double comfortable = easel->choice->page->comfortable_text / REBUT_BODY_SIZE;
    double most = tree->frame.most_scale;
    LayoutRequest request = layout_request(easel, subject, &tree->frame);

    return rebut_layout_is_followed(layers->graph, comfortable) &&
           (layers->graph->scale >= most || !rebut_layout_tree_fits(tree->graph, &request, most));
}

static void warn_of_layers(const Easel *easel, const char *reason)
{
    Diagnostic *warning =
        rebut_diagnostics_add(easel->diagnostics, CODE_W0401, NULL, (Span){0, 0},
                              "the layered layout failed: %s; the tree takes its place", reason);

    rebut_diagnostic_help(warning, "a smaller map, or one with fewer links, may fit its limits");
}

/* The tree cannot fail. Layers are tried where they are asked for, or may explain better. */
static Plan lay_out(const Easel *easel, const Subject *subject, const DrawOptions *draw,
                    CompileOptions *compile)
{
    LayoutName layout = easel->choice->layout;
    const char *reason = "";
    Plan tree = make_plan(easel, draw, compile);

    if (layout == LAYOUT_LAYERED ||
        (layout == LAYOUT_AUTO && rebut_layout_wants_lines(tree.graph))) {
        compile->has_references = false;
        Plan layers = make_plan(easel, draw, compile);
        LayoutRequest request = layout_request(easel, subject, &layers.frame);
        if (rebut_layout_layers(layers.graph, &request, &reason) &&
            (layout == LAYOUT_LAYERED || are_layers_better(easel, subject, &layers, &tree))) {
            clear_plan(&tree);
            return layers;
        }
        clear_plan(&layers);
        if (layout == LAYOUT_LAYERED)
            warn_of_layers(easel, reason);
    }
    LayoutRequest request = layout_request(easel, subject, &tree.frame);
    rebut_layout_tree(tree.graph, &request);
    return tree;
}

static void lay_out_again(const Easel *easel, const Subject *subject, const DrawOptions *draw,
                          Plan *plan)
{
    const char *reason = NULL;

    rebut_frame_clear(&plan->frame);
    rebut_draw_frame(plan->graph, easel->shaper, draw, &plan->frame);
    LayoutRequest request = layout_request(easel, subject, &plan->frame);
    if (plan->graph->is_tree)
        rebut_layout_tree(plan->graph, &request);
    else
        rebut_layout_layers(plan->graph, &request, &reason);
}

/* Lays the subject out and draws it. */
static void make_drawing(const Easel *easel, const Subject *subject, bool uses_short,
                         Picture *picture)
{
    CompileOptions compile = compile_options(easel, subject, uses_short);
    const DrawOptions draw = draw_options(easel, subject);

    Plan plan = lay_out(easel, subject, &draw, &compile);
    while (rebut_regions_mark(plan.graph)) /* which the legend explains, and so takes more room */
        lay_out_again(easel, subject, &draw, &plan);
    if (plan.frame.title != NULL)
        picture->title_size =
            rebut_frame_fit(&plan.frame, plan.frame.width, plan.graph->scale).title_size;
    picture->scene = rebut_draw(plan.graph, easel->shaper, &draw, &plan.frame);
    picture->graph = g_steal_pointer(&plan.graph);
    clear_plan(&plan);
    picture->scene->is_dark_in_pages = easel->choice->is_dark_in_pages;
    if (easel->options->notice != NULL)
        rebut_draw_notice(picture->scene, easel->shaper, easel->choice->theme,
                          easel->options->notice);
    picture->smallest_text = picture->scene->smallest_text;
}

static Picture *draw(const Easel *easel, const Subject *subject, bool uses_short)
{
    Picture *picture = g_new0(Picture, 1);

    picture->uses_short = uses_short;
    if (easel->choice->needs_layout) {
        make_drawing(easel, subject, uses_short, picture);
        return picture;
    }
    CompileOptions compile = compile_options(easel, subject, uses_short);
    compile.has_references = false;
    compile.steps = NULL;
    picture->graph = rebut_graph_compile(easel->argument, easel->shaper, &compile);
    return picture;
}

void rebut_picture_free(Picture *picture)
{
    if (picture == NULL)
        return;
    rebut_scene_free(picture->scene);
    rebut_graph_free(picture->graph);
    g_free(picture);
}

static bool has_short_wordings(const Argument *argument, const Selection *selection)
{
    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        if (item->short_text.bytes != NULL && rebut_selection_shows(selection, item))
            return true;
    }
    return false;
}

static bool is_legible(const Easel *easel, const Picture *picture)
{
    return picture->smallest_text >= rebut_picture_floor(easel) - ROUNDING;
}

static bool fits(const Easel *easel, const Subject *subject, bool uses_short, double spare)
{
    const CompileOptions compile = compile_options(easel, subject, uses_short);
    const DrawOptions draw = draw_options(easel, subject);
    Plan plan = make_plan(easel, &draw, &compile);
    LayoutRequest request = layout_request(easel, subject, &plan.frame);
    double floor = request.floor_scale, most = MAX(floor, plan.frame.most_scale);
    bool is_so = rebut_layout_tree_fits(plan.graph, &request, MIN(floor * spare, most));

    clear_plan(&plan);
    return is_so;
}

bool rebut_picture_fits(const Easel *easel, const Subject *subject, double spare)
{
    RebutText text = easel->options->text;

    return fits(easel, subject, text == REBUT_TEXT_SHORT, spare) ||
           (text == REBUT_TEXT_AUTO && has_short_wordings(easel->argument, subject->selection) &&
            fits(easel, subject, true, spare));
}

Picture *rebut_picture_new(const Easel *easel, const Subject *subject)
{
    RebutText text = easel->options->text;
    Picture *picture = draw(easel, subject, text == REBUT_TEXT_SHORT);

    if (text == REBUT_TEXT_AUTO && easel->choice->needs_layout && !is_legible(easel, picture) &&
        has_short_wordings(easel->argument, subject->selection)) {
        rebut_picture_free(picture);
        rebut_diagnostics_take_back(easel->diagnostics, CODE_W0401); /* of the first try */
        picture = draw(easel, subject, true);
    }
    return picture;
}

void rebut_picture_warn_of_glyphs(const Easel *easel)
{
    size_t missing = rebut_text_missing_glyphs(easel->shaper);

    if (missing > 0) {
        Diagnostic *warning = rebut_diagnostics_add(
            easel->diagnostics, CODE_W0402, easel->argument->source, (Span){0, 0},
            "no font on this machine has %zu of the characters", missing);
        rebut_diagnostic_help(warning, "install a font for the script, such as a Noto font");
    }
}

static bool is_drawn(const Graph *graph, const Group *group)
{
    for (guint i = 0; i < graph->clusters->len; i++) {
        const Cluster *cluster = &g_array_index(graph->clusters, Cluster, i);
        if (cluster->group == group && cluster->box.width > 0.0)
            return true;
    }
    for (size_t i = 0; i < graph->n_marked; i++)
        if (graph->marked[i] == group)
            return true;
    return false;
}

static bool is_selected(const Group *group, const Selection *selection)
{
    for (guint i = 0; i < group->members->len; i++)
        if (rebut_selection_shows(selection, g_ptr_array_index(group->members, i)))
            return true;
    return group->members->len == 0;
}

static void warn_of_undrawn_groups(const Easel *easel, const Graph *graph,
                                   const Selection *selection)
{
    for (guint i = 0; i < easel->argument->groups->len; i++) {
        const Group *group = g_ptr_array_index(easel->argument->groups, i);
        if (is_drawn(graph, group) || !is_selected(group, selection))
            continue;
        Diagnostic *warning =
            rebut_diagnostics_add(easel->diagnostics, CODE_W0403, easel->argument->source,
                                  group->id.span, "the group `%s` is not drawn", group->id.bytes);
        rebut_diagnostic_help(warning,
                              "its members stand apart, and more than %d other groups are marked "
                              "on cards: put them under one item, one behind the other",
                              REBUT_MOST_MARKED);
    }
}

typedef struct Wordy {
    const Item *item;
    long length; /* of its text, in characters */
} Wordy;

static int compare_length(gconstpointer left, gconstpointer right)
{
    const Wordy *a = left, *b = right;

    if (a->length != b->length)
        return a->length > b->length ? -1 : 1;
    return a->item->index < b->item->index ? -1 : a->item->index > b->item->index;
}

/* "`short` wordings, first of all for `trade` (line 9), `hubs` (line 14); " */
static void offer_short_wordings(const Easel *easel, const Selection *selection, GString *help)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(Wordy));

    for (guint i = 0; i < easel->argument->items->len; i++) {
        const Item *item = g_ptr_array_index(easel->argument->items, i);
        const Wordy wordy = {item, g_utf8_strlen(item->text.bytes, -1)};
        if (rebut_selection_shows(selection, item) && item->short_text.bytes == NULL &&
            wordy.length > LONG_TEXT)
            g_array_append_val(items, wordy);
    }
    if (items->len == 0)
        return;
    g_array_sort(items, compare_length);
    g_string_append(help, "`short` wordings, first of all for ");
    for (guint i = 0; i < MIN(items->len, MOST_NAMED); i++) {
        const Item *item = g_array_index(items, Wordy, i).item;
        g_autofree char *called = rebut_item_called(rebut_lexicon(NULL), item);
        size_t line = rebut_source_place(easel->argument->source, item->text.span.start).line;
        g_string_append_printf(help, "%s`%s` (line %zu)", i > 0 ? ", " : "", called, line);
    }
    g_string_append(help, "; ");
}

static size_t size_below(const Argument *argument, const Item *item)
{
    g_autoptr(Selection) below = rebut_selection_new(argument, item, REBUT_ALL_LEVELS);
    return below->n_shown;
}

/* The largest branch below the roots, or the largest of several roots; NULL: the map is but one. */
static const Item *largest_branch(const Argument *argument)
{
    const GPtrArray *branches = argument->roots;
    const Item *largest = NULL;
    size_t most = 1;

    if (branches->len == 1)
        branches = ((const Item *)g_ptr_array_index(branches, 0))->children;
    for (guint i = 0; i < MIN(branches->len, 50); i++) {
        size_t size = size_below(argument, g_ptr_array_index(branches, i));
        if (size > most) {
            most = size;
            largest = g_ptr_array_index(branches, i);
        }
    }
    return largest;
}

static size_t count_levels(const Argument *argument, const Selection *selection)
{
    size_t least = G_MAXSIZE, most = 0;

    for (guint i = 0; i < argument->items->len; i++) {
        const Item *item = g_ptr_array_index(argument->items, i);
        if (rebut_selection_shows(selection, item)) {
            least = MIN(least, item->depth);
            most = MAX(most, item->depth);
        }
    }
    return most >= least ? most - least + 1 : 0;
}

static char *what_helps(const Easel *easel, const Picture *picture, const Selection *selection)
{
    const RebutOptions *options = easel->options;
    GString *help = g_string_new("what helps, in this order: ");
    size_t levels = count_levels(easel->argument, selection);
    const Item *branch = options->focus == NULL ? largest_branch(easel->argument) : NULL;

    if (options->text == REBUT_TEXT_FULL && has_short_wordings(easel->argument, selection))
        g_string_append(help, "`--text short`; ");
    offer_short_wordings(easel, selection, help);
    if (levels > 2)
        g_string_append_printf(help, "`--depth %zu`; ", levels > 4 ? 2 : levels - 2);
    if (branch != NULL)
        g_string_append_printf(help, "`--focus %s`; ", branch->id.bytes);
    if (picture->graph->nodes->len > 1 && !options->splits)
        g_string_append(help, "`--split`; ");
    if (g_str_has_suffix(help->str, ": "))
        g_string_assign(help, "a larger page, with `--for`; ");
    g_string_truncate(help, help->len - 2);
    return g_string_free(help, FALSE);
}

static void warn_of_small_text(const Easel *easel, const Picture *picture,
                               const Selection *selection)
{
    const Argument *argument = easel->argument;
    double size = picture->smallest_text, least = rebut_picture_floor(easel);

    if (argument->items->len == 0 || is_legible(easel, picture))
        return;
    const Item *first = g_ptr_array_index(argument->items, 0);
    Span span = argument->title.bytes != NULL ? argument->title.span : first->text.span;
    g_autofree char *shown = rebut_number_text(size, 1), *floor = rebut_number_text(least, 1);
    g_autofree char *help = what_helps(easel, picture, selection);
    Diagnostic *warning =
        rebut_diagnostics_add(easel->diagnostics, CODE_W0404, argument->source, span,
                              "the text comes out at %s points, less than %s", shown, floor);
    rebut_diagnostic_help(warning, "%s", help);
}

void rebut_picture_warn(const Easel *easel, const Picture *picture, const Selection *selection)
{
    if (!easel->choice->needs_layout)
        return;
    warn_of_undrawn_groups(easel, picture->graph, selection);
    warn_of_small_text(easel, picture, selection);
}

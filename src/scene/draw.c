/* The layout has given every card its place and the map its scale. Now the frame around it follows,
 * and every part is added once, in painting order: ground, title, regions, halos, links, joints,
 * cards, legend, sources.
 *
 * A map in a language that is written from right to left is laid out and drawn from left to right
 * like any other, and the scene is mirrored at the end. So nothing before has to know of it, but
 * for the order of runs within a line, which mirroring leaves alone. */
#include "scene/draw.h"
#include "argument/wording.h"
#include "scene/canvas.h"
#include "scene/summary.h"
#include "scene/verdicts.h"
#include "graph/card.h"

#define EDGE        2.0 /* around a drawing that is cut to its size, in points */
#define LABEL_ASIDE 7.0 /* of a region, from its side */

static const char *subtitle_of(const Argument *argument, const DrawOptions *options)
{
    return options->page_name != NULL ? options->page_name : argument->subtitle.bytes;
}

/* Is the drawing the page's whole sheet, else cut to its size? */
static bool is_whole(const DrawOptions *options)
{
    return options->page->is_whole && options->box_width <= 0.0 && options->box_height <= 0.0;
}

/* A width that is asked for leaves the height free. */
static void set_room(const DrawOptions *options, Frame *frame)
{
    const Page *page = options->page;
    double edges = is_whole(options) ? 0.0 : 2.0 * EDGE;

    frame->width = options->box_width > 0.0 ? options->box_width : page->box_width;
    frame->height = options->box_height > 0.0  ? options->box_height
                    : options->box_width > 0.0 ? 0.0
                                               : page->box_height;
    if (is_whole(options))
        frame->height = page->height - page->top - page->foot;
    frame->width -= edges;
    if (frame->height > 0.0)
        frame->height -= edges;
}

void rebut_draw_frame(const Graph *graph, TextShaper *shaper, const DrawOptions *options,
                      Frame *frame)
{
    const Argument *argument = graph->argument;
    const Page *page = options->page;
    const char *subtitle = subtitle_of(argument, options);

    *frame = (Frame){.most_scale =
                         rebut_page_most_text(page, rebut_graph_n_cards(graph)) / REBUT_BODY_SIZE,
                     .reading_scale = page->reading_text / REBUT_BODY_SIZE,
                     .least_title = page->least_title,
                     .most_title = page->most_title,
                     .fixed_title = options->title_size,
                     .most_legend = page->most_legend,
                     .least_legend = page->least_legend,
                     .legend_apart = page->legend_apart};
    if (options->most_text > 0.0)
        frame->most_scale = MIN(frame->most_scale, options->most_text / REBUT_BODY_SIZE);
    set_room(options, frame);
    if (options->has_title && argument->title.bytes != NULL)
        frame->title = rebut_text_shape_in(shaper, argument->title.bytes, STYLE_STRONG);
    if (options->has_title && subtitle != NULL)
        frame->subtitle = rebut_text_shape_in(shaper, subtitle, STYLE_PLAIN);
    if (options->has_legend) {
        g_autoptr(Legend) legend = rebut_legend_new(graph, shaper);
        rebut_legend_measure(legend, frame);
    }
    if (options->lists_sources)
        rebut_sources_measure(graph, shaper, frame);
}

/* Where the parts of the sheet stand, in points. */
typedef struct Sheet {
    double width, height;
    double left, top;   /* of the frame */
    double frame_width; /* of title, sources and legend */
    Point map;
    double foot; /* the upper edge of what stands below the map */
    FrameFit fit;
} Sheet;

/* The width of the longest of the title's lines, in points. */
static double title_width(const ShapedText *text, double size, double width)
{
    double widest = 0.0;

    if (text != NULL)
        rebut_text_count_lines(text, width * REBUT_BODY_SIZE / size + 0.1, &widest);
    return widest * size / REBUT_BODY_SIZE;
}

/* A drawing that is cut to its size is as wide as the map or the title. */
static double cut_width(const Graph *graph, const Frame *frame)
{
    const FrameFit fit = rebut_frame_fit(frame, frame->width, graph->scale);
    double width = graph->width * graph->scale, legend = 0.0;

    for (size_t i = 0; i < frame->n_entries; i++)
        legend += frame->entries[i] * fit.legend_size / REBUT_BODY_SIZE +
                  REBUT_LEGEND_GAP * fit.legend_size;
    width = MAX(width, title_width(frame->title, fit.title_size, frame->width));
    width = MAX(width, title_width(frame->subtitle, fit.subtitle_size, frame->width));
    return MIN(frame->width, MAX(width, legend));
}

static Sheet make_sheet(const Graph *graph, const DrawOptions *options, const Frame *frame)
{
    Sheet sheet = {.fit = rebut_frame_fit(frame, frame->width, graph->scale)};
    double map_height = graph->height * graph->scale;

    if (is_whole(options)) {
        sheet.width = options->page->width;
        sheet.height = options->page->height;
        sheet.left = (sheet.width - frame->width) / 2.0;
        sheet.top = options->page->top;
        sheet.frame_width = frame->width;
        sheet.foot = sheet.top + frame->height - sheet.fit.bottom;
    } else {
        sheet.left = sheet.top = EDGE;
        sheet.frame_width = options->box_width > 0.0 ? frame->width : cut_width(graph, frame);
        sheet.width = sheet.frame_width + 2.0 * EDGE;
        sheet.height = sheet.fit.top + map_height + sheet.fit.bottom + 2.0 * EDGE;
        sheet.foot = sheet.top + sheet.fit.top + map_height;
        if (options->box_width > 0.0 && options->box_height > 0.0)
            sheet.height = options->box_height;
    }
    sheet.map = (Point){sheet.left, sheet.top + sheet.fit.top};
    return sheet;
}

static Scene *open_scene(const Graph *graph, TextShaper *shaper, const DrawOptions *options,
                         const Sheet *sheet)
{
    const Argument *argument = graph->argument;
    Scene *scene = rebut_scene_new(sheet->width, sheet->height);

    scene->title = argument->title.bytes != NULL
                       ? rebut_marks_parse(argument->title.bytes, NULL)
                       : g_strdup(rebut_word(argument->lexicon, WORD_ARGUMENT_MAP));
    scene->lexicon = argument->lexicon;
    scene->description = rebut_draw_summary(graph);
    scene->step_descriptions =
        options->steps != NULL ? rebut_draw_step_summaries(graph, options->steps) : NULL;
    scene->author = g_strdup(argument->author.bytes);
    scene->date = g_strdup(argument->date.bytes);
    scene->lang = g_strdup(argument->lang.bytes);
    if (!rebut_lexicon_is_own(scene->lexicon, rebut_word(scene->lexicon, WORD_MAP_COUNTS)))
        scene->words_lang = rebut_lexicon_stand_in(scene->lexicon, scene->lang);
    scene->is_rtl = rebut_text_shaper_is_rtl(shaper);
    scene->smallest_text = REBUT_BODY_SIZE * graph->scale;
    scene->n_steps = options->steps != NULL ? options->steps->n_steps : 0;
    return scene;
}

static void add_ground(const Canvas *canvas)
{
    Part *part = rebut_scene_add_part(canvas->scene, PART_BACKGROUND, NULL);
    Paint paint = {.has_fill = true, .fill = canvas->theme->ground};

    rebut_part_add_rect(part, 0, 0, canvas->scene->width, canvas->scene->height, 0, &paint);
}

/* Adds a text of the title from `top` on, in points; returns the lower edge. */
static double add_title_text(const Canvas *canvas, Part *part, const TextLook *look,
                             const ShapedText *text, const Sheet *sheet, double top)
{
    Canvas head = *canvas;
    double factor = look->size / REBUT_BODY_SIZE;
    Rect block = {0.0, (REBUT_TITLE_ROW - REBUT_LINE_HEIGHT / REBUT_BODY_SIZE) * look->size / 2.0,
                  sheet->frame_width, 0.0};
    g_autoptr(Lines) lines = rebut_text_wrap(text, sheet->frame_width / factor + 0.1);

    head.scale = 1.0;
    head.origin = (Point){sheet->left, top};
    rebut_canvas_add_lines(&head, part, look, block, lines);
    return top + (double)lines->lines->len * look->size * REBUT_TITLE_ROW;
}

static void add_title(const Canvas *canvas, const Frame *frame, const Sheet *sheet)
{
    const TextLook title = {TEXT_TITLE, sheet->fit.title_size, STYLE_STRONG, canvas->theme->ink};
    const TextLook subtitle = {TEXT_SUBTITLE, sheet->fit.subtitle_size, STYLE_PLAIN,
                               canvas->theme->faint};
    double top = sheet->top;

    if (frame->title == NULL && frame->subtitle == NULL)
        return;
    Part *part = rebut_scene_add_part(canvas->scene, PART_TITLE, NULL);
    if (frame->title != NULL)
        top = add_title_text(canvas, part, &title, frame->title, sheet, top);
    if (frame->subtitle != NULL)
        add_title_text(canvas, part, &subtitle, frame->subtitle, sheet, top);
}

static void add_region_title(const Canvas *canvas, Part *part, const Cluster *cluster)
{
    const TextLook look = {TEXT_REGION, REBUT_SLOT_SIZE, STYLE_STRONG, canvas->theme->faint};
    double below = cluster->has_title_below ? cluster->box.height - 5.0 : 11.0;
    g_autofree char *title = rebut_canvas_cut(canvas, &look, cluster->group->label.bytes,
                                              cluster->box.width - 2.0 * LABEL_ASIDE);

    rebut_canvas_add_text(canvas, part, &look,
                          (Point){cluster->box.x + LABEL_ASIDE, cluster->box.y + below}, title);
}

static void add_region(const Canvas *canvas, const Cluster *cluster)
{
    static const double solid[2] = {0, 0};
    Part *part = rebut_scene_add_part(canvas->scene, PART_REGION, NULL);
    Paint paint = rebut_canvas_line(canvas, canvas->theme->region_line, 0.8, solid);
    Point corner = rebut_canvas_point(canvas, cluster->box.x, cluster->box.y);

    part->id = g_strdup(cluster->group->id.bytes);
    part->label = g_strdup(cluster->group->label.bytes);
    paint.has_fill = true;
    paint.fill = canvas->theme->region_fill;
    rebut_part_add_rect(part, corner.x, corner.y, cluster->box.width * canvas->scale,
                        cluster->box.height * canvas->scale, 4.0 * canvas->scale, &paint);
    if (cluster->group->label.bytes != NULL)
        add_region_title(canvas, part, cluster);
}

/* Parts from `first` on appear in a step, or in every one where there are none. */
static void set_step(const Canvas *canvas, guint first, const guint *step)
{
    for (guint i = first; step != NULL && i < canvas->scene->parts->len; i++)
        ((Part *)g_ptr_array_index(canvas->scene->parts, i))->first_step = *step;
}

static void add_regions(const Canvas *canvas, const Graph *graph, const StepPlan *steps)
{
    for (guint i = 0; i < graph->clusters->len; i++) {
        const Cluster *cluster = &g_array_index(graph->clusters, Cluster, i);
        guint first = canvas->scene->parts->len;
        guint step = steps != NULL ? rebut_step_plan_group(steps, cluster->group) : 0;
        if (cluster->box.width > 0.0)
            add_region(canvas, cluster);
        set_step(canvas, first, &step);
    }
}

/* What the first step shows is not new to anyone. */
static void add_halos(const Canvas *canvas, const Graph *graph, const StepPlan *steps)
{
    for (size_t i = 0; steps != NULL && i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        guint step = node->role == NODE_CARD ? steps->items[node->item->index] : 0;
        if (step <= 1 || step == REBUT_STEP_NEVER)
            continue;
        rebut_canvas_add_halo(canvas, node);
        Part *halo = g_ptr_array_index(canvas->scene->parts, canvas->scene->parts->len - 1);
        halo->first_step = halo->last_step = step;
    }
}

static void add_links(const Canvas *canvas, const Graph *graph, const StepPlan *steps)
{
    for (size_t i = 0; i < graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(graph, i);
        guint first = canvas->scene->parts->len;
        if (edge->part == LINK_SECOND_HALF)
            continue;
        rebut_canvas_add_link(canvas, graph, i);
        set_step(canvas, first, steps != NULL ? &steps->links[edge->link->index] : NULL);
    }
}

static const guint *step_of_node(const StepPlan *steps, const NodeRecord *node)
{
    switch (node->role) {
    case NODE_CARD:
        return steps != NULL ? &steps->items[node->item->index] : NULL;
    case NODE_REFERENCE:
        return steps != NULL ? &steps->links[node->link->index] : NULL;
    case NODE_PREMISES:
        return steps != NULL ? &steps->joints[node->joint->index] : NULL;
    case NODE_ATTACKED_LINK:
        break;
    }
    return steps != NULL ? &steps->attacks[node->link->index] : NULL;
}

static void add_joints(const Canvas *canvas, const Graph *graph, const StepPlan *steps)
{
    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        guint first = canvas->scene->parts->len;
        if (node->role == NODE_CARD)
            continue;
        rebut_canvas_add_joint(canvas, graph, node);
        set_step(canvas, first, step_of_node(steps, node));
    }
}

/* Cards, and references between them, in reading order. */
static void add_cards(const Canvas *canvas, const Graph *graph, const DrawOptions *options)
{
    for (guint i = 0; i < graph->reading->len; i++) {
        const NodeRecord *node = g_ptr_array_index(graph->reading, i);
        guint first = canvas->scene->parts->len;
        rebut_canvas_add_card(canvas, graph, node, options->lists_sources);
        set_step(canvas, first, step_of_node(options->steps, node));
    }
}

static void add_map(const Canvas *canvas, const Graph *graph, const DrawOptions *options)
{
    add_regions(canvas, graph, options->steps);
    add_halos(canvas, graph, options->steps);
    add_links(canvas, graph, options->steps);
    if (!graph->is_tree) /* discs are over the ends of lines, but brackets beside cards */
        add_joints(canvas, graph, options->steps);
    add_cards(canvas, graph, options);
    if (graph->is_tree)
        add_joints(canvas, graph, options->steps);
    rebut_draw_verdicts(canvas, graph, options->steps);
}

/* The list of sources and the legend. */
static void add_foot(const Canvas *canvas, const Graph *graph, const DrawOptions *options,
                     const Frame *frame, const Sheet *sheet)
{
    Rect block = {sheet->left, sheet->foot, sheet->frame_width, 0.0};

    if (options->lists_sources)
        rebut_canvas_add_sources(canvas, graph, frame, block);
    if (!options->has_legend)
        return;
    g_autoptr(Legend) legend = rebut_legend_new(graph, canvas->shaper);
    block.y += sheet->fit.sources + frame->legend_apart;
    rebut_canvas_add_legend(canvas, legend, block, sheet->fit.legend_size, options->steps);
}

static Scene *draw_in(const Theme *theme, const Graph *graph, TextShaper *shaper,
                      const DrawOptions *options, const Frame *frame)
{
    const Sheet sheet = make_sheet(graph, options, frame);
    Scene *scene = open_scene(graph, shaper, options, &sheet);
    const Canvas canvas = {scene,        theme,     shaper,
                           graph->scale, sheet.map, options->page->least_line};

    if (options->has_ground)
        add_ground(&canvas);
    add_title(&canvas, frame, &sheet);
    add_map(&canvas, graph, options);
    add_foot(&canvas, graph, options, frame, &sheet);
    if (scene->is_rtl)
        rebut_scene_mirror(scene);
    return scene;
}

Scene *rebut_draw(const Graph *graph, TextShaper *shaper, const DrawOptions *options,
                  const Frame *frame)
{
    Scene *scene = draw_in(options->theme, graph, shaper, options, frame);

    if (options->dark != NULL) {
        g_autoptr(Scene) dark = draw_in(options->dark, graph, shaper, options, frame);
        rebut_scene_take_dark(scene, dark);
    }
    return scene;
}

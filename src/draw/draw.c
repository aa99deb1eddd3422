/* The drawing is a column: title, map, legend, each as wide as it needs, centred. First its size is
 * found in layout units; the scale that fits it into the page's box follows; then every part is
 * added once, in painting order: ground, title, regions, links, joints, cards, legend. */
#include "draw/draw.h"
#include "draw/canvas.h"

#define TITLE_SIZE    15.0
#define SUBTITLE_SIZE 10.0
#define TITLE_GAP     14.0 /* below title and subtitle */
#define LEGEND_ABOVE  16.0
#define LEAST_WIDTH   260.0 /* so that a title above one card is not a tower of words */
#define EDGE          3.0   /* around everything: half of the thickest border, and a little air */

typedef struct Sheet {
    const Graph *graph;
    const DrawOptions *options;
    Lines *title, *subtitle; /* NULL where the map has none */
    Legend *legend;
    double width; /* of the column, layout units */
    double title_height, legend_height;
    double height;
} Sheet;

static Lines *wrap_at(TextShaper *shaper, const Words *words, double size, TextStyle style,
                      double width)
{
    if (words->bytes == NULL)
        return NULL;
    return rebut_text_wrap(rebut_text_shape_in(shaper, words->bytes, style),
                           width * REBUT_BODY_SIZE / size);
}

static double lines_height(const Lines *lines, double size)
{
    return lines == NULL ? 0.0 : lines->lines->len * REBUT_LINE_HEIGHT * size / REBUT_BODY_SIZE;
}

double rebut_draw_extra_height(const Argument *argument, const DrawOptions *options)
{
    double height = 2.0 * EDGE;

    if (argument->title.bytes != NULL)
        height += REBUT_LINE_HEIGHT * TITLE_SIZE / REBUT_BODY_SIZE + TITLE_GAP;
    if (argument->subtitle.bytes != NULL)
        height += REBUT_LINE_HEIGHT * SUBTITLE_SIZE / REBUT_BODY_SIZE;
    if (options->has_legend)
        height += LEGEND_ABOVE + REBUT_LINE_HEIGHT;
    return height;
}

static void measure_sheet(Sheet *sheet, TextShaper *shaper)
{
    const Argument *argument = sheet->graph->argument;

    sheet->width = MAX(sheet->graph->width, LEAST_WIDTH);
    sheet->title = wrap_at(shaper, &argument->title, TITLE_SIZE, STYLE_STRONG, sheet->width);
    sheet->subtitle =
        wrap_at(shaper, &argument->subtitle, SUBTITLE_SIZE, STYLE_PLAIN, sheet->width);
    sheet->title_height =
        lines_height(sheet->title, TITLE_SIZE) + lines_height(sheet->subtitle, SUBTITLE_SIZE);
    if (sheet->title_height > 0.0)
        sheet->title_height += TITLE_GAP;
    if (sheet->options->has_legend) {
        sheet->legend = rebut_legend_new(sheet->graph, shaper, sheet->width);
        sheet->legend_height = LEGEND_ABOVE + rebut_legend_height(sheet->legend);
    }
    sheet->width += 2.0 * EDGE;
    sheet->height = sheet->title_height + sheet->graph->height + sheet->legend_height + 2.0 * EDGE;
}

static double fit_scale(const Sheet *sheet)
{
    const DrawOptions *options = sheet->options;
    double scale = options->page->largest_text / REBUT_BODY_SIZE;

    scale = MIN(scale, options->box_width / sheet->width);
    if (options->box_height > 0.0)
        scale = MIN(scale, options->box_height / sheet->height);
    return scale;
}

static char *describe(const Graph *graph)
{
    size_t counts[N_KINDS] = {0};
    GString *words = g_string_new("Argument map: ");
    const char *separator = "";

    for (size_t i = 0; i < graph->argument->items->len; i++)
        counts[((const Item *)g_ptr_array_index(graph->argument->items, i))->kind]++;
    for (int kind = 0; kind < N_KINDS; kind++) {
        if (counts[kind] == 0)
            continue;
        bool has_plural = counts[kind] > 1 && kind != KIND_EVIDENCE;
        g_string_append_printf(words, "%s%zu %s%s", separator, counts[kind],
                               rebut_kind_name((Kind)kind), has_plural ? "s" : "");
        separator = ", ";
    }
    g_string_append_c(words, '.');
    return g_string_free(words, FALSE);
}

static Scene *open_scene(const Sheet *sheet, TextShaper *shaper, double scale)
{
    const Argument *argument = sheet->graph->argument;
    const Page *page = sheet->options->page;
    Scene *scene = sheet->options->is_whole
                       ? rebut_scene_new(page->width, page->height)
                       : rebut_scene_new(sheet->width * scale, sheet->height * scale);

    scene->title = argument->title.bytes != NULL ? rebut_marks_parse(argument->title.bytes, NULL)
                                                 : g_strdup("Argument map");
    scene->description = describe(sheet->graph);
    scene->author = g_strdup(argument->author.bytes);
    scene->date = g_strdup(argument->date.bytes);
    scene->lang = g_strdup(argument->lang.bytes);
    scene->is_rtl = rebut_text_shaper_is_rtl(shaper);
    scene->smallest_text = REBUT_BODY_SIZE * scale;
    return scene;
}

static void add_ground(const Canvas *canvas)
{
    Part *part = rebut_scene_add_part(canvas->scene, PART_BACKGROUND, NULL);
    Paint paint = {.has_fill = true, .fill = canvas->theme->ground};

    rebut_part_add_rect(part, 0, 0, canvas->scene->width, canvas->scene->height, 0, &paint);
}

static void add_title(const Canvas *canvas, const Sheet *sheet)
{
    const TextLook title = {TEXT_TITLE, TITLE_SIZE, STYLE_STRONG, canvas->theme->ink};
    const TextLook subtitle = {TEXT_SUBTITLE, SUBTITLE_SIZE, STYLE_PLAIN, canvas->theme->faint};
    Rect block = {EDGE, EDGE, sheet->width - 2.0 * EDGE, 0};

    if (sheet->title == NULL && sheet->subtitle == NULL)
        return;
    Part *part = rebut_scene_add_part(canvas->scene, PART_TITLE, NULL);
    if (sheet->title != NULL)
        rebut_canvas_add_lines(canvas, part, &title, block, sheet->title);
    block.y += lines_height(sheet->title, TITLE_SIZE);
    if (sheet->subtitle != NULL)
        rebut_canvas_add_lines(canvas, part, &subtitle, block, sheet->subtitle);
}

static void add_region(const Canvas *canvas, const Cluster *cluster)
{
    static const double solid[2] = {0, 0};
    const TextLook look = {TEXT_REGION, REBUT_HEAD_SIZE, STYLE_STRONG, canvas->theme->faint};
    Part *part = rebut_scene_add_part(canvas->scene, PART_REGION, NULL);
    Paint paint = rebut_canvas_line(canvas, canvas->theme->region_line, 0.8, solid);
    Point corner = rebut_canvas_point(canvas, cluster->box.x, cluster->box.y);

    double baseline =
        cluster->box.y + (cluster->has_title_below ? cluster->box.height - 5.0 : 11.0);

    part->id = g_strdup(cluster->group->id.bytes);
    part->label = g_strdup(cluster->group->label.bytes);
    paint.has_fill = true;
    paint.fill = canvas->theme->region_fill;
    rebut_part_add_rect(part, corner.x, corner.y, cluster->box.width * canvas->scale,
                        cluster->box.height * canvas->scale, 4.0 * canvas->scale, &paint);
    if (cluster->group->label.bytes != NULL)
        rebut_canvas_add_text(canvas, part, &look, (Point){cluster->box.x + 7.0, baseline},
                              cluster->group->label.bytes);
}

static void add_map(const Canvas *canvas, const Graph *graph)
{
    for (guint i = 0; i < graph->clusters->len; i++) {
        const Cluster *cluster = &g_array_index(graph->clusters, Cluster, i);
        if (cluster->box.width > 0.0)
            add_region(canvas, cluster);
    }
    for (size_t i = 0; i < graph->edges->len; i++)
        if (rebut_graph_edge(graph, i)->part != LINK_SECOND_HALF)
            rebut_canvas_add_link(canvas, graph, i);
    for (size_t i = 0; i < graph->nodes->len; i++)
        if (rebut_graph_node(graph, i)->role != NODE_CARD)
            rebut_canvas_add_joint(canvas, graph, rebut_graph_node(graph, i));
    for (size_t i = 0; i < graph->nodes->len; i++)
        if (rebut_graph_node(graph, i)->role == NODE_CARD)
            rebut_canvas_add_card(canvas, rebut_graph_node(graph, i));
}

Scene *rebut_draw(const Graph *graph, TextShaper *shaper, const DrawOptions *options)
{
    Sheet sheet = {.graph = graph, .options = options};

    measure_sheet(&sheet, shaper);
    double scale = fit_scale(&sheet);
    Scene *scene = open_scene(&sheet, shaper, scale);
    Canvas canvas = {scene, options->theme, shaper, scale, {0, 0}};
    canvas.origin.x = (scene->width - sheet.width * scale) / 2.0;
    canvas.origin.y = (scene->height - sheet.height * scale) / 2.0;
    add_ground(&canvas);
    add_title(&canvas, &sheet);
    double left = (sheet.width - graph->width) / 2.0, top = EDGE + sheet.title_height;
    Canvas map = canvas;
    map.origin = rebut_canvas_point(&canvas, left, top);
    add_map(&map, graph);
    if (sheet.legend != NULL)
        rebut_canvas_add_legend(&canvas, sheet.legend,
                                (Point){EDGE, top + graph->height + LEGEND_ABOVE});
    rebut_lines_free(sheet.title);
    rebut_lines_free(sheet.subtitle);
    rebut_legend_free(sheet.legend);
    return scene;
}

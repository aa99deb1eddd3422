/* The layout has given everything its place, so the drawing's size is known in layout units; the
 * scale that fits it into the page's box follows; then every part is added once, in painting order:
 * ground, title, regions, halos, links, joints, cards, legend, sources.
 *
 * A map in a language that is written from right to left is laid out and drawn from left to right
 * like any other, and the scene is mirrored at the end. So nothing before has to know of it, but
 * for the order of runs within a line, which mirroring leaves alone. */
#include "draw/draw.h"
#include "argument/wording.h"
#include "draw/canvas.h"

#define TITLE_SIZE    15.0
#define SUBTITLE_SIZE 10.0
#define EDGE          3.0 /* around everything: half of the thickest border, and a little air */
#define LABEL_ASIDE   7.0 /* of a region, from its side */

static const char *subtitle_of(const Argument *argument, const DrawOptions *options)
{
    return options->page_name != NULL ? options->page_name : argument->subtitle.bytes;
}

void rebut_draw_furniture(const Graph *graph, TextShaper *shaper, const DrawOptions *options,
                          Furniture *furniture)
{
    const Argument *argument = graph->argument;

    *furniture = (Furniture){.title_size = TITLE_SIZE, .subtitle_size = SUBTITLE_SIZE};
    if (argument->title.bytes != NULL)
        furniture->title = rebut_text_shape_in(shaper, argument->title.bytes, STYLE_STRONG);
    const char *subtitle = subtitle_of(argument, options);
    if (subtitle != NULL)
        furniture->subtitle = rebut_text_shape_in(shaper, subtitle, STYLE_PLAIN);
    if (options->has_legend) {
        g_autoptr(Legend) legend = rebut_legend_new(graph, shaper);
        rebut_legend_measure(legend, furniture);
    }
    if (options->lists_sources)
        rebut_sources_measure(graph, shaper, furniture);
}

static double fit_scale(const Graph *graph, const DrawOptions *options)
{
    double scale = options->page->largest_text / REBUT_BODY_SIZE;

    scale = MIN(scale, options->box_width / (graph->width + 2.0 * EDGE));
    if (options->box_height > 0.0)
        scale = MIN(scale, options->box_height / (graph->height + 2.0 * EDGE));
    return scale;
}

/* "Challenges: 2 answered, 1 open, 0 undecided." */
static char *describe_challenges(const Graph *graph)
{
    size_t counts[N_STATUSES] = {0};

    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        if (node->role == NODE_CARD && node->item->kind == KIND_CHALLENGE)
            counts[node->status.status]++;
    }
    g_autofree char *answered = g_strdup_printf("%zu", counts[STATUS_ANSWERED]);
    g_autofree char *open = g_strdup_printf("%zu", counts[STATUS_OPEN]);
    g_autofree char *undecided = g_strdup_printf("%zu", counts[STATUS_UNDECIDED]);
    return rebut_phrase(graph->argument->lexicon, WORD_MAP_CHALLENGES, "answered", answered, "open",
                        open, "undecided", undecided, NULL);
}

static char *describe(const Graph *graph)
{
    const Lexicon *lexicon = graph->argument->lexicon;
    size_t counts[N_KINDS] = {0}, n = 0;
    g_auto(GStrv) names = g_new0(char *, N_KINDS + 1);

    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        if (node->role == NODE_CARD)
            counts[node->item->kind]++;
    }
    for (int kind = 0; kind < N_KINDS; kind++)
        if (counts[kind] > 0)
            names[n++] = rebut_kind_count(lexicon, (Kind)kind, counts[kind]);
    g_autofree char *list = rebut_word_series(lexicon, (const char *const *)names, n);
    g_autofree char *words = rebut_phrase(lexicon, WORD_MAP_COUNTS, "counts", list, NULL);
    if (!graph->has_verdicts || counts[KIND_CHALLENGE] == 0)
        return g_steal_pointer(&words);
    g_autofree char *challenges = describe_challenges(graph);
    return g_strdup_printf("%s %s", words, challenges);
}

static Scene *open_scene(const Graph *graph, TextShaper *shaper, const DrawOptions *options,
                         double scale)
{
    const Argument *argument = graph->argument;
    Scene *scene = options->is_whole ? rebut_scene_new(options->page->width, options->page->height)
                                     : rebut_scene_new((graph->width + 2.0 * EDGE) * scale,
                                                       (graph->height + 2.0 * EDGE) * scale);

    scene->title = argument->title.bytes != NULL
                       ? rebut_marks_parse(argument->title.bytes, NULL)
                       : g_strdup(rebut_word(argument->lexicon, WORD_ARGUMENT_MAP));
    scene->lexicon = argument->lexicon;
    scene->description = describe(graph);
    scene->author = g_strdup(argument->author.bytes);
    scene->date = g_strdup(argument->date.bytes);
    scene->lang = g_strdup(argument->lang.bytes);
    scene->is_rtl = rebut_text_shaper_is_rtl(shaper);
    scene->smallest_text = REBUT_BODY_SIZE * scale;
    scene->n_steps = options->steps != NULL ? options->steps->n_steps : 0;
    return scene;
}

static void add_ground(const Canvas *canvas)
{
    Part *part = rebut_scene_add_part(canvas->scene, PART_BACKGROUND, NULL);
    Paint paint = {.has_fill = true, .fill = canvas->theme->ground};

    rebut_part_add_rect(part, 0, 0, canvas->scene->width, canvas->scene->height, 0, &paint);
}

/* Adds a text of the title in its block; returns the block below it. */
static Rect add_title_text(const Canvas *canvas, Part *part, const TextLook *look, Rect block,
                           const char *marked)
{
    const ShapedText *text = rebut_text_shape_in(canvas->shaper, marked, look->style);
    double factor = look->size / REBUT_BODY_SIZE;
    g_autoptr(Lines) lines = rebut_text_wrap(text, (block.width + 0.1) / factor);

    rebut_canvas_add_lines(canvas, part, look, block, lines);
    block.y += lines->lines->len * REBUT_LINE_HEIGHT * factor;
    return block;
}

static void add_title(const Canvas *canvas, const Graph *graph, const DrawOptions *options)
{
    const TextLook title = {TEXT_TITLE, TITLE_SIZE, STYLE_STRONG, canvas->theme->ink};
    const TextLook subtitle = {TEXT_SUBTITLE, SUBTITLE_SIZE, STYLE_PLAIN, canvas->theme->faint};
    const Argument *argument = graph->argument;
    Rect block = graph->title;

    const char *second = subtitle_of(argument, options);
    if (argument->title.bytes == NULL && second == NULL)
        return;
    Part *part = rebut_scene_add_part(canvas->scene, PART_TITLE, NULL);
    if (argument->title.bytes != NULL)
        block = add_title_text(canvas, part, &title, block, argument->title.bytes);
    if (second != NULL)
        add_title_text(canvas, part, &subtitle, block, second);
}

/* The words of one line, cut where they are wider than `room`. */
static char *cut_to(const Canvas *canvas, const TextLook *look, const char *words, double room)
{
    glong fits = 0, fails = g_utf8_strlen(words, -1);

    if (rebut_text_width(canvas->shaper, words, look->size, look->style) <= room)
        return g_strdup(words);
    while (fails - fits > 1) {
        glong middle = fits + (fails - fits) / 2;
        g_autofree char *start = g_utf8_substring(words, 0, middle);
        g_autofree char *cut = g_strconcat(g_strchomp(start), "\u2026", NULL);
        bool is_in = rebut_text_width(canvas->shaper, cut, look->size, look->style) <= room;
        *(is_in ? &fits : &fails) = middle;
    }
    g_autofree char *start = g_utf8_substring(words, 0, fits);
    return g_strconcat(g_strchomp(start), "\u2026", NULL);
}

static void add_region_title(const Canvas *canvas, Part *part, const Cluster *cluster)
{
    const TextLook look = {TEXT_REGION, REBUT_HEAD_SIZE, STYLE_STRONG, canvas->theme->faint};
    double below = cluster->has_title_below ? cluster->box.height - 5.0 : 11.0;
    g_autofree char *title =
        cut_to(canvas, &look, cluster->group->label.bytes, cluster->box.width - 2.0 * LABEL_ASIDE);

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

static void add_links(const Canvas *canvas, const Graph *graph, const StepPlan *steps,
                      bool is_broken)
{
    for (size_t i = 0; i < graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(graph, i);
        guint first = canvas->scene->parts->len;
        if (edge->part == LINK_SECOND_HALF || rebut_graph_is_broken(graph, edge) != is_broken)
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
    case NODE_PREMISES:
        return steps != NULL ? &steps->joints[node->joint->index] : NULL;
    case NODE_ATTACKED_LINK:
        break;
    }
    return steps != NULL ? &steps->attacks[node->link->index] : NULL;
}

static void add_nodes(const Canvas *canvas, const Graph *graph, const DrawOptions *options,
                      bool are_cards)
{
    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        guint first = canvas->scene->parts->len;
        if ((node->role == NODE_CARD) != are_cards)
            continue;
        if (are_cards)
            rebut_canvas_add_card(canvas, graph, node, options->lists_sources);
        else
            rebut_canvas_add_joint(canvas, graph, node);
        set_step(canvas, first, step_of_node(options->steps, node));
    }
}

static void add_map(const Canvas *canvas, const Graph *graph, const DrawOptions *options)
{
    add_regions(canvas, graph, options->steps);
    add_halos(canvas, graph, options->steps);
    /* Broken ones first, so that a trunk that they share with whole ones looks whole. */
    add_links(canvas, graph, options->steps, true);
    add_links(canvas, graph, options->steps, false);
    add_nodes(canvas, graph, options, false);
    add_nodes(canvas, graph, options, true);
}

static Scene *draw_in(const Theme *theme, const Graph *graph, TextShaper *shaper,
                      const DrawOptions *options)
{
    double scale = fit_scale(graph, options);
    Scene *scene = open_scene(graph, shaper, options, scale);
    Canvas canvas = {scene, theme, shaper, scale, {0, 0}};

    canvas.origin.x = (scene->width - graph->width * scale) / 2.0;
    canvas.origin.y = (scene->height - graph->height * scale) / 2.0;
    add_ground(&canvas);
    add_title(&canvas, graph, options);
    add_map(&canvas, graph, options);
    if (options->has_legend) {
        g_autoptr(Legend) legend = rebut_legend_new(graph, shaper);
        rebut_canvas_add_legend(&canvas, legend, graph->legend);
    }
    if (options->lists_sources) {
        g_auto(Furniture) furniture;
        rebut_draw_furniture(graph, shaper, options, &furniture);
        rebut_canvas_add_sources(&canvas, graph, &furniture);
    }
    if (scene->is_rtl)
        rebut_scene_mirror(scene);
    return scene;
}

Scene *rebut_draw(const Graph *graph, TextShaper *shaper, const DrawOptions *options)
{
    Scene *scene = draw_in(options->theme, graph, shaper, options);

    if (options->dark != NULL) {
        g_autoptr(Scene) dark = draw_in(options->dark, graph, shaper, options);
        rebut_scene_take_dark(scene, dark);
    }
    return scene;
}

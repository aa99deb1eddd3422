/* Constructors of the scene. A part is a few dozen bytes and two arrays; parts are reached by
 * pointer, so that the caller may hold one while adding others. Shapes and texts stand in arrays by
 * value: a pointer to one is good until the next is added to the same part.
 *
 * Text is cleaned here, once: every format may rely on a run being one line of valid UTF-8 without
 * control characters. Writers clean again what reaches a file, as they trust nobody. */
#include "scene/scene.h"
#include "base/clean.h"
#include <math.h>
#include "graph/text.h"
#include <string.h>

#define FEW_SHAPES 3 /* for which a part has room from the start */

static void clear_shape(gpointer data)
{
    Shape *shape = data;

    if (shape->steps != NULL)
        g_array_unref(shape->steps);
}

static void clear_text(gpointer data)
{
    Text *text = data;

    g_free(text->bytes);
    g_free(text->href);
    g_free(text->label);
}

static void free_part(gpointer data)
{
    Part *part = data;

    g_free(part->id);
    g_free(part->from);
    g_free(part->to);
    g_free(part->label);
    g_free(part->tooltip);
    g_free(part->further);
    g_free(part->name);
    g_free(part->called);
    g_free(part->href);
    g_free(part->continues);
    g_array_unref(part->shapes);
    g_array_unref(part->texts);
    g_free(part);
}

Scene *rebut_scene_new(double width, double height)
{
    Scene *scene = g_new0(Scene, 1);

    scene->width = width;
    scene->height = height;
    scene->font = REBUT_FONTS;
    scene->lexicon = rebut_lexicon(NULL);
    scene->parts = g_ptr_array_new_with_free_func(free_part);
    return scene;
}

void rebut_scene_free(Scene *scene)
{
    if (scene == NULL)
        return;
    g_ptr_array_unref(scene->parts);
    g_free(scene->title);
    g_free(scene->description);
    g_strfreev(scene->step_descriptions);
    g_free(scene->author);
    g_free(scene->date);
    g_free(scene->lang);
    g_free(scene);
}

static bool is_in_step(const Part *part, guint step)
{
    return part->first_step <= step && (part->last_step == 0 || step <= part->last_step);
}

/* A scene that borrows some of the parts of another. */
static Scene *new_excerpt(const Scene *scene)
{
    Scene *shown = g_new(Scene, 1);

    *shown = *scene;
    shown->title = g_strdup(scene->title);
    shown->description = g_strdup(scene->description);
    shown->step_descriptions = NULL;
    shown->author = g_strdup(scene->author);
    shown->date = g_strdup(scene->date);
    shown->lang = g_strdup(scene->lang);
    shown->n_steps = 0;
    shown->parts = g_ptr_array_new();
    return shown;
}

Scene *rebut_scene_at_step(const Scene *scene, guint step)
{
    Scene *shown = new_excerpt(scene);

    if (scene->step_descriptions != NULL) {
        g_free(shown->description);
        shown->description = g_strdup(scene->step_descriptions[step - 1]);
    }
    for (guint i = 0; i < scene->parts->len; i++) {
        Part *part = g_ptr_array_index(scene->parts, i);
        if (is_in_step(part, step))
            g_ptr_array_add(shown->parts, part);
    }
    return shown;
}

Scene *rebut_scene_without_steps(const Scene *scene)
{
    Scene *shown = new_excerpt(scene);

    for (guint i = 0; i < scene->parts->len; i++) {
        Part *part = g_ptr_array_index(scene->parts, i);
        if (part->last_step == 0)
            g_ptr_array_add(shown->parts, part);
    }
    return shown;
}

/* Adds the card that an address leads to. */
static void add_target(GHashTable *targets, const char *href)
{
    union {
        const char *id;
        gpointer pointer;
    } both = {.id = href};

    if (href == NULL || !g_str_has_prefix(href, REBUT_CARD_TARGET))
        return;
    both.id += strlen(REBUT_CARD_TARGET);
    g_hash_table_add(targets, both.pointer);
}

GHashTable *rebut_scene_targets(const Scene *scene)
{
    g_autoptr(GHashTable) named = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTable *targets = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        add_target(named, part->href);
        for (guint j = 0; j < part->texts->len; j++)
            add_target(named, g_array_index(part->texts, Text, j).href);
    }
    for (guint i = 0; i < scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        if (part->type == PART_CARD && part->id != NULL && g_hash_table_contains(named, part->id))
            g_hash_table_add(targets, part->id);
    }
    return targets;
}

Part *rebut_scene_add_part(Scene *scene, PartType type, const char *class_name)
{
    Part *part = g_new0(Part, 1);

    part->type = type;
    part->class_name = class_name;
    part->shapes = g_array_sized_new(FALSE, FALSE, sizeof(Shape), FEW_SHAPES);
    part->texts = g_array_new(FALSE, FALSE, sizeof(Text));
    g_array_set_clear_func(part->shapes, clear_shape);
    g_array_set_clear_func(part->texts, clear_text);
    g_ptr_array_add(scene->parts, part);
    return part;
}

static Shape *add_shape(Part *part, const Shape *shape)
{
    g_array_append_vals(part->shapes, shape, 1);
    return &g_array_index(part->shapes, Shape, part->shapes->len - 1);
}

Shape *rebut_part_add_rect(Part *part, double x, double y, double width, double height,
                           double radius, const Paint *paint)
{
    Shape shape = {.type = SHAPE_RECT,
                   .paint = *paint,
                   .x = x,
                   .y = y,
                   .width = width,
                   .height = height,
                   .radius = radius};

    return add_shape(part, &shape);
}

Shape *rebut_part_add_path(Part *part, const Paint *paint)
{
    Shape shape = {.type = SHAPE_PATH,
                   .paint = *paint,
                   .steps = g_array_sized_new(FALSE, FALSE, sizeof(PathStep), 2)};

    return add_shape(part, &shape);
}

void rebut_shape_move(Shape *shape, double x, double y)
{
    PathStep step = {.command = 'M', .x = {x}, .y = {y}};

    g_array_append_val(shape->steps, step);
}

void rebut_shape_line(Shape *shape, double x, double y)
{
    PathStep step = {.command = 'L', .x = {x}, .y = {y}};

    g_array_append_val(shape->steps, step);
}

void rebut_shape_curve(Shape *shape, double x1, double y1, double x2, double y2, double x, double y)
{
    PathStep step = {.command = 'C', .x = {x1, x2, x}, .y = {y1, y2, y}};

    g_array_append_val(shape->steps, step);
}

void rebut_shape_close(Shape *shape)
{
    PathStep step = {.command = 'Z'};

    g_array_append_val(shape->steps, step);
}

Text *rebut_part_add_text(Part *part, const Text *text, const char *bytes)
{
    Text copy = *text;

    copy.bytes = rebut_words_clean(bytes);
    g_array_append_val(part->texts, copy);
    return &g_array_index(part->texts, Text, part->texts->len - 1);
}

static bool is_same_drawing(const Scene *scene, const Scene *other)
{
    bool is_same = scene->parts->len == other->parts->len;

    for (guint i = 0; is_same && i < scene->parts->len; i++) {
        const Part *one = g_ptr_array_index(scene->parts, i);
        const Part *two = g_ptr_array_index(other->parts, i);
        is_same = one->type == two->type && one->shapes->len == two->shapes->len &&
                  one->texts->len == two->texts->len;
    }
    return is_same;
}

static void take_dark_part(Part *part, const Part *dark)
{
    for (guint i = 0; i < part->shapes->len; i++) {
        Paint *paint = &g_array_index(part->shapes, Shape, i).paint;
        const Paint *other = &g_array_index(dark->shapes, Shape, i).paint;
        paint->dark_fill = other->fill;
        paint->dark_line = other->line;
    }
    for (guint i = 0; i < part->texts->len; i++)
        g_array_index(part->texts, Text, i).dark_colour =
            g_array_index(dark->texts, Text, i).colour;
}

void rebut_scene_take_dark(Scene *scene, const Scene *dark)
{
    if (!is_same_drawing(scene, dark))
        return;
    for (guint i = 0; i < scene->parts->len; i++)
        take_dark_part(g_ptr_array_index(scene->parts, i), g_ptr_array_index(dark->parts, i));
    scene->has_dark = true;
}

static size_t points_of(const PathStep *step)
{
    return step->command == 'Z' ? 0 : step->command == 'C' ? 3 : 1;
}

/* The middle of what a path covers, by its control points. */
static double middle_of(const GArray *steps)
{
    double left = INFINITY, right = -INFINITY;

    for (guint i = 0; i < steps->len; i++) {
        const PathStep *step = &g_array_index(steps, PathStep, i);
        for (size_t point = 0; point < points_of(step); point++) {
            left = MIN(left, step->x[point]);
            right = MAX(right, step->x[point]);
        }
    }
    return left <= right ? (left + right) / 2 : 0;
}

static void mirror_path(const Shape *shape, double width)
{
    double move = width - 2 * middle_of(shape->steps);

    for (guint i = 0; i < shape->steps->len; i++) {
        PathStep *step = &g_array_index(shape->steps, PathStep, i);
        for (size_t point = 0; point < points_of(step); point++)
            step->x[point] = shape->keeps_sides ? step->x[point] + move : width - step->x[point];
    }
}

static void mirror_part(Part *part, double width)
{
    for (guint i = 0; i < part->shapes->len; i++) {
        Shape *shape = &g_array_index(part->shapes, Shape, i);
        if (shape->type == SHAPE_PATH)
            mirror_path(shape, width);
        else
            shape->x = width - shape->x - shape->width;
    }
    for (guint i = 0; i < part->texts->len; i++) {
        Text *text = &g_array_index(part->texts, Text, i);
        text->x = width - text->x - text->width;
    }
}

void rebut_scene_mirror(Scene *scene)
{
    for (guint i = 0; i < scene->parts->len; i++)
        mirror_part(g_ptr_array_index(scene->parts, i), scene->width);
}

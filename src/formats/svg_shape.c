#include "formats/svg_shape.h"
#include "base/number.h"

static void write_paint(Xml *xml, const Paint *paint)
{
    if (paint->has_fill)
        rebut_xml_colour(xml, XML_FILL, paint->fill);
    else
        rebut_xml_attribute(xml, XML_FILL, "none");
    if (!paint->has_line)
        return;
    rebut_xml_colour(xml, XML_STROKE, paint->line);
    rebut_xml_number(xml, XML_STROKE_WIDTH, paint->line_width);
    if (paint->dash[0] > 0) {
        GString *dash = g_string_new(NULL);
        rebut_number_append(dash, paint->dash[0], 2);
        g_string_append_c(dash, ' ');
        rebut_number_append(dash, paint->dash[1], 2);
        rebut_xml_attribute(xml, XML_STROKE_DASHARRAY, dash->str);
        g_string_free(dash, TRUE);
        if (paint->dash_offset > 0)
            rebut_xml_number(xml, XML_STROKE_DASHOFFSET, paint->dash_offset);
    }
}

static size_t points_of(char command)
{
    return command == 'Z' ? 0 : command == 'C' ? 3 : 1;
}

static void write_steps(Xml *xml, const GArray *steps)
{
    GString *data = g_string_new(NULL);

    for (guint i = 0; i < steps->len; i++) {
        const PathStep *step = &g_array_index(steps, PathStep, i);
        g_string_append_c(data, step->command);
        for (size_t point = 0; point < points_of(step->command); point++) {
            if (point > 0)
                g_string_append_c(data, ' ');
            rebut_number_append(data, step->x[point], 2);
            g_string_append_c(data, ',');
            rebut_number_append(data, step->y[point], 2);
        }
    }
    rebut_xml_attribute(xml, XML_D, data->str);
    g_string_free(data, TRUE);
}

static void write_geometry(Xml *xml, const Shape *shape)
{
    if (shape->type == SHAPE_PATH) {
        write_steps(xml, shape->steps);
        return;
    }
    rebut_xml_number(xml, XML_X, shape->x);
    rebut_xml_number(xml, XML_Y, shape->y);
    rebut_xml_number(xml, XML_WIDTH, shape->width);
    rebut_xml_number(xml, XML_HEIGHT, shape->height);
    if (shape->radius > 0)
        rebut_xml_number(xml, XML_RX, shape->radius);
}

void rebut_svg_shape_write(Xml *xml, const Shape *shape, const char *classes, const char *of)
{
    rebut_xml_open(xml, shape->type == SHAPE_PATH ? XML_PATH : XML_RECT);
    if (classes[0] != '\0')
        rebut_xml_attribute(xml, XML_CLASS, classes);
    if (of != NULL)
        rebut_xml_attribute(xml, XML_DATA_OF, of);
    write_geometry(xml, shape);
    write_paint(xml, &shape->paint);
    rebut_xml_close(xml);
}

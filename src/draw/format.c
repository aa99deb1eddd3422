/* The table of formats. A row is all that a new format needs here. */
#include "draw/format.h"
#include <string.h>

const Format rebut_formats[] = {
    {.name = "svg",
     .about = "vector drawing with text as text",
     .is_text = true,
     .write_scene = rebut_svg_write},
    {.name = NULL},
};

const Format *rebut_format_find(const char *name)
{
    for (const Format *format = rebut_formats; format->name != NULL; format++)
        if (strcmp(format->name, name) == 0)
            return format;
    return NULL;
}

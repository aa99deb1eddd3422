/* The library's readers judge nearness in the same way, so a misspelt option and a misspelt id are
 * met with the same forbearance. */
#include "cli/names.h"
#include "base/near.h"

const char *rebut_name_nearest(const char *name, const char *const *names)
{
    Near near;

    rebut_near_init(&near, name);
    for (; *names != NULL; names++)
        rebut_near_offer(&near, *names);
    return near.best;
}

/* Names in the tables of the top level, and of sources and classes in items. */
#include "argument/check.h"
#include "base/near.h"
#include <string.h>

static void check_members(const Argument *argument, Diagnostics *diagnostics)
{
    for (guint i = 0; i < argument->groups->len; i++) {
        Group *group = g_ptr_array_index(argument->groups, i);
        for (guint j = 0; j < group->member_ids->len; j++) {
            Item *item = rebut_check_item(argument, g_array_index(group->member_ids, Words, j),
                                          "`members`", diagnostics);
            if (item != NULL && !g_ptr_array_find(group->members, item, NULL))
                g_ptr_array_add(group->members, item);
        }
    }
}

void rebut_check_tables(Argument *argument, Diagnostics *diagnostics)
{
    check_members(argument, diagnostics);
}

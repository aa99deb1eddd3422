/* The state of one graph is the list of the names given out, whose index is the id, and a table
 * from name to id for each type of object. Anonymous objects (edges) take a number without a name.
 */
#include "graph/ids.h"
#include <glib.h>
#include <stdbool.h>

#define N_OBJECT_TYPES 4 /* AGRAPH, AGNODE, AGOUTEDGE, AGINEDGE */

typedef struct Ids {
    GPtrArray *names; /* of char *, owned; NULL for an anonymous object */
    GHashTable *by_name[N_OBJECT_TYPES];
} Ids;

static void *ids_open(Agraph_t *graph, Agdisc_t *discipline)
{
    Ids *ids = g_new0(Ids, 1);

    (void)graph;
    (void)discipline;
    ids->names = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < N_OBJECT_TYPES; i++)
        ids->by_name[i] = g_hash_table_new(g_str_hash, g_str_equal);
    return ids;
}

static long ids_map(void *state, int type, char *name, IDTYPE *id, int may_create)
{
    Ids *ids = state;
    gpointer known = NULL;

    if (name != NULL && g_hash_table_lookup_extended(ids->by_name[type], name, NULL, &known)) {
        *id = GPOINTER_TO_SIZE(known);
        return 1;
    }
    if (!may_create)
        return 0;
    char *copy = g_strdup(name);
    *id = ids->names->len;
    if (copy != NULL)
        g_hash_table_insert(ids->by_name[type], copy, GSIZE_TO_POINTER(ids->names->len));
    g_ptr_array_add(ids->names, copy);
    return 1;
}

static long ids_alloc(void *state, int type, IDTYPE id)
{
    (void)state;
    (void)type;
    (void)id;
    return 0; /* nobody asks for an id of their own choice */
}

static void ids_release(void *state, int type, IDTYPE id)
{
    (void)state;
    (void)type;
    (void)id; /* an id is never given out twice */
}

static char *ids_print(void *state, int type, IDTYPE id)
{
    const Ids *ids = state;

    (void)type;
    return id < ids->names->len ? g_ptr_array_index(ids->names, (guint)id) : NULL;
}

static void ids_close(void *state)
{
    Ids *ids = state;

    for (int i = 0; i < N_OBJECT_TYPES; i++)
        g_hash_table_unref(ids->by_name[i]);
    g_ptr_array_unref(ids->names);
    g_free(ids);
}

static void ids_register(void *state, int type, void *object)
{
    (void)state;
    (void)type;
    (void)object;
}

/* Not const only because cgraph takes it so; nothing writes to it. */
Agiddisc_t rebut_sequential_ids = {ids_open,  ids_map,   ids_alloc,   ids_release,
                                   ids_print, ids_close, ids_register};

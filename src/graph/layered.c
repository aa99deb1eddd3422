/* The helper program of the layered layout: reads graphs, lets graphviz's dot arrange them, writes
 * numbers.
 *
 * It is a program of its own because gvc may crash, hang, leak or give up by exit(). Each graph is
 * laid out in a fork, so that one starts from the same fresh state as the next and takes nobody
 * along when it dies. What arrives on stdin is `job LENGTH\n` and that many bytes of DOT, any
 * number of times; what is answered on stdout is
 *
 *     node NUMBER RANK X               for every node: its rank from the top, its centre
 *     chain UPPER LOWER COUNT X...     for every edge: where it passes the ranks in between
 *     done                             or `failed`, when the fork did not come to its end
 *
 * Only ranks and centres are asked for: where a rank lies and how a link runs is decided by the
 * caller, so dot's splines, the part of it that fails most, are never made. Object ids are handed
 * out in sequence, as the usual ones are addresses and make dot's result vary from run to run. */
#include <graphviz/gvc.h>
#include <graphviz/gvplugin.h>
#include <graphviz/types.h>
#include <search.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_JOB_BYTES (256L * 1024 * 1024)

extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
void dotneato_postprocess(Agraph_t *graph);

/* Takes the place of gvc's last step, which moves the cards to the origin but leaves the bends of
 * long edges behind. Without it all coordinates stay in one frame. */
__attribute__((visibility("default"))) void dotneato_postprocess(Agraph_t *graph)
{
    (void)graph;
}

/* Ids in sequence. cgraph wants even ids for named objects and odd ones for the rest. */
typedef struct Name {
    char *text;
    IDTYPE id;
} Name;

typedef struct Ids {
    void *by_text; /* a tree of Name * */
    IDTYPE named, unnamed;
} Ids;

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const Name *)a)->text, ((const Name *)b)->text);
}

static void *ids_open(Agraph_t *graph, Agdisc_t *discipline)
{
    (void)graph;
    (void)discipline;
    Ids *ids = calloc(1, sizeof *ids);
    if (ids == NULL)
        exit(1);
    ids->unnamed = 1;
    return ids;
}

static long ids_map(void *state, int type, char *text, IDTYPE *id, int create)
{
    Ids *ids = state;
    (void)type;
    if (text == NULL) {
        *id = ids->unnamed;
        ids->unnamed += 2;
        return create != 0;
    }
    Name key = {.text = text};
    Name **found = tfind(&key, &ids->by_text, compare_names);
    if (found != NULL) {
        *id = (*found)->id;
        return 1;
    }
    if (!create)
        return 0;
    Name *name = malloc(sizeof *name);
    if (name == NULL || (name->text = strdup(text)) == NULL)
        exit(1);
    name->id = ids->named += 2;
    if (tsearch(name, &ids->by_text, compare_names) == NULL)
        exit(1);
    *id = name->id;
    return 1;
}

static long ids_alloc(void *state, int type, IDTYPE id)
{
    (void)state;
    (void)type;
    (void)id;
    return 0;
}

static void ids_free(void *state, int type, IDTYPE id)
{
    (void)state;
    (void)type;
    (void)id;
}

/* A name is asked for only in messages, and those go nowhere. */
static char *ids_print(void *state, int type, IDTYPE id)
{
    (void)state;
    (void)type;
    (void)id;
    return NULL;
}

static void ids_close(void *state)
{
    (void)state;
}

static void ids_register(void *state, int type, void *object)
{
    (void)state;
    (void)type;
    (void)object;
}

typedef struct Text {
    const char *bytes;
    size_t left;
} Text;

static int read_text(void *channel, char *buffer, int size)
{
    Text *text = channel;
    size_t length = text->left < (size_t)size ? text->left : (size_t)size;
    memcpy(buffer, text->bytes, length);
    text->bytes += length;
    text->left -= length;
    return (int)length;
}

static long number_of(Agnode_t *node, Agsym_t *number)
{
    return strtol(agxget(node, number), NULL, 10);
}

/* One edge, followed from its upper node through dot's bends to its lower one. */
static void write_chain(Agnode_t *upper, Agedge_t *first, Agsym_t *number)
{
    int count = 0;
    Agnode_t *node = aghead(first);
    while (ND_node_type(node) == 1 && ND_out(node).size > 0) {
        count++;
        node = aghead(ND_out(node).list[0]);
    }
    if (ND_node_type(node) != 0)
        return;
    printf("chain %ld %ld %d", number_of(upper, number), number_of(node, number), count);
    for (node = aghead(first); ND_node_type(node) == 1; node = aghead(ND_out(node).list[0]))
        printf(" %.2f", ND_coord(node).x);
    printf("\n");
}

static void write_answer(Agraph_t *graph, Agsym_t *number)
{
    for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        printf("node %ld %d %.2f\n", number_of(node, number), ND_rank(node), ND_coord(node).x);
        for (int i = 0; i < ND_out(node).size; i++)
            write_chain(node, ND_out(node).list[i], number);
    }
}

/* Ends the process; the graph points to the disciplines as long as it lives. */
static void lay_out(GVC_t *context, const char *dot, size_t length)
{
    Agiddisc_t ids = {ids_open, ids_map, ids_alloc, ids_free, ids_print, ids_close, ids_register};
    Agiodisc_t io = AgIoDisc;
    Agdisc_t discipline = {&AgMemDisc, &ids, &io};
    Text text = {dot, length};
    char attribute[] = "number";
    io.afread = read_text;
    Agraph_t *graph = agread(&text, &discipline);
    Agsym_t *number = graph == NULL ? NULL : agattr(graph, AGNODE, attribute, NULL);
    if (number == NULL || gvLayout(context, graph, "dot") != 0)
        _exit(1);
    write_answer(graph, number);
    _exit(fflush(stdout) == 0 ? 0 : 1);
}

static bool run_job(GVC_t *context, const char *dot, size_t length)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        lay_out(context, dot, length);
    bool is_done = child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
                   WEXITSTATUS(status) == 0;
    /* A fork that died may have left half a line. */
    return printf(is_done ? "done\n" : "\nfailed\n") > 0 && fflush(stdout) == 0;
}

int main(void)
{
    const lt_symlist_t plugins[] = {
        {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {NULL, NULL}};
    GVC_t *context = gvContextPlugins(plugins, 0);
    long length = 0;
    while (scanf("job %ld", &length) == 1 && getchar() == '\n') {
        if (length < 0 || length > MAX_JOB_BYTES)
            return 1;
        char *dot = malloc((size_t)length + 1);
        if (dot == NULL || fread(dot, 1, (size_t)length, stdin) != (size_t)length)
            return 1;
        if (!run_job(context, dot, (size_t)length))
            return 1;
        free(dot);
    }
    return 0;
}

/* The helper program of the layered layout: reads a graph, lets graphviz's dot arrange it, writes
 * numbers.
 *
 * It is a program of its own because gvc may crash, hang, leak or give up by exit(). What arrives
 * on stdin is `job LENGTH\n` and that many bytes of DOT; what is answered on stdout is
 *
 *     node NUMBER RANK PLACE              for every node: its rank from the top, its place in it
 *     chain UPPER LOWER COUNT PLACE...    for every edge: its places in the ranks in between
 *     done
 *
 * Only ranks and their order are asked for: where a rank lies and how a link runs is decided by the
 * caller. So dot stops after its second phase (`phase=2` in the question), before it looks for
 * coordinates and splines, which take most of its time and fail most. Object ids are handed out in
 * sequence, as the usual ones are addresses and make dot's result vary from run to run. */
#include "graph/ids.h"
#include <graphviz/gvc.h>
#include <graphviz/gvplugin.h>
#include <graphviz/types.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_JOB_BYTES (256L * 1024 * 1024)

extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
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
        printf(" %d", ND_order(node));
    printf("\n");
}

static void write_answer(Agraph_t *graph, Agsym_t *number)
{
    for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        printf("node %ld %d %d\n", number_of(node, number), ND_rank(node), ND_order(node));
        for (int i = 0; i < ND_out(node).size; i++)
            write_chain(node, ND_out(node).list[i], number);
    }
}

static bool run_job(const char *dot, size_t length)
{
    const lt_symlist_t plugins[] = {
        {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {NULL, NULL}};
    GVC_t *context = gvContextPlugins(plugins, 0);
    Agiodisc_t io = AgIoDisc;
    Agdisc_t discipline = {&AgMemDisc, &rebut_sequential_ids, &io};
    Text text = {dot, length};
    char attribute[] = "number";

    io.afread = read_text;
    Agraph_t *graph = agread(&text, &discipline);
    Agsym_t *number = graph == NULL ? NULL : agattr(graph, AGNODE, attribute, NULL);
    if (number == NULL || gvLayout(context, graph, "dot") != 0)
        return false;
    write_answer(graph, number);
    return printf("done\n") > 0 && fflush(stdout) == 0;
}

/* Leaves without cleaning up, as dot's own cleaning fails after two phases. */
int main(void)
{
    long length = 0;

    if (scanf("job %ld", &length) != 1 || getchar() != '\n' || length < 0 || length > MAX_JOB_BYTES)
        return 1;
    char *dot = malloc((size_t)length + 1);
    if (dot == NULL || fread(dot, 1, (size_t)length, stdin) != (size_t)length)
        return 1;
    _exit(run_job(dot, (size_t)length) ? 0 : 1);
}

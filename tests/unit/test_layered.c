/* The layered layout keeps its promises on graphs of every shape, and says so when the helper
 * program fails, whatever that does: every card has its place and keeps apart from the others,
 * every link is drawn from border to border and runs through no card, and the same graph comes out
 * the same twice. */
#include "layout/path.h"
#include "layout/layered/layered.h"
#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include <cmocka.h>
#include "random_graphs.h"

#define SAMPLES 24

static const Frame slide = {.width = 888.0, .height = 468.0, .most_scale = 1.8};

static LayoutRequest request_with(const char *helper)
{
    return (LayoutRequest){
        .frame = &slide, .helper = helper, .seconds = 20.0, .helper_bytes = (size_t)512 << 20};
}

static bool lay_out(Graph *graph, const LayoutRequest *request)
{
    const char *reason = NULL;
    bool is_done = rebut_layered_layout(graph, request, &reason);
    assert_true(is_done || reason != NULL);
    return is_done;
}

static void assert_apart(const Graph *graph)
{
    for (size_t i = 0; i < graph->nodes->len; i++) {
        const Rect *a = &rebut_graph_node(graph, i)->box;
        assert_true(isfinite(a->x) && isfinite(a->y));
        assert_true(a->x >= -0.01 && a->y >= -0.01);
        assert_true(a->x + a->width <= graph->width + 0.01 &&
                    a->y + a->height <= graph->height + 0.01);
        for (size_t j = 0; j < i; j++) {
            const Rect *b = &rebut_graph_node(graph, j)->box;
            assert_true(a->x + a->width <= b->x || b->x + b->width <= a->x ||
                        a->y + a->height <= b->y || b->y + b->height <= a->y);
        }
    }
}

static double distance_to_border(Point point, const Rect *box)
{
    double outside_x = MAX(MAX(box->x - point.x, point.x - box->x - box->width), 0.0);
    double outside_y = MAX(MAX(box->y - point.y, point.y - box->y - box->height), 0.0);
    double inside = MIN(MIN(point.x - box->x, box->x + box->width - point.x),
                        MIN(point.y - box->y, box->y + box->height - point.y));
    return inside > 0.0 ? inside : hypot(outside_x, outside_y);
}

static bool is_inside(Point point, const Rect *box)
{
    return point.x > box->x + 1.0 && point.x < box->x + box->width - 1.0 &&
           point.y > box->y + 1.0 && point.y < box->y + box->height - 1.0;
}

static Point sample(const Point *p, double t)
{
    double s = 1.0 - t, a = s * s * s, b = 3.0 * s * s * t, c = 3.0 * s * t * t, d = t * t * t;
    return (Point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                   a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

static void assert_no_card_holds(const Graph *graph, Point point)
{
    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        assert_false(node->role == NODE_CARD && is_inside(point, &node->box));
    }
}

static void assert_link(const Graph *graph, const EdgeRecord *edge)
{
    const GArray *path = edge->path;
    const NodeRecord *tail = rebut_edge_tail(graph, edge), *head = rebut_edge_head(graph, edge);
    assert_true(path->len >= 4 && path->len % 3 == 1);
    const Point *points = &g_array_index(path, Point, 0);
    double out = distance_to_border(points[0], &tail->box);
    double in = distance_to_border(points[path->len - 1], &head->box);
    assert_true(out <= (tail->role == NODE_CARD ? 0.5 : REBUT_JOINT_SIZE));
    assert_true(in <= (head->role == NODE_CARD ? 0.5 : REBUT_JOINT_SIZE));
    for (guint i = 0; i + 3 < path->len; i += 3)
        for (int j = 0; j <= SAMPLES; j++) {
            Point point = sample(&points[i], (double)j / SAMPLES);
            assert_true(isfinite(point.x) && isfinite(point.y));
            assert_no_card_holds(graph, point);
        }
}

/* So that the frame of a region is told from what stands beside it. */
#define FRAME_APART 2.4

static bool is_beside(const Rect *frame, const Rect *other)
{
    return other->x + other->width + FRAME_APART <= frame->x ||
           frame->x + frame->width + FRAME_APART <= other->x ||
           other->y + other->height + FRAME_APART <= frame->y ||
           frame->y + frame->height + FRAME_APART <= other->y;
}

static void assert_regions_apart(const Graph *graph, guint index)
{
    const Rect *box = &g_array_index(graph->clusters, Cluster, index).box;

    for (guint i = 0; i < index; i++) {
        const Rect *other = &g_array_index(graph->clusters, Cluster, i).box;
        assert_true(other->width <= 0.0 || is_beside(box, other));
    }
}

static void assert_regions(const Graph *graph)
{
    for (guint i = 0; i < graph->clusters->len; i++) {
        const Cluster *cluster = &g_array_index(graph->clusters, Cluster, i);
        const Rect *box = &cluster->box;
        if (box->width <= 0.0)
            continue;
        assert_regions_apart(graph, i);
        for (size_t j = 0; j < graph->nodes->len; j++) {
            Agnode_t *node = g_ptr_array_index(graph->nodes, (guint)j);
            const Rect *card = &rebut_node_record(node)->box;
            bool is_member = agsubnode(cluster->subgraph, node, 0) != NULL;
            assert_true(is_member != is_beside(box, card));
        }
    }
}

static void assert_sound(const Graph *graph)
{
    assert_apart(graph);
    assert_regions(graph);
    for (size_t i = 0; i < graph->edges->len; i++)
        assert_link(graph, rebut_graph_edge(graph, i));
}

static void assert_same(const Graph *a, const Graph *b)
{
    for (size_t i = 0; i < a->nodes->len; i++)
        assert_memory_equal(&rebut_graph_node(a, i)->box, &rebut_graph_node(b, i)->box,
                            sizeof(Rect));
    for (size_t i = 0; i < a->edges->len; i++) {
        const GArray *one = rebut_graph_edge(a, i)->path, *other = rebut_graph_edge(b, i)->path;
        assert_int_equal(one->len, other->len);
        assert_memory_equal(one->data, other->data, one->len * sizeof(Point));
    }
}

/* Lays a random graph out twice. False if that cannot be done. */
static bool check(Shape shape, uint64_t seed, size_t n_cards, const LayoutRequest *request)
{
    g_autoptr(Graph) graph = random_graph(shape, seed, n_cards);
    g_autoptr(Graph) again = random_graph(shape, seed, n_cards);
    if (!lay_out(graph, request))
        return false;
    assert_sound(graph);
    assert_true(lay_out(again, request));
    assert_same(graph, again);
    return true;
}

static void layered_is_sound(void **state)
{
    LayoutRequest request = request_with(REBUT_HELPER);
    (void)state;
    for (Shape shape = SHAPE_TREE; shape < N_SHAPES; shape++)
        for (uint64_t seed = 0; seed < 12; seed++)
            assert_true(check(shape, seed, 1 + (size_t)seed * 4, &request));
}

static void layered_is_sound_on_any_page(void **state)
{
    LayoutRequest request = request_with(REBUT_HELPER);
    (void)state;
    Frame frame = slide;
    request.frame = &frame;
    frame.height = 0.0;
    for (Shape shape = SHAPE_TREE; shape < N_SHAPES; shape++)
        assert_true(check(shape, 99, 30, &request));
    frame.width = 250.0;
    frame.height = 650.0;
    for (Shape shape = SHAPE_TREE; shape < N_SHAPES; shape++)
        assert_true(check(shape, 98, 30, &request));
}

static void layered_is_sound_on_large_graphs(void **state)
{
    LayoutRequest request = request_with(REBUT_HELPER);
    (void)state;
    for (Shape shape = SHAPE_TREE; shape < N_SHAPES; shape++)
        assert_true(check(shape, 7, 180, &request));
}

/* Of a tree, every rank runs from left to right as its cards are read, and lies below the rank
 * before; nothing is above the first card, whatever it bears on itself. */
static void layers_follow_the_author(void **state)
{
    static const size_t parents[] = {0, 0, 0, 1, 1, 0, 5, 5, 6, 0};
    LayoutRequest request = request_with(REBUT_HELPER);
    g_autoptr(Graph) graph = new_graph();
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(parents); i++) {
        add_node(graph, NODE_CARD, 100.0, 30.0);
        if (i == 0)
            continue;
        set_parent(graph, i, parents[i]);
        add_edge(graph, i, parents[i], LINK_WHOLE);
    }
    add_edge(graph, 0, 9, LINK_WHOLE);
    assert_true(lay_out(graph, &request));
    for (size_t i = 1; i < G_N_ELEMENTS(parents); i++) {
        const Rect *box = &rebut_graph_node(graph, i)->box;
        const NodeRecord *parent = rebut_node_record(rebut_graph_node(graph, i)->parent);
        assert_true(box->y > parent->box.y + parent->box.height);
        for (size_t j = 1; j < i; j++)
            if (rebut_graph_node(graph, j)->depth == rebut_graph_node(graph, i)->depth)
                assert_true(rebut_graph_node(graph, j)->box.x < box->x);
    }
}

/* Level or upright pieces of different links, more than `most` long, that run on each other. */
static size_t count_shared_tracks(const Graph *graph, double most)
{
    size_t count = 0;
    for (size_t i = 0; i < graph->edges->len; i++)
        for (size_t j = 0; j < i; j++) {
            const EdgeRecord *a = rebut_graph_edge(graph, i), *b = rebut_graph_edge(graph, j);
            if (rebut_edge_head(graph, a) == rebut_edge_head(graph, b))
                continue;
            for (size_t k = 0; k < rebut_path_curves(a->path); k++)
                for (size_t l = 0; l < rebut_path_curves(b->path); l++) {
                    Point p = rebut_path_at(a->path, k, 0.0), q = rebut_path_at(a->path, k, 1.0),
                          r = rebut_path_at(b->path, l, 0.0), s = rebut_path_at(b->path, l, 1.0);
                    bool is_level = fabs(p.y - q.y) + fabs(r.y - s.y) < 0.1;
                    double shared =
                        MIN(MAX(p.x, q.x), MAX(r.x, s.x)) - MAX(MIN(p.x, q.x), MIN(r.x, s.x));
                    count += is_level && fabs(p.y - r.y) < 2.0 && shared > most;
                }
        }
    return count;
}

static void lines_keep_to_tracks_of_their_own(void **state)
{
    static const Shape shapes[] = {SHAPE_DAG, SHAPE_CYCLES, SHAPE_PARALLEL, SHAPE_JOINTS};
    LayoutRequest request = request_with(REBUT_HELPER);
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++) {
        g_autoptr(Graph) graph = random_graph(shapes[i], 4, 40);
        assert_true(lay_out(graph, &request));
        assert_int_equal(count_shared_tracks(graph, 0.1), 0);
    }
}

/* Everything is still drawn, and the same each time. */
static void a_spent_budget_costs_no_link(void **state)
{
    static const uint64_t budgets[] = {0, 1000, 100000, 1000000};
    LayoutRequest request = request_with(REBUT_HELPER);
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(budgets); i++) {
        g_autoptr(Graph) graph = random_graph(SHAPE_CYCLES, 3, 60);
        g_autoptr(Graph) again = random_graph(SHAPE_CYCLES, 3, 60);
        Budget budget = {.left = budgets[i]}, other = {.left = budgets[i]};
        request.budget = &budget;
        assert_true(lay_out(graph, &request));
        request.budget = &other;
        assert_true(lay_out(again, &request));
        assert_true(budget.is_spent && other.is_spent);
        assert_sound(graph);
        assert_same(graph, again);
    }
}

/* dot would take minutes for it and is not asked. */
static void a_clique_is_refused_at_once(void **state)
{
    const char *reason = NULL;
    LayoutRequest request = request_with(REBUT_HELPER);
    g_autoptr(Graph) graph = new_graph();
    clock_t start = clock();
    (void)state;
    for (size_t i = 0; i < 80; i++) {
        add_node(graph, NODE_CARD, 100.0, 30.0);
        for (size_t j = 0; j < i; j++) {
            add_edge(graph, i, j, LINK_WHOLE);
            add_edge(graph, j, i, LINK_WHOLE);
        }
    }
    assert_false(rebut_layered_layout(graph, &request, &reason));
    assert_string_equal(reason, "the graph is too large for layers");
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 2.0);
}

/* A helper that does what the shell script says. */
static char *fake_helper(const char *directory, const char *script)
{
    char *path = g_build_filename(directory, "helper", NULL);
    g_autofree char *text = g_strdup_printf("#!/bin/sh\n%s\n", script);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    assert_int_equal(chmod(path, 0755), 0);
    return path;
}

static void a_faulty_helper_is_said(void **state)
{
    static const char *const scripts[] = {
        "kill -SEGV $$",
        "exit 1",
        "kill -9 $$",
        "sleep 100",
        "trap '' TERM; exec >&-; sleep 100",
        "while :; do :; done",
        "exec yes",
        "exec cat /dev/zero",
        "echo done",
        "echo failed; sleep 100",
        "read line; echo done; cat > /dev/null",
        "read line; printf 'node 0 0 nan\\ndone\\n'; cat > /dev/null",
        "read line; printf 'node 0 0 1e400\\ndone\\n'; cat > /dev/null",
        "read line; printf 'node 99999999999999999999 0 1\\ndone\\n'; cat > /dev/null",
        "read line; printf 'node 0 0 0\\nnode 1 0 0\\nnode 2 0 0\\ndone\\n'; cat > /dev/null",
        "read line; printf 'node 0 2 0\\nnode 1 1 0\\nnode 2 0 0\\ndone\\n'; cat > /dev/null",
        "read line; printf 'node 0 0 0\\nchain 0 1 99999999\\ndone\\n'; cat > /dev/null",
        "read line; printf 'node -1 0 0\\ndone\\n'; cat > /dev/null",
        "a=x; while :; do a=$a$a; done",
        "echo word >&2; exit 3",
    };
    g_autofree char *directory = g_dir_make_tmp("rebut-XXXXXX", NULL);
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++) {
        g_autofree char *path = fake_helper(directory, scripts[i]);
        LayoutRequest request = request_with(path);
        request.seconds = 0.4;
        request.helper_bytes = (size_t)64 << 20;
        gint64 start = g_get_monotonic_time();
        assert_false(check(SHAPE_TREE, 5, 9, &request));
        assert_true(g_get_monotonic_time() - start < 5 * G_USEC_PER_SEC);
        g_unlink(path);
    }
    g_rmdir(directory);
}

/* Swaps places of nodes but leaves the answer well formed: either it still holds or it is refused.
 */
static void a_confused_helper_is_found_out(void **state)
{
    g_autofree char *directory = g_dir_make_tmp("rebut-XXXXXX", NULL);
    g_autofree char *script =
        g_strdup_printf("exec %s | sed -u -e 's/^node 1 /node X /' -e 's/^node 4 /node 1 /' "
                        "-e 's/^node X /node 4 /'",
                        REBUT_HELPER);
    g_autofree char *path = fake_helper(directory, script);
    LayoutRequest request = request_with(path);
    (void)state;
    for (uint64_t seed = 0; seed < 10; seed++)
        check(SHAPE_DAG, seed, 12, &request);
    g_unlink(path);
    g_rmdir(directory);
}

static void a_missing_helper_is_said(void **state)
{
    LayoutRequest request = request_with("/nonexistent/helper");
    (void)state;
    assert_false(check(SHAPE_TREE, 1, 10, &request));
    request = request_with("/");
    assert_false(check(SHAPE_TREE, 1, 10, &request));
}

static size_t open_descriptors(void)
{
    size_t count = 0;
    for (int fd = 0; fd < 256; fd++)
        count += fcntl(fd, F_GETFD) >= 0;
    return count;
}

static void nothing_is_left_behind(void **state)
{
    LayoutRequest request = request_with(REBUT_HELPER);
    size_t before = open_descriptors();
    (void)state;
    check(SHAPE_DAG, 2, 40, &request);
    assert_int_equal(open_descriptors(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child, not even a dead one */
}

static gpointer lay_out_many(gpointer seed)
{
    LayoutRequest request = request_with(REBUT_HELPER);
    for (uint64_t i = 0; i < 5; i++)
        check(SHAPE_DAG, GPOINTER_TO_UINT(seed) + i, 20, &request);
    return NULL;
}

static void threads_do_not_meet(void **state)
{
    GThread *threads[4];
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
        threads[i] = g_thread_new("layout", lay_out_many, GUINT_TO_POINTER(i));
    for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
        g_thread_join(threads[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layered_is_sound),
        cmocka_unit_test(layered_is_sound_on_any_page),
        cmocka_unit_test(layered_is_sound_on_large_graphs),
        cmocka_unit_test(layers_follow_the_author),
        cmocka_unit_test(lines_keep_to_tracks_of_their_own),
        cmocka_unit_test(a_spent_budget_costs_no_link),
        cmocka_unit_test(a_clique_is_refused_at_once),
        cmocka_unit_test(a_faulty_helper_is_said),
        cmocka_unit_test(a_confused_helper_is_found_out),
        cmocka_unit_test(a_missing_helper_is_said),
        cmocka_unit_test(nothing_is_left_behind),
        cmocka_unit_test(threads_do_not_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

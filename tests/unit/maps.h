/* Maps that a test writes as YAML, read, checked and compiled: with verdicts and references, or as
 * it asks. */
#ifndef REBUT_TESTS_MAPS_H
#define REBUT_TESTS_MAPS_H

#include "graph/graph.h"
#include "read/read.h"
#include <string.h>

typedef struct Map {
    Source *source;
    Diagnostics *diagnostics;
    Argument *argument;
    TextShaper *shaper;
    Graph *graph;
} Map;

static inline Map open_map_as(const char *yaml, const CompileOptions *options)
{
    Map map = {.source = rebut_source_new("map", yaml, strlen(yaml)),
               .diagnostics = rebut_diagnostics_new()};

    assert_true(
        rebut_argument_read(map.source, &rebut_limits_default, map.diagnostics, &map.argument));
    assert_true(rebut_argument_check(map.argument, map.diagnostics));
    rebut_argument_judge(map.argument);
    map.shaper = rebut_text_shaper_in(NULL, REBUT_FONTS, "en");
    map.graph = rebut_graph_compile(map.argument, map.shaper, options);
    return map;
}

static inline Map open_map(const char *yaml)
{
    return open_map_as(yaml, &(CompileOptions){.has_verdicts = true, .has_references = true});
}

static inline void close_map(Map *map)
{
    rebut_graph_free(map->graph);
    rebut_text_shaper_free(map->shaper);
    rebut_argument_free(map->argument);
    rebut_diagnostics_free(map->diagnostics);
    rebut_source_free(map->source);
}

/* The card of the item with that id. */
static inline NodeRecord *card_of(const Map *map, const char *id)
{
    NodeRecord *card =
        rebut_graph_item_node(map->graph, rebut_argument_find_item(map->argument, id));

    assert_non_null(card);
    return card;
}

#endif

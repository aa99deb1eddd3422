/* Paths: rows of cubic curves, 3n + 1 control points, as edges keep them. */
#ifndef REBUT_LAYOUT_PATH_H
#define REBUT_LAYOUT_PATH_H

#include "graph/graph.h"

/* Replaces the path by lines through the points (at least two), with corners rounded by `radius`.
 */
void rebut_path_polyline(GArray *path, const Point *points, size_t n_points, double radius);
void rebut_path_reverse(GArray *path);
/* The point of curve `index` (from 0) at `t` (0 to 1). */
Point rebut_path_at(const GArray *path, size_t index, double t);
size_t rebut_path_curves(const GArray *path);

#endif

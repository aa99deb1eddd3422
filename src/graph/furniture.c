/* The title stands at the top where reading begins, the legend at the bottom or in the other corner
 * at the top. Each is tried at several widths. A block that stands in a corner needs as much more
 * height as what lies below (or above) it leaves too little: none if the corner is free, all of its
 * own height if a card stands there. The least sum wins; of equals, what is tried first. */
#include "graph/furniture.h"
#include <math.h>

#define LEAST_WIDTH   260.0 /* of a sheet, so that a title above one card is not a tower of words */
#define TITLE_BELOW   12.0  /* between title and map, upright */
#define TITLE_BESIDE  20.0
#define TITLE_COST    0.7 /* of a line more than the title needs: a tower of words reads badly */
#define LEGEND_ABOVE  12.0
#define LEGEND_BESIDE 18.0
#define SOURCES_ABOVE 14.0
#define SOURCE_GAP    1.5   /* between two entries */
#define COLUMN_WIDTH  210.0 /* the least of a column of sources */
#define COLUMN_GAP    20.0
#define MOST_COLUMNS  4

typedef struct Corner {
    bool is_right, is_bottom;
} Corner;

static const Corner legend_corners[] = {{false, true}, {true, true}, {true, false}};
static const double fractions[] = {1.0, 0.7, 0.5, 0.4, 0.3, 0.22, 0.16};

typedef struct Size {
    double width, height;
} Size;

/* A placing of both blocks and what it costs. */
typedef struct Setting {
    Size title, legend;
    Corner corner;
    double above, below; /* that the sheet reaches beyond the map */
    double cost;         /* of a title in more lines than it needs, in units of height */
} Setting;

typedef struct Board {
    const Furniture *furniture;
    const GArray *obstacles;
    Rect bounds; /* of the map, widened to the least width */
} Board;

void rebut_furniture_clear(Furniture *furniture)
{
    g_clear_pointer(&furniture->swatches, g_free);
    g_clear_pointer(&furniture->words, g_free);
    g_clear_pointer(&furniture->sources, g_free);
}

static void add_text_size(Size *size, const ShapedText *text, double font_size, double width)
{
    double factor = font_size / REBUT_BODY_SIZE, widest = 0.0;

    if (text == NULL)
        return;
    size_t count = rebut_text_count_lines(text, width / factor, &widest);
    size->width = MAX(size->width, widest * factor);
    size->height += (double)count * REBUT_LINE_HEIGHT * factor;
}

static Size title_size(const Furniture *furniture, double width)
{
    Size size = {0.0, 0.0};

    add_text_size(&size, furniture->title, furniture->title_size, width);
    add_text_size(&size, furniture->subtitle, furniture->subtitle_size, width);
    return size;
}

/* The width of the legend in so many columns. */
static double fill_columns(const Furniture *furniture, size_t n_columns, LegendColumn *columns)
{
    double width = (double)(n_columns - 1) * furniture->entry_gap;

    for (size_t i = 0; i < n_columns; i++)
        columns[i] = (LegendColumn){0.0, 0.0};
    for (size_t i = 0; i < furniture->n_entries; i++) {
        LegendColumn *column = &columns[i % n_columns];
        column->swatch = MAX(column->swatch, furniture->swatches[i]);
        column->words = MAX(column->words, furniture->words[i]);
    }
    for (size_t i = 0; i < n_columns; i++)
        width += columns[i].swatch + columns[i].words;
    return width;
}

size_t rebut_furniture_columns(const Furniture *furniture, double width,
                               LegendColumn columns[REBUT_LEGEND_COLUMNS])
{
    size_t n_columns = MIN(furniture->n_entries, REBUT_LEGEND_COLUMNS);

    while (n_columns > 1 && fill_columns(furniture, n_columns, columns) > width)
        n_columns--;
    if (n_columns == 1)
        fill_columns(furniture, 1, columns);
    return n_columns;
}

static Size legend_size(const Furniture *furniture, double width)
{
    LegendColumn columns[REBUT_LEGEND_COLUMNS];
    Size size = {0.0, 0.0};

    if (furniture->n_entries == 0)
        return size;
    size_t n_columns = rebut_furniture_columns(furniture, width, columns);
    size_t n_rows = (furniture->n_entries + n_columns - 1) / n_columns;
    size.width = fill_columns(furniture, n_columns, columns);
    size.height = (double)n_rows * furniture->row_height;
    return size;
}

double rebut_furniture_height(const Furniture *furniture, double width)
{
    double least = MAX(width, LEAST_WIDTH);
    Size title = title_size(furniture, least), legend = legend_size(furniture, least);
    double height = 0.0;

    if (title.height > 0.0)
        height += title.height + TITLE_BELOW;
    if (legend.height > 0.0 &&
        (title.height < legend.height || title.width + LEGEND_BESIDE + legend.width > width))
        height += legend.height + LEGEND_ABOVE;
    return height + rebut_furniture_sources(furniture, least, NULL);
}

static double source_height(const Furniture *furniture, size_t index, double width)
{
    Size size = {0.0, SOURCE_GAP};

    add_text_size(&size, furniture->sources[index], furniture->source_size,
                  width - furniture->source_indent);
    return size.height;
}

/* Columns of equal width are filled one after the other, each up to its share of the whole. */
double rebut_furniture_sources(const Furniture *furniture, double width, Rect *places)
{
    size_t fitting = (size_t)MAX(1.0, (width + COLUMN_GAP) / (COLUMN_WIDTH + COLUMN_GAP));
    size_t columns = CLAMP(furniture->n_sources, 1, MIN(fitting, MOST_COLUMNS)), column = 0;
    double column_width = (width - (double)(columns - 1) * COLUMN_GAP) / (double)columns;
    double total = 0.0, y = 0.0, height = 0.0;

    if (furniture->n_sources == 0)
        return 0.0;
    for (size_t i = 0; i < furniture->n_sources; i++)
        total += source_height(furniture, i, column_width);
    for (size_t i = 0; i < furniture->n_sources; i++) {
        double own = source_height(furniture, i, column_width);
        if (y > 0.0 && y + own / 2.0 > total / (double)columns && column + 1 < columns) {
            column++;
            y = 0.0;
        }
        double x = (double)column * (column_width + COLUMN_GAP) + furniture->source_indent;
        if (places != NULL)
            places[i] = (Rect){x, y + SOURCES_ABOVE, column_width - furniture->source_indent, own};
        y += own;
        height = MAX(height, y);
    }
    return SOURCES_ABOVE + height;
}

/* How far a block in a corner reaches beyond the map, which leaves it free or does not. */
static double reach_beyond(const Board *board, Size size, Corner corner, double beside)
{
    Rect bounds = board->bounds;
    double left = corner.is_right ? bounds.x + bounds.width - size.width - beside : bounds.x;
    double right = left + size.width + beside, free = INFINITY;

    for (guint i = 0; i < board->obstacles->len; i++) {
        const Rect *box = &g_array_index(board->obstacles, Rect, i);
        if (box->x < right && left < box->x + box->width)
            free = MIN(free, corner.is_bottom ? bounds.y + bounds.height - box->y - box->height
                                              : box->y - bounds.y);
    }
    double gap = corner.is_bottom ? LEGEND_ABOVE : TITLE_BELOW;
    return size.height > 0.0 ? MAX(0.0, size.height + gap - free) : 0.0;
}

static double total(const Setting *setting)
{
    return setting->above + setting->below + setting->cost;
}

static void try_legend(const Board *board, Setting setting, Setting *best)
{
    double reach = reach_beyond(board, setting.legend, setting.corner, LEGEND_BESIDE);

    if (setting.corner.is_bottom)
        setting.below = reach;
    else if (setting.title.width + LEGEND_BESIDE + setting.legend.width > board->bounds.width)
        return;
    else
        setting.above = MAX(setting.above, reach);
    if (total(&setting) < total(best) - 0.5)
        *best = setting;
}

static void try_title(const Board *board, Setting setting, Setting *best)
{
    setting.above = reach_beyond(board, setting.title, (Corner){false, false}, TITLE_BESIDE);
    if (total(&setting) >= total(best))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(fractions); i++) {
        setting.legend = legend_size(board->furniture, fractions[i] * board->bounds.width);
        for (size_t j = 0; j < G_N_ELEMENTS(legend_corners); j++) {
            setting.corner = legend_corners[j];
            try_legend(board, setting, best);
        }
    }
}

static Rect set_block(const Board *board, Size size, Corner corner, const Setting *setting)
{
    Rect bounds = board->bounds;

    return (Rect){corner.is_right ? bounds.x + bounds.width - size.width : bounds.x,
                  corner.is_bottom ? bounds.y + bounds.height + setting->below - size.height
                                   : bounds.y - setting->above,
                  size.width, size.height};
}

Rect rebut_furnish(const Furniture *furniture, const GArray *obstacles, Rect bounds, Rect *title,
                   Rect *legend)
{
    double more = MAX(0.0, LEAST_WIDTH - bounds.width);
    Board board = {furniture,
                   obstacles,
                   {bounds.x - more / 2.0, bounds.y, bounds.width + more, bounds.height}};
    Setting best = {.above = INFINITY};
    double least = title_size(furniture, board.bounds.width).height;

    for (size_t i = 0; i < G_N_ELEMENTS(fractions); i++) {
        Setting setting = {.title = title_size(furniture, fractions[i] * board.bounds.width)};
        setting.cost = TITLE_COST * (setting.title.height - least);
        try_title(&board, setting, &best);
    }
    *title = set_block(&board, best.title, (Corner){false, false}, &best);
    *legend = set_block(&board, best.legend, best.corner, &best);
    double sources = rebut_furniture_sources(furniture, board.bounds.width, NULL);
    return (Rect){board.bounds.x, bounds.y - best.above, board.bounds.width,
                  bounds.height + best.above + best.below + sources};
}

/* Each part of the map is tried whole. What does not come out legible is cut at a level at which it
 * does, and each branch that is cut becomes a part of its own; a card with more below
 * it than two levels can show legibly gets several pages, each with some of its children. So every
 * page shows something that none before it did, and the work ends.
 *
 * Parts wait on a stack, so the pages follow each other in reading order. On which page a card goes
 * on is known when all are planned, so cards have room for a number of two digits (or three, where
 * these do not do), in trials and at last: the layouts are the same, and so is what is legible. A
 * trial costs a layout; none is made for more cards than the page could hold without any gap
 * between them. */
#include "split_map.h"
#include "base/marks.h"
#include "base/number.h"

#define LONGEST_TITLE      70           /* characters */
#define MOST_UNFOLDED      3            /* cards, for which a page of details would be a waste */
#define LEAST_CARD         40.0 * 100.0 /* layout units: a line of text with its kind line */
#define TWO_DIGITS         88           /* the number of a page that takes the most room */
#define THREE_DIGITS       888
#define MOST_OF_TWO_DIGITS 99
#define ROUNDING           0.001 /* pages */

typedef struct Branch {
    const Item *focus;
    guint page; /* of the drawing, that shows the focus without what is below it; 0: none */
} Branch;

typedef struct Split {
    const Easel *easel;
    GPtrArray *pages; /* of SplitPage * */
    GArray *branches; /* of Branch: a stack */
    size_t most_cards;
    guint n_before;  /* pages of the drawing before these */
    guint room_page; /* the number for which cards have room */
} Split;

static void free_page(gpointer data)
{
    SplitPage *page = data;

    rebut_selection_free(page->selection);
    g_free(page->name);
    g_free(page->title);
    g_free(page->heading);
    g_free(page);
}

/* More cards than this cannot be legible on the page. A page without height holds any number. */
static size_t most_cards(const Easel *easel)
{
    double scale = rebut_picture_floor(easel) / REBUT_BODY_SIZE;
    double area = rebut_picture_area(easel) / (scale * scale);

    return area > 0.0 ? (size_t)(area / (LEAST_CARD)) : G_MAXSIZE;
}

/* "1.2 Shops lose trade", cut behind a word if it is long. */
static char *title_of(const Item *focus)
{
    g_autofree char *plain = rebut_marks_parse(rebut_item_brief(focus), NULL);

    if (g_utf8_strlen(plain, -1) <= LONGEST_TITLE)
        return g_strdup_printf("%s %s", focus->number, plain);
    char *cut = g_utf8_offset_to_pointer(plain, LONGEST_TITLE - 1);
    char *space = g_strrstr_len(plain, cut - plain, " ");
    *(space != NULL ? space : cut) = '\0';
    return g_strdup_printf("%s %s\u2026", focus->number, plain);
}

static char *heading_of(const Lexicon *lexicon, const char *title, guint page)
{
    g_autofree char *number = g_strdup_printf("%u", page);

    if (title == NULL || page == 0)
        return g_strdup(title);
    return rebut_phrase(lexicon, WORD_FROM_PAGE, "title", title, "page", number, NULL);
}

static bool is_cut(const Selection *selection, const Item *item)
{
    return rebut_selection_shows(selection, item) && item != selection->focus &&
           rebut_selection_left_out(selection, item) > 0;
}

/* The items that the selection shows without all that is below them, in reading order. */
static GPtrArray *cut_items(const Selection *selection)
{
    const GPtrArray *order = selection->argument->order;
    GPtrArray *items = g_ptr_array_new();

    for (guint i = 0; i < order->len; i++)
        if (is_cut(selection, g_ptr_array_index(order, i)))
            g_ptr_array_add(items, g_ptr_array_index(order, i));
    return items;
}

static bool is_legible(const Split *split, Selection *selection)
{
    if (selection->n_shown > split->most_cards)
        return false;
    g_autoptr(GPtrArray) cuts = cut_items(selection);
    for (guint i = 0; i < cuts->len; i++)
        selection->page[((const Item *)g_ptr_array_index(cuts, i))->index] = split->room_page;
    bool has_title = split->pages->len > 0 && selection->focus != NULL;
    g_autofree char *title = has_title ? title_of(selection->focus) : NULL;
    g_autofree char *heading =
        heading_of(split->easel->argument->lexicon, title, selection->focus_page);
    const Subject subject = {.selection = selection, .page_name = heading};
    g_autoptr(Picture) picture = rebut_picture_new(split->easel, &subject);
    return rebut_picture_is_legible(split->easel, picture);
}

/* The levels that a page shows at least, so that it shows more than its focus. */
static size_t least_levels(const Item *focus)
{
    return focus != NULL ? 2 : 1;
}

/* What is below the focus of a branch, of at most so many levels (0: all). */
static Selection *select_branch(const Split *split, Branch branch, size_t levels)
{
    size_t depth = levels > 0 ? levels - 1 : REBUT_ALL_LEVELS;
    Selection *selection = rebut_selection_new(split->easel->argument, branch.focus, depth);

    selection->focus_page = branch.page;
    selection->room_page = split->room_page;
    return selection;
}

/* The same with some of the children; then the focus goes on elsewhere. */
static Selection *select_levels(const Split *split, Branch branch, guint first, guint end,
                                size_t levels)
{
    Selection *selection = select_branch(split, branch, levels);
    const Item *focus = branch.focus;

    rebut_selection_keep(selection, first, end);
    if (focus != NULL && (first > 0 || end < focus->children->len))
        selection->page[focus->index] = split->room_page;
    return selection;
}

/* About how many pages the branches take that the selection cuts, if a page holds `capacity` cards.
 */
static double estimate_pages(const Selection *selection, size_t capacity)
{
    g_autoptr(GPtrArray) cuts = cut_items(selection);
    double pages = 0.0;

    for (guint i = 0; i < cuts->len; i++) {
        guint n_below = rebut_selection_left_out(selection, g_ptr_array_index(cuts, i));
        pages += MAX(1.0, (double)n_below / (double)capacity);
    }
    return pages;
}

/* The selections of the children [first, end) that are legible, from the least levels on; the first
 * stands there in any case. Of Selection *. */
static GPtrArray *legible_levels(const Split *split, Branch branch, guint first, guint end)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)rebut_selection_free);
    size_t levels = least_levels(branch.focus), n_shown = 0;
    Selection *next = select_levels(split, branch, first, end, levels);

    do {
        n_shown = next->n_shown;
        g_ptr_array_add(all, next);
        next = select_levels(split, branch, first, end, ++levels);
    } while (next->n_shown > n_shown && is_legible(split, next));
    rebut_selection_free(next);
    return all;
}

/* As many levels as make the fewest pages, and of these choices the one with the fewest levels: it
 * cuts the map into branches that say something by themselves. */
static Selection *best_levels(const Split *split, Branch branch, guint first, guint end)
{
    g_autoptr(GPtrArray) all = legible_levels(split, branch, first, end);
    size_t capacity = ((const Selection *)g_ptr_array_index(all, all->len - 1))->n_shown;
    double fewest = G_MAXDOUBLE;
    guint best = 0;

    for (guint i = 0; i < all->len; i++) {
        double pages = estimate_pages(g_ptr_array_index(all, i), capacity);
        if (pages < fewest - ROUNDING) {
            fewest = pages;
            best = i;
        }
    }
    return g_ptr_array_steal_index(all, best);
}

/* Small branches are not worth a page of their own where there is room for them. */
static Selection *unfold_small(const Split *split, Selection *selection)
{
    g_autoptr(GPtrArray) cuts = cut_items(selection);

    for (guint i = 0; i < cuts->len; i++) {
        const Item *item = g_ptr_array_index(cuts, i);
        if (rebut_selection_left_out(selection, item) > MOST_UNFOLDED)
            continue;
        g_autoptr(Selection) more = rebut_selection_copy(selection);
        rebut_selection_unfold(more, item);
        if (!is_legible(split, more))
            continue;
        rebut_selection_free(selection);
        selection = g_steal_pointer(&more);
    }
    return selection;
}

/* How many children from `first` on one page can show legibly; at least 1. */
static guint count_children(const Split *split, Branch branch, guint first, guint n_children)
{
    size_t levels = least_levels(branch.focus);
    guint fits = 1, fails = n_children - first + 1;

    for (guint next = 2; fails - fits > 1; next = MIN(fits * 2, fits + (fails - fits) / 2)) {
        next = CLAMP(next, fits + 1, fails - 1);
        g_autoptr(Selection) selection = select_levels(split, branch, first, first + next, levels);
        if (is_legible(split, selection))
            fits = next;
        else
            fails = next;
    }
    return fits;
}

static SplitPage *new_page(const Split *split, Branch branch, Selection *selection, guint chunk)
{
    SplitPage *page = g_new0(SplitPage, 1);
    const Lexicon *lexicon = split->easel->argument->lexicon;
    bool is_first = split->pages->len == 0;
    const char *id = is_first || branch.focus == NULL ? "overview" : branch.focus->id.bytes;

    page->selection = selection;
    page->name = chunk == 0 ? g_strdup(id) : g_strdup_printf("%s-%u", id, chunk + 1);
    page->title = is_first               ? g_strdup(rebut_word(lexicon, WORD_OVERVIEW))
                  : branch.focus != NULL ? title_of(branch.focus)
                                         : NULL;
    page->heading = is_first ? NULL : heading_of(lexicon, page->title, branch.page);
    return page;
}

/* The number in the drawing of the page that was added last. */
static guint last_page(const Split *split)
{
    return split->n_before + split->pages->len;
}

/* Tells a page (its number in the drawing; 0: none) where the branch's focus goes on. */
static void tell_page(const Split *split, Branch branch, guint number, guint details)
{
    if (number == 0 || branch.focus == NULL)
        return;
    const SplitPage *page = g_ptr_array_index(split->pages, number - split->n_before - 1);
    page->selection->page[branch.focus->index] = details;
}

static void add_page(Split *split, Branch branch, Selection *selection, guint chunk)
{
    g_autoptr(GPtrArray) cuts = cut_items(selection);

    g_ptr_array_add(split->pages, new_page(split, branch, selection, chunk));
    tell_page(split, branch, chunk > 0 ? last_page(split) - 1 : branch.page, last_page(split));
    for (guint i = cuts->len; i-- > 0;) {
        Branch more = {g_ptr_array_index(cuts, i), last_page(split)};
        g_array_append_val(split->branches, more);
    }
}

/* The branches that a later page adds lie on the stack above those of an earlier one; so that
 * earlier ones come first, each page's are moved below. */
static void keep_order(GArray *branches, guint base, guint before)
{
    g_autoptr(GArray) late = g_array_new(FALSE, FALSE, sizeof(Branch));
    guint n_late = branches->len - before;

    if (before == base || n_late == 0)
        return;
    g_array_append_vals(late, &g_array_index(branches, Branch, before), n_late);
    g_array_set_size(branches, before);
    g_array_insert_vals(branches, base, late->data, n_late);
}

static bool is_full(const Split *split)
{
    return last_page(split) > REBUT_MOST_PAGES;
}

static void split_children(Split *split, Branch branch, guint n_children)
{
    guint base = split->branches->len, chunk = 0, first_page = last_page(split) + 1;

    for (guint first = 0; first < n_children && !is_full(split); chunk++) {
        guint before = split->branches->len;
        guint end = first + count_children(split, branch, first, n_children);
        Selection *selection = best_levels(split, branch, first, end);
        add_page(split, branch, unfold_small(split, selection), chunk);
        keep_order(split->branches, base, before);
        first = end;
    }
    if (chunk > 1) /* the last one leads back to the first */
        tell_page(split, branch, last_page(split), first_page);
}

static void split_branch(Split *split, Branch branch)
{
    const Argument *argument = split->easel->argument;
    const GPtrArray *children = branch.focus != NULL ? branch.focus->children : argument->roots;
    g_autoptr(Selection) whole = select_branch(split, branch, 0);

    if (children->len == 0 || is_legible(split, whole))
        add_page(split, branch, g_steal_pointer(&whole), 0);
    else
        split_children(split, branch, children->len);
}

static void refuse(const Easel *easel)
{
    Diagnostic *error =
        rebut_diagnostics_add(easel->diagnostics, CODE_E0406, NULL, (Span){0, 0},
                              "the map would be split into more than %d pages", REBUT_MOST_PAGES);

    rebut_diagnostic_help(error, "draw a branch of it with `--focus`, ask for a larger page with "
                                 "`--for`, or allow smaller text with `--min-font`");
}

/* The pages, as many as there are or one too many. */
static GPtrArray *plan(const Easel *easel, const Item *focus, guint n_before, guint room_page)
{
    const GPtrArray *roots = easel->argument->roots;
    GPtrArray *pages = g_ptr_array_new_with_free_func(free_page);
    g_autoptr(GArray) branches = g_array_new(FALSE, FALSE, sizeof(Branch));
    Split split = {easel, pages, branches, most_cards(easel), n_before, room_page};
    Branch first = {focus == NULL && roots->len == 1 ? g_ptr_array_index(roots, 0) : focus, 0};

    g_array_append_val(branches, first);
    while (branches->len > 0 && !is_full(&split)) {
        Branch branch = g_array_index(branches, Branch, branches->len - 1);
        g_array_set_size(branches, branches->len - 1);
        split_branch(&split, branch);
    }
    rebut_diagnostics_take_back(easel->diagnostics, CODE_W0401); /* of the trials */
    return pages;
}

GPtrArray *rebut_split_map(const Easel *easel, const Item *focus, guint n_before)
{
    g_autoptr(GPtrArray) pages = plan(easel, focus, n_before, TWO_DIGITS);
    guint last = n_before + pages->len;

    if (last > MOST_OF_TWO_DIGITS && last <= REBUT_MOST_PAGES) {
        g_ptr_array_unref(pages);
        pages = plan(easel, focus, n_before, THREE_DIGITS);
        last = n_before + pages->len;
    }
    if (last <= REBUT_MOST_PAGES)
        return g_steal_pointer(&pages);
    refuse(easel);
    return NULL;
}

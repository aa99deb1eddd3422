/* A page that is home to a card shows what it stands under. So a card of which some children are
 * elsewhere is shown there, too, and names one of these pages. */
#include "render/page_set.h"

#define LONGEST_TITLE 70 /* characters */
#define LONGEST_STEP  32 /* of a card on the way */
#define LONGEST_WAY   88
#define MOST_MISSING  2 /* cards between two of a page that are shown again */
#define OVERVIEW      1

void rebut_scope_init(Scope *scope, const Argument *argument, const Item *focus)
{
    const GPtrArray *order = argument->order;
    g_autofree guint *place = g_new0(guint, argument->items->len + 1);

    *scope = (Scope){.argument = argument, .end = order->len};
    scope->parent = g_new(guint, order->len + 1);
    for (guint i = 0; i < order->len; i++) {
        const Item *item = g_ptr_array_index(order, i);
        place[item->index] = i;
        scope->parent[i] =
            item->parent != NULL && item != focus ? place[item->parent->index] : REBUT_NO_PARENT;
    }
    if (focus == NULL)
        return;
    scope->first = place[focus->index];
    for (scope->end = scope->first + 1; scope->end < order->len; scope->end++)
        if (rebut_scope_item(scope, scope->end)->depth <= focus->depth)
            break;
}

void rebut_scope_clear(Scope *scope)
{
    g_clear_pointer(&scope->parent, g_free);
}

const Item *rebut_scope_item(const Scope *scope, guint place)
{
    return g_ptr_array_index(scope->argument->order, place);
}

static bool is_top(const Scope *scope, const guint8 *is_shown, guint place)
{
    guint parent = scope->parent[place];

    return is_shown[place] != 0 && (parent == REBUT_NO_PARENT || is_shown[parent] == 0);
}

/* Places of the cards without a parent on the page. */
static GArray *find_tops(const Scope *scope, const guint8 *is_shown)
{
    GArray *tops = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint i = scope->first; i < scope->end; i++)
        if (is_top(scope, is_shown, i))
            g_array_append_val(tops, i);
    return tops;
}

/* Shows what is missing between a top and a card above it that is shown, if that is little. */
static void fill_up(const Scope *scope, guint8 *is_shown, guint top)
{
    guint above = scope->parent[top];
    guint missing = 0;

    while (above != REBUT_NO_PARENT && is_shown[above] == 0 && missing <= MOST_MISSING) {
        above = scope->parent[above];
        missing++;
    }
    if (above == REBUT_NO_PARENT || missing > MOST_MISSING)
        return;
    for (guint i = scope->parent[top]; i != above; i = scope->parent[i])
        is_shown[i] = REBUT_SHOWN_AGAIN;
}

/* Shows the parents of the tops that stand `deepest` or deeper; false when they have none. */
static bool lift_tops(const Scope *scope, guint8 *is_shown, const GArray *tops, size_t deepest)
{
    bool is_lifted = false;

    for (guint i = 0; i < tops->len; i++) {
        guint top = g_array_index(tops, guint, i), parent = scope->parent[top];
        if (rebut_scope_item(scope, top)->depth < deepest || parent == REBUT_NO_PARENT)
            continue;
        is_shown[parent] = REBUT_SHOWN_AGAIN;
        is_lifted = true;
    }
    return is_lifted;
}

static size_t find_deepest(const Scope *scope, const GArray *tops)
{
    size_t deepest = 0;

    for (guint i = 0; i < tops->len; i++)
        deepest = MAX(deepest, rebut_scope_item(scope, g_array_index(tops, guint, i))->depth);
    return deepest;
}

void rebut_page_add_parents(const Scope *scope, guint8 *is_shown)
{
    g_autoptr(GArray) own_tops = find_tops(scope, is_shown);

    lift_tops(scope, is_shown, own_tops, 0);
    g_autoptr(GArray) parents = find_tops(scope, is_shown);
    for (guint i = 0; i < parents->len; i++)
        fill_up(scope, is_shown, g_array_index(parents, guint, i));
    GArray *tops = find_tops(scope, is_shown);
    while (tops->len > REBUT_MOST_TOPS &&
           lift_tops(scope, is_shown, tops, find_deepest(scope, tops))) {
        g_array_unref(tops);
        tops = find_tops(scope, is_shown);
    }
    g_array_unref(tops);
}

/* "1.2 Shops lose trade", the text of no more characters than that. */
static char *title_of(const Item *item, long most)
{
    g_autofree char *beginning = rebut_item_beginning(item, most);

    return g_strdup_printf("%s %s", item->number, beginning);
}

/* "1.2 Shops lose trade · 1.3 Disabled people", or of many the first and the last. */
static char *title_of_tops(const Scope *scope, const guint8 *is_shown, long most)
{
    g_autoptr(GArray) tops = find_tops(scope, is_shown);
    bool has_many = tops->len > REBUT_MOST_TOPS;
    guint step = has_many ? tops->len - 1 : 1;
    long room = most / (long)(has_many ? 2 : MAX(1, tops->len));
    GString *title = g_string_new(NULL);

    for (guint i = 0; i < tops->len; i += step) {
        const Item *top = rebut_scope_item(scope, g_array_index(tops, guint, i));
        g_autofree char *own = title_of(top, room);
        const char *between = has_many ? " \u2013 " : " \u00b7 ";
        g_string_append_printf(title, "%s%s", i > 0 ? between : "", own);
    }
    return g_string_free(title, FALSE);
}

/* Is the place above all tops of a page? */
static bool is_above_all(const Scope *scope, guint place, const GArray *tops)
{
    const Item *item = rebut_scope_item(scope, place);

    for (guint i = 0; i < tops->len; i++) {
        const Item *above = rebut_scope_item(scope, g_array_index(tops, guint, i))->parent;
        while (above != NULL && above != item)
            above = above->parent;
        if (above == NULL)
            return false;
    }
    return true;
}

/* Puts the way to the tops before their title, from the nearest card on, as far as there is room; a
 * sole root is the map itself, which the title names. */
static void add_way(const Scope *scope, const GArray *tops, GString *words)
{
    guint place = scope->parent[g_array_index(tops, guint, 0)];
    bool has_sole_root = scope->argument->roots->len == 1;

    for (; place != REBUT_NO_PARENT; place = scope->parent[place]) {
        const Item *item = rebut_scope_item(scope, place);
        if ((item->parent == NULL && has_sole_root) || !is_above_all(scope, place, tops))
            continue;
        g_autofree char *step = title_of(item, LONGEST_STEP);
        if (g_utf8_strlen(words->str, -1) + g_utf8_strlen(step, -1) > LONGEST_WAY) {
            g_string_prepend(words, "\u2026 \u203a ");
            return;
        }
        g_string_prepend(words, " \u203a ");
        g_string_prepend(words, step);
    }
}

char *rebut_page_heading(const Scope *scope, const guint8 *is_shown, guint from_page)
{
    g_autoptr(GArray) tops = find_tops(scope, is_shown);
    g_autofree char *title = title_of_tops(scope, is_shown, LONGEST_TITLE);
    g_autofree char *page = g_strdup_printf("%u", from_page);
    g_autoptr(GString) words = g_string_new(title);

    add_way(scope, tops, words);
    if (from_page == 0)
        return g_strdup(words->str);
    return rebut_phrase(scope->argument->lexicon, WORD_FROM_PAGE, "title", words->str, "page", page,
                        NULL);
}

static void free_page(gpointer data)
{
    SetPage *page = data;

    rebut_selection_free(page->selection);
    g_free(page->name);
    g_free(page->title);
    g_free(page->heading);
    g_free(page);
}

/* A set of pages in the making. */
typedef struct PageSet {
    const Scope *scope;
    const guint *home; /* by place */
    guint n_before, room_page;
    GHashTable *names; /* to how often each was used */
} PageSet;

/* Where a top of a page is seen in its place. */
static guint page_before(const PageSet *set, guint place, guint page)
{
    guint parent = set->scope->parent[place];

    if (set->home[place] != page)
        return set->home[place];
    return parent != REBUT_NO_PARENT ? set->home[parent] : 0;
}

/* By place, of a card that does not have all its children here: the next page that is home to one
 * of them, and so shows the card, too; where none comes later, the first. To be g_freed. */
static guint *find_next_pages(const PageSet *set, const guint8 *is_shown, guint page)
{
    const Scope *scope = set->scope;
    guint *next = g_new0(guint, scope->end + 1);

    for (guint i = scope->first; i < scope->end; i++) {
        guint parent = scope->parent[i], home = set->home[i];
        if (is_shown[i] != 0 || parent == REBUT_NO_PARENT || is_shown[parent] == 0)
            continue;
        bool is_later = home > page, was_later = next[parent] > page;
        if (next[parent] == 0 || (is_later && !was_later) ||
            (is_later == was_later && home < next[parent]))
            next[parent] = home;
    }
    return next;
}

static void tell_pages(const PageSet *set, Selection *selection, const guint8 *is_shown, guint page)
{
    const Scope *scope = set->scope;
    g_autofree guint *next = find_next_pages(set, is_shown, page);

    selection->room_page = set->room_page;
    for (guint i = scope->first; i < scope->end; i++) {
        if (is_shown[i] == 0)
            continue;
        const Item *item = rebut_scope_item(scope, i);
        selection->page[item->index] = next[i] > 0 ? set->n_before + next[i] : 0;
        if (page == OVERVIEW || !is_top(scope, is_shown, i))
            continue;
        guint before = page_before(set, i, page);
        selection->origin[item->index] = before > 0 ? set->n_before + before : 0;
    }
}

/* "trade", and where that is taken, "trade-2" or a higher number. */
static char *name_of(const PageSet *set, const guint8 *is_shown, guint page)
{
    const char *id = "overview";

    for (guint i = set->scope->first; page > OVERVIEW && i < set->scope->end; i++) {
        if (is_shown[i] == 0)
            continue;
        id = rebut_scope_item(set->scope, i)->id.bytes;
        break;
    }
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(set->names, id)) + 1;
    char *name = n == 1 ? g_strdup(id) : g_strdup_printf("%s-%u", id, n);
    while (n > 1 && g_hash_table_contains(set->names, name)) { /* an id may end in a number, too */
        g_free(name);
        name = g_strdup_printf("%s-%u", id, ++n);
    }
    g_hash_table_replace(set->names, g_strdup(id), GUINT_TO_POINTER(n));
    if (n > 1)
        g_hash_table_replace(set->names, g_strdup(name), GUINT_TO_POINTER(1));
    return name;
}

static SetPage *make_page(const PageSet *set, guint8 *is_shown, guint page)
{
    const Scope *scope = set->scope;
    SetPage *made = g_new0(SetPage, 1);

    if (page > OVERVIEW)
        rebut_page_add_parents(scope, is_shown);
    made->selection = rebut_selection_of_places(scope->argument, is_shown);
    tell_pages(set, made->selection, is_shown, page);
    made->name = name_of(set, is_shown, page);
    if (page == OVERVIEW) {
        made->title = g_strdup(rebut_word(scope->argument->lexicon, WORD_OVERVIEW));
        return made;
    }
    g_autoptr(GArray) tops = find_tops(scope, is_shown);
    guint before = page_before(set, g_array_index(tops, guint, 0), page);
    made->title = title_of_tops(scope, is_shown, LONGEST_TITLE);
    made->heading = rebut_page_heading(scope, is_shown, before > 0 ? set->n_before + before : 0);
    return made;
}

GPtrArray *rebut_page_set_new(const Scope *scope, const guint *home, guint n_pages, guint n_before,
                              guint room_page)
{
    GPtrArray *pages = g_ptr_array_new_with_free_func(free_page);
    guint n = scope->argument->order->len + 1;
    g_autofree guint8 *is_shown = g_new(guint8, n);
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    PageSet set = {scope, home, n_before, room_page, names};

    for (guint page = 1; page <= n_pages; page++) {
        for (guint i = 0; i < n; i++)
            is_shown[i] = i >= scope->first && i < scope->end && home[i] == page;
        g_ptr_array_add(pages, make_page(&set, is_shown, page));
    }
    return pages;
}

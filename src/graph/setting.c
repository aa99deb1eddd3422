/* A variant differs in one respect, save that another manner comes with each of the card's extreme
 * shapes too: what stands beside its children is best narrow, what stands above them wide. */
#include "graph/setting.h"

typedef struct Scope { /* what variants are made of */
    size_t n_children, n_cards;
    bool is_all;   /* all roots together: they have no card */
    bool has_rail; /* a card; a joint is too small to hang anything from */
    GArray *variants;
} Scope;

static size_t child_of(const PagePlan *plan, size_t node, size_t i)
{
    return rebut_shapes_child(plan->shapes, node, i);
}

static guint32 bit(size_t i)
{
    return (guint32)1 << i;
}

static guint32 all_bits(size_t count)
{
    return count >= 32 ? G_MAXUINT32 : bit(count) - 1;
}

Setting rebut_setting_of(const PagePlan *plan, size_t node)
{
    size_t count = rebut_shapes_n_children(plan->shapes, node);
    Setting setting = {(Manner)plan->manner[node], plan->card[node], (guint8)MIN(count, 255), 0};

    if (count > REBUT_MOST_SET)
        return setting;
    for (size_t i = count; i-- > 0;) {
        size_t child = child_of(plan, node, i);
        if (i == 0 || plan->column[child] != plan->column[child_of(plan, node, i - 1)])
            setting.breaks |= bit(i);
        if (plan->is_high[child])
            setting.high = (guint8)i;
    }
    return setting;
}

void rebut_setting_apply(const PagePlan *plan, size_t node, const Setting *setting)
{
    size_t count = rebut_shapes_n_children(plan->shapes, node);
    bool has_trunks = node != plan->forest->n_nodes && setting->manner != MANNER_BESIDE;

    plan->manner[node] = (guint8)setting->manner;
    plan->card[node] = setting->card;
    if (count > REBUT_MOST_SET)
        return;
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1;
             end < count && end != setting->high && (setting->breaks & bit(end)) == 0;)
            end++;
        bool has_trunk = has_trunks && (end - first > 1 || setting->manner == MANNER_STACK);
        for (size_t i = first; i < end; i++) {
            size_t child = child_of(plan, node, i);
            plan->column[child] = (guint)first;
            plan->is_indented[child] = has_trunk;
            plan->is_high[child] = i >= setting->high;
        }
    }
}

static void add(const Scope *scope, Setting setting)
{
    g_array_append_val(scope->variants, setting);
}

static void add_cards(const Scope *scope, Setting setting)
{
    static const int moves[] = {1, -1, 2, -2};
    int card = setting.card;

    for (size_t i = 0; i < G_N_ELEMENTS(moves); i++) {
        if (card + moves[i] < 0 || card + moves[i] >= (int)scope->n_cards)
            continue;
        setting.card = (guint8)(card + moves[i]);
        add(scope, setting);
    }
}

/* One child more or less hangs from the rail. */
static void add_rails(const Scope *scope, Setting setting)
{
    size_t high = setting.high;

    if (setting.manner != MANNER_RAISED)
        return;
    if (high > 0) {
        setting.high = (guint8)(high - 1);
        add(scope, setting);
    }
    if (high + 1 < scope->n_children) {
        setting.high = (guint8)(high + 1);
        add(scope, setting);
    }
}

/* A column is divided, or joined with the one before it, or begins one child earlier or later. */
static void add_breaks(const Scope *scope, const Setting *setting)
{
    if (setting->manner == MANNER_STACK || setting->manner == MANNER_BESIDE)
        return;
    for (size_t i = 1; i < scope->n_children; i++) {
        Setting other = *setting;
        if (other.manner == MANNER_ROW)
            other.manner = MANNER_COLUMNS;
        other.breaks ^= bit(i);
        add(scope, other);
        if ((setting->breaks & bit(i)) == 0)
            continue;
        guint32 joined = other.breaks;
        for (size_t to = i - 1; to <= i + 1; to += 2) {
            if (to < 1 || to >= scope->n_children || (joined & bit(to)) != 0)
                continue;
            other.breaks = joined | bit(to);
            add(scope, other);
        }
    }
}

static void add_manners(const Scope *scope, guint8 card)
{
    size_t count = scope->n_children;
    guint8 none = (guint8)count;

    if (!scope->is_all)
        add(scope, (Setting){MANNER_BESIDE, card, none, 1});
    if (count > 1)
        add(scope, (Setting){MANNER_STACK, card, none, 1});
    add(scope, (Setting){MANNER_COLUMNS, card, none, all_bits(count)});
    for (size_t i = 1; i < count; i++)
        add(scope, (Setting){MANNER_COLUMNS, card, none, 1 | bit(i)});
    if (!scope->has_rail)
        return;
    add(scope, (Setting){MANNER_RAISED, card, 0, all_bits(count)});
    for (size_t i = 1; i < count; i++)
        add(scope, (Setting){MANNER_RAISED, card, (guint8)i, 1 | bit(i)});
}

void rebut_setting_variants(const PagePlan *plan, size_t node, const Setting *setting,
                            GArray *variants)
{
    bool is_all = node == plan->forest->n_nodes;
    const Scope scope = {rebut_shapes_n_children(plan->shapes, node),
                         is_all ? 1 : rebut_shapes_n_cards(plan->shapes, node), is_all,
                         !is_all && rebut_graph_node(plan->graph, node)->role == NODE_CARD,
                         variants};

    add_cards(&scope, *setting);
    if (scope.n_children == 0 || scope.n_children > REBUT_MOST_SET)
        return;
    add_rails(&scope, *setting);
    add_breaks(&scope, setting);
    add_manners(&scope, setting->card);
    if (setting->card > 0)
        add_manners(&scope, 0);
    if (setting->card + 1u < scope.n_cards)
        add_manners(&scope, (guint8)(scope.n_cards - 1));
}

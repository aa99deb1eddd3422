/* Maps in YAML that are made by chance, with texts of several lengths. */
#ifndef REBUT_TESTS_RANDOM_MAPS_H
#define REBUT_TESTS_RANDOM_MAPS_H

#include <glib.h>
#include <stdbool.h>

static const char *const random_texts[] = {
    "Air", "Shops would lose trade, as most customers come by car",
    "Two in three customers drive to the centre and would go elsewhere if they could not park there",
    "Free cargo-bike delivery for whoever shops"};

static inline void add_text(GString *yaml, GRand *random, int depth)
{
    g_string_append_printf(yaml, "%*s- text: %s\n", 2 * depth, "",
                           random_texts[g_rand_int_range(random, 0, G_N_ELEMENTS(random_texts))]);
}

/* Below each item, some of each list; linked premises in some. `*left`: so many may come yet. */
static inline void add_items(GString *yaml, GRand *random, int depth, int *left)
{
    static const char *const lists[] = {"supports", "challenges"};

    for (int list = 0; list < 2; list++) {
        int n = MIN(*left, g_rand_int_range(random, 0, depth > 3 ? 2 : 4));
        bool is_joint = list == 0 && n > 1 && g_rand_int_range(random, 0, 3) == 0;
        int inner = is_joint ? depth + 3 : depth + 1;
        if (n <= 0)
            continue;
        *left -= n;
        g_string_append_printf(yaml, "%*s%s:\n", 2 * depth, "", lists[list]);
        if (is_joint)
            g_string_append_printf(yaml, "%*s- scheme: sign\n%*stogether:\n", 2 * depth + 2, "",
                                   2 * depth + 4, "");
        for (int i = 0; i < n; i++) {
            add_text(yaml, random, inner);
            if (list == 0 && !is_joint) /* below challenges stand countermeasures */
                add_items(yaml, random, inner + 1, left);
        }
    }
}

/* `n_tops` top claims with up to `most` cards below them. */
static inline char *random_yaml(GRand *random, int n_tops, int most)
{
    GString *yaml = g_string_new("claims:\n");

    for (int i = 0; i < n_tops; i++) {
        int left = most / n_tops;
        add_text(yaml, random, 1);
        add_items(yaml, random, 2, &left);
    }
    return g_string_free(yaml, FALSE);
}

#endif

/* The rules that our tables need come first, then those for words that authors supply. */
#include "lexicon/plural.h"
#include <string.h>

const char *rebut_plural_name(PluralCategory category)
{
    static const char *const names[N_PLURAL_CATEGORIES] = {
        [PLURAL_OTHER] = "other", [PLURAL_ZERO] = "zero", [PLURAL_ONE] = "one",
        [PLURAL_TWO] = "two",     [PLURAL_FEW] = "few",   [PLURAL_MANY] = "many",
    };

    return names[category];
}

/* Rules of the CLDR for whole numbers. Languages that have one form for all take the first: their
 * tables may yet tell several subjects from one. */
PluralCategory rebut_plural_one_or_other(size_t n)
{
    return n == 1 ? PLURAL_ONE : PLURAL_OTHER;
}

PluralCategory rebut_plural_one_below_two(size_t n)
{
    return n < 2 ? PLURAL_ONE : PLURAL_OTHER;
}

static bool is_few(size_t n)
{
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
}

PluralCategory rebut_plural_polish(size_t n)
{
    return n == 1 ? PLURAL_ONE : is_few(n) ? PLURAL_FEW : PLURAL_OTHER;
}

PluralCategory rebut_plural_east_slavic(size_t n)
{
    bool is_one = n % 10 == 1 && n % 100 != 11;

    return is_one ? PLURAL_ONE : is_few(n) ? PLURAL_FEW : PLURAL_OTHER;
}

PluralCategory rebut_plural_hebrew(size_t n)
{
    return n == 1 ? PLURAL_ONE : n == 2 ? PLURAL_TWO : PLURAL_OTHER;
}

PluralCategory rebut_plural_arabic(size_t n)
{
    static const PluralCategory smallest[] = {PLURAL_ZERO, PLURAL_ONE, PLURAL_TWO};

    if (n < G_N_ELEMENTS(smallest))
        return smallest[n];
    if (n % 100 < 3)
        return PLURAL_OTHER;
    return n % 100 <= 10 ? PLURAL_FEW : PLURAL_MANY;
}

static PluralCategory polish_many(size_t n)
{
    PluralCategory category = rebut_plural_polish(n);

    return category == PLURAL_OTHER ? PLURAL_MANY : category;
}

static PluralCategory east_slavic_many(size_t n)
{
    PluralCategory category = rebut_plural_east_slavic(n);

    return category == PLURAL_OTHER ? PLURAL_MANY : category;
}

static PluralCategory czech(size_t n)
{
    return n == 1 ? PLURAL_ONE : n >= 2 && n <= 4 ? PLURAL_FEW : PLURAL_OTHER;
}

static bool is_teen(size_t n)
{
    return n % 100 >= 11 && n % 100 <= 19;
}

static PluralCategory lithuanian(size_t n)
{
    if (is_teen(n) || n % 10 == 0)
        return PLURAL_OTHER;
    return n % 10 == 1 ? PLURAL_ONE : PLURAL_FEW;
}

static PluralCategory latvian(size_t n)
{
    if (is_teen(n) || n % 10 == 0)
        return PLURAL_ZERO;
    return n % 10 == 1 ? PLURAL_ONE : PLURAL_OTHER;
}

static PluralCategory romanian(size_t n)
{
    bool is_small = n == 0 || (n % 100 >= 1 && n % 100 <= 19);

    return n == 1 ? PLURAL_ONE : is_small ? PLURAL_FEW : PLURAL_OTHER;
}

static PluralCategory slovenian(size_t n)
{
    static const PluralCategory smallest[] = {PLURAL_OTHER, PLURAL_ONE, PLURAL_TWO, PLURAL_FEW,
                                              PLURAL_FEW};

    return n % 100 < G_N_ELEMENTS(smallest) ? smallest[n % 100] : PLURAL_OTHER;
}

static PluralCategory irish(size_t n)
{
    if (n == 1 || n == 2)
        return n == 1 ? PLURAL_ONE : PLURAL_TWO;
    return n >= 3 && n <= 6 ? PLURAL_FEW : n >= 7 && n <= 10 ? PLURAL_MANY : PLURAL_OTHER;
}

static PluralCategory welsh(size_t n)
{
    static const PluralCategory smallest[] = {PLURAL_ZERO,  PLURAL_ONE,   PLURAL_TWO, PLURAL_FEW,
                                              PLURAL_OTHER, PLURAL_OTHER, PLURAL_MANY};

    return n < G_N_ELEMENTS(smallest) ? smallest[n] : PLURAL_OTHER;
}

static const struct {
    const char *langs; /* first subtags, with blanks around each */
    PluralRule *rule;
} rules[] = {
    {" fr pt fa hi bn hy am as gu kn si zu ", rebut_plural_one_below_two},
    {" pl ", polish_many},
    {" ru uk be ", east_slavic_many},
    {" sr hr bs sh ", rebut_plural_east_slavic},
    {" he iw yi ", rebut_plural_hebrew},
    {" ar ", rebut_plural_arabic},
    {" cs sk ", czech},
    {" lt ", lithuanian},
    {" lv ", latvian},
    {" ro mo ", romanian},
    {" sl ", slovenian},
    {" ga ", irish},
    {" cy ", welsh},
};

PluralRule *rebut_plural_rule(const char *lang)
{
    g_autofree char *first = g_ascii_strdown(lang, (gssize)strcspn(lang, "-"));
    g_autofree char *wanted = g_strdup_printf(" %s ", first);

    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        if (strstr(rules[i].langs, wanted) != NULL)
            return rules[i].rule;
    return rebut_plural_one_or_other;
}

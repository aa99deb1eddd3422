/* Plural rules of the CLDR, for whole numbers. */
#ifndef REBUT_LEXICON_PLURAL_H
#define REBUT_LEXICON_PLURAL_H

#include "lexicon/lexicon.h"

typedef PluralCategory PluralRule(size_t n);

PluralRule rebut_plural_one_or_other;
PluralRule rebut_plural_one_below_two;
/* Our tables have in `other` what the CLDR calls `many`, as there are no fractions here. */
PluralRule rebut_plural_polish;
PluralRule rebut_plural_east_slavic;
PluralRule rebut_plural_hebrew;
PluralRule rebut_plural_arabic;

/* The rule for the words of an author in the language of a tag, with or without a table, in the
 * categories of the CLDR. */
PluralRule *rebut_plural_rule(const char *lang);

#endif

/* The catalogue of messages: one row for each code, made from base/catalogue.inc, which `rebut
 * explain` and docs/messages.md show. A code never changes its meaning. */
#ifndef REBUT_BASE_CATALOGUE_H
#define REBUT_BASE_CATALOGUE_H

#include "base/diagnostics.h"

typedef struct CatalogueRow {
    const char *code; /* "E0207" */
    Severity severity;
    const char *title;
    const char *explanation;
    const char *wrong; /* a map that gets this message, or NULL when no text shows it */
    const char *right; /* the same map without the fault, or NULL */
} CatalogueRow;

const CatalogueRow *rebut_catalogue_row(Code code);
/* The row of "E0207" in any letter case; NULL when there is none. */
const CatalogueRow *rebut_catalogue_find(const char *code);

#endif

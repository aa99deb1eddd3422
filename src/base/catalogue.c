/* The rows themselves are in catalogue.inc, which the enum of codes is made from as well, so that a
 * code without a row cannot be written. */
#include "base/catalogue.h"

static const CatalogueRow rows[N_CODES] = {
#define ROW(code, severity, title, explanation, wrong, right)                                      \
    [CODE_##code] = {#code, severity, title, explanation, wrong, right},
#include "base/catalogue.inc"
#undef ROW
};

const CatalogueRow *rebut_catalogue_row(Code code)
{
    g_assert((size_t)code < N_CODES);
    return &rows[code];
}

const CatalogueRow *rebut_catalogue_find(const char *code)
{
    for (size_t i = 0; i < N_CODES; i++) {
        if (g_ascii_strcasecmp(rows[i].code, code) == 0)
            return &rows[i];
    }
    return NULL;
}

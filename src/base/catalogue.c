/* The rows are in catalogue.inc, which the enum of codes is made from as well, so that a code
 * without a row cannot be written. */
#include "base/catalogue.h"

static const struct {
    const char *name;
    Severity severity;
} rows[N_CODES] = {
#define ROW(code, severity, title, explanation, wrong, right) [CODE_##code] = {#code, severity},
#include "base/catalogue.inc"
#undef ROW
};

const char *rebut_code_name(Code code)
{
    g_assert((size_t)code < N_CODES);
    return rows[code].name;
}

Severity rebut_code_severity(Code code)
{
    g_assert((size_t)code < N_CODES);
    return rows[code].severity;
}

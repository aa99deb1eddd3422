/* What a message's code says by itself. A code never changes its meaning. The words of the
 * catalogue (catalogue.inc) are for `rebut explain` and docs/messages.md. */
#ifndef REBUT_BASE_CATALOGUE_H
#define REBUT_BASE_CATALOGUE_H

#include "base/diagnostics.h"

/* "E0207" */
const char *rebut_code_name(Code code);
Severity rebut_code_severity(Code code);

#endif

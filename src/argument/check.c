/* Checking is a row of steps, each of which goes on where it can; only what needs sound links
 * (parts, the forest, the lints) waits until all names are known to be right. */
#include "argument/check.h"

bool rebut_argument_check(Argument *argument, Diagnostics *diagnostics)
{
    size_t errors = rebut_diagnostics_errors(diagnostics);

    rebut_check_links(argument, diagnostics);
    rebut_check_tables(argument, diagnostics);
    if (rebut_diagnostics_errors(diagnostics) > errors)
        return false;
    rebut_check_parts(argument, diagnostics);
    if (rebut_diagnostics_errors(diagnostics) > errors)
        return false;
    rebut_argument_plant(argument);
    rebut_argument_lint(argument, diagnostics);
    return true;
}

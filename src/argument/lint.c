#include "argument/check.h"
void rebut_argument_lint(const Argument *argument, Diagnostics *diagnostics)
{
    (void)argument;
    (void)diagnostics;
}

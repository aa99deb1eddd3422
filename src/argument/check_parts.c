#include "argument/check.h"
void rebut_check_parts(const Argument *argument, Diagnostics *diagnostics)
{
    (void)argument;
    (void)diagnostics;
}

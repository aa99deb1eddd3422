/* Numbers as text, out of reach of any locale. The only place that formats a floating-point number.
 */
#ifndef REBUT_BASE_NUMBER_H
#define REBUT_BASE_NUMBER_H

#include <glib.h>
#include <stdbool.h>

/* Appends `value` with at most `decimals` (0 to 6) decimals, without trailing zeros and never "-0".
 */
void rebut_number_append(GString *out, double value, int decimals);
/* The same as a new string. */
char *rebut_number_text(double value, int decimals);
/* Reads all of `text` as a finite number with a decimal point; false, `*value` untouched, if it is
 * none. */
bool rebut_number_read(const char *text, double *value);

#endif

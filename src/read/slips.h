/* The slips that make a file no YAML, each told at the place where it was made. */
#ifndef REBUT_READ_SLIPS_H
#define REBUT_READ_SLIPS_H

#include "read/syntax.h"

/* Something follows at byte `offset`, outside of the map that the file began with. */
void rebut_slips_tell_outside(const Source *source, size_t offset, const Progress *progress,
                              Diagnostics *diagnostics);
/* A text at byte `offset` begins with a character that means something else in YAML. */
void rebut_slips_tell_reserved(const Source *source, size_t offset, Diagnostics *diagnostics);

#endif

/* YAML to an argument. This folder alone knows of YAML: bytes are made valid text and split in
 * lines (bytes), parsed into a tree that keeps every place (tree, syntax), and read by the tables
 * of the language (language, reader, read_*), which says of every slip what was probably meant
 * (slips). */
#ifndef REBUT_READ_READ_H
#define REBUT_READ_READ_H

#include "argument/argument.h"

/* Reads the whole language. On success `*argument` is the caller's to free; on an error diagnostics
 * say all that is wrong (names of nothing included), false is returned and `*argument` is
 * untouched. What links and tables name is only bound by `check`. */
bool rebut_argument_read(const Source *source, const Limits *limits, Diagnostics *diagnostics,
                         Argument **argument);

#endif

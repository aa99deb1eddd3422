/* Reading a map's bytes: from a file, a pipe or stdin, never more than the library would take. */
#ifndef REBUT_CLI_INPUT_H
#define REBUT_CLI_INPUT_H

#include <glib.h>
#include <stdbool.h>

/* Reads all of `path` ("-": stdin) and sets `*length` to its length. An input beyond `most` is not
 * all in `*bytes`, and the library, which is told `*length`, does not ask for it. False with
 * `*fault` set to one sentence (a new string), `*bytes` untouched. */
bool rebut_input_read(const char *path, size_t most, GByteArray **bytes, size_t *length,
                      char **fault);

/* What messages call it. */
const char *rebut_input_name(const char *path);

#endif

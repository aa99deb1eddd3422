/* Opening the files that a map's sources name: those in the map's folder and below it, no others
 * unless the user allows them. */
#ifndef REBUT_CLI_SOURCES_H
#define REBUT_CLI_SOURCES_H

#include "rebut.h"

/* Where one map's sources lie; for RebutOptions.load_closure. */
typedef struct SourceFolder {
    const char *map; /* path of the map, beside which sources lie; a name without folder: the
                        working directory */
    bool allows_outside;
} SourceFolder;

/* Where a source file lies that the map calls `name`. A new string. */
char *rebut_source_path(const SourceFolder *folder, const char *name);

/* Fits RebutOptions.load. Reads regular files only, and never more than `most_bytes`. */
RebutFileState rebut_source_load(void *folder, const char *name, size_t most_bytes,
                                 RebutFile *file);

#endif

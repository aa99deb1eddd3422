/* What a map's sources bear, in words: how many quotes hold, and which items rest on which source.
 */
#ifndef REBUT_WORDS_SOURCES_H
#define REBUT_WORDS_SOURCES_H

#include "sources/sources.h"

/* Lines of text, empty when the map cites nothing; `name` is the map's. With `coverage` also which
 * items have no source, and which passages of the sources whose texts were kept no item refers to.
 * A new string. */
char *rebut_sources_words(const Sources *sources, const char *name, bool coverage);

#endif

/* Are the quotes in the sources? Reads the files that sources name, looks up every quote in them,
 * and keeps what was found, for reports.
 *
 * No file is opened here: a loader is handed each name, and what it may read is its business. */
#ifndef REBUT_SOURCES_SOURCES_H
#define REBUT_SOURCES_SOURCES_H

#include "argument/argument.h"
#include "sources/quote.h"
#include "sources/text.h"

typedef enum LoadState {
    LOAD_DONE,
    LOAD_MISSING,
    LOAD_OUTSIDE,   /* of where it may read */
    LOAD_NO_FILE,   /* a folder, a device, a pipe */
    LOAD_TOO_LARGE, /* nothing of it was read */
    LOAD_FAILED
} LoadState;

/* What a loader sets. */
typedef struct Loaded {
    char *bytes; /* to be freed with free(); set with LOAD_DONE only */
    size_t length;
    const char *reason; /* static words, for LOAD_NO_FILE and LOAD_FAILED: "it is a folder" */
} Loaded;

typedef struct Loader {
    LoadState (*load)(void *closure, const char *name, size_t most_bytes, Loaded *loaded);
    void *closure;
    size_t most_bytes;     /* of all files together, and of the words in each */
    const char *extractor; /* path of the helper program for PDF and HTML */
    double seconds;        /* for each file that it reads */
    size_t most_work;      /* the quotes of a source times the bytes of its text */
    bool keeps_texts;      /* reads files without quotes, too, and keeps what all say */
} Loader;

typedef enum QuoteState {
    QUOTE_NONE,      /* nothing is quoted */
    QUOTE_UNCHECKED, /* the source has no file, or it could not be read */
    QUOTE_HOLDS,
    QUOTE_FAILS
} QuoteState;

/* One citation of one item. */
typedef struct Finding {
    const Item *item;
    const Citation *citation;
    size_t source; /* index in `argument->sources` */
    QuoteState state;
    GArray *matches; /* of Match: bytes of the source's text; NULL unless the quote holds */
} Finding;

typedef struct Sources {
    const Argument *argument;
    GPtrArray *texts;  /* of SourceText *, one for each of `argument->sources`; NULL where it was
                        * not read, or not to be kept */
    GArray *findings;  /* of Finding: all citations in the author's order */
    size_t quotes;     /* how many citations quote */
    size_t held;       /* quotes that hold */
    size_t unchecked;  /* quotes whose source has no file, or none that could be read */
    size_t bytes_read; /* of all files */
    size_t explained;  /* quotes that fail, with what comes near */
} Sources;

/* Looks all quotes up and reports what fails. The argument must be sound, and outlive the result.
 * Never NULL. */
Sources *rebut_sources_new(const Argument *argument, const Loader *loader,
                           Diagnostics *diagnostics);
void rebut_sources_free(Sources *sources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sources, rebut_sources_free)

/* Reads one source's file into a text; NULL with a message when that fails. */
SourceText *rebut_source_read(Sources *sources, const SourceEntry *entry, const Loader *loader,
                              Diagnostics *diagnostics);

#endif

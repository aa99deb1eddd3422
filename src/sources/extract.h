/* The text of PDF and HTML, by way of the helper program of that name.
 *
 * Both formats are read by libraries that meet files of unknown origin, so this is done in a
 * process of its own, within limits of time and memory, and its answer is checked. It also keeps
 * these libraries, which take long to load, out of every other run. */
#ifndef REBUT_SOURCES_EXTRACT_H
#define REBUT_SOURCES_EXTRACT_H

#include "sources/text.h"
#include <stdint.h>

/* The question: one byte, 'P' for PDF or 'H' for HTML, and the content of the file, to its end. The
 * answer: records, each followed by `length` bytes; the last is an EXTRACT_END or EXTRACT_FAULT. */
typedef enum ExtractKind {
    EXTRACT_TEXT,      /* words that stand at `place`: a page, or a byte of the file */
    EXTRACT_PARAGRAPH, /* a paragraph ends */
    EXTRACT_HEADING,   /* a heading begins */
    EXTRACT_END,
    EXTRACT_FAULT /* `place` is an ExtractFault */
} ExtractKind;

typedef enum ExtractFault {
    EXTRACT_UNREADABLE, /* the library cannot make sense of it */
    EXTRACT_LOCKED,     /* it asks for a password */
    EXTRACT_MISSING,    /* there is no helper program */
    EXTRACT_TIME,       /* it took too long, too much memory, or crashed */
    EXTRACT_BABBLE,     /* the answer does not hold */
    N_EXTRACT_FAULTS
} ExtractFault;

typedef struct ExtractRecord {
    uint32_t kind, place, length;
} ExtractRecord;

typedef struct Extractor {
    const char *helper; /* path of the program */
    size_t most_bytes;  /* of words */
    double seconds;
} Extractor;

/* Fills an empty text of SOURCE_PDF or SOURCE_HTML from `content`. False with `*fault` set. */
bool rebut_extract(SourceText *text, const char *content, size_t length, const Extractor *extractor,
                   ExtractFault *fault);

#endif

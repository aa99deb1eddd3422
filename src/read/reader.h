/* What the readers of all maps share: the state of one reading, and how a map with a closed set of
 * keys, a map with names of the author's own, and the plain values are read. */
#ifndef REBUT_READ_READER_H
#define REBUT_READ_READER_H

#include "argument/language.h"
#include "argument/model.h"
#include "read/tree.h"

typedef struct Reader {
    Argument *argument; /* being made */
    const Source *source;
    const Limits *limits;
    Diagnostics *diagnostics;
    bool is_full;    /* more cards than are allowed; items are not read any more */
    bool lost_items; /* something that held items was not read, so names of them would be missed */
} Reader;

/* Reads the value of one key into `owner`, a struct of the reader's own; `member` is the offset of
 * a Words in it, where the reader stores a text. */
typedef void ReadKey(Reader *reader, void *owner, const Key *key, const Node *value, size_t member);
typedef struct KeyReader {
    ReadKey *read;
    size_t member;
} KeyReader;

/* How a map with a closed set of keys is read: one KeyReader for each row of the form. */
typedef struct FormReader {
    Form form;
    const KeyReader *keys;
} FormReader;

/* Reads a map of such a form into `owner`. `kind` is the item's, when it is an item, else N_KINDS.
 * Unknown, repeated and missing keys are reported. */
void rebut_read_form(Reader *reader, const FormReader *form, void *owner, const Node *map,
                     Kind kind);

/* Reads one entry of a map whose keys are names of the author's own. */
typedef void ReadEntry(Reader *reader, const Key *key, Words name, const Node *value);
void rebut_read_entries(Reader *reader, const Key *key, const Node *map, ReadEntry *read);

Words rebut_words(const Node *text);
/* Part of a text, `length` bytes from byte `start`, trimmed; with a span of its own where the
 * source shows it. */
Words rebut_words_part(Reader *reader, const Node *text, size_t start, size_t length);

/* False, with a message, when `value` is not a text that is not empty. */
bool rebut_reader_is_text(Reader *reader, const Key *key, const Node *value);
/* False, with a message, when `value` is a text without anything in it. */
bool rebut_reader_is_something(Reader *reader, const char *what, const Node *value);
/* False, with a message, when `value` is not such; `what` names it. */
bool rebut_reader_is_list(Reader *reader, const Key *key, const Node *value);
bool rebut_reader_is_map(Reader *reader, const char *what, const Node *value);
/* Checks an id; `what` says whose. */
bool rebut_reader_is_id(Reader *reader, Words id);

/* Readers of plain values, for tables of KeyReader; each stores a Words at `member` of `owner`. The
 * shape of the key says what is checked. */
ReadKey rebut_read_words;
/* A text or a list of texts into the GArray of Words at `member`. */
ReadKey rebut_read_word_list;
/* Into the GArray of Step at `member`. */
ReadKey rebut_read_steps;

/* The readers of the top level's parts, each named after its key. */
ReadKey rebut_read_items;
ReadKey rebut_read_sources;
ReadKey rebut_read_groups;
ReadKey rebut_read_classes;
ReadKey rebut_read_views;
ReadKey rebut_read_expect;
ReadKey rebut_read_own_words;

/* What an item names. */
void rebut_read_citations(Reader *reader, Item *item, const Key *key, const Node *value);
void rebut_read_for(Reader *reader, Item *item, const Key *key, const Node *value);
void rebut_read_against(Reader *reader, Item *item, const Key *key, const Node *value);
/* Keeps a name for check_links.c to bind. */
void rebut_note_reference(Reader *reader, Reference reference);

/* Gives each item that has no id one made from its text, after all is read. */
void rebut_make_ids(Argument *argument);

#endif

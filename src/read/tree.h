/* A YAML document as a small tree of texts, lists and maps, each with its place in the source.
 *
 * Every scalar is text. Anchors, aliases, tags, directives, a second document, control characters
 * and whatever exceeds a limit are refused here, so that the tree holds nothing but what was
 * written, is at most as deep as the limit and no larger than in proportion to the input. */
#ifndef REBUT_READ_TREE_H
#define REBUT_READ_TREE_H

#include "argument/argument.h"

typedef enum NodeType { NODE_TEXT, NODE_LIST, NODE_MAP } NodeType;

typedef struct Node Node;
struct Node {
    NodeType type;
    bool is_plain; /* a text without quotation marks, in one style with its lines folded */
    bool is_flow;  /* a list or map in brackets */
    Span span;
    char *text;  /* NODE_TEXT: valid UTF-8; else NULL */
    Node *first; /* NODE_LIST: its items. NODE_MAP: key, value, key, value, … */
    Node *next;  /* the sibling behind this one */
};

typedef struct Tree {
    Node *root;
    GStringChunk *texts; /* holds every text; may be taken out (set to NULL) to outlive the tree */
    GPtrArray *blocks;   /* of Node arrays */
    size_t n_used;       /* nodes of the last block in use */
    size_t n_nodes;
} Tree;

/* NULL when there was an error, which `diagnostics` then holds. */
Tree *rebut_tree_read(const Source *source, const Limits *limits, Diagnostics *diagnostics);
void rebut_tree_free(Tree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tree, rebut_tree_free)

#endif

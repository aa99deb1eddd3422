/* The language as tables, and that of theme files: which maps there are, which keys each has, what
 * a key's value looks like and which words a closed set holds. The reader, the checks, the
 * suggestions and the JSON Schema are all made from these rows; a key that is not here does not
 * exist. */
#ifndef REBUT_ARGUMENT_LANGUAGE_H
#define REBUT_ARGUMENT_LANGUAGE_H

#include "argument/argument.h"

/* What the value of a key looks like. */
typedef enum Shape {
    SHAPE_TEXT,      /* any text but an empty one */
    SHAPE_SHORT,     /* a text of at most REBUT_SHORT_CHARACTERS */
    SHAPE_ID,        /* [a-z][a-z0-9-]* */
    SHAPE_IDS,       /* an id or a list of ids */
    SHAPE_ID_LIST,   /* a list of ids */
    SHAPE_AIMS,      /* an id, `a -> b`, or a list of these */
    SHAPE_NAMES,     /* a name or a list of names */
    SHAPE_URL,       /* http, https or mailto */
    SHAPE_LANGUAGE,  /* a BCP 47 tag */
    SHAPE_COUNT,     /* a whole number from 0 */
    SHAPE_COLOUR,    /* #rrggbb */
    SHAPE_TRUTH,     /* true or false */
    SHAPE_VALUE,     /* one of `values` */
    SHAPE_VALUES,    /* one of `values`, or a list of them */
    SHAPE_CITATIONS, /* `key`, `key, locator`, a citation, or a list of these */
    SHAPE_ITEMS,     /* a list of items of the kind `kind` */
    SHAPE_PREMISES,  /* the same, without `together` */
    SHAPE_STEPS,     /* a list of ids and lists of ids */
    SHAPE_FORM,      /* a map of the form `form` */
    SHAPE_FORMS,     /* a map from names to maps of the form `form` */
    SHAPE_SOURCES,   /* a map from names to a text or a map of the form `form` */
    SHAPE_STATUSES,  /* a map from ids to one of `values` */
    SHAPE_OWN_WORDS  /* a map from names of our own words to texts or maps of plural forms */
} Shape;

typedef enum Form {
    FORM_MAP,
    FORM_ITEM,
    FORM_REF,
    FORM_JOINT,
    FORM_CITATION,
    FORM_SOURCE,
    FORM_GROUP,
    FORM_CLASS,
    FORM_DARK,
    FORM_VIEW,
    N_MAP_FORMS,
    FORM_THEME = N_MAP_FORMS, /* from here on: of a theme file */
    FORM_THEME_DARK,
    FORM_THEME_REGION,
    FORM_THEME_CLAIM,
    FORM_THEME_KIND,
    FORM_THEME_LINKS,
    N_FORMS
} Form;

enum {
    REBUT_SHORT_CHARACTERS = 60,
    REBUT_OWN_CHARACTERS = 200, /* of a word of `words` */
    REBUT_ALL_KINDS = (1 << N_KINDS) - 1,
    REBUT_OWN_KIND = N_KINDS, /* a list's items are of the kind of the item that holds it */
    REBUT_VIEW_CARDS = 30     /* more than these in one view get a warning */
};

typedef struct Key {
    const char *name;
    Shape shape;
    const char *about; /* one line for editors */
    bool is_required;
    unsigned kinds;            /* FORM_ITEM: bits 1 << Kind of the items that may have it; else 0 */
    int kind;                  /* SHAPE_ITEMS, SHAPE_PREMISES: the items' Kind, or REBUT_OWN_KIND */
    Relation relation;         /* SHAPE_ITEMS: of an item to the one that it stands under */
    Form form;                 /* SHAPE_FORM, SHAPE_FORMS, SHAPE_SOURCES */
    const char *const *values; /* closed sets: up to NULL */
} Key;

typedef struct FormRow {
    const char *name;  /* "an item": in messages */
    const char *about; /* one line for editors */
    const Key *keys;
    size_t n_keys;
} FormRow;

/* Keys of each form in the order of their rows. */
typedef enum MapKey {
    MAP_TITLE,
    MAP_SUBTITLE,
    MAP_AUTHOR,
    MAP_DATE,
    MAP_LANG,
    MAP_CLAIMS,
    MAP_CHALLENGES,
    MAP_COUNTERMEASURES,
    MAP_EVIDENCE,
    MAP_SOURCES,
    MAP_GROUPS,
    MAP_CLASSES,
    MAP_STEPS,
    MAP_VIEWS,
    MAP_EXPECT,
    MAP_VERDICTS,
    MAP_WORDS,
    N_MAP_KEYS
} MapKey;

typedef enum ItemKey {
    ITEM_TEXT,
    ITEM_ID,
    ITEM_SHORT,
    ITEM_NOTE,
    ITEM_SOURCE,
    ITEM_LINK,
    ITEM_CLASS,
    ITEM_FOR,
    ITEM_AGAINST,
    ITEM_UNDERCUTS,
    ITEM_SUPPORTS,
    ITEM_EVIDENCE,
    ITEM_CHALLENGES,
    ITEM_COUNTERMEASURES,
    ITEM_PARTS,
    N_ITEM_KEYS
} ItemKey;

typedef enum RefKey { REF_REF, N_REF_KEYS } RefKey;
typedef enum JointKey {
    JOINT_TOGETHER,
    JOINT_ID,
    JOINT_SCHEME,
    JOINT_CHALLENGES,
    N_JOINT_KEYS
} JointKey;
typedef enum CitationKey {
    CITATION_CITE,
    CITATION_AT,
    CITATION_QUOTE,
    CITATION_URL,
    N_CITATION_KEYS
} CitationKey;
typedef enum SourceKey {
    SOURCE_TITLE,
    SOURCE_AUTHOR,
    SOURCE_YEAR,
    SOURCE_URL,
    SOURCE_FILE,
    N_SOURCE_KEYS
} SourceKey;
typedef enum GroupKey { GROUP_LABEL, GROUP_MEMBERS, N_GROUP_KEYS } GroupKey;
typedef enum ClassKey {
    CLASS_FILL,
    CLASS_LINE,
    CLASS_TEXT,
    CLASS_BORDER,
    CLASS_WEIGHT,
    CLASS_DARK,
    N_CLASS_KEYS
} ClassKey;
typedef enum DarkKey { DARK_FILL, DARK_LINE, DARK_TEXT, N_DARK_KEYS } DarkKey;
typedef enum ViewKey {
    VIEW_FOCUS,
    VIEW_DEPTH,
    VIEW_SHOW,
    VIEW_PAGE,
    VIEW_DETAIL,
    VIEW_THEME,
    VIEW_STEPS,
    VIEW_VERDICTS,
    N_VIEW_KEYS
} ViewKey;

/* The keys of `dark` are the first of the theme's own. */
typedef enum ThemeKey {
    THEME_KEY_GROUND,
    THEME_KEY_TEXT,
    THEME_KEY_FAINT,
    THEME_KEY_REGION,
    THEME_KEY_CLAIM,
    THEME_KEY_CHALLENGE,
    THEME_KEY_COUNTERMEASURE,
    THEME_KEY_EVIDENCE,
    THEME_KEY_LINKS,
    N_THEME_DARK_KEYS,
    THEME_KEY_BASE = N_THEME_DARK_KEYS,
    THEME_KEY_DARK,
    N_THEME_KEYS
} ThemeKey;
typedef enum ThemeCardKey {
    THEME_CARD_FILL,
    THEME_CARD_LINE,
    N_THEME_KIND_KEYS,
    THEME_CARD_MAIN = N_THEME_KIND_KEYS,
    N_THEME_CLAIM_KEYS
} ThemeCardKey;
/* The keys of `links` stand in the order of Relation. */

const FormRow *rebut_language_form(Form form);
/* The closed set that `expect` takes for an item of this kind, up to NULL. */
const char *const *rebut_language_statuses(Kind kind);
/* "a claim", "evidence", … */
const char *rebut_language_kind_words(Kind kind);
/* True when some form of a map has such a key. */
bool rebut_language_is_key(const char *name);
bool rebut_language_is_id(const char *text);
/* What a value that an earlier version knew is called now; NULL for others. */
const char *rebut_language_renamed(const char *value);
bool rebut_language_is_value(const char *const *values, const char *text);

#endif

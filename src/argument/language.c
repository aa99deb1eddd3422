/* Nothing here does anything: these are the rows that others read. Closed sets stand above the keys
 * that use them; forms are named after the maps of docs/language.md. */
#include "argument/language.h"
#include <string.h>

#define CLAIM          (1U << KIND_CLAIM)
#define CHALLENGE      (1U << KIND_CHALLENGE)
#define COUNTERMEASURE (1U << KIND_COUNTERMEASURE)
#define EVIDENCE       (1U << KIND_EVIDENCE)

static const char *const truths[] = {"true", "false", NULL};
static const char *const colours[] = {"white",  "grey",  "black", "red",  "orange",
                                      "yellow", "green", "teal",  "blue", "purple",
                                      "pink",   "brown", NULL};
static const char *const borders[] = {"solid", "dashed", "dotted", "double", NULL};
static const char *const weights[] = {"thin", "normal", "thick", NULL};
static const char *const lists[] = {"claims", "challenges", "countermeasures", "evidence", NULL};
static const char *const pages[] = {"slide",  "slide-4:3", "page",  "column",
                                    "poster", "web",       "phone", NULL};
static const char *const details[] = {"short", "text", "full", NULL};
static const char *const themes[] = {"light", "dark", "print", "contrast", "auto", NULL};
static const char *const switches[] = {"off", "on", NULL};
static const char *const all_statuses[] = {"stands", "contested", "undecided",
                                           "open",   "answered",  NULL};
static const char *const challenge_statuses[] = {"open", "answered", "undecided", NULL};
static const char *const other_statuses[] = {"stands", "contested", "undecided", NULL};

static const Key map_keys[] = {
    [MAP_TITLE] = {"title", SHAPE_TEXT, .about = "The title above the drawing."},
    [MAP_SUBTITLE] = {"subtitle", SHAPE_TEXT, .about = "A line below the title."},
    [MAP_AUTHOR] = {"author", SHAPE_TEXT, .about = "Who made the map."},
    [MAP_DATE] = {"date", SHAPE_TEXT, .about = "When it was made, best as 2024-05-31."},
    [MAP_LANG] = {"lang", SHAPE_LANGUAGE,
                  .about = "The language of the texts: a BCP 47 tag such as en or de-CH."},
    [MAP_CLAIMS] = {"claims", SHAPE_ITEMS, .about = "What is claimed.", .kind = KIND_CLAIM},
    [MAP_CHALLENGES] = {"challenges", SHAPE_ITEMS,
                        .about = "Challenges; `against` says what each is against.",
                        .kind = KIND_CHALLENGE},
    [MAP_COUNTERMEASURES] = {"countermeasures", SHAPE_ITEMS,
                             .about =
                                 "Countermeasures; `against` says which challenge each counters.",
                             .kind = KIND_COUNTERMEASURE},
    [MAP_EVIDENCE] = {"evidence", SHAPE_ITEMS, .about = "Evidence; `for` says what each supports.",
                      .kind = KIND_EVIDENCE},
    [MAP_SOURCES] = {"sources", SHAPE_SOURCES, .about = "The works that items cite, by key.",
                     .form = FORM_SOURCE},
    [MAP_GROUPS] = {"groups", SHAPE_FORMS, .about = "Items drawn together in a frame, by id.",
                    .form = FORM_GROUP},
    [MAP_CLASSES] = {"classes", SHAPE_FORMS, .about = "Looks that an item's `class` may name.",
                     .form = FORM_CLASS},
    [MAP_STEPS] = {"steps", SHAPE_STEPS,
                   .about = "The order of telling: ids, or lists of ids shown at once; "
                            "`rest` stands for all not yet shown."},
    [MAP_VIEWS] = {"views", SHAPE_FORMS, .about = "Parts of the map to draw on their own, by name.",
                   .form = FORM_VIEW},
    [MAP_EXPECT] = {"expect", SHAPE_STATUSES,
                    .about = "The verdict that items are expected to get, by id.",
                    .values = all_statuses},
    [MAP_VERDICTS] = {"verdicts", SHAPE_VALUE,
                      .about = "off: drawings and outlines do not say how items stand.",
                      .values = switches},
    [MAP_WORDS] = {"words", SHAPE_OWN_WORDS,
                   .about = "Words to use in place of rebut's own, by name; "
                            "`rebut languages en` lists them."},
};

static const Key item_keys[] = {
    [ITEM_TEXT] = {"text", SHAPE_TEXT,
                   .about = "What it says. `*emphasis*` and `**strong**` are marks.", true,
                   REBUT_ALL_KINDS},
    [ITEM_ID] = {"id", SHAPE_ID, .about = "Its name: small letters, digits and hyphens.", false,
                 REBUT_ALL_KINDS},
    [ITEM_SHORT] = {"short", SHAPE_SHORT,
                    .about = "Wording for small or distant pages, 60 characters at most.", false,
                    REBUT_ALL_KINDS},
    [ITEM_NOTE] = {"note", SHAPE_TEXT, .about = "Longer text for the outline and the tooltip.",
                   false, REBUT_ALL_KINDS},
    [ITEM_SOURCE] = {"source", SHAPE_CITATIONS,
                     .about = "Where it comes from: `key` or `key, locator`.", false,
                     REBUT_ALL_KINDS},
    [ITEM_LINK] = {"link", SHAPE_URL, .about = "A URL that the card opens.", false,
                   REBUT_ALL_KINDS},
    [ITEM_CLASS] = {"class", SHAPE_NAMES, .about = "A name or list of names out of `classes`.",
                    false, REBUT_ALL_KINDS},
    [ITEM_FOR] = {"for", SHAPE_IDS, .about = "What this also supports.", false, REBUT_ALL_KINDS},
    [ITEM_AGAINST] =
        {"against", SHAPE_AIMS,
         .about = "What this is also against: an item, linked premises, or a link `a -> b`.", false,
         REBUT_ALL_KINDS},
    [ITEM_UNDERCUTS] =
        {"undercuts", SHAPE_TRUTH,
         .about = "true: grants the item above, denies that it bears on what it is linked to.",
         false, CHALLENGE, .values = truths},
    [ITEM_SUPPORTS] = {"supports", SHAPE_ITEMS, .about = "Claims that support this.", false,
                       REBUT_ALL_KINDS, KIND_CLAIM, RELATION_SUPPORTS},
    [ITEM_EVIDENCE] = {"evidence", SHAPE_ITEMS, .about = "Evidence that supports this.", false,
                       REBUT_ALL_KINDS, KIND_EVIDENCE, RELATION_SUPPORTS},
    [ITEM_CHALLENGES] = {"challenges", SHAPE_ITEMS, .about = "Challenges raised against this.",
                         false, CLAIM | EVIDENCE | COUNTERMEASURE, KIND_CHALLENGE,
                         RELATION_CHALLENGES},
    [ITEM_COUNTERMEASURES] = {"countermeasures", SHAPE_ITEMS,
                              .about = "Countermeasures that answer this.", false, CHALLENGE,
                              KIND_COUNTERMEASURE, RELATION_COUNTERS},
    [ITEM_PARTS] = {"parts", SHAPE_ITEMS, .about = "What this consists of.", false,
                    CLAIM | CHALLENGE | COUNTERMEASURE, REBUT_OWN_KIND, RELATION_PART},
};

static const Key ref_keys[] = {
    [REF_REF] = {"ref", SHAPE_ID, .about = "The id of an item that stands elsewhere.", true},
};

static const Key joint_keys[] = {
    [JOINT_TOGETHER] = {"together", SHAPE_PREMISES, .about = "Premises that support only jointly.",
                        true, .kind = KIND_CLAIM, .relation = RELATION_SUPPORTS},
    [JOINT_ID] = {"id", SHAPE_ID, .about = "Its name, for `against`."},
    [JOINT_SCHEME] = {"scheme", SHAPE_TEXT,
                      .about = "The kind of inference, such as expert opinion."},
    [JOINT_CHALLENGES] = {"challenges", SHAPE_ITEMS, .about = "Challenges against the inference.",
                          .kind = KIND_CHALLENGE, .relation = RELATION_UNDERCUTS},
};

static const Key citation_keys[] = {
    [CITATION_CITE] = {"cite", SHAPE_TEXT, .about = "A key of `sources`.", true},
    [CITATION_AT] = {"at", SHAPE_TEXT, .about = "Where in it: a page, a section."},
    [CITATION_QUOTE] = {"quote", SHAPE_TEXT, .about = "Its words."},
    [CITATION_URL] = {"url", SHAPE_URL, .about = "Where to read it."},
};

static const Key source_keys[] = {
    [SOURCE_TITLE] = {"title", SHAPE_TEXT, .about = "Its title.", true},
    [SOURCE_AUTHOR] = {"author", SHAPE_TEXT, .about = "Who wrote it."},
    [SOURCE_YEAR] = {"year", SHAPE_TEXT, .about = "When it appeared."},
    [SOURCE_URL] = {"url", SHAPE_URL, .about = "Where to read it."},
    [SOURCE_FILE] = {"file", SHAPE_TEXT, .about = "Its text, for checking quotations."},
};

static const Key group_keys[] = {
    [GROUP_LABEL] = {"label", SHAPE_TEXT, .about = "The words on its frame."},
    [GROUP_MEMBERS] = {"members", SHAPE_ID_LIST, .about = "The ids of its items.", true},
};

static const Key class_keys[] = {
    [CLASS_FILL] = {"fill", SHAPE_VALUE, .about = "Colour of the card.", .values = colours},
    [CLASS_LINE] = {"line", SHAPE_VALUE, .about = "Colour of its outline.", .values = colours},
    [CLASS_TEXT] = {"text", SHAPE_VALUE, .about = "Colour of its text.", .values = colours},
    [CLASS_BORDER] = {"border", SHAPE_VALUE, .about = "Pattern of its outline.", .values = borders},
    [CLASS_WEIGHT] = {"weight", SHAPE_VALUE, .about = "Thickness of its outline.",
                      .values = weights},
    [CLASS_DARK] = {"dark", SHAPE_FORM, .about = "Other colours on a dark ground.",
                    .form = FORM_DARK},
};

static const Key dark_keys[] = {
    [DARK_FILL] = {"fill", SHAPE_VALUE, .about = "Colour of the card.", .values = colours},
    [DARK_LINE] = {"line", SHAPE_VALUE, .about = "Colour of its outline.", .values = colours},
    [DARK_TEXT] = {"text", SHAPE_VALUE, .about = "Colour of its text.", .values = colours},
};

static const Key view_keys[] = {
    [VIEW_FOCUS] = {"focus", SHAPE_ID, .about = "The item to begin with."},
    [VIEW_DEPTH] = {"depth", SHAPE_COUNT, .about = "How many levels below it to show."},
    [VIEW_SHOW] = {"show", SHAPE_VALUES, .about = "The lists whose items to show.",
                   .values = lists},
    [VIEW_PAGE] = {"page", SHAPE_VALUE, .about = "The page that it is for.", .values = pages},
    [VIEW_DETAIL] = {"detail", SHAPE_VALUE, .about = "How much of each item to show.",
                     .values = details},
    [VIEW_THEME] = {"theme", SHAPE_VALUE, .about = "Its colours.", .values = themes},
    [VIEW_STEPS] = {"steps", SHAPE_STEPS, .about = "The order of telling, as at the top level."},
    [VIEW_VERDICTS] = {"verdicts", SHAPE_VALUE,
                       .about = "Whether this view says how items stand: off or on.",
                       .values = switches},
};

#define THEME_COLOURS                                                                              \
    [THEME_KEY_GROUND] = {"ground", SHAPE_COLOUR, .about = "What the drawing stands on."},         \
    [THEME_KEY_TEXT] = {"text", SHAPE_COLOUR, .about = "Texts of cards, and the title."},          \
    [THEME_KEY_FAINT] = {"faint", SHAPE_COLOUR, .about = "Subtitle, legend, labels of groups."},   \
    [THEME_KEY_REGION] = {"region", SHAPE_FORM, .about = "Regions of groups.",                     \
                          .form = FORM_THEME_REGION},                                              \
    [THEME_KEY_CLAIM] = {"claim", SHAPE_FORM, .about = "Claims.", .form = FORM_THEME_CLAIM},       \
    [THEME_KEY_CHALLENGE] = {"challenge", SHAPE_FORM, .about = "Challenges.",                      \
                             .form = FORM_THEME_KIND},                                             \
    [THEME_KEY_COUNTERMEASURE] = {"countermeasure", SHAPE_FORM, .about = "Countermeasures.",       \
                                  .form = FORM_THEME_KIND},                                        \
    [THEME_KEY_EVIDENCE] = {"evidence", SHAPE_FORM, .about = "Evidence.",                          \
                            .form = FORM_THEME_KIND},                                              \
    [THEME_KEY_LINKS] = {"links", SHAPE_FORM, .about = "Links, unless like the cards they leave.", \
                         .form = FORM_THEME_LINKS}

static const Key theme_keys[] = {
    THEME_COLOURS,
    [THEME_KEY_BASE] = {"base", SHAPE_VALUE, .about = "The theme that it starts from.",
                        .values = themes},
    [THEME_KEY_DARK] = {"dark", SHAPE_FORM, .about = "Colours on a dark screen.",
                        .form = FORM_THEME_DARK},
};

static const Key theme_dark_keys[] = {THEME_COLOURS};

#define CARD_COLOURS                                                                               \
    [THEME_CARD_FILL] = {"fill", SHAPE_COLOUR, .about = "Its ground."},                            \
    [THEME_CARD_LINE] = {"line", SHAPE_COLOUR,                                                     \
                         .about = "Its outline, and where it has them, its "                       \
                                  "word, its mark and the links it leaves."}

static const Key theme_kind_keys[] = {CARD_COLOURS};

static const Key theme_claim_keys[] = {
    CARD_COLOURS,
    [THEME_CARD_MAIN] = {"main", SHAPE_COLOUR,
                         .about = "The ground of the claims that the map is about."},
};

static const Key theme_link_keys[N_RELATIONS] = {
    [RELATION_SUPPORTS] = {"supports", SHAPE_COLOUR, .about = "From what supports."},
    [RELATION_CHALLENGES] = {"challenges", SHAPE_COLOUR, .about = "From a challenge."},
    [RELATION_COUNTERS] = {"counters", SHAPE_COLOUR, .about = "From a countermeasure."},
    [RELATION_PART] = {"part", SHAPE_COLOUR, .about = "From a part to its whole."},
    [RELATION_UNDERCUTS] = {"undercuts", SHAPE_COLOUR, .about = "From a challenge to a link."},
};

#define KEYS(keys) keys, G_N_ELEMENTS(keys)

static const FormRow forms[N_FORMS] = {
    [FORM_MAP] = {"the map", "An argument map.", KEYS(map_keys)},
    [FORM_ITEM] = {"an item", "An item with its details.", KEYS(item_keys)},
    [FORM_REF] = {"a `ref`", "An item that stands elsewhere.", KEYS(ref_keys)},
    [FORM_JOINT] = {"`together`", "Premises that support only jointly.", KEYS(joint_keys)},
    [FORM_CITATION] = {"a `source` of an item", "A place in a source.", KEYS(citation_keys)},
    [FORM_SOURCE] = {"an entry of `sources`", "A work that items cite.", KEYS(source_keys)},
    [FORM_GROUP] = {"an entry of `groups`", "Items in a frame.", KEYS(group_keys)},
    [FORM_CLASS] = {"an entry of `classes`", "A look.", KEYS(class_keys)},
    [FORM_DARK] = {"`dark`", "Colours on a dark ground.", KEYS(dark_keys)},
    [FORM_VIEW] = {"an entry of `views`", "A part of the map to draw on its own.", KEYS(view_keys)},
    [FORM_THEME] = {"the theme", "Colours over a theme.", KEYS(theme_keys)},
    [FORM_THEME_DARK] = {"`dark`", "Colours on a dark screen.", KEYS(theme_dark_keys)},
    [FORM_THEME_REGION] = {"`region`", "A region.", KEYS(theme_kind_keys)},
    [FORM_THEME_CLAIM] = {"`claim`", "Claims.", KEYS(theme_claim_keys)},
    [FORM_THEME_KIND] = {"a kind", "A kind.", KEYS(theme_kind_keys)},
    [FORM_THEME_LINKS] = {"`links`", "Links.", KEYS(theme_link_keys)},
};

const FormRow *rebut_language_form(Form form)
{
    return &forms[form];
}

const char *const *rebut_language_statuses(Kind kind)
{
    return kind == KIND_CHALLENGE ? challenge_statuses : other_statuses;
}

const char *rebut_language_kind_words(Kind kind)
{
    static const char *const words[N_KINDS] = {
        [KIND_CLAIM] = "a claim",
        [KIND_CHALLENGE] = "a challenge",
        [KIND_COUNTERMEASURE] = "a countermeasure",
        [KIND_EVIDENCE] = "evidence",
    };

    return words[kind];
}

bool rebut_language_is_key(const char *name)
{
    for (size_t i = 0; i < N_MAP_FORMS; i++) {
        for (size_t j = 0; j < forms[i].n_keys; j++) {
            if (strcmp(forms[i].keys[j].name, name) == 0)
                return true;
        }
    }
    return false;
}

bool rebut_language_is_id(const char *text)
{
    if (!g_ascii_islower(text[0]))
        return false;
    return text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

const char *rebut_language_renamed(const char *value)
{
    return strcmp(value, "defeated") == 0 ? "contested" : NULL;
}

bool rebut_language_is_value(const char *const *values, const char *text)
{
    for (size_t i = 0; values[i] != NULL; i++) {
        if (strcmp(values[i], text) == 0)
            return true;
    }
    return false;
}

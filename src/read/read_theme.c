/* The forms of a theme file are read like those of a map: one row for each key. */
#include "read/reader.h"
#include "read/theme_file.h"
#include <stddef.h>

#define INK(ink) (offsetof(ThemeColours, inks) + (size_t)(ink) * sizeof(Words))

static const KeyReader region_keys[N_THEME_KIND_KEYS] = {
    [THEME_CARD_FILL] = {rebut_read_words, INK(INK_REGION_FILL)},
    [THEME_CARD_LINE] = {rebut_read_words, INK(INK_REGION_LINE)},
};

#define CARD(kind)                                                                                 \
    [THEME_CARD_FILL] = {rebut_read_words, INK(INK_CARD_FILL + (kind))}, [THEME_CARD_LINE] = {     \
                                                                             rebut_read_words,     \
                                                                             INK(INK_CARD_LINE +   \
                                                                                 (kind))}

static const KeyReader claim_keys[N_THEME_CLAIM_KEYS] = {
    CARD(KIND_CLAIM),
    [THEME_CARD_MAIN] = {rebut_read_words, INK(INK_MAIN_FILL)},
};
static const KeyReader challenge_keys[N_THEME_KIND_KEYS] = {CARD(KIND_CHALLENGE)};
static const KeyReader countermeasure_keys[N_THEME_KIND_KEYS] = {CARD(KIND_COUNTERMEASURE)};
static const KeyReader evidence_keys[N_THEME_KIND_KEYS] = {CARD(KIND_EVIDENCE)};

static const KeyReader link_keys[N_RELATIONS] = {
    [RELATION_SUPPORTS] = {rebut_read_words, INK(INK_LINK + RELATION_SUPPORTS)},
    [RELATION_CHALLENGES] = {rebut_read_words, INK(INK_LINK + RELATION_CHALLENGES)},
    [RELATION_COUNTERS] = {rebut_read_words, INK(INK_LINK + RELATION_COUNTERS)},
    [RELATION_PART] = {rebut_read_words, INK(INK_LINK + RELATION_PART)},
    [RELATION_UNDERCUTS] = {rebut_read_words, INK(INK_LINK + RELATION_UNDERCUTS)},
};

/* Forms within the file, by the key that they stand behind. */
static const FormReader parts[N_THEME_DARK_KEYS] = {
    [THEME_KEY_REGION] = {FORM_THEME_REGION, region_keys},
    [THEME_KEY_CLAIM] = {FORM_THEME_CLAIM, claim_keys},
    [THEME_KEY_CHALLENGE] = {FORM_THEME_KIND, challenge_keys},
    [THEME_KEY_COUNTERMEASURE] = {FORM_THEME_KIND, countermeasure_keys},
    [THEME_KEY_EVIDENCE] = {FORM_THEME_KIND, evidence_keys},
    [THEME_KEY_LINKS] = {FORM_THEME_LINKS, link_keys},
};

/* `member` is the offset of the colours in `owner`; the key's own form says which of them. */
static void read_part(Reader *reader, void *owner, const Key *key, const Node *value, size_t member)
{
    const Key *first = rebut_language_form(FORM_THEME_DARK)->keys;
    size_t index = 0;
    g_autofree char *what = g_strdup_printf("`%s`", key->name);

    while (index < N_THEME_DARK_KEYS && !g_str_equal(first[index].name, key->name))
        index++;
    g_assert(index < N_THEME_DARK_KEYS);
    if (rebut_reader_is_map(reader, what, value))
        rebut_read_form(reader, &parts[index], (char *)owner + member, value, N_KINDS);
}

#define COLOURS(member)                                                                            \
    [THEME_KEY_GROUND] = {rebut_read_words, (member) + INK(INK_GROUND)},                           \
    [THEME_KEY_TEXT] = {rebut_read_words, (member) + INK(INK_TEXT)},                               \
    [THEME_KEY_FAINT] = {rebut_read_words, (member) + INK(INK_FAINT)},                             \
    [THEME_KEY_REGION] = {read_part, member}, [THEME_KEY_CLAIM] = {read_part, member},             \
    [THEME_KEY_CHALLENGE] = {read_part, member}, [THEME_KEY_COUNTERMEASURE] = {read_part, member}, \
    [THEME_KEY_EVIDENCE] = {read_part, member}, [THEME_KEY_LINKS] = {read_part, member}

static const KeyReader dark_keys[N_THEME_DARK_KEYS] = {COLOURS(offsetof(ThemeFile, dark))};
static const FormReader dark_reader = {FORM_THEME_DARK, dark_keys};

static void read_dark(Reader *reader, void *owner, const Key *key, const Node *value, size_t member)
{
    ThemeFile *file = owner;

    (void)key;
    (void)member;
    file->has_dark = true;
    if (rebut_reader_is_map(reader, "`dark`", value))
        rebut_read_form(reader, &dark_reader, owner, value, N_KINDS);
}

static const KeyReader theme_keys[N_THEME_KEYS] = {
    COLOURS(offsetof(ThemeFile, colours)),
    [THEME_KEY_BASE] = {rebut_read_words, offsetof(ThemeFile, base)},
    [THEME_KEY_DARK] = {read_dark, 0},
};
static const FormReader theme_reader = {FORM_THEME, theme_keys};

static void inherit_links(ThemeColours *colours)
{
    static const Kind origins[N_RELATIONS] = {
        [RELATION_SUPPORTS] = KIND_CLAIM,          [RELATION_CHALLENGES] = KIND_CHALLENGE,
        [RELATION_COUNTERS] = KIND_COUNTERMEASURE, [RELATION_PART] = KIND_CLAIM,
        [RELATION_UNDERCUTS] = KIND_CHALLENGE,
    };

    for (int relation = 0; relation < N_RELATIONS; relation++)
        if (colours->inks[INK_LINK + relation].bytes == NULL)
            colours->inks[INK_LINK + relation] = colours->inks[INK_CARD_LINE + origins[relation]];
}

static bool is_theme(const Source *source, const Tree *tree, Diagnostics *diagnostics)
{
    const Node *root = tree->root;

    if (root != NULL && root->type == NODE_MAP)
        return true;
    Diagnostic *diagnostic = rebut_diagnostics_add(
        diagnostics, CODE_E0201, source, root != NULL ? root->span : (Span){0, 0},
        "a theme begins with keys such as `base:` and `ground:`, but this is %s",
        root == NULL || root->text != NULL ? "none" : "a list");
    rebut_diagnostic_help(diagnostic, "`base: light` alone is a theme");
    return false;
}

bool rebut_theme_file_read(const Source *source, const Limits *limits, Diagnostics *diagnostics,
                           ThemeFile **file)
{
    size_t errors = rebut_diagnostics_errors(diagnostics);
    g_autoptr(Tree) tree = rebut_tree_read(source, limits, diagnostics);

    if (tree == NULL || !is_theme(source, tree, diagnostics))
        return false;
    g_autoptr(ThemeFile) result = g_new0(ThemeFile, 1);
    Reader reader = {.source = source, .limits = limits, .diagnostics = diagnostics};
    result->source = source;
    rebut_read_form(&reader, &theme_reader, result, tree->root, N_KINDS);
    if (rebut_diagnostics_errors(diagnostics) > errors)
        return false;
    result->texts = g_steal_pointer(&tree->texts);
    inherit_links(&result->colours);
    inherit_links(&result->dark);
    *file = g_steal_pointer(&result);
    return true;
}

void rebut_theme_file_free(ThemeFile *file)
{
    if (file == NULL)
        return;
    if (file->texts != NULL)
        g_string_chunk_free(file->texts);
    g_free(file);
}

const char *rebut_theme_ink_name(ThemeInk ink)
{
    static const char *const names[N_THEME_INKS] = {
        [INK_GROUND] = "ground",
        [INK_TEXT] = "text",
        [INK_FAINT] = "faint",
        [INK_REGION_FILL] = "region.fill",
        [INK_REGION_LINE] = "region.line",
        [INK_MAIN_FILL] = "claim.main",
        [INK_CARD_FILL + KIND_CLAIM] = "claim.fill",
        [INK_CARD_FILL + KIND_CHALLENGE] = "challenge.fill",
        [INK_CARD_FILL + KIND_COUNTERMEASURE] = "countermeasure.fill",
        [INK_CARD_FILL + KIND_EVIDENCE] = "evidence.fill",
        [INK_CARD_LINE + KIND_CLAIM] = "claim.line",
        [INK_CARD_LINE + KIND_CHALLENGE] = "challenge.line",
        [INK_CARD_LINE + KIND_COUNTERMEASURE] = "countermeasure.line",
        [INK_CARD_LINE + KIND_EVIDENCE] = "evidence.line",
        [INK_LINK + RELATION_SUPPORTS] = "links.supports",
        [INK_LINK + RELATION_CHALLENGES] = "links.challenges",
        [INK_LINK + RELATION_COUNTERS] = "links.counters",
        [INK_LINK + RELATION_PART] = "links.part",
        [INK_LINK + RELATION_UNDERCUTS] = "links.undercuts",
    };

    return names[ink];
}

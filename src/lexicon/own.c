/* Words of an author's own, over those of a language; and the names by which authors call them. */
#include "base/utf8.h"
#include "lexicon/plural.h"
#include "lexicon/table.h"
#include <string.h>

const char rebut_word_signs[] = "<>&\"'`*_|=\\~$#%^";

static const char *const names[N_WORD_KEYS] = {
#define ROW(key, name) [WORD_##key] = (name),
#include "lexicon/words.inc"
#undef ROW
};

/* What is made from the word of a kind. */
static const struct {
    WordKey word, first, counted;
} kinds[] = {
    {WORD_CLAIM, WORD_CLAIM_FIRST, WORD_N_CLAIMS},
    {WORD_CHALLENGE, WORD_CHALLENGE_FIRST, WORD_N_CHALLENGES},
    {WORD_COUNTERMEASURE, WORD_COUNTERMEASURE_FIRST, WORD_N_COUNTERMEASURES},
    {WORD_EVIDENCE, WORD_EVIDENCE_FIRST, WORD_N_EVIDENCE},
};

const char *rebut_word_name(WordKey key)
{
    return names[key];
}

WordKey rebut_word_named(const char *name)
{
    int key = 0;

    while (key < N_WORD_KEYS && strcmp(names[key], name) != 0)
        key++;
    return (WordKey)key;
}

static size_t count_forms(const WordForms *words)
{
    size_t n = 0;

    for (int category = 0; category < N_PLURAL_CATEGORIES; category++)
        n += words->forms[category] != NULL;
    return n;
}

bool rebut_word_is_counted(WordKey key)
{
    const Lexicon *lexicon;

    for (size_t i = 0; (lexicon = rebut_lexicon_at(i)) != NULL; i++)
        if (count_forms(&lexicon->words[key]) > 1)
            return true;
    return false;
}

static void add_places(GPtrArray *places, const char *pattern)
{
    for (const char *open = strchr(pattern, '{'); open != NULL; open = strchr(open + 1, '{')) {
        g_autofree char *place = g_strndup(open + 1, strcspn(open + 1, "}"));
        if (!g_ptr_array_find_with_equal_func(places, place, g_str_equal, NULL))
            g_ptr_array_add(places, g_steal_pointer(&place));
    }
}

GPtrArray *rebut_word_places(WordKey key)
{
    GPtrArray *places = g_ptr_array_new_with_free_func(g_free);

    for (int category = 0; category < N_PLURAL_CATEGORIES; category++)
        if (rebut_words_en[key].forms[category] != NULL)
            add_places(places, rebut_words_en[key].forms[category]);
    return places;
}

/* With its first letter as at the beginning of a sentence. A new string. */
static char *capital(const char *words, const char *lang)
{
    bool is_dotted = g_str_has_prefix(lang, "tr") || g_str_has_prefix(lang, "az");
    gunichar first = g_utf8_get_char(words);
    char letter[6];
    int length =
        g_unichar_to_utf8(is_dotted && first == 'i' ? 0x130 : g_unichar_totitle(first), letter);

    return g_strdup_printf("%.*s%s", length, letter, rebut_utf8_next(words));
}

static void make_from_kind(Lexicon *lexicon, size_t kind, const char *lang)
{
    const WordForms *words = &lexicon->own[kinds[kind].word];
    WordForms *first = &lexicon->own[kinds[kind].first];
    WordForms *counted = &lexicon->own[kinds[kind].counted];
    bool needs_first = first->forms[PLURAL_OTHER] == NULL;
    bool needs_counted = counted->forms[PLURAL_OTHER] == NULL;

    for (int category = 0; category < N_PLURAL_CATEGORIES; category++) {
        const char *form = words->forms[category];
        if (form == NULL)
            continue;
        g_autofree char *beginning = capital(form, lang), *number = g_strconcat("{n} ", form, NULL);
        if (needs_first)
            first->forms[category] = g_string_chunk_insert(lexicon->texts, beginning);
        if (needs_counted)
            counted->forms[category] = g_string_chunk_insert(lexicon->texts, number);
    }
}

/* Words that are all the author's are in the author's language. */
static void take_language(Lexicon *lexicon, const char *lang)
{
    for (int key = 0; key < N_WORD_KEYS; key++)
        if (lexicon->own[key].forms[PLURAL_OTHER] == NULL)
            return;
    lexicon->tag = g_string_chunk_insert(lexicon->texts, lang);
    lexicon->words = lexicon->own;
    lexicon->plural = lexicon->own_plural;
}

Lexicon *rebut_lexicon_with(const Lexicon *base, const char *lang, const OwnWord *words, size_t n)
{
    Lexicon *lexicon = g_new(Lexicon, 1);

    *lexicon = *base;
    lexicon->own = g_new0(WordForms, N_WORD_KEYS);
    lexicon->own_plural = rebut_plural_rule(lang);
    lexicon->texts = g_string_chunk_new(256);
    for (size_t i = 0; i < n; i++)
        for (int category = 0; category < N_PLURAL_CATEGORIES; category++) {
            const char *form = words[i].words.forms[category];
            if (form != NULL)
                lexicon->own[words[i].key].forms[category] =
                    g_string_chunk_insert(lexicon->texts, form);
        }
    for (size_t kind = 0; kind < G_N_ELEMENTS(kinds); kind++)
        make_from_kind(lexicon, kind, lang);
    take_language(lexicon, lang);
    return lexicon;
}

void rebut_lexicon_free(Lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    g_free(lexicon->own);
    g_string_chunk_free(lexicon->texts);
    g_free(lexicon);
}

bool rebut_lexicon_is_own(const Lexicon *lexicon, const char *words)
{
    for (int key = 0; key < N_WORD_KEYS && lexicon->own != NULL; key++)
        for (int category = 0; category < N_PLURAL_CATEGORIES; category++) {
            const char *form = lexicon->own[key].forms[category];
            if (form != NULL && strcmp(form, words) == 0)
                return true;
        }
    return false;
}

static void append_forms(GString *out, const Lexicon *lexicon, WordKey key)
{
    bool is_first = true;

    g_string_append_c(out, '{');
    for (int category = PLURAL_OTHER + 1; category <= N_PLURAL_CATEGORIES; category++) {
        PluralCategory shown = (PluralCategory)(category % N_PLURAL_CATEGORIES);
        const char *form = rebut_word_form(lexicon, key, shown);
        if (form == NULL)
            continue;
        g_string_append_printf(out, "%s%s: \"%s\"", is_first ? "" : ", ", rebut_plural_name(shown),
                               form);
        is_first = false;
    }
    g_string_append(out, "}\n");
}

char *rebut_lexicon_yaml(const Lexicon *lexicon)
{
    GString *out = g_string_new("words:\n");

    for (int i = 0; i < N_WORD_KEYS; i++) {
        WordKey key = (WordKey)i;
        g_string_append_printf(out, "  %s: ", names[key]);
        if (count_forms(&lexicon->words[key]) > 1)
            append_forms(out, lexicon, key);
        else
            g_string_append_printf(out, "\"%s\"\n", rebut_word(lexicon, key));
    }
    return g_string_free(out, FALSE);
}

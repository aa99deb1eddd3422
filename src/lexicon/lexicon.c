/* A row has a form for each plural category of Unicode's CLDR that its language tells apart; what
 * is not counted stands in `other`. The stretched words of tests are made on demand and kept by
 * GLib among its interned strings, so that nothing here has to remember them. */
#include "lexicon/lexicon.h"
#include "lexicon/plural.h"
#include "lexicon/table.h"
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

enum { MOST_PLACES = 8 };
static const double EPSILON = 1e-6;

/* English first, which stands in for what is missing. */
static const Lexicon languages[] = {
    {"en", "English", "English", rebut_words_en, rebut_plural_one_or_other, .stretch = 1.0},
    {"de", "German", "Deutsch", rebut_words_de, rebut_plural_one_or_other, .stretch = 1.0},
    {"fr", "French", "français", rebut_words_fr, rebut_plural_one_below_two, .stretch = 1.0},
    {"es", "Spanish", "español", rebut_words_es, rebut_plural_one_or_other, .stretch = 1.0},
    {"pt", "Portuguese", "português", rebut_words_pt, rebut_plural_one_below_two, .stretch = 1.0},
    {"it", "Italian", "italiano", rebut_words_it, rebut_plural_one_or_other, .stretch = 1.0},
    {"nl", "Dutch", "Nederlands", rebut_words_nl, rebut_plural_one_or_other, .stretch = 1.0},
    {"pl", "Polish", "polski", rebut_words_pl, rebut_plural_polish, .stretch = 1.0},
    {"ru", "Russian", "русский", rebut_words_ru, rebut_plural_east_slavic, .stretch = 1.0},
    {"uk", "Ukrainian", "українська", rebut_words_uk, rebut_plural_east_slavic, .stretch = 1.0},
    {"el", "Greek", "ελληνικά", rebut_words_el, rebut_plural_one_or_other, .stretch = 1.0},
    {"tr", "Turkish", "Türkçe", rebut_words_tr, rebut_plural_one_or_other, .stretch = 1.0},
    {"ar", "Arabic", "العربية", rebut_words_ar, rebut_plural_arabic, .stretch = 1.0},
    {"fa", "Persian", "فارسی", rebut_words_fa, rebut_plural_one_below_two, .stretch = 1.0},
    {"he", "Hebrew", "עברית", rebut_words_he, rebut_plural_hebrew, .stretch = 1.0},
    {"hi", "Hindi", "हिन्दी", rebut_words_hi, rebut_plural_one_below_two, .stretch = 1.0},
    {"bn", "Bengali", "বাংলা", rebut_words_bn, rebut_plural_one_below_two, .stretch = 1.0},
    {"zh", "Chinese (simplified)", "简体中文", rebut_words_zh, rebut_plural_one_or_other,
     .stretch = 1.0},
    {"zh-Hant", "Chinese (traditional)", "繁體中文", rebut_words_zh_hant, rebut_plural_one_or_other,
     .stretch = 1.0},
    {"ja", "Japanese", "日本語", rebut_words_ja, rebut_plural_one_or_other, .stretch = 1.0},
    {"ko", "Korean", "한국어", rebut_words_ko, rebut_plural_one_or_other, .stretch = 1.0},
    {"id", "Indonesian", "Bahasa Indonesia", rebut_words_id, rebut_plural_one_or_other,
     .stretch = 1.0},
    {"vi", "Vietnamese", "Tiếng Việt", rebut_words_vi, rebut_plural_one_or_other, .stretch = 1.0},
    {"th", "Thai", "ไทย", rebut_words_th, rebut_plural_one_or_other, .stretch = 1.0},
    {"x-long", "long English", "English", rebut_words_en, rebut_plural_one_or_other,
     .stretch = 1.8},
};

/* Other tags of the same languages: older ones, and regions that tell the script. */
static const char *const aliases[][2] = {
    {"iw", "he"}, {"in", "id"}, {"zh-TW", "zh-Hant"}, {"zh-HK", "zh-Hant"}, {"zh-MO", "zh-Hant"},
};

static const Lexicon *find_tag(const char *tag)
{
    for (size_t i = 0; i < G_N_ELEMENTS(aliases); i++)
        if (g_ascii_strcasecmp(tag, aliases[i][0]) == 0)
            tag = aliases[i][1];
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
        if (g_ascii_strcasecmp(tag, languages[i].tag) == 0)
            return &languages[i];
    return NULL;
}

const Lexicon *rebut_lexicon(const char *lang)
{
    g_autofree char *tag = g_strdup(lang != NULL ? lang : languages[0].tag);

    for (char *end; *tag != '\0'; *end = '\0') {
        const Lexicon *found = find_tag(tag);
        if (found != NULL)
            return found;
        end = strrchr(tag, '-');
        if (end == NULL)
            break;
    }
    return &languages[0];
}

const Lexicon *rebut_lexicon_at(size_t index)
{
    return index + 1 < G_N_ELEMENTS(languages) ? &languages[index] : NULL;
}

const char *rebut_lexicon_name(const Lexicon *lexicon)
{
    return lexicon->name;
}

const char *rebut_lexicon_own_name(const Lexicon *lexicon)
{
    return lexicon->own_name;
}

const char *rebut_lexicon_lang(const Lexicon *lexicon)
{
    return lexicon->tag;
}

const char *rebut_lexicon_stand_in(const Lexicon *lexicon, const char *lang)
{
    size_t length = strcspn(lang, "-");
    bool is_english = length == 2 && g_ascii_strncasecmp(lang, "en", length) == 0;

    return lexicon->words == rebut_words_en && lexicon->stretch <= 1.0 && !is_english
               ? languages[0].tag
               : NULL;
}

const WordForms *rebut_lexicon_words(const Lexicon *lexicon)
{
    return lexicon->words;
}

PluralCategory rebut_lexicon_plural(const Lexicon *lexicon, size_t n)
{
    return lexicon->plural(n);
}

/* Letters outside of places are doubled, evenly, as often as the length asks for. */
static const char *stretched(const char *word, double stretch)
{
    g_autoptr(GString) out = g_string_new(NULL);
    double missing = 0.0;
    bool is_place = false;

    for (const char *p = word; *p != '\0'; p++) {
        g_string_append_c(out, *p);
        is_place = *p == '{' || (is_place && *p != '}');
        if (is_place || *p == '}')
            continue;
        missing += stretch - 1.0;
        for (; missing > 1.0 - EPSILON && g_ascii_isalpha(*p); missing -= 1.0)
            g_string_append_c(out, *p);
    }
    return g_intern_string(out->str);
}

const char *rebut_word_form(const Lexicon *lexicon, WordKey key, PluralCategory category)
{
    if (lexicon->own != NULL && lexicon->own[key].forms[PLURAL_OTHER] != NULL)
        return lexicon->own[key].forms[category];
    if (lexicon->words[key].forms[PLURAL_OTHER] == NULL)
        lexicon = &languages[0];
    const char *word = lexicon->words[key].forms[category];
    return word != NULL && lexicon->stretch > 1.0 ? stretched(word, lexicon->stretch) : word;
}

static const char *form_of(const Lexicon *lexicon, WordKey key, PluralCategory category)
{
    const char *word = rebut_word_form(lexicon, key, category);

    return word != NULL ? word : rebut_word_form(lexicon, key, PLURAL_OTHER);
}

const char *rebut_word(const Lexicon *lexicon, WordKey key)
{
    return form_of(lexicon, key, PLURAL_OTHER);
}

/* In a row that does not show the number, the form for one is for one alone, even where 21 takes
 * it. */
static PluralCategory category_of(const Lexicon *lexicon, WordKey key, size_t n)
{
    bool is_own = lexicon->own != NULL && lexicon->own[key].forms[PLURAL_OTHER] != NULL;
    PluralCategory (*plural)(size_t n) = is_own ? lexicon->own_plural : lexicon->plural;
    PluralCategory category = plural(n);

    if (category != PLURAL_ONE || n == 1 ||
        strstr(form_of(lexicon, key, PLURAL_OTHER), "{n}") != NULL)
        return category;
    return plural(2);
}

const char *rebut_word_for(const Lexicon *lexicon, WordKey key, size_t n)
{
    return form_of(lexicon, key, category_of(lexicon, key, n));
}

/* What the places of a pattern are filled with. */
typedef struct Filling {
    const char *names[MOST_PLACES], *words[MOST_PLACES];
    size_t n;
} Filling;

static void add_filling(Filling *filling, const char *name, const char *words)
{
    g_assert(filling->n < MOST_PLACES);
    filling->names[filling->n] = name;
    filling->words[filling->n++] = words;
}

static void take_fillings(Filling *filling, va_list *arguments)
{
    const char *name;

    while ((name = va_arg(*arguments, const char *)) != NULL)
        add_filling(filling, name, va_arg(*arguments, const char *));
}

static const char *words_for(const Filling *filling, const char *name, size_t length)
{
    for (size_t i = 0; i < filling->n; i++)
        if (strncmp(filling->names[i], name, length) == 0 && filling->names[i][length] == '\0')
            return filling->words[i];
    g_assert_not_reached();
}

static void append_filled(GString *out, const char *pattern, const Filling *filling)
{
    const char *open;

    while ((open = strchr(pattern, '{')) != NULL) {
        size_t length = strcspn(open + 1, "}");
        g_string_append_len(out, pattern, open - pattern);
        g_string_append(out, words_for(filling, open + 1, length));
        pattern = open + length + 2;
    }
    g_string_append(out, pattern);
}

char *rebut_phrase(const Lexicon *lexicon, WordKey key, ...)
{
    GString *out = g_string_new(NULL);
    Filling filling = {.n = 0};
    va_list arguments;

    va_start(arguments, key);
    take_fillings(&filling, &arguments);
    va_end(arguments);
    append_filled(out, rebut_word(lexicon, key), &filling);
    return g_string_free(out, FALSE);
}

char *rebut_phrase_for(const Lexicon *lexicon, WordKey key, size_t n, ...)
{
    GString *out = g_string_new(NULL);
    g_autofree char *number = g_strdup_printf("%zu", n);
    Filling filling = {.n = 0};
    va_list arguments;

    va_start(arguments, n);
    take_fillings(&filling, &arguments);
    va_end(arguments);
    add_filling(&filling, "n", number);
    append_filled(out, rebut_word_for(lexicon, key, n), &filling);
    return g_string_free(out, FALSE);
}

void rebut_phrase_append(GString *out, const Lexicon *lexicon, WordKey key, ...)
{
    Filling filling = {.n = 0};
    va_list arguments;

    va_start(arguments, key);
    take_fillings(&filling, &arguments);
    va_end(arguments);
    append_filled(out, rebut_word(lexicon, key), &filling);
}

/* Takes `list`. */
static char *longer_list(const Lexicon *lexicon, WordKey key, char *list, const char *next)
{
    g_autofree char *taken = list;

    return rebut_phrase(lexicon, key, "list", taken, "next", next, NULL);
}

char *rebut_word_series(const Lexicon *lexicon, const char *const *names, size_t n_names)
{
    char *list = g_strdup(n_names > 0 ? names[0] : "");

    for (size_t i = 1; i < n_names; i++)
        list = longer_list(lexicon, WORD_LIST_NEXT, list, names[i]);
    return list;
}

char *rebut_word_list(const Lexicon *lexicon, const char *const *names, size_t n_names,
                      size_t n_more)
{
    bool has_last = n_more == 0 && n_names > 1;
    char *list = rebut_word_series(lexicon, names, n_names - has_last);

    if (has_last)
        return longer_list(lexicon, WORD_LIST_LAST, list, names[n_names - 1]);
    if (n_more == 0)
        return list;
    g_autofree char *taken = list;
    return rebut_phrase_for(lexicon, WORD_LIST_MORE, n_more, "list", taken, NULL);
}

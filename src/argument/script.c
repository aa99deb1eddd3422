/* Whether the texts are in the letters of the map's language. A language that is not in the table,
 * and a script that is not told by its tag, give no hint. */
#include "argument/check.h"
#include "base/utf8.h"
#include <string.h>

enum { LEAST_LETTERS = 8, MOST_SCRIPTS = 6 };

/* A way of writing: the scripts that it mixes, and a language for the hint. */
typedef struct Writing {
    const char *name;                     /* as in "in … letters" */
    const char *lang;                     /* an example, where the map names none */
    const char *code;                     /* ISO 15924 */
    GUnicodeScript scripts[MOST_SCRIPTS]; /* ends with G_UNICODE_SCRIPT_COMMON */
} Writing;

#define END G_UNICODE_SCRIPT_COMMON

/* Japanese before Chinese: where there are kana, Han letters are part of it. */
static const Writing writings[] = {
    {"Latin", "en", "Latn", {G_UNICODE_SCRIPT_LATIN, END}},
    {"Cyrillic", "ru", "Cyrl", {G_UNICODE_SCRIPT_CYRILLIC, END}},
    {"Greek", "el", "Grek", {G_UNICODE_SCRIPT_GREEK, END}},
    {"Arabic", "ar", "Arab", {G_UNICODE_SCRIPT_ARABIC, END}},
    {"Hebrew", "he", "Hebr", {G_UNICODE_SCRIPT_HEBREW, END}},
    {"Devanagari", "hi", "Deva", {G_UNICODE_SCRIPT_DEVANAGARI, END}},
    {"Bengali", "bn", "Beng", {G_UNICODE_SCRIPT_BENGALI, END}},
    {"Thai", "th", "Thai", {G_UNICODE_SCRIPT_THAI, END}},
    {"Korean", "ko", "Kore", {G_UNICODE_SCRIPT_HANGUL, END}},
    {"Japanese", "ja", "Jpan", {G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA, END}},
    {"Chinese", "zh", "Hani", {G_UNICODE_SCRIPT_HAN, G_UNICODE_SCRIPT_BOPOMOFO, END}},
    {"Armenian", "hy", "Armn", {G_UNICODE_SCRIPT_ARMENIAN, END}},
    {"Georgian", "ka", "Geor", {G_UNICODE_SCRIPT_GEORGIAN, END}},
    {"Tamil", "ta", "Taml", {G_UNICODE_SCRIPT_TAMIL, END}},
    {"Telugu", "te", "Telu", {G_UNICODE_SCRIPT_TELUGU, END}},
    {"Kannada", "kn", "Knda", {G_UNICODE_SCRIPT_KANNADA, END}},
    {"Malayalam", "ml", "Mlym", {G_UNICODE_SCRIPT_MALAYALAM, END}},
    {"Gujarati", "gu", "Gujr", {G_UNICODE_SCRIPT_GUJARATI, END}},
    {"Gurmukhi", "pa", "Guru", {G_UNICODE_SCRIPT_GURMUKHI, END}},
    {"Sinhala", "si", "Sinh", {G_UNICODE_SCRIPT_SINHALA, END}},
    {"Khmer", "km", "Khmr", {G_UNICODE_SCRIPT_KHMER, END}},
    {"Lao", "lo", "Laoo", {G_UNICODE_SCRIPT_LAO, END}},
    {"Burmese", "my", "Mymr", {G_UNICODE_SCRIPT_MYANMAR, END}},
    {"Ethiopic", "am", "Ethi", {G_UNICODE_SCRIPT_ETHIOPIC, END}},
};
enum { N_WRITINGS = G_N_ELEMENTS(writings) };

/* Languages by the codes of what they are written in, with blanks around each. Those of several are
 * in several rows. */
static const struct {
    const char *code, *langs;
} uses[] = {
    {"Latn",
     " en de fr es pt it nl pl cs sk sl hr hu ro sv da no nb nn fi is et lv lt tr id ms vi sq ca eu "
     "gl ga cy gd mt lb la eo fo af sw tl fil bs sr az uz kk tk ku so ha ig yo zu xh rw jv su "},
    {"Cyrl", " ru uk bg sr mk be kk ky tg mn tt ba cv bs az uz tk "},
    {"Grek", " el grc "},
    {"Arab", " ar fa ur ps sd ug ckb ku az ks pa kk ms ha "},
    {"Hebr", " he iw yi "},
    {"Deva", " hi mr ne sa mai bho kok sd ks "},
    {"Beng", " bn as "},
    {"Thai", " th "},
    {"Kore", " ko "},
    {"Jpan", " ja "},
    {"Hani", " zh yue wuu cmn lzh nan ja ko "},
    {"Armn", " hy "},
    {"Geor", " ka "},
    {"Taml", " ta "},
    {"Telu", " te "},
    {"Knda", " kn "},
    {"Mlym", " ml "},
    {"Gujr", " gu "},
    {"Guru", " pa "},
    {"Sinh", " si "},
    {"Khmr", " km "},
    {"Laoo", " lo "},
    {"Mymr", " my "},
    {"Ethi", " am ti "},
};

/* Codes that stand for several of the above, or for one of them under another name. */
static const char *const mixtures[][2] = {
    {"Hans", "Hani"}, {"Hant", "Hani"}, {"Jpan", "Hani"}, {"Jpan", "Jpan"}, {"Hira", "Jpan"},
    {"Kana", "Jpan"}, {"Kore", "Hani"}, {"Kore", "Kore"}, {"Hang", "Kore"},
};

/* The letters that a language has, as flags in the order of `writings`. */
static void add_code(bool *has, const char *code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(mixtures); i++)
        for (size_t j = 0; j < N_WRITINGS; j++)
            if (g_ascii_strcasecmp(mixtures[i][0], code) == 0 &&
                strcmp(mixtures[i][1], writings[j].code) == 0)
                has[j] = true;
    for (size_t j = 0; j < N_WRITINGS; j++)
        if (g_ascii_strcasecmp(writings[j].code, code) == 0)
            has[j] = true;
}

/* False when they are not known. */
static bool find_letters(const char *lang, bool *has)
{
    g_auto(GStrv) subtags = g_strsplit(lang, "-", -1);
    g_autofree char *first = g_ascii_strdown(subtags[0], -1);
    g_autofree char *wanted = g_strdup_printf(" %s ", first);
    bool is_known = false;

    for (size_t i = 1; subtags[i] != NULL && subtags[i][1] != '\0'; i++)
        if (strlen(subtags[i]) == 4 && g_ascii_isalpha(subtags[i][0])) {
            add_code(has, subtags[i]);
            for (size_t j = 0; j < N_WRITINGS; j++)
                is_known |= has[j];
            return is_known;
        }
    for (size_t i = 0; i < G_N_ELEMENTS(uses); i++)
        if (strstr(uses[i].langs, wanted) != NULL) {
            add_code(has, uses[i].code);
            is_known = true;
        }
    return is_known;
}

static void count_letters(const char *text, size_t *counts)
{
    for (const char *p = text; p != NULL && *p != '\0'; p = rebut_utf8_next(p)) {
        gunichar letter = g_utf8_get_char(p);
        bool is_latin = letter < 0x80;
        if (is_latin ? !g_ascii_isalpha((char)letter) : !g_unichar_isalpha(letter))
            continue;
        GUnicodeScript script = is_latin ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script(letter);
        for (size_t i = 0; i < N_WRITINGS; i++)
            for (size_t j = 0; writings[i].scripts[j] != END; j++)
                counts[i] += writings[i].scripts[j] == script;
    }
}

/* The writing that most letters are of; NULL when there are too few to tell. */
static const Writing *most_letters(const size_t *counts)
{
    size_t total = 0, best = 0;

    for (size_t i = 0; i < N_WRITINGS; i++) {
        total += counts[i];
        if (counts[i] > counts[best])
            best = i;
    }
    return total >= LEAST_LETTERS && 2 * counts[best] > total ? &writings[best] : NULL;
}

/* Among kana, Han letters are Japanese. */
static void join_kana(size_t *counts)
{
    size_t japanese = 0, chinese = 0;

    for (size_t i = 0; i < N_WRITINGS; i++) {
        if (strcmp(writings[i].code, "Jpan") == 0)
            japanese = i;
        if (strcmp(writings[i].code, "Hani") == 0)
            chinese = i;
    }
    if (10 * counts[japanese] < counts[chinese])
        return;
    counts[japanese] += counts[chinese];
    counts[chinese] = 0;
}

void rebut_lint_script(const Argument *argument, Diagnostics *diagnostics)
{
    bool is_given = argument->lang.span.end > 0, has[N_WRITINGS] = {false};
    size_t counts[N_WRITINGS] = {0};
    const Item *first = g_ptr_array_index(argument->items, 0);

    if (!find_letters(argument->lang.bytes, has))
        return;
    count_letters(argument->title.bytes, counts);
    for (guint i = 0; i < argument->items->len; i++)
        count_letters(((const Item *)g_ptr_array_index(argument->items, i))->text.bytes, counts);
    join_kana(counts);
    const Writing *writing = most_letters(counts);
    if (writing == NULL || has[writing - writings])
        return;
    Diagnostic *diagnostic =
        is_given
            ? rebut_diagnostics_add(diagnostics, CODE_W0310, argument->source, argument->lang.span,
                                    "the texts are in %s letters, but `lang` says %s",
                                    writing->name, argument->lang.bytes)
            : rebut_diagnostics_add(diagnostics, CODE_W0310, argument->source, first->text.span,
                                    "the texts are in %s letters, but the map has no `lang`, which "
                                    "means English",
                                    writing->name);
    rebut_diagnostic_help(
        diagnostic,
        "write the language's tag, such as `lang: %s`, at the top level: "
        "hyphenation, quotation marks, our own words and screen readers follow it",
        writing->lang);
}

/* Names are those by which html/words.js asks. No word holds a sign that parts the rows, which a
 * test of the tables sees to. */
#include "formats/html_words.h"

static const struct {
    const char *name;
    WordKey key;
} rows[] = {
    {"search", WORD_PAGE_SEARCH},
    {"search_cards", WORD_PAGE_SEARCH_CARDS},
    {"by_verdict", WORD_PAGE_BY_VERDICT},
    {"any_verdict", WORD_PAGE_ANY_VERDICT},
    {"verdict_count", WORD_PAGE_VERDICT_COUNT},
    {"hit", WORD_PAGE_HIT},
    {"found", WORD_PAGE_FOUND},
    {"all_shown", WORD_PAGE_ALL_SHOWN},
    {"steps", WORD_PAGE_STEPS},
    {"previous_step", WORD_PAGE_PREVIOUS_STEP},
    {"next_step", WORD_PAGE_NEXT_STEP},
    {"step", WORD_PAGE_STEP},
    {"map", WORD_PAGE_MAP},
    {"branches", WORD_PAGE_BRANCHES},
    {"collapse_all", WORD_PAGE_COLLAPSE_ALL},
    {"expand_all", WORD_PAGE_EXPAND_ALL},
    {"branch", WORD_PAGE_BRANCH},
    {"collapsed", WORD_PAGE_COLLAPSED},
    {"expanded", WORD_PAGE_EXPANDED},
    {"zoom", WORD_PAGE_ZOOM},
    {"smaller", WORD_PAGE_SMALLER},
    {"fit", WORD_PAGE_FIT},
    {"larger", WORD_PAGE_LARGER},
    {"drawing", WORD_PAGE_DRAWING},
    {"card", WORD_PAGE_CARD},
    {"close", WORD_PAGE_CLOSE},
    {"bears_on", WORD_PAGE_BEARS_ON},
    {"below", WORD_PAGE_BELOW},
    {"back", WORD_PAGE_BACK},
    {"followed", WORD_PAGE_FOLLOWED},
    {"collapse", WORD_PAGE_COLLAPSE},
    {"expand", WORD_PAGE_EXPAND},
    {"sources", WORD_SOURCES},
};

char *rebut_html_words(const Lexicon *lexicon)
{
    GString *out = g_string_new("lang=");

    g_string_append(out, rebut_lexicon_lang(lexicon));
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        for (int category = 0; category < N_PLURAL_CATEGORIES; category++) {
            const char *word = rebut_word_form(lexicon, rows[i].key, (PluralCategory)category);
            if (word == NULL)
                continue;
            g_string_append_printf(out, "|%s", rows[i].name);
            if (category != PLURAL_OTHER)
                g_string_append_printf(out, ".%s", rebut_plural_name((PluralCategory)category));
            g_string_append_printf(out, "=%s", word);
        }
    }
    return g_string_free(out, FALSE);
}

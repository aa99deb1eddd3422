/* The tables of words: whole, with the same places in every form, and without signs that a format
 * would read; the choice of a table by its tag; phrases, lists, and the stretched words of tests.
 */
#include "argument/wording.h"
#include "lexicon/table.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* The names of a pattern's places, each once, sorted, as one string. `n` may be left out where it
 * goes without saying ("one claim"). */
static char *places_of(const char *pattern)
{
    g_autoptr(GTree) names =
        g_tree_new_full((GCompareDataFunc)(void (*)(void))strcmp, NULL, g_free, NULL);
    GString *out = g_string_new(NULL);

    for (const char *open = strchr(pattern, '{'); open != NULL; open = strchr(open + 1, '{')) {
        const char *close = strchr(open, '}');
        assert_non_null(close);
        char *name = g_strndup(open + 1, (gsize)(close - open - 1));
        if (strcmp(name, "n") != 0)
            g_tree_insert(names, name, name);
        else
            g_free(name);
    }
    for (GTreeNode *node = g_tree_node_first(names); node != NULL; node = g_tree_node_next(node))
        g_string_append_printf(out, "%s ", (const char *)g_tree_node_key(node));
    return g_string_free(out, FALSE);
}

/* Every row of every language: there, with the places of the English one, and fit for all formats.
 */
static void assert_row(const Lexicon *lexicon, int key)
{
    const WordForms *row = &rebut_lexicon_words(lexicon)[key];
    g_autofree char *places = places_of(rebut_words_en[key].forms[PLURAL_OTHER]);

    if (row->forms[PLURAL_OTHER] == NULL)
        fail_msg("%s: row %d is missing", rebut_lexicon_name(lexicon), key);
    for (int form = 0; form < N_PLURAL_CATEGORIES; form++) {
        const char *words = row->forms[form];
        if (words == NULL)
            continue;
        g_autofree char *own = places_of(words);
        if (strcmp(own, places) != 0 || strpbrk(words, "<>&\"'`*_|=\\~$#%^") != NULL ||
            !g_utf8_validate(words, -1, NULL))
            fail_msg("%s: row %d: %s", rebut_lexicon_name(lexicon), key, words);
    }
}

static void test_tables_are_whole(void **state)
{
    const Lexicon *lexicon;

    (void)state;
    for (size_t i = 0; (lexicon = rebut_lexicon_at(i)) != NULL; i++)
        for (int key = 0; key < N_WORD_KEYS; key++)
            assert_row(lexicon, key);
}

/* A row that tells numbers apart has a form for each category that the language has. */
static void test_plurals_are_whole(void **state)
{
    const Lexicon *lexicon;

    (void)state;
    for (size_t i = 0; (lexicon = rebut_lexicon_at(i)) != NULL; i++)
        for (int key = 0; key < N_WORD_KEYS; key++) {
            const WordForms *row = &rebut_lexicon_words(lexicon)[key];
            size_t n_forms = 0;
            for (int form = 0; form < N_PLURAL_CATEGORIES; form++)
                n_forms += row->forms[form] != NULL;
            for (size_t n = 0; n < 200 && n_forms > 1; n++)
                if (row->forms[rebut_lexicon_plural(lexicon, n)] == NULL)
                    fail_msg("%s: row %d has no form for %zu", rebut_lexicon_name(lexicon), key, n);
        }
}

/* By examples of the CLDR. */
static void test_plural_rules(void **state)
{
    static const struct {
        const char *lang, *names;
    } examples[] = {
        /* of 0, 1, 2, 3, 5, 11, 21, 22, 100, 101, 102, 111 */
        {"en", "other one other other other other other other other other other other"},
        {"fr", "one one other other other other other other other other other other"},
        {"pl", "other one few few other other other few other other few other"},
        {"ru", "other one few few other other one few other one few other"},
        {"he", "other one two other other other other other other other other other"},
        {"ar", "zero one two few few many many many other other other many"},
    };
    static const size_t numbers[] = {0, 1, 2, 3, 5, 11, 21, 22, 100, 101, 102, 111};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
        g_autoptr(GString) names = g_string_new(NULL);
        for (size_t j = 0; j < G_N_ELEMENTS(numbers); j++) {
            PluralCategory found =
                rebut_lexicon_plural(rebut_lexicon(examples[i].lang), numbers[j]);
            g_string_append_printf(names, "%s%s", j > 0 ? " " : "", rebut_plural_name(found));
        }
        assert_string_equal(names->str, examples[i].names);
    }
}

static void test_tags(void **state)
{
    (void)state;
    const Lexicon *english = rebut_lexicon("en");
    assert_ptr_equal(rebut_lexicon(NULL), english);
    assert_ptr_equal(rebut_lexicon("EN-gb"), english);
    assert_ptr_equal(rebut_lexicon("en-Latn-GB"), english);
    assert_ptr_equal(rebut_lexicon("tlh"), english);
    assert_ptr_equal(rebut_lexicon(""), english);
    assert_ptr_equal(rebut_lexicon("english"), english);
    assert_string_equal(rebut_lexicon_lang(english), "en");
    assert_string_equal(rebut_lexicon_lang(rebut_lexicon("zh-CN")), "zh");
    assert_string_equal(rebut_lexicon_lang(rebut_lexicon("zh-tw")), "zh-Hant");
    assert_string_equal(rebut_lexicon_lang(rebut_lexicon("zh-Hant-HK")), "zh-Hant");
    assert_string_equal(rebut_lexicon_lang(rebut_lexicon("iw-IL")), "he");
    assert_string_equal(rebut_lexicon_lang(rebut_lexicon("de-AT-1996")), "de");
    assert_ptr_not_equal(rebut_lexicon("x-long"), english);
    assert_string_equal(rebut_lexicon_lang(rebut_lexicon("x-long")), "x-long");
}

static void assert_phrase(char *phrase, const char *expected)
{
    assert_string_equal(phrase, expected);
    g_free(phrase);
}

static void test_phrases(void **state)
{
    const Lexicon *lexicon = rebut_lexicon("en");
    const char *names[] = {"hubs", "bikes", "trams"};

    (void)state;
    assert_string_equal(rebut_word(lexicon, WORD_CONTESTED), "contested");
    assert_phrase(rebut_phrase(lexicon, WORD_PAGE_SHORT, "page", "4", NULL), "p. 4");
    assert_phrase(rebut_phrase(lexicon, WORD_THE_LINK, "to", "{from}", "from", "B", NULL),
                  "the link from B to {from}");
    assert_phrase(rebut_kind_count(lexicon, KIND_EVIDENCE, 1), "1 piece of evidence");
    assert_phrase(rebut_kind_count(lexicon, KIND_EVIDENCE, 0), "0 pieces of evidence");
    assert_phrase(rebut_word_list(lexicon, names, 0, 0), "");
    assert_phrase(rebut_word_list(lexicon, names, 1, 0), "hubs");
    assert_phrase(rebut_word_list(lexicon, names, 2, 0), "hubs and bikes");
    assert_phrase(rebut_word_list(lexicon, names, 3, 0), "hubs, bikes and trams");
    assert_phrase(rebut_word_list(lexicon, names, 2, 7), "hubs, bikes and 7 more");
    assert_phrase(rebut_word_series(lexicon, names, 3), "hubs, bikes, trams");
}

/* What a map calls its terms: every one of them has words. */
static void test_terms(void **state)
{
    const Lexicon *lexicon = rebut_lexicon("en");

    (void)state;
    for (int kind = 0; kind < N_KINDS; kind++)
        assert_string_equal(rebut_kind_word(lexicon, (Kind)kind), rebut_kind_name((Kind)kind));
    for (int status = 0; status < N_STATUSES; status++)
        assert_string_equal(rebut_status_word(lexicon, (Status)status),
                            rebut_status_name((Status)status));
    assert_string_equal(rebut_relation_slot_word(lexicon, RELATION_CHALLENGES), "against");
    assert_string_equal(rebut_relation_slot_word(lexicon, RELATION_UNDERCUTS), "does not follow");
    assert_string_equal(rebut_change_word(lexicon, CHANGE_MOVED), "moved");
    assert_null(rebut_change_word(lexicon, CHANGE_VERDICT));
}

/* Words without places come out 1.8 times as long, to a letter; places stay what they are. */
static void test_stretched(void **state)
{
    const Lexicon *plain = rebut_lexicon("en"), *stretched = rebut_lexicon("x-long");

    (void)state;
    for (int key = 0; key < N_WORD_KEYS; key++) {
        const char *word = rebut_word(plain, (WordKey)key);
        const char *longer = rebut_word(stretched, (WordKey)key);
        g_autofree char *places = places_of(word), *others = places_of(longer);
        double length = (double)strlen(word), stretch = (double)strlen(longer);
        assert_string_equal(others, places);
        if (strchr(word, '{') == NULL && length > 2)
            assert_true(stretch >= 1.8 * length - 2.0 && stretch <= 1.8 * length + 1.0);
        assert_ptr_equal(longer, rebut_word(stretched, (WordKey)key));
    }
    assert_phrase(rebut_phrase(stretched, WORD_PAGE_SHORT, "page", "4", NULL), "p. 4");
}

/* What authors call a word is what the code calls it. */
static void test_names(void **state)
{
    static const char *const keys[N_WORD_KEYS] = {
#define ROW(key, name) #key,
#include "lexicon/words.inc"
#undef ROW
    };

    (void)state;
    for (int key = 0; key < N_WORD_KEYS; key++) {
        g_autofree char *name = g_ascii_strdown(keys[key], -1);
        assert_string_equal(g_strdelimit(name, "_", '-'), rebut_word_name((WordKey)key));
        assert_int_equal(rebut_word_named(name), key);
    }
    assert_int_equal(rebut_word_named("slot"), N_WORD_KEYS);
    assert_true(rebut_word_is_counted(WORD_CLAIM));
    assert_false(rebut_word_is_counted(WORD_SLOT_AGAINST));
}

/* Words of an author's own come first; what is made from a kind stands back behind what is given.
 */
static void test_own_words(void **state)
{
    const OwnWord words[] = {
        {WORD_CHALLENGE, {.forms = {[PLURAL_ONE] = "objection", [PLURAL_OTHER] = "objections"}}},
        {WORD_CLAIM, {.forms = {[PLURAL_OTHER] = "thesis"}}},
        {WORD_CLAIM_FIRST, {.forms = {[PLURAL_OTHER] = "THESIS"}}},
    };
    const Lexicon *english = rebut_lexicon("en");
    Lexicon *own = rebut_lexicon_with(english, "en", words, G_N_ELEMENTS(words));

    (void)state;
    assert_string_equal(rebut_kind_word(own, KIND_CHALLENGE), "objection");
    assert_string_equal(rebut_kind_word_first(own, KIND_CHALLENGE), "Objection");
    assert_phrase(rebut_kind_count(own, KIND_CHALLENGE, 1), "1 objection");
    assert_phrase(rebut_kind_count(own, KIND_CHALLENGE, 4), "4 objections");
    assert_string_equal(rebut_kind_word_first(own, KIND_CLAIM), "THESIS");
    assert_phrase(rebut_kind_count(own, KIND_CLAIM, 1), "1 thesis");
    assert_string_equal(rebut_kind_word(own, KIND_EVIDENCE), "evidence");
    assert_string_equal(rebut_kind_word(english, KIND_CHALLENGE), "challenge");
    assert_true(rebut_lexicon_is_own(own, "objections"));
    assert_false(rebut_lexicon_is_own(own, "evidence"));
    rebut_lexicon_free(own);
}

/* In the categories of the CLDR, also where our tables have fewer. */
static void test_own_plurals(void **state)
{
    const OwnWord word = {WORD_N_CLAIMS,
                          {.forms = {[PLURAL_ONE] = "one",
                                     [PLURAL_TWO] = "two",
                                     [PLURAL_FEW] = "few",
                                     [PLURAL_MANY] = "many",
                                     [PLURAL_ZERO] = "zero",
                                     [PLURAL_OTHER] = "{n}"}}};
    static const struct {
        const char *lang, *counts; /* of 0, 1, 2, 3, 5, 7, 11, 21, 101 */
    } examples[] = {
        {"en", "0 one 2 3 5 7 11 21 101"},
        {"cs", "0 one few few 5 7 11 21 101"},
        {"ru-RU", "many one few few many many many one one"},
        {"pl", "many one few few many many many many many"},
        {"sr-Latn", "0 one few few 5 7 11 one one"},
        {"lt", "0 one few few few few 11 one one"},
        {"lv", "zero one 2 3 5 7 zero one one"},
        {"ro", "few one few few few few few 21 few"},
        {"sl", "0 one two few 5 7 11 21 one"},
        {"ga", "0 one two few few many 11 21 101"},
        {"cy", "zero one two few 5 7 11 21 101"},
        {"hy", "one one 2 3 5 7 11 21 101"},
    };
    static const size_t numbers[] = {0, 1, 2, 3, 5, 7, 11, 21, 101};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
        const char *lang = examples[i].lang;
        Lexicon *own = rebut_lexicon_with(rebut_lexicon(lang), lang, &word, 1);
        g_autoptr(GString) counts = g_string_new(NULL);
        for (size_t j = 0; j < G_N_ELEMENTS(numbers); j++) {
            g_autofree char *count = rebut_kind_count(own, KIND_CLAIM, numbers[j]);
            g_string_append_printf(counts, "%s%s", j > 0 ? " " : "", count);
        }
        assert_string_equal(counts->str, examples[i].counts);
        rebut_lexicon_free(own);
    }
}

static void test_stand_in(void **state)
{
    (void)state;
    assert_string_equal(rebut_lexicon_stand_in(rebut_lexicon("cs"), "cs"), "en");
    assert_null(rebut_lexicon_stand_in(rebut_lexicon("en-GB"), "en-GB"));
    assert_null(rebut_lexicon_stand_in(rebut_lexicon("iw"), "iw"));
    assert_null(rebut_lexicon_stand_in(rebut_lexicon("x-long"), "x-long"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_are_whole), cmocka_unit_test(test_plurals_are_whole),
        cmocka_unit_test(test_plural_rules),     cmocka_unit_test(test_tags),
        cmocka_unit_test(test_phrases),          cmocka_unit_test(test_terms),
        cmocka_unit_test(test_stretched),        cmocka_unit_test(test_names),
        cmocka_unit_test(test_own_words),        cmocka_unit_test(test_own_plurals),
        cmocka_unit_test(test_stand_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

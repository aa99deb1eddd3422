/* What a reader needs who cannot see the drawing, in this order: what it is about, how large it is,
 * what it claims, and what stands against that. Names are added while they fit; how many did not is
 * said, and there is always room for that. */
#include "words/forms.h"
#include "words/line.h"
#include "words/voice.h"
#include "argument/wording.h"
#include <string.h>

enum {
    TITLE_CHARACTERS = 100,
    NAME_CHARACTERS = 90,
    CLAIMS_END = 380, /* where the list of claims ends, at most */
    MORE_CHARACTERS = 20
};

/* Straight double quotes become typographic ones. */
static void append_words(GString *out, const char *words)
{
    for (const char *p = words; *p != '\0'; p++) {
        bool opens = p == words || p[-1] == ' ' || p[-1] == '(';
        if (*p == '"')
            g_string_append(out, opens ? "“" : "”");
        else
            g_string_append_c(out, *p);
    }
}

static const Voice voice = {
    .text = append_words, .open = {"", "", "", ""}, .close = {"", "", "", ""}};

static void append_cut(GString *out, const char *marked, glong most)
{
    g_autoptr(GString) line = g_string_new(NULL);

    rebut_line_append_marked(line, marked, most);
    g_strchomp(line->str);
    rebut_voice_words(out, &voice, line->str);
}

typedef bool Choice(const Item *item);

static bool is_top_claim(const Item *item)
{
    return item->parent == NULL && item->kind == KIND_CLAIM;
}

static bool is_open_challenge(const Item *item)
{
    return rebut_verdict_status(item) == STATUS_OPEN;
}

static char *name_of(const Item *item, const Lexicon *verdicts)
{
    g_autoptr(GString) name = g_string_new(NULL);

    append_cut(name, rebut_item_brief(item), NAME_CHARACTERS);
    if (verdicts == NULL)
        return g_strdup(name->str);
    return rebut_phrase(verdicts, WORD_IN_BRACKETS, "words", name->str, "more",
                        rebut_status_word(verdicts, rebut_verdict_status(item)), NULL);
}

/* Items that are named together: which, under which key (counted, with the places `words` and
 * `names`), whether with their verdicts, within how many characters. */
typedef struct Naming {
    Choice *choice;
    WordKey key;
    bool has_verdict;
    glong end;
} Naming;

/* "A (stands); B (contested); 3 more", as many as there is room for behind `used` characters. */
static char *list_names(const Argument *argument, const Naming *naming, size_t n, glong used)
{
    const Lexicon *lexicon = argument->lexicon;
    g_autoptr(GString) names = g_string_new(NULL);
    size_t n_named = 0;

    for (guint i = 0; i < argument->order->len && n_named < n; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        if (!naming->choice(item))
            continue;
        g_autofree char *name = name_of(item, naming->has_verdict ? lexicon : NULL);
        if (used + g_utf8_strlen(names->str, -1) + g_utf8_strlen(name, -1) + MORE_CHARACTERS >
            naming->end)
            break;
        g_string_append(names, n_named++ > 0 ? rebut_word(lexicon, WORD_CLAUSE_GAP) : "");
        g_string_append(names, name);
    }
    if (n_named == 0)
        return g_strdup_printf("%zu", n);
    if (n_named == n)
        return g_strdup(names->str);
    return rebut_phrase_for(lexicon, WORD_CLAUSES_MORE, n - n_named, "words", names->str, NULL);
}

/* "… Top claims: A (stands); B (contested); 3 more."; takes `words`. */
static char *add_names(char *words, const Argument *argument, const Naming *naming)
{
    size_t n = 0;

    for (guint i = 0; i < argument->order->len; i++)
        n += naming->choice(g_ptr_array_index(argument->order, i));
    if (n == 0)
        return words;
    g_autofree char *taken = words;
    g_autofree char *frame =
        rebut_phrase_for(argument->lexicon, naming->key, n, "words", taken, "names", "", NULL);
    g_autofree char *names = list_names(argument, naming, n, g_utf8_strlen(frame, -1));
    return rebut_phrase_for(argument->lexicon, naming->key, n, "words", taken, "names", names,
                            NULL);
}

static char *begin(const Outline *outline)
{
    const Argument *argument = outline->argument;
    g_autofree char *counts = rebut_outline_counts(argument, outline->has_verdicts);
    g_autoptr(GString) title = g_string_new(NULL);

    if (argument->title.bytes == NULL)
        return rebut_phrase(argument->lexicon, WORD_MAP_COUNTS, "counts", counts, NULL);
    append_cut(title, argument->title.bytes, TITLE_CHARACTERS);
    return rebut_phrase(argument->lexicon, WORD_MAP_TITLE, "title", title->str, "counts", counts,
                        NULL);
}

void rebut_outline_alt(GString *out, const Outline *outline, const OutlineOptions *options)
{
    const Naming claims = {is_top_claim, WORD_TOP_CLAIMS_ARE, outline->has_verdicts, CLAIMS_END};
    const Naming challenges = {is_open_challenge, WORD_OPEN_CHALLENGES_ARE, false,
                               REBUT_ALT_CHARACTERS};
    char *words = begin(outline);

    (void)options;
    words = add_names(words, outline->argument, &claims);
    if (outline->has_verdicts)
        words = add_names(words, outline->argument, &challenges);
    g_string_append_printf(out, "%s\n", words);
    g_free(words);
}

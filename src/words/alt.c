/* What a reader needs who cannot see the drawing, in this order: what it is about, how large it is,
 * what it claims, and what stands against that. Names are added while they fit; how many did not is
 * said, and there is always room for that. */
#include "words/forms.h"
#include "words/line.h"
#include "words/voice.h"
#include "argument/verdict.h"
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

static char *name_of(const Item *item, bool has_verdict)
{
    GString *name = g_string_new(NULL);

    append_cut(name, rebut_item_brief(item), NAME_CHARACTERS);
    if (has_verdict)
        g_string_append_printf(name, " (%s)", rebut_verdict_word(item));
    return g_string_free(name, FALSE);
}

/* " Top claims: A (stands); B (defeated); 3 more." within `end` characters in all. */
static void append_names(GString *out, const Argument *argument, Choice *choice,
                         const char *const labels[2], bool has_verdict, glong end)
{
    size_t n = 0, n_named = 0;

    for (guint i = 0; i < argument->order->len; i++)
        n += choice(g_ptr_array_index(argument->order, i));
    if (n == 0)
        return;
    g_string_append(out, labels[n > 1]);
    for (guint i = 0; i < argument->order->len && n_named < n; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        if (!choice(item))
            continue;
        g_autofree char *name = name_of(item, has_verdict);
        if (g_utf8_strlen(out->str, -1) + g_utf8_strlen(name, -1) + MORE_CHARACTERS > end)
            break;
        g_string_append_printf(out, "%s %s", n_named > 0 ? ";" : "", name);
        n_named++;
    }
    if (n_named < n)
        g_string_append_printf(out, "%s %zu%s", n_named > 0 ? ";" : "", n - n_named,
                               n_named > 0 ? " more" : "");
    g_string_append_c(out, '.');
}

void rebut_outline_alt(GString *out, const Outline *outline, const OutlineOptions *options)
{
    static const char *const claims[] = {" Top claim:", " Top claims:"};
    static const char *const challenges[] = {" Open challenge:", " Open challenges:"};
    const Argument *argument = outline->argument;
    g_autoptr(GString) words = g_string_new("Argument map");

    (void)options;
    if (argument->title.bytes != NULL) {
        g_string_append(words, ", ");
        append_cut(words, argument->title.bytes, TITLE_CHARACTERS);
    }
    g_string_append(words, ": ");
    rebut_outline_counts(words, argument);
    g_string_append_c(words, '.');
    append_names(words, argument, is_top_claim, claims, true, CLAIMS_END);
    append_names(words, argument, is_open_challenge, challenges, false, REBUT_ALT_CHARACTERS);
    g_string_append_printf(out, "%s\n", words->str);
}

/* Most texts are plain prose: words of ASCII letters and digits, a mark of punctuation within or
 * behind some of them, and one space between two words. For these the rules of Unicode (UAX 14)
 * come to one, that a line may break behind a space, and need no look-up of characters. Pango,
 * which looks each of them up in many tables, is asked about all others. */
#include "text/breaks.h"
#include "base/module.h"
#include <stdbool.h>
#include <string.h>

/* Is this a mark that holds together what is on both sides of it? Before a digit it does so in
 * numbers only. */
static bool is_inner_mark(const char *at)
{
    if (!g_ascii_isalnum(at[-1]) || !g_ascii_isalnum(at[1]))
        return false;
    if (*at == '\'')
        return true;
    return strchr(".,:;", *at) != NULL && (!g_ascii_isdigit(at[1]) || g_ascii_isdigit(at[-1]));
}

/* The first byte behind the word; NULL: it is not as in plain prose. */
static const char *end_of_word(const char *word)
{
    const char *at = word;

    if (!g_ascii_isalnum(*at))
        return NULL;
    while (g_ascii_isalnum(*at) || (*at != '\0' && is_inner_mark(at)))
        at++;
    return *at != '\0' && strchr(".,:;?!", *at) != NULL ? at + 1 : at;
}

static bool is_plain_prose(const char *text)
{
    const char *end;

    while ((end = end_of_word(text)) != NULL && *end == ' ')
        text = end + 1;
    return end != NULL && *end == '\0';
}

void rebut_breaks_find(const char *plain, const char *lang, guint8 *breaks, size_t n_characters)
{
    const Shaping *shaping =
        is_plain_prose(plain) ? NULL : rebut_module_table("shaping", "rebut_shaping", NULL);
    const char *at = plain;

    if (shaping != NULL) {
        shaping->find_breaks(plain, lang, breaks, n_characters);
        return;
    }
    for (size_t i = 0; i <= n_characters; i++) {
        bool is_break = i == n_characters || (i > 0 && at[-1] == ' ');
        breaks[i] = (guint8)(BREAK_CURSOR | (is_break ? BREAK_LINE : 0));
        at = i < n_characters ? g_utf8_next_char(at) : at;
    }
}

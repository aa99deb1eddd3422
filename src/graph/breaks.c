/* Most texts are plain prose: words of ASCII letters and digits, a mark of punctuation within or
 * behind some of them, and one space between two words. For these the rules of Unicode (UAX 14)
 * come to one, that a line may break behind a space, and need no look-up of characters. Pango,
 * which looks each of them up in many tables, is asked about all others. */
#include "graph/breaks.h"
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

void rebut_breaks_find(const char *plain, PangoLanguage *language, PangoLogAttr *attrs,
                       size_t n_characters)
{
    if (!is_plain_prose(plain)) {
        pango_get_log_attrs(plain, (int)strlen(plain), -1, language, attrs, (int)n_characters + 1);
        return;
    }
    for (size_t i = 0; i <= n_characters; i++)
        attrs[i] =
            (PangoLogAttr){.is_cursor_position = 1,
                           .is_line_break = i == n_characters || (i > 0 && plain[i - 1] == ' ')};
}

#define LEAST_PART    3 /* characters of a long word on each side of a break */
#define LONGEST_UNIT  5 /* letters */
#define LONGEST_KEPT  14 /* bytes of a word that is kept with a short last one */
#define SHORT_LETTERS 4

bool rebut_breaks_within(const char *plain, size_t start, size_t at, size_t end)
{
    char before = plain[at - 1], after = plain[at];

    if (at < start + LEAST_PART || at + LEAST_PART > end || strchr("_./&=,-", before) == NULL)
        return false;
    if (after == '/' || (g_ascii_isdigit(after) && strchr(".,", before) != NULL))
        return false;
    return true;
}

/* The word that ends before byte `at`, white space left out: its first byte; `*end` is set. */
static size_t word_before(const char *plain, size_t at, size_t *end)
{
    while (at > 0 && plain[at - 1] == ' ')
        at--;
    *end = at;
    while (at > 0 && plain[at - 1] != ' ' && plain[at - 1] != '\n')
        at--;
    return at;
}

static bool is_year(const char *word, size_t length)
{
    return length == 4 && (word[0] == '1' || word[0] == '2') && strspn(word, "0123456789") >= 4;
}

static bool is_number(const char *word, size_t length)
{
    return length > 0 && g_ascii_isdigit(word[0]) && strspn(word, "0123456789.,") >= length &&
           g_ascii_isdigit(word[length - 1]) && !is_year(word, length);
}

/* How many letters stand between byte `at` and the next space; `*is_last`: the text or the author's
 * line ends there. */
static size_t count_letters(const char *at, bool *is_last)
{
    size_t n = 0;

    for (; *at != '\0' && *at != ' ' && *at != '\n'; at = g_utf8_next_char(at))
        n += g_unichar_isalnum(g_utf8_get_char(at)) ? 1 : 0;
    *is_last = *at != ' ';
    return n;
}

bool rebut_breaks_are_kept(const char *plain, size_t at)
{
    bool is_last = false;
    size_t end = 0;

    if (at == 0 || plain[at - 1] != ' ')
        return false;
    size_t start = word_before(plain, at, &end), n_letters = count_letters(plain + at, &is_last);
    if (is_last && n_letters < SHORT_LETTERS && end - start <= LONGEST_KEPT && start > 0)
        return true;
    return is_number(plain + start, end - start) && n_letters <= LONGEST_UNIT;
}

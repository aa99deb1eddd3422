/* For plain characters the rules of Unicode's annex 14 are a table of the classes that stay with
 * the class before them, and a few rules about spaces and numbers. Numbers follow the annex's
 * example 7, as in Pango: `1,000/2` and `(3)%` are not torn. Pango is asked about all other texts;
 * tests/unit/test_breaks.c holds the two against each other, string by string. */
#include "text/breaks.h"
#include "text/plain.h"
#include <string.h>

#define SET(class) (1u << (class))

#define LEAST_PART    3  /* characters of a long word on each side of a break */
#define LONGEST_UNIT  5  /* letters */
#define LONGEST_KEPT  14 /* bytes of a word that is kept with a short last one */
#define SHORT_LETTERS 4

/* Where the text has come to, in front of a character. */
typedef struct Line {
    PlainClass before; /* the class before, spaces left out; PLAIN_NONE: there is none */
    bool is_spaced;    /* spaces follow it */
    bool in_number;
    bool is_behind_number; /* behind a bracket that closes one */
} Line;

/* By the class before, those that stay with it. */
static const guint32 stays[] = {
    [PLAIN_AL] = SET(PLAIN_AL) | SET(PLAIN_NU) | SET(PLAIN_PR) | SET(PLAIN_PO) | SET(PLAIN_OP),
    [PLAIN_NU] = SET(PLAIN_AL) | SET(PLAIN_NU) | SET(PLAIN_PR) | SET(PLAIN_PO) | SET(PLAIN_OP),
    [PLAIN_QU] = G_MAXUINT32,
    [PLAIN_PR] = SET(PLAIN_AL) | SET(PLAIN_NU),
    [PLAIN_PO] = SET(PLAIN_AL) | SET(PLAIN_NU),
    [PLAIN_CP] = SET(PLAIN_AL) | SET(PLAIN_NU),
    [PLAIN_IS] = SET(PLAIN_AL),
    [PLAIN_HY] = SET(PLAIN_NU),
    [PLAIN_IN] = 0,
    [PLAIN_GL] = G_MAXUINT32,
};

/* Those that stay with whatever is before them, and with what is before the spaces. */
static const guint32 always_stay =
    SET(PLAIN_SP) | SET(PLAIN_CL) | SET(PLAIN_CP) | SET(PLAIN_EX) | SET(PLAIN_IS) | SET(PLAIN_SY);
static const guint32 stay_unless_spaced =
    SET(PLAIN_QU) | SET(PLAIN_BA) | SET(PLAIN_HY) | SET(PLAIN_IN);

static bool stays_after_spaces(PlainClass before, PlainClass next)
{
    return before == PLAIN_OP || (before == PLAIN_QU && next == PLAIN_OP) ||
           (before == PLAIN_B2 && next == PLAIN_B2);
}

/* `after` is the class behind the next. */
static bool stays_in_number(const Line *line, PlainClass next, PlainClass after)
{
    bool is_sign = next == PLAIN_PR || next == PLAIN_PO;
    bool is_behind_sign = line->before == PLAIN_PR || line->before == PLAIN_PO;

    return (line->in_number && (next == PLAIN_NU || is_sign)) ||
           (line->is_behind_number && is_sign) ||
           (is_behind_sign && next == PLAIN_OP && after == PLAIN_NU);
}

static bool may_break(const Line *line, PlainClass next, PlainClass after)
{
    if ((always_stay & SET(next)) != 0)
        return false;
    if (line->before == PLAIN_NONE)
        return line->is_spaced;
    if (stays_after_spaces(line->before, next))
        return false;
    if (next == PLAIN_GL)
        return line->is_spaced || line->before == PLAIN_BA || line->before == PLAIN_HY;
    return line->is_spaced ||
           ((stay_unless_spaced & SET(next)) == 0 && !stays_in_number(line, next, after) &&
            (stays[line->before] & SET(next)) == 0);
}

static void move_on(Line *line, PlainClass class)
{
    bool was_in_number = line->in_number;

    line->in_number =
        class == PLAIN_NU || (was_in_number && (class == PLAIN_SY || class == PLAIN_IS));
    line->is_behind_number = was_in_number && (class == PLAIN_CL || class == PLAIN_CP);
    line->is_spaced = class == PLAIN_SP;
    if (class != PLAIN_SP)
        line->before = class;
}

bool rebut_breaks_need_pango(const char *text)
{
    for (; *text != '\0'; text = g_utf8_find_next_char(text, NULL))
        if (rebut_plain_class(g_utf8_get_char(text)) == PLAIN_NONE)
            return true;
    return false;
}

/* In whatever text: one that is not plain breaks at least between its words. */
static void find_plain_breaks(const char *text, guint8 *breaks)
{
    Line line = {.before = PLAIN_NONE};
    PlainClass next = rebut_plain_class(g_utf8_get_char(text));

    for (; *text != '\0'; breaks++) {
        text = g_utf8_find_next_char(text, NULL);
        PlainClass class = next == PLAIN_NONE ? PLAIN_AL : next;
        next = *text != '\0' ? rebut_plain_class(g_utf8_get_char(text)) : PLAIN_NONE;
        *breaks = (guint8)(BREAK_CURSOR | (may_break(&line, class, next) ? BREAK_LINE : 0));
        move_on(&line, class);
    }
    *breaks = BREAK_CURSOR | BREAK_LINE;
}

void rebut_breaks_find(const Shaping *shaping, const char *text, const char *lang, guint8 *breaks,
                       size_t n_characters)
{
    if (shaping != NULL && rebut_breaks_need_pango(text))
        shaping->find_breaks(text, lang, breaks, n_characters);
    else
        find_plain_breaks(text, breaks);
}

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

    for (; *at != '\0' && *at != ' ' && *at != '\n'; at = g_utf8_find_next_char(at, NULL))
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

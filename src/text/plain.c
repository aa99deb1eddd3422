/* What is left out though it is Latin: combining marks, what may be drawn as an emoji, and
 * characters beyond Latin Extended-A, which not every font has. */
#include "text/plain.h"
#include <string.h>

typedef struct Row {
    PlainClass class;
    const char *characters;
} Row;

static const Row rows[] = {
    {PLAIN_SP, " "},
    {PLAIN_IS, ".,:;"},
    {PLAIN_QU, "\"'\u00ab\u00bb\u2018\u2019\u201c\u201d"},
    {PLAIN_HY, "-"},
    {PLAIN_EX, "!?"},
    {PLAIN_OP, "([{\u201a\u201e"},
    {PLAIN_CP, ")]"},
    {PLAIN_CL, "}"},
    {PLAIN_SY, "/"},
    {PLAIN_PO, "%\u00b0"},
    {PLAIN_PR, "$+\\\u00a3\u00b1\u20ac"},
    {PLAIN_BA, "|\u2013"},
    {PLAIN_B2, "\u2014"},
    {PLAIN_IN, "\u2026"},
    {PLAIN_GL, "\u00a0\u202f"},
    {PLAIN_AL, "#&*<=>@^_`~\u00a7\u00ac"},
};

bool rebut_plain_is_letter(gunichar character)
{
    return (character < 0x80 && g_ascii_isalpha((char)character)) ||
           (character >= 0x00c0 && character <= 0x017f && character != 0x00d7 &&
            character != 0x00f7);
}

PlainClass rebut_plain_class(gunichar character)
{
    if (rebut_plain_is_letter(character))
        return PLAIN_AL;
    if (character >= '0' && character <= '9')
        return PLAIN_NU;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (character != '\0' && g_utf8_strchr(rows[i].characters, -1, character) != NULL)
            return rows[i].class;
    return PLAIN_NONE;
}

/* One line means one line for every reader: Unicode's own separators (U+2028, U+2029) break lines
 * as well as a line feed does. */
#include "base/clean.h"
#include "base/utf8.h"
#include <string.h>

bool rebut_character_is_clean(gunichar character)
{
    return character >= 0x20 && !(character >= 0x7f && character < 0xa0) &&
           (character & 0xfffe) != 0xfffe && !(character >= 0xfdd0 && character <= 0xfdef);
}

bool rebut_character_turns_order(gunichar character)
{
    return (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

static bool is_break(gunichar character)
{
    return character == '\n' || character == '\t' || character == 0x2028 || character == 0x2029;
}

/* Where the first byte stands that is no visible ASCII or space. */
static const char *plain_end(const char *words)
{
    while (*words >= 0x20 && *words < 0x7f)
        words++;
    return words;
}

char *rebut_words_clean(const char *words)
{
    if (words == NULL)
        return NULL;
    const char *end = plain_end(words);
    if (*end == '\0')
        return g_strndup(words, (gsize)(end - words));
    g_autofree char *valid = g_utf8_make_valid(words, -1);
    GString *out = g_string_sized_new(strlen(valid));
    const char *kept = valid; /* from here on, all can stand as it is */
    for (const char *at = valid, *next; *at != '\0'; at = next) {
        gunichar character = g_utf8_get_char(at);
        next = rebut_utf8_next(at);
        if (!is_break(character) && rebut_character_is_clean(character))
            continue;
        g_string_append_len(out, kept, at - kept);
        if (is_break(character))
            g_string_append_c(out, ' ');
        kept = next;
    }
    g_string_append(out, kept);
    return g_string_free(out, FALSE);
}

char *rebut_tag_clean(const char *tag)
{
    GString *clean = g_string_new(NULL);

    for (; tag != NULL && *tag != '\0'; tag++)
        if (g_ascii_isalnum(*tag) || *tag == '-')
            g_string_append_c(clean, *tag);
    return g_string_free(clean, FALSE);
}

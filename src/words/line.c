/* Bytes that are no UTF-8 (a source's) become replacement characters first, so that characters can
 * be counted. */
#include "words/line.h"
#include "base/marks.h"

void rebut_line_append(GString *out, const char *text, glong most)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_auto(GStrv) lines = g_strsplit_set(valid, "\n\r\t\f\v", -1);
    g_autofree char *line = g_strjoinv(" ", lines);

    if (g_utf8_strlen(line, -1) <= most) {
        g_string_append(out, line);
        return;
    }
    g_string_append_len(out, line, g_utf8_offset_to_pointer(line, most - 1) - line);
    g_string_append(out, "…");
}

void rebut_line_append_marked(GString *out, const char *marked, glong most)
{
    g_autofree char *plain = rebut_marks_parse(marked, NULL);

    rebut_line_append(out, plain, most);
}

void rebut_line_append_labelled(GString *out, const Lexicon *lexicon, const char *label,
                                const char *marked, glong most)
{
    GString *words = label != NULL ? g_string_new(NULL) : out;

    if (marked != NULL)
        rebut_line_append_marked(words, marked, most);
    if (label == NULL)
        return;
    if (marked != NULL)
        rebut_phrase_append(out, lexicon, WORD_LABELLED, "label", label, "words", words->str, NULL);
    else
        g_string_append(out, label);
    g_string_free(words, TRUE);
}

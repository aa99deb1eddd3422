/* What a speaker reads: the step's or page's title, then the notes of the cards that the slide
 * brings, each below the card's words. */
#include "draw/pptx.h"
#include <string.h>

enum { TREE_ID = 1, PICTURE_ID, BODY_ID };

static bool is_new(const Sheet *sheet, const Part *part)
{
    return part->type == PART_CARD && part->tooltip != NULL && *part->tooltip != '\0' &&
           (sheet->step == 0 || part->first_step == sheet->step);
}

static bool has_notes(const Sheet *sheet)
{
    for (guint i = 0; i < sheet->scene->parts->len; i++)
        if (is_new(sheet, g_ptr_array_index(sheet->scene->parts, i)))
            return true;
    return sheet->title != NULL;
}

static void write_paragraph(Ooxml *xml, const char *words, bool is_bold)
{
    rebut_ooxml_open(xml, OOXML_A_P);
    rebut_ooxml_open(xml, OOXML_A_R);
    rebut_ooxml_open(xml, OOXML_A_R_PR);
    rebut_ooxml_number(xml, OOXML_AT_B, is_bold);
    rebut_ooxml_close(xml);
    rebut_ooxml_open(xml, OOXML_A_T);
    rebut_ooxml_words(xml, words);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

static void write_note(Ooxml *xml, const Part *part)
{
    g_auto(GStrv) lines = g_strsplit(part->tooltip, "\n", -1);

    if (part->label != NULL)
        write_paragraph(xml, part->label, true);
    for (char **line = lines; *line != NULL; line++)
        if (**line != '\0')
            write_paragraph(xml, *line, false);
}

static void write_words(Ooxml *xml, const Sheet *sheet)
{
    rebut_ooxml_open(xml, OOXML_P_TX_BODY);
    rebut_ooxml_empty(xml, OOXML_A_BODY_PR);
    rebut_ooxml_empty(xml, OOXML_A_LST_STYLE);
    if (sheet->title != NULL)
        write_paragraph(xml, sheet->title, true);
    for (guint i = 0; i < sheet->scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(sheet->scene->parts, i);
        if (is_new(sheet, part))
            write_note(xml, part);
    }
    rebut_ooxml_close(xml);
}

/* Up to its placeholder. */
static void open_placeholder(Ooxml *xml, int id, const char *name, const char *type)
{
    rebut_ooxml_open(xml, OOXML_P_SP);
    rebut_ooxml_open(xml, OOXML_P_NV_SP_PR);
    rebut_ooxml_open(xml, OOXML_P_C_NV_PR);
    rebut_ooxml_number(xml, OOXML_AT_ID, id);
    rebut_ooxml_attribute(xml, OOXML_AT_NAME, name);
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_P_C_NV_SP_PR);
    rebut_ooxml_open(xml, OOXML_P_NV_PR);
    rebut_ooxml_open(xml, OOXML_P_PH);
    rebut_ooxml_attribute(xml, OOXML_AT_TYPE, type);
    if (id == BODY_ID)
        rebut_ooxml_number(xml, OOXML_AT_IDX, 1);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_P_SP_PR);
}

static void write_tree(Ooxml *xml, const Sheet *sheet)
{
    rebut_ooxml_open(xml, OOXML_P_SP_TREE);
    rebut_ooxml_open(xml, OOXML_P_NV_GRP_SP_PR);
    rebut_ooxml_open(xml, OOXML_P_C_NV_PR);
    rebut_ooxml_number(xml, OOXML_AT_ID, TREE_ID);
    rebut_ooxml_attribute(xml, OOXML_AT_NAME, "");
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_P_C_NV_GRP_SP_PR);
    rebut_ooxml_empty(xml, OOXML_P_NV_PR);
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_P_GRP_SP_PR);
    open_placeholder(xml, PICTURE_ID, "slide", "sldImg");
    rebut_ooxml_close(xml);
    open_placeholder(xml, BODY_ID, "notes", "body");
    write_words(xml, sheet);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

GString *rebut_pptx_notes(const Deck *deck, size_t index)
{
    const Sheet *sheet = rebut_deck_sheet(deck, index);

    if (!has_notes(sheet))
        return NULL;
    Ooxml *xml = rebut_ooxml_new(OOXML_P_NOTES);
    rebut_ooxml_open(xml, OOXML_P_C_SLD);
    write_tree(xml, sheet);
    rebut_ooxml_close(xml);
    rebut_ooxml_open(xml, OOXML_P_CLR_MAP_OVR);
    rebut_ooxml_empty(xml, OOXML_A_MASTER_CLR_MAPPING);
    rebut_ooxml_close(xml);
    return rebut_ooxml_finish(xml);
}

/* A slide shows the parts of its scene in their order, which is the order of painting and, for a
 * screen reader, of reading. What belongs to one part is a group: a card with its mark, the legend.
 * The shape of a card holds its words; what stands aside on a line, as the marks of sources do, is
 * a text box of the group, as programs do not agree on tab stops, and so are words in slots.
 *
 * Its notes are what a speaker reads: the step's or page's title, then the notes of the cards that
 * the slide brings, each below the card's words. */
#include "formats/pptx.h"
#include "base/clean.h"
#include "formats/xml.h"
#include <math.h>
#include <string.h>

enum { TREE_ID = 1, PICTURE_ID, BODY_ID };

static void write_text_place(const PptxSlide *slide, const PptxParagraph *paragraph)
{
    Ooxml *xml = slide->xml;
    PptxBox box = rebut_pptx_paragraph_box(paragraph);

    rebut_ooxml_open(xml, OOXML_P_SP_PR);
    rebut_ooxml_open(xml, OOXML_A_XFRM);
    rebut_pptx_place(slide, &box, false);
    rebut_ooxml_close(xml);
    rebut_ooxml_open(xml, OOXML_A_PRST_GEOM);
    rebut_ooxml_attribute(xml, OOXML_AT_PRST, "rect");
    rebut_ooxml_empty(xml, OOXML_A_AV_LST);
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_A_NO_FILL);
    rebut_ooxml_close(xml);
}

/* A text box of one paragraph. */
static void write_text_box(PptxSlide *slide, const GArray *paragraphs, guint index)
{
    const PptxParagraph *paragraph = &g_array_index(paragraphs, PptxParagraph, index);
    const PptxNaming naming = {"text", ((const Text *)g_ptr_array_index(paragraph->runs, 0))->bytes,
                               NULL, 0};

    rebut_pptx_open_shape(slide, slide->next_id++, &naming, true);
    write_text_place(slide, paragraph);
    rebut_pptx_body(slide, paragraphs, index, NULL);
    rebut_ooxml_close(slide->xml);
}

static void write_text_boxes(PptxSlide *slide, const Part *part)
{
    g_autoptr(GArray) paragraphs = rebut_pptx_paragraphs(part);

    for (guint i = 0; i < paragraphs->len; i++)
        write_text_box(slide, paragraphs, i);
}

static const PptxAnchor *anchor_of(const PptxSlide *slide, const Part *part)
{
    const PptxAnchor *anchor = rebut_pptx_anchor(slide, part->id);

    return anchor != NULL && anchor->part == part ? anchor : NULL;
}

/* The shape that links are glued to has an id from the beginning, as links come before cards. */
static guint id_of(PptxSlide *slide, const Part *part)
{
    const PptxAnchor *anchor = anchor_of(slide, part);

    return anchor != NULL ? anchor->shape_id : slide->next_id++;
}

static bool has_sites(const PptxSlide *slide, const Part *part)
{
    const PptxAnchor *anchor = anchor_of(slide, part);

    return anchor != NULL && anchor->sites->len > 0;
}

static void write_sites(PptxSlide *slide, const Part *part)
{
    static const PptxNaming naming = {"site", NULL, NULL, 0};
    const PptxAnchor *anchor = anchor_of(slide, part);

    for (guint i = 0; anchor != NULL && i < anchor->sites->len; i++) {
        const PptxSite *site = &g_array_index(anchor->sites, PptxSite, i);
        rebut_pptx_open_shape(slide, site->shape_id, &naming, false);
        rebut_pptx_site(slide, site);
        rebut_ooxml_close(slide->xml);
    }
}

static bool has_aside(const GArray *paragraphs)
{
    for (guint i = 0; i < paragraphs->len; i++)
        if (g_array_index(paragraphs, PptxParagraph, i).is_aside)
            return true;
    return false;
}

/* A card, a region or a joint: words in the shape, figures and asides beside them. */
static void write_box(PptxSlide *slide, const Part *part, const PptxNaming *naming)
{
    g_autoptr(GArray) paragraphs = rebut_pptx_paragraphs(part);
    const Shape *outline = &g_array_index(part->shapes, Shape, 0);
    bool is_group = part->shapes->len > 1 || has_aside(paragraphs) || has_sites(slide, part);

    if (is_group) { /* the shape in it is what opens something */
        const PptxNaming whole = {naming->name, naming->description, NULL, 0};
        rebut_pptx_open_group(slide, part, &whole);
    }
    rebut_pptx_open_shape(slide, id_of(slide, part), naming, false);
    rebut_pptx_rect(slide, outline);
    if (paragraphs->len > 0)
        rebut_pptx_body(slide, paragraphs, 0, outline);
    rebut_ooxml_close(slide->xml);
    if (!is_group)
        return;
    rebut_pptx_figures(slide, part, 1);
    for (guint i = 0; i < paragraphs->len; i++)
        if (g_array_index(paragraphs, PptxParagraph, i).is_aside)
            write_text_box(slide, paragraphs, i);
    write_sites(slide, part);
    rebut_ooxml_close(slide->xml);
}

/* Figures and texts side by side. */
static void write_group(PptxSlide *slide, const Part *part, const PptxNaming *naming)
{
    rebut_pptx_open_group(slide, part, naming);
    rebut_pptx_figures(slide, part, 0);
    write_text_boxes(slide, part);
    write_sites(slide, part);
    rebut_ooxml_close(slide->xml);
}

static void write_part_as_box(PptxSlide *slide, const Part *part, const PptxNaming *naming)
{
    bool has_outline =
        part->shapes->len > 0 && g_array_index(part->shapes, Shape, 0).type == SHAPE_RECT;

    if (has_outline)
        write_box(slide, part, naming);
    else if (part->shapes->len > 0 || part->texts->len > 0)
        write_group(slide, part, naming);
}

static void write_card(PptxSlide *slide, const Part *part)
{
    g_autofree char *name =
        part->type == PART_REFERENCE
            ? g_strdup_printf("reference to %s", part->to)
            : g_strdup_printf("%s %s", part->class_name, part->id != NULL ? part->id : "");
    bool has_url = part->href != NULL && rebut_xml_allows_url(part->href);
    const PptxNaming naming = {name, part->label != NULL ? part->label : name,
                               has_url ? part->href : NULL, has_url ? 0 : part->page};

    write_part_as_box(slide, part, &naming);
}

static void write_region(PptxSlide *slide, const Part *part)
{
    g_autofree char *words = rebut_phrase(slide->scene->lexicon, WORD_GROUP, "group",
                                          part->label != NULL ? part->label : part->id, NULL);
    const PptxNaming naming = {"group", words, NULL, 0};

    write_part_as_box(slide, part, &naming);
}

/* All words of a part on one line, for the caller to g_free. */
static char *words_of(const Part *part, const char *between)
{
    GString *words = g_string_new(NULL);

    for (guint i = 0; i < part->texts->len; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? between : "",
                               g_array_index(part->texts, Text, i).bytes);
    return g_string_free(words, FALSE);
}

/* What stands on linked premises: a plus, or the scheme. */
static char *joint_words(const PptxSlide *slide, const Part *part)
{
    const Lexicon *lexicon = slide->scene->lexicon;
    g_autofree char *scheme = words_of(part, "");

    if (part->id == NULL || strstr(part->id, "->") != NULL)
        return g_strdup(rebut_word(lexicon, WORD_DENIED_LINK));
    const char *premises = rebut_word(lexicon, WORD_JOINT_PREMISES);

    if (scheme[0] == '\0')
        return g_strdup(premises);
    return rebut_phrase(lexicon, WORD_LABELLED, "label", premises, "words", scheme, NULL);
}

static void write_joint(PptxSlide *slide, const Part *part)
{
    g_autofree char *words = joint_words(slide, part);
    const PptxNaming naming = {"joint", words, NULL, 0};

    write_part_as_box(slide, part, &naming);
}

static void write_legend(PptxSlide *slide, const Part *part)
{
    const Lexicon *lexicon = slide->scene->lexicon;
    g_autofree char *entries = words_of(part, rebut_word(lexicon, WORD_LIST_GAP));
    g_autofree char *words = rebut_phrase(lexicon, WORD_LEGEND, "entries", entries, NULL);
    const PptxNaming naming = {"legend", words, NULL, 0};

    write_group(slide, part, &naming);
}

static void write_source(PptxSlide *slide, const Part *part)
{
    const PptxNaming naming = {"source", part->label != NULL ? part->label : "", part->href, 0};

    write_group(slide, part, &naming);
}

static void write_verdict(PptxSlide *slide, const Part *part)
{
    const PptxNaming naming = {"verdict", part->label, NULL, 0};

    write_group(slide, part, &naming);
}

static void write_notice(PptxSlide *slide, const Part *part)
{
    const PptxNaming naming = {"notice", part->label, NULL, 0};

    write_part_as_box(slide, part, &naming);
}

/* The first text is the slide's title. */
static void write_title(PptxSlide *slide, const Part *part)
{
    g_autoptr(GArray) paragraphs = rebut_pptx_paragraphs(part);
    static const PptxNaming naming = {"title", "", NULL, 0};
    Ooxml *xml = slide->xml;

    for (guint i = 0; i < paragraphs->len; i++) {
        const PptxParagraph *paragraph = &g_array_index(paragraphs, PptxParagraph, i);
        if (i > 0 || ((const Text *)g_ptr_array_index(paragraph->runs, 0))->role != TEXT_TITLE) {
            write_text_box(slide, paragraphs, i);
            continue;
        }
        rebut_ooxml_open(xml, OOXML_P_SP);
        rebut_ooxml_open(xml, OOXML_P_NV_SP_PR);
        g_autofree char *words = words_of(part, " ");
        const PptxNaming title = {naming.name, words, NULL, 0};
        rebut_pptx_name(slide, slide->next_id++, &title);
        rebut_ooxml_empty(xml, OOXML_P_C_NV_SP_PR);
        rebut_ooxml_open(xml, OOXML_P_NV_PR);
        rebut_ooxml_open(xml, OOXML_P_PH);
        rebut_ooxml_attribute(xml, OOXML_AT_TYPE, "title");
        rebut_ooxml_close(xml);
        rebut_ooxml_close(xml);
        rebut_ooxml_close(xml);
        write_text_place(slide, paragraph);
        rebut_pptx_body(slide, paragraphs, i, NULL);
        rebut_ooxml_close(xml);
    }
}

static void write_part(PptxSlide *slide, const Part *part)
{
    switch (part->type) {
    case PART_BACKGROUND:
        break;
    case PART_TITLE:
        write_title(slide, part);
        break;
    case PART_REGION:
        write_region(slide, part);
        break;
    case PART_HALO:
        rebut_pptx_figures(slide, part, 0);
        break;
    case PART_LINK:
        rebut_pptx_link(slide, part);
        break;
    case PART_CARD:
    case PART_REFERENCE:
        write_card(slide, part);
        break;
    case PART_JOINT:
        write_joint(slide, part);
        break;
    case PART_VERDICT:
        write_verdict(slide, part);
        break;
    case PART_LEGEND:
        write_legend(slide, part);
        break;
    case PART_SOURCE:
        write_source(slide, part);
        break;
    case PART_NOTICE:
        write_notice(slide, part);
        break;
    }
}

static void find_anchors(PptxSlide *slide)
{
    for (guint i = 0; i < slide->scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(slide->scene->parts, i);
        bool is_end = part->type == PART_CARD || part->type == PART_JOINT;
        if (!is_end || part->id == NULL || rebut_pptx_anchor(slide, part->id) != NULL)
            continue;
        PptxAnchor *anchor = g_new(PptxAnchor, 1);
        *anchor = (PptxAnchor){part, slide->next_id++, g_array_new(FALSE, FALSE, sizeof(PptxSite))};
        g_hash_table_insert(slide->anchors, part->id, anchor);
    }
    for (guint i = 0; i < slide->scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(slide->scene->parts, i);
        if (part->type == PART_LINK)
            rebut_pptx_add_sites(slide, part);
    }
}

static void free_anchor(gpointer data)
{
    PptxAnchor *anchor = data;

    g_array_unref(anchor->sites);
    g_free(anchor);
}

static void write_ground(const PptxSlide *slide)
{
    Ooxml *xml = slide->xml;
    const Part *part =
        slide->scene->parts->len > 0 ? g_ptr_array_index(slide->scene->parts, 0) : NULL;

    if (part == NULL || part->type != PART_BACKGROUND || part->shapes->len == 0)
        return;
    rebut_ooxml_open(xml, OOXML_P_BG);
    rebut_ooxml_open(xml, OOXML_P_BG_PR);
    rebut_ooxml_open(xml, OOXML_A_SOLID_FILL);
    rebut_ooxml_open(xml, OOXML_A_SRGB_CLR);
    rebut_ooxml_colour(xml, OOXML_AT_VAL, g_array_index(part->shapes, Shape, 0).paint.fill);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_A_EFFECT_LST);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

static void write_tree(PptxSlide *slide)
{
    Ooxml *xml = slide->xml;
    static const PptxNaming naming = {"", "", NULL, 0};

    rebut_ooxml_open(xml, OOXML_P_SP_TREE);
    rebut_ooxml_open(xml, OOXML_P_NV_GRP_SP_PR);
    rebut_pptx_name(slide, TREE_ID, &naming);
    rebut_ooxml_empty(xml, OOXML_P_C_NV_GRP_SP_PR);
    rebut_ooxml_empty(xml, OOXML_P_NV_PR);
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_P_GRP_SP_PR);
    for (guint i = 0; i < slide->scene->parts->len; i++)
        write_part(slide, g_ptr_array_index(slide->scene->parts, i));
    rebut_ooxml_close(xml);
}

GString *rebut_pptx_slide(const PptxDeck *deck, size_t index, GArray *relations)
{
    const Sheet *sheet = rebut_deck_sheet(deck->deck, index);
    const Scene *scene = sheet->scene;
    g_autoptr(GHashTable) anchors =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_anchor);
    g_autofree char *lang = rebut_tag_clean(scene->lang);
    double scale = MIN(1.0, MIN(deck->width / scene->width, deck->height / scene->height));
    PptxSlide slide = {.xml = rebut_ooxml_new(OOXML_P_SLD),
                       .scene = scene,
                       .number = index + 1,
                       .n_slides = deck->deck->sheets->len,
                       .scale = scale,
                       .x = (deck->width - scene->width * scale) / 2,
                       .y = (deck->height - scene->height * scale) / 2,
                       .lang = lang,
                       .relations = relations,
                       .anchors = anchors,
                       .next_id = TREE_ID + 1};

    find_anchors(&slide);
    rebut_ooxml_open(slide.xml, OOXML_P_C_SLD);
    rebut_ooxml_attribute(slide.xml, OOXML_AT_NAME,
                          sheet->title != NULL ? sheet->title : sheet->name);
    write_ground(&slide);
    write_tree(&slide);
    rebut_ooxml_close(slide.xml);
    rebut_ooxml_open(slide.xml, OOXML_P_CLR_MAP_OVR);
    rebut_ooxml_empty(slide.xml, OOXML_A_MASTER_CLR_MAPPING);
    rebut_ooxml_close(slide.xml);
    return rebut_ooxml_finish(slide.xml);
}

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

static void write_notes_paragraph(Ooxml *xml, const char *words, bool is_bold)
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
        write_notes_paragraph(xml, part->label, true);
    for (char **line = lines; *line != NULL; line++)
        if (**line != '\0')
            write_notes_paragraph(xml, *line, false);
}

static void write_notes_words(Ooxml *xml, const Sheet *sheet)
{
    rebut_ooxml_open(xml, OOXML_P_TX_BODY);
    rebut_ooxml_empty(xml, OOXML_A_BODY_PR);
    rebut_ooxml_empty(xml, OOXML_A_LST_STYLE);
    if (sheet->title != NULL)
        write_notes_paragraph(xml, sheet->title, true);
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

static void write_notes_tree(Ooxml *xml, const Sheet *sheet)
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
    write_notes_words(xml, sheet);
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
    write_notes_tree(xml, sheet);
    rebut_ooxml_close(xml);
    rebut_ooxml_open(xml, OOXML_P_CLR_MAP_OVR);
    rebut_ooxml_empty(xml, OOXML_A_MASTER_CLR_MAPPING);
    rebut_ooxml_close(xml);
    return rebut_ooxml_finish(xml);
}

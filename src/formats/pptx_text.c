/* Words become paragraphs that the office program breaks into lines itself, so that an author can
 * go on writing: lines are joined again, and the shape is as wide within as the text was wrapped
 * for, with a little more, since programs round the widths of letters differently. Line spacing is
 * exact, and the room above a paragraph is such that its baselines stand where the drawing has
 * them.
 */
#include "formats/pptx.h"
#include <math.h>
#include <string.h>

#define SLACK        0.01    /* of a line's width, for other programs' rounding */
#define LEAST_SLACK  0.002   /* likewise, where there is hardly any */
#define SPACE        0.26    /* of the letters' size, between words */
#define CORNER       0.29289 /* of a radius, that a rect's round corner keeps free of words */
#define LEAST_INDENT 0.5     /* points; less is none */
#define LEAST_GAP    0.5     /* points; runs that are closer touch each other */
#define SAME_LINE    0.05    /* points between baselines */

static const Text *run_at(const PptxParagraph *paragraph, guint index)
{
    return g_ptr_array_index(paragraph->runs, index);
}

static const Text *first_of(const PptxParagraph *paragraph)
{
    return run_at(paragraph, 0);
}

static const Text *last_of(const PptxParagraph *paragraph)
{
    return run_at(paragraph, paragraph->runs->len - 1);
}

static const PptxParagraph *paragraph_at(const GArray *paragraphs, guint index)
{
    return &g_array_index(paragraphs, PptxParagraph, index);
}

static void clear_paragraph(gpointer data)
{
    g_ptr_array_unref(((PptxParagraph *)data)->runs);
}

static bool is_on_line(const PptxParagraph *paragraph, const Text *text)
{
    return fabs(last_of(paragraph)->y - text->y) < SAME_LINE;
}

/* Does the text go on where the paragraph's last run ends? */
static bool continues(const PptxParagraph *paragraph, const Text *text)
{
    const Text *last = last_of(paragraph);

    return text->join != TEXT_APART ||
           (is_on_line(paragraph, text) && fabs(last->x + last->width - text->x) < LEAST_GAP);
}

/* Words in a slot stand on the upper edge of their card, above where its body may begin. */
static bool is_in_slot(const Text *text)
{
    return text->role == TEXT_NUMBER || text->role == TEXT_STATUS || text->role == TEXT_RELATION;
}

static PptxParagraph new_paragraph(const GArray *paragraphs, const Text *text)
{
    PptxParagraph paragraph = {g_ptr_array_new(), is_in_slot(text)};

    for (guint i = 0; i < paragraphs->len; i++)
        paragraph.is_aside |= is_on_line(paragraph_at(paragraphs, i), text);
    return paragraph;
}

GArray *rebut_pptx_paragraphs(const Part *part)
{
    GArray *paragraphs = g_array_new(FALSE, FALSE, sizeof(PptxParagraph));

    g_array_set_clear_func(paragraphs, clear_paragraph);
    for (guint i = 0; i < part->texts->len; i++) {
        Text *text = &g_array_index(part->texts, Text, i);
        if (paragraphs->len == 0 ||
            !continues(paragraph_at(paragraphs, paragraphs->len - 1), text)) {
            const PptxParagraph fresh = new_paragraph(paragraphs, text);
            g_array_append_val(paragraphs, fresh);
        }
        g_ptr_array_add(paragraph_at(paragraphs, paragraphs->len - 1)->runs, text);
    }
    return paragraphs;
}

static PptxBox box_of(const PptxParagraph *paragraph)
{
    PptxBox box = rebut_pptx_empty_box();

    for (guint i = 0; i < paragraph->runs->len; i++)
        rebut_pptx_add_text(&box, run_at(paragraph, i));
    return box;
}

static bool has_one_line(const PptxParagraph *paragraph)
{
    return fabs(first_of(paragraph)->y - last_of(paragraph)->y) < SAME_LINE;
}

/* The width of the run's first word, about: its share of the letters. */
static double first_word(const Text *text)
{
    const char *space = strchr(text->bytes, ' ');
    glong all = g_utf8_strlen(text->bytes, -1);

    if (space == NULL || all == 0)
        return text->width;
    return text->width * (double)g_utf8_strlen(text->bytes, space - text->bytes) / (double)all;
}

/* How much wider than its widest line a paragraph may be: so little that no line takes up the first
 * word of the next. */
static double slack_of(const PptxParagraph *paragraph, const PptxBox *box)
{
    double width = box->right - box->left, slack = SLACK * width, line = 0;

    for (guint i = 0; i < paragraph->runs->len; i++) {
        const Text *text = run_at(paragraph, i);
        if (text->join == TEXT_AFTER_SPACE)
            slack = MIN(slack, (line + SPACE * text->size + first_word(text) - width) / 2);
        line = text->join == TEXT_ON_LINE || i == 0 ? line + text->width : text->width;
    }
    return MAX(slack, LEAST_SLACK * width);
}

PptxBox rebut_pptx_paragraph_box(const PptxParagraph *paragraph)
{
    PptxBox box = box_of(paragraph);
    double slack = slack_of(paragraph, &box);

    if (first_of(paragraph)->is_rtl)
        box.left -= slack;
    else
        box.right += slack;
    return box;
}

/* A body while it is written: the block that the text was wrapped in, and what is above. */
typedef struct Body {
    PptxSlide *slide;
    double left, right; /* of the block */
    double bottom;      /* of the paragraph before */
} Body;

static void write_spacing(const Body *body, OoxmlElement element, double points)
{
    Ooxml *xml = body->slide->xml;

    rebut_ooxml_open(xml, element);
    rebut_ooxml_open(xml, OOXML_A_SPC_PTS);
    rebut_ooxml_number(xml, OOXML_AT_VAL, llround(MAX(0, points) * body->slide->scale * 100));
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

/* What a paragraph leaves of its block, so that its lines break where the drawing's do, which may
 * be balanced: as wide as its widest line, in which filling line after line gives the same lines.
 */
static double margin_behind(const Body *body, const PptxParagraph *paragraph, const PptxBox *box)
{
    double slack = slack_of(paragraph, box);
    double room = first_of(paragraph)->is_rtl ? box->left - body->left : body->right - box->right;

    return has_one_line(paragraph) ? 0 : MAX(0, room - slack);
}

/* `marL` is the margin where lines begin, from right to left too. Both are always named:
 * LibreOffice takes over what the paragraph before had. */
static void write_properties(const Body *body, const PptxParagraph *paragraph)
{
    Ooxml *xml = body->slide->xml;
    const Text *first = first_of(paragraph);
    PptxBox box = box_of(paragraph);
    double indent = first->is_rtl ? body->right - box.right : box.left - body->left;

    rebut_ooxml_open(xml, OOXML_A_P_PR);
    rebut_ooxml_number(xml, OOXML_AT_MAR_L,
                       indent > LEAST_INDENT ? rebut_pptx_length(body->slide, indent) : 0);
    rebut_ooxml_number(xml, OOXML_AT_MAR_R,
                       rebut_pptx_length(body->slide, margin_behind(body, paragraph, &box)));
    rebut_ooxml_number(xml, OOXML_AT_INDENT, 0);
    rebut_ooxml_attribute(xml, OOXML_AT_ALGN, first->is_rtl ? "r" : "l");
    if (first->is_rtl)
        rebut_ooxml_attribute(xml, OOXML_AT_RTL, "1");
    write_spacing(body, OOXML_A_LN_SPC, PPTX_PITCH * first->size);
    write_spacing(body, OOXML_A_SPC_BEF, box.top - body->bottom);
    rebut_ooxml_close(xml);
}

/* Fonts of the scripts that are set with the font for complex scripts. */
static const char *complex_font(const char *words)
{
    static const struct {
        GUnicodeScript script;
        const char *font;
    } rows[] = {{G_UNICODE_SCRIPT_ARABIC, "Noto Sans Arabic"},
                {G_UNICODE_SCRIPT_HEBREW, "Noto Sans Hebrew"},
                {G_UNICODE_SCRIPT_DEVANAGARI, "Noto Sans Devanagari"},
                {G_UNICODE_SCRIPT_BENGALI, "Noto Sans Bengali"},
                {G_UNICODE_SCRIPT_TAMIL, "Noto Sans Tamil"},
                {G_UNICODE_SCRIPT_THAI, "Noto Sans Thai"}};

    for (const char *at = words; *at != '\0'; at = g_utf8_find_next_char(at, NULL))
        for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
            if (g_unichar_get_script(g_utf8_get_char(at)) == rows[i].script)
                return rows[i].font;
    return "+mn-cs";
}

/* The theme's font, which can be changed for all slides at once. */
static void write_fonts(Ooxml *xml, const char *words)
{
    const struct {
        OoxmlElement element;
        const char *font;
    } rows[] = {
        {OOXML_A_LATIN, "+mn-lt"}, {OOXML_A_EA, "+mn-ea"}, {OOXML_A_CS, complex_font(words)}};

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        rebut_ooxml_open(xml, rows[i].element);
        rebut_ooxml_attribute(xml, OOXML_AT_TYPEFACE, rows[i].font);
        rebut_ooxml_close(xml);
    }
}

static void write_run_properties(const Body *body, const Text *text)
{
    Ooxml *xml = body->slide->xml;

    rebut_ooxml_open(xml, OOXML_A_R_PR);
    if (text->lang != NULL || *body->slide->lang != '\0')
        rebut_ooxml_attribute(xml, OOXML_AT_LANG,
                              text->lang != NULL ? text->lang : body->slide->lang);
    rebut_ooxml_number(xml, OOXML_AT_KERN, 0); /* from this size on */
    rebut_ooxml_number(xml, OOXML_AT_SZ,
                       CLAMP(llround(text->size * body->slide->scale * 100), 100, 400000));
    rebut_ooxml_number(xml, OOXML_AT_B, text->is_bold);
    rebut_ooxml_number(xml, OOXML_AT_I, text->is_italic);
    rebut_ooxml_open(xml, OOXML_A_SOLID_FILL);
    rebut_ooxml_open(xml, OOXML_A_SRGB_CLR);
    rebut_ooxml_colour(xml, OOXML_AT_VAL, text->colour);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
    write_fonts(xml, text->bytes);
    if (text->href != NULL)
        rebut_pptx_hyperlink(body->slide, text->href, 0, true);
    rebut_ooxml_close(xml);
}

/* Can the two be one run? */
static bool is_same_look(const Text *one, const Text *two)
{
    return one->lang == two->lang && one->size == two->size && one->is_bold == two->is_bold &&
           one->is_italic == two->is_italic && one->colour == two->colour && one->href == NULL &&
           two->href == NULL && two->join != TEXT_AFTER_BREAK;
}

static void write_break(const Body *body, const Text *before)
{
    rebut_ooxml_open(body->slide->xml, OOXML_A_BR);
    write_run_properties(body, before);
    rebut_ooxml_close(body->slide->xml);
}

/* Runs [first, end) of a paragraph as one. */
static void write_run(const Body *body, const PptxParagraph *paragraph, guint first, guint end)
{
    Ooxml *xml = body->slide->xml;
    g_autoptr(GString) words = g_string_new(NULL);

    for (guint i = first; i < end; i++) {
        const Text *text = run_at(paragraph, i);
        if (i > 0 && text->join == TEXT_AFTER_SPACE)
            g_string_append_c(words, ' ');
        g_string_append(words, text->bytes);
    }
    if (first > 0 && run_at(paragraph, first)->join == TEXT_AFTER_BREAK)
        write_break(body, run_at(paragraph, first - 1));
    rebut_ooxml_open(xml, OOXML_A_R);
    write_run_properties(body, run_at(paragraph, first));
    rebut_ooxml_open(xml, OOXML_A_T);
    rebut_ooxml_words(xml, words->str);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

static guint end_of_run(const PptxParagraph *paragraph, guint first)
{
    guint end = first + 1;

    while (end < paragraph->runs->len &&
           is_same_look(run_at(paragraph, first), run_at(paragraph, end)))
        end++;
    return end;
}

static void write_paragraph(Body *body, const PptxParagraph *paragraph)
{
    rebut_ooxml_open(body->slide->xml, OOXML_A_P);
    write_properties(body, paragraph);
    for (guint i = 0, end; i < paragraph->runs->len; i = end) {
        end = end_of_run(paragraph, i);
        write_run(body, paragraph, i, end);
    }
    rebut_ooxml_close(body->slide->xml);
    body->bottom = box_of(paragraph).bottom;
}

/* What lies around the text in its shape. */
static void write_body_properties(const PptxSlide *slide, const PptxBox *insets, bool wraps)
{
    Ooxml *xml = slide->xml;

    rebut_ooxml_open(xml, OOXML_A_BODY_PR);
    rebut_ooxml_attribute(xml, OOXML_AT_WRAP, wraps ? "square" : "none");
    rebut_ooxml_number(xml, OOXML_AT_L_INS, rebut_pptx_length(slide, MAX(0, insets->left)));
    rebut_ooxml_number(xml, OOXML_AT_T_INS, rebut_pptx_length(slide, MAX(0, insets->top)));
    rebut_ooxml_number(xml, OOXML_AT_R_INS, rebut_pptx_length(slide, MAX(0, insets->right)));
    rebut_ooxml_number(xml, OOXML_AT_B_INS, 0);
    rebut_ooxml_attribute(xml, OOXML_AT_ANCHOR, "t");
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_A_LST_STYLE);
}

static PptxBox box_of_all(const GArray *paragraphs)
{
    PptxBox all = rebut_pptx_empty_box();

    for (guint i = 0; i < paragraphs->len; i++) {
        if (paragraph_at(paragraphs, i)->is_aside)
            continue;
        PptxBox box = box_of(paragraph_at(paragraphs, i));
        all.left = MIN(all.left, box.left);
        all.right = MAX(all.right, box.right);
        all.top = MIN(all.top, box.top);
        all.bottom = MAX(all.bottom, box.bottom);
    }
    return all;
}

/* The text was wrapped in a block with as much room at both sides; a part of that room at the end
 * of its lines is the slack. */
static PptxBox frame(Body *body, const PptxBox *text, const Shape *outline, bool is_rtl)
{
    double right = outline->x + outline->width;
    double padding = MAX(0, MIN(text->left - outline->x, right - text->right));
    double corner = CORNER * outline->radius;
    PptxBox insets = {padding - corner, text->top - outline->y - corner, padding - corner, 0};

    body->left = outline->x + padding;
    body->right = right - padding;
    double slack = MIN(padding / 2, SLACK * (body->right - body->left));
    if (is_rtl) {
        insets.left -= slack;
        body->left -= slack;
    } else {
        insets.right -= slack;
        body->right += slack;
    }
    return insets;
}

/* Even one line wraps in its shape when it is written on. */
static void write_all(Body *body, const GArray *paragraphs, const PptxBox *insets)
{
    write_body_properties(body->slide, insets, true);
    for (guint i = 0; i < paragraphs->len; i++)
        if (!paragraph_at(paragraphs, i)->is_aside)
            write_paragraph(body, paragraph_at(paragraphs, i));
}

void rebut_pptx_body(PptxSlide *slide, const GArray *paragraphs, guint first, const Shape *outline)
{
    PptxBox text =
                outline != NULL ? box_of_all(paragraphs) : box_of(paragraph_at(paragraphs, first)),
            insets = {0, 0, 0, 0};
    Body body = {slide, text.left, text.right, text.top};

    rebut_ooxml_open(slide->xml, OOXML_P_TX_BODY);
    if (outline != NULL) {
        const PptxParagraph *last = paragraph_at(paragraphs, paragraphs->len - 1);
        insets = frame(&body, &text, outline, first_of(last)->is_rtl);
        write_all(&body, paragraphs, &insets);
    } else {
        write_body_properties(slide, &insets, !has_one_line(paragraph_at(paragraphs, first)));
        write_paragraph(&body, paragraph_at(paragraphs, first));
    }
    rebut_ooxml_close(slide->xml);
}

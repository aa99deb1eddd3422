/* The helper program that takes the words out of PDF and HTML: content on stdin, records
 * (extract.h) on stdout. It is run under limits by rebut_extract(), on files that nobody has looked
 * at, and may die of them.
 *
 * It is a program of its own and the only user of poppler and libxml2; the library is not linked.
 * Nothing is written before the whole question was read, so that a helper which ends early has
 * still said why. */
#include "sources/extract.h"
#include "base/utf8.h"
#include <libxml/HTMLparser.h>
#include <poppler.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void put_record(ExtractKind kind, size_t place, const char *words, size_t length)
{
    ExtractRecord record = {(uint32_t)kind, (uint32_t)place, (uint32_t)length};

    fwrite(&record, sizeof record, 1, stdout);
    fwrite(words, 1, length, stdout);
}

static void put_text(size_t place, const char *words, size_t length)
{
    if (length > 0)
        put_record(EXTRACT_TEXT, place, words, length);
}

static void put_sign(ExtractKind kind, size_t place)
{
    put_record(kind, place, "", 0);
}

/* PDF: a page at a time, in poppler's reading order. The helper's own judgement is only where a
 * paragraph ends: in front of a line that stands off from the one above, and behind a short line
 * that ends a sentence. */

typedef struct PageLine {
    const char *start, *end;
    double top, bottom; /* of its letters; 0 when nothing is known */
} PageLine;

static GArray *page_lines(const char *text, const PopplerRectangle *boxes, guint n_boxes)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(PageLine));
    guint i = 0;

    for (const char *p = text; *p != '\0';) {
        PageLine line = {.start = p};
        for (; *p != '\0' && *p != '\n'; p = rebut_utf8_next(p), i++) {
            bool is_space = *p == ' ';
            if (i >= n_boxes || is_space)
                continue;
            line.top = line.bottom > 0 ? MIN(line.top, boxes[i].y1) : boxes[i].y1;
            line.bottom = MAX(line.bottom, boxes[i].y2);
        }
        line.end = p;
        if (*p == '\n')
            p++, i++;
        g_array_append_val(lines, line);
    }
    return lines;
}

static int by_number(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(GArray *numbers)
{
    g_array_sort(numbers, by_number);
    return numbers->len > 0 ? g_array_index(numbers, double, numbers->len / 2) : 0.0;
}

typedef struct PageMeasure {
    double pitch;  /* from line to line, the usual */
    double length; /* of a line in bytes, the usual */
} PageMeasure;

static PageMeasure measure_page(const GArray *lines)
{
    g_autoptr(GArray) pitches = g_array_new(FALSE, FALSE, sizeof(double));
    g_autoptr(GArray) lengths = g_array_new(FALSE, FALSE, sizeof(double));

    for (guint i = 0; i < lines->len; i++) {
        const PageLine *line = &g_array_index(lines, PageLine, i);
        double length = (double)(line->end - line->start);
        g_array_append_val(lengths, length);
        if (i == 0)
            continue;
        double pitch = line->bottom - g_array_index(lines, PageLine, i - 1).bottom;
        if (pitch > 0)
            g_array_append_val(pitches, pitch);
    }
    return (PageMeasure){median(pitches), median(lengths)};
}

static bool ends_paragraph(const PageLine *line, const PageLine *next, const PageMeasure *usual)
{
    double pitch = next->bottom - line->bottom;
    bool is_short = (double)(line->end - line->start) < 0.8 * usual->length;
    bool ends_sentence = line->end > line->start && strchr(".!?:", line->end[-1]) != NULL;

    return (pitch > 1.4 * usual->pitch && usual->pitch > 0) || (is_short && ends_sentence);
}

static void put_page(PopplerPage *page, size_t number)
{
    g_autofree char *text = poppler_page_get_text(page);
    g_autofree PopplerRectangle *boxes = NULL;
    guint n_boxes = 0;

    if (text == NULL)
        return;
    if (!poppler_page_get_text_layout(page, &boxes, &n_boxes))
        n_boxes = 0;
    g_autoptr(GArray) lines = page_lines(text, boxes, n_boxes);
    PageMeasure usual = measure_page(lines);
    for (guint i = 0; i < lines->len; i++) {
        const PageLine *line = &g_array_index(lines, PageLine, i);
        put_text(number, line->start, (size_t)(line->end - line->start));
        put_text(number, "\n", 1);
        if (i + 1 < lines->len && ends_paragraph(line, line + 1, &usual))
            put_sign(EXTRACT_PARAGRAPH, number);
    }
}

static void extract_pdf(GByteArray *content)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(content->data, content->len);
    g_autoptr(GError) error = NULL;
    PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, &error);

    if (document == NULL) {
        bool is_locked = g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
        put_sign(EXTRACT_FAULT, is_locked ? EXTRACT_LOCKED : EXTRACT_UNREADABLE);
        return;
    }
    int n = poppler_document_get_n_pages(document);
    for (int i = 0; i < n; i++) {
        PopplerPage *page = poppler_document_get_page(document, i);
        if (page == NULL)
            continue;
        put_page(page, (size_t)i + 1);
        g_object_unref(page);
    }
    put_sign(EXTRACT_END, 0);
    g_object_unref(document);
}

/* HTML: the words as libxml2's parser meets them; elements say where paragraphs end. */

typedef struct Page {
    htmlParserCtxtPtr parser;
    const GByteArray *content;
    size_t n_hidden; /* elements around that are not shown */
} Page;

static bool is_one_of(const xmlChar *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (g_ascii_strcasecmp((const char *)name, *names) == 0)
            return true;
    return false;
}

static bool is_hidden(const xmlChar *name)
{
    static const char *const names[] = {"head",  "script", "style",  "template",
                                        "title", "select", "object", NULL};

    return is_one_of(name, names);
}

static bool is_heading(const xmlChar *name)
{
    return g_ascii_tolower((char)name[0]) == 'h' && name[1] >= '1' && name[1] <= '6' &&
           name[2] == '\0';
}

static bool is_block(const xmlChar *name)
{
    static const char *const names[] = {
        "p",          "div",     "section", "article", "li",      "ul",         "ol",
        "table",      "tr",      "pre",     "dt",      "dd",      "blockquote", "figure",
        "header",     "footer",  "main",    "aside",   "nav",     "hr",         "form",
        "figcaption", "address", "caption", "details", "summary", "body",       NULL};

    return is_heading(name) || is_one_of(name, names);
}

/* How far the parser has come. Its bytes are those of the file, since nothing is recoded. */
static size_t parsed_bytes(const Page *page)
{
    const xmlParserInput *input = page->parser->input;
    size_t n = input->consumed + (size_t)(input->cur - input->base);

    return MIN(n, page->content->len);
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes)
{
    static const char *const parted[] = {"br", "td", "th", NULL};
    Page *page = data;

    (void)attributes;
    page->n_hidden += is_hidden(name);
    if (is_block(name))
        put_sign(EXTRACT_PARAGRAPH, 0);
    if (is_heading(name))
        put_sign(EXTRACT_HEADING, 0);
    if (is_one_of(name, parted))
        put_text(parsed_bytes(page), "\n", 1);
}

static void end_element(void *data, const xmlChar *name)
{
    Page *page = data;

    if (is_hidden(name) && page->n_hidden > 0)
        page->n_hidden--;
    if (is_block(name))
        put_sign(EXTRACT_PARAGRAPH, 0);
}

/* The parser stands behind what it tells of. An entity (`&amp;`) stands where its `&` does. */
static void characters(void *data, const xmlChar *words, int length)
{
    Page *page = data;
    size_t n = (size_t)length, behind = parsed_bytes(page), place = behind;
    const guint8 *content = page->content->data;

    if (page->n_hidden > 0)
        return;
    if (behind >= n && memcmp(content + behind - n, words, n) == 0)
        place = behind - n;
    else
        while (place > 0 && behind - place < 32 && content[place] != '&')
            place--;
    put_text(place, (const char *)words, n);
}

static void ignore_words(void *data, const xmlChar *words, int length)
{
    (void)data, (void)words, (void)length;
}

static void extract_html(const GByteArray *content)
{
    htmlSAXHandler handler = {.startElement = start_element,
                              .endElement = end_element,
                              .characters = characters,
                              .ignorableWhitespace = characters,
                              .cdataBlock = ignore_words};
    htmlParserCtxtPtr parser =
        htmlCreateMemoryParserCtxt((const char *)content->data, (int)content->len);
    Page page = {.parser = parser, .content = content};

    if (parser == NULL) {
        put_sign(EXTRACT_FAULT, EXTRACT_UNREADABLE);
        return;
    }
    *parser->sax = handler;
    parser->userData = &page;
    /* The content was found to be UTF-8, whatever it says of itself. */
    parser->charset = XML_CHAR_ENCODING_UTF8;
    htmlCtxtUseOptions(parser, HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                   HTML_PARSE_IGNORE_ENC);
    htmlParseDocument(parser);
    put_sign(EXTRACT_END, 0);
    htmlFreeParserCtxt(parser);
}

static GByteArray *read_question(void)
{
    GByteArray *content = g_byte_array_new();
    guint8 buffer[65536];
    ssize_t n;

    while ((n = read(STDIN_FILENO, buffer, sizeof buffer)) > 0)
        g_byte_array_append(content, buffer, (guint)n);
    return content;
}

int main(void)
{
    GByteArray *content = read_question();
    guint8 letter = content->len > 0 ? content->data[0] : 0;

    if (letter != 0)
        g_byte_array_remove_index(content, 0);
    if (letter == 'P')
        extract_pdf(content);
    else if (letter == 'H')
        extract_html(content);
    g_byte_array_unref(content);
    return fflush(stdout) == 0 ? 0 : 1;
}

/* cairo makes a tree of structure elements, one for each tag, nested as the tags were. Walked from
 * the top, with each element before those in it, it gives them in the order in which they were
 * begun. So the n-th element belongs to the n-th tag, which their names confirm. */
#include "formats/pdf_tags.h"
#include <string.h>

static void tag_clear(gpointer data)
{
    PdfTag *tag = data;

    g_free(tag->alternative);
    g_free(tag->actual);
    g_free(tag->target);
}

PdfTags *rebut_pdf_tags_new(void)
{
    PdfTags *tags = g_new0(PdfTags, 1);

    tags->tags = g_array_new(FALSE, TRUE, sizeof(PdfTag));
    g_array_set_clear_func(tags->tags, tag_clear);
    return tags;
}

void rebut_pdf_tags_free(PdfTags *tags)
{
    if (tags == NULL)
        return;
    g_array_unref(tags->tags);
    g_free(tags);
}

PdfTag *rebut_pdf_tags_add(PdfTags *tags, const char *name)
{
    PdfTag tag = {.name = name};

    g_array_append_val(tags->tags, tag);
    return &g_array_index(tags->tags, PdfTag, tags->tags->len - 1);
}

/* The elements that an element holds: those of "8 0 R" or "[ 8 0 R 9 0 R ]"; none where it holds
 * marked content ("3") or an annotation. */
static GArray *children_of(const PdfFile *file, guint number)
{
    GArray *children = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autofree char *kids = rebut_pdf_entry(file, number, "K");

    if (kids == NULL || strstr(kids, "<<") != NULL)
        return children;
    g_auto(GStrv) words = g_strsplit_set(kids, " []", -1);
    guint last = 0;
    for (char **word = words; *word != NULL; word++) {
        if (strcmp(*word, "R") == 0 && last > 0)
            g_array_append_val(children, last);
        else if (**word != '\0' && strcmp(*word, "0") != 0)
            last = (guint)g_ascii_strtoull(*word, NULL, 10);
    }
    return children;
}

/* All elements, each before those in it. */
static GArray *elements_of(const PdfFile *file, guint root)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) waiting = children_of(file, root);

    for (guint i = 0; i < waiting->len / 2; i++) { /* a stack: the first on top */
        guint *a = &g_array_index(waiting, guint, i),
              *b = &g_array_index(waiting, guint, waiting->len - 1 - i), first = *a;
        *a = *b;
        *b = first;
    }
    while (waiting->len > 0) {
        guint number = g_array_index(waiting, guint, waiting->len - 1);
        g_autoptr(GArray) children = children_of(file, number);
        g_array_set_size(waiting, waiting->len - 1);
        g_array_append_val(found, number);
        for (guint i = children->len; i-- > 0;)
            g_array_append_val(waiting, g_array_index(children, guint, i));
    }
    return found;
}

static bool agree(const PdfFile *file, const GArray *elements, const PdfTags *tags)
{
    for (guint i = 0; i < elements->len && elements->len == tags->tags->len; i++) {
        g_autofree char *name = rebut_pdf_entry(file, g_array_index(elements, guint, i), "S");
        if (name == NULL || name[0] != '/' ||
            strcmp(name + 1, g_array_index(tags->tags, PdfTag, i).name) != 0)
            return false;
    }
    return elements->len == tags->tags->len;
}

static void set_words(PdfFile *file, guint number, const char *key, const char *words)
{
    g_autofree char *string = words != NULL ? rebut_pdf_string(words) : NULL;

    if (string != NULL)
        rebut_pdf_set_entry(file, number, key, string);
}

/* A figure is as large as its page. */
static void set_box(PdfFile *file, guint element)
{
    guint page = rebut_pdf_reference(file, element, "Pg");
    g_autofree char *box = page > 0 ? rebut_pdf_entry(file, page, "MediaBox") : NULL;

    if (box == NULL)
        return;
    g_autofree char *attributes = g_strdup_printf("<< /O /Layout /BBox %s >>", box);
    rebut_pdf_set_entry(file, element, "A", attributes);
}

/* A link's element names its annotation: "[ << /Type /OBJR /Obj 27 0 R >> 2 ]". */
static void describe_annotation(PdfFile *file, guint element, const char *target)
{
    static const char reference[] = "/Obj ";
    g_autofree char *kids = rebut_pdf_entry(file, element, "K");
    const char *at = kids != NULL ? strstr(kids, reference) : NULL;
    guint number = at != NULL ? (guint)g_ascii_strtoull(at + strlen(reference), NULL, 10) : 0;

    if (rebut_pdf_is(file, number, "Annot"))
        set_words(file, number, "Contents", target);
}

static void describe(PdfFile *file, guint element, const PdfTag *tag)
{
    set_words(file, element, "Alt", tag->alternative);
    set_words(file, element, "ActualText", tag->actual);
    if (tag->alternative != NULL)
        set_box(file, element);
    if (tag->target != NULL)
        describe_annotation(file, element, tag->target);
}

static void append_references(GString *out, const PdfFile *file, const GArray *elements,
                              bool are_figures)
{
    for (guint i = 0; i < elements->len; i++) {
        guint number = g_array_index(elements, guint, i);
        g_autofree char *name = rebut_pdf_entry(file, number, "S");
        if ((g_strcmp0(name, "/Figure") == 0) == are_figures)
            g_string_append_printf(out, " %u 0 R", number);
    }
}

/* Figures stand behind everything else of their page: links are painted below the cards, but say
 * more to a reader who has heard of these. */
static void put_figures_last(PdfFile *file, guint page)
{
    g_autoptr(GArray) elements = children_of(file, page);
    g_autoptr(GString) kids = g_string_new("[");

    append_references(kids, file, elements, false);
    append_references(kids, file, elements, true);
    g_string_append(kids, " ]");
    if (elements->len > 0)
        rebut_pdf_set_entry(file, page, "K", kids->str);
}

/* cairo can have a document for each page only: they become sections of one. */
static void join_pages(PdfFile *file, guint root, const GArray *pages)
{
    GString *document = g_string_new(NULL);
    g_autoptr(GString) kids = g_string_new("[");

    for (guint i = 0; i < pages->len; i++)
        g_string_append_printf(kids, " %u 0 R", g_array_index(pages, guint, i));
    g_string_printf(document, "<< /Type /StructElem\n   /S /Document\n   /P %u 0 R\n   /K %s ]\n>>",
                    root, kids->str);
    guint number = rebut_pdf_add_object(file, document);
    g_autofree char *parent = g_strdup_printf("%u 0 R", number);
    g_autofree char *only = g_strdup_printf("[ %u 0 R ]", number);
    for (guint i = 0; i < pages->len; i++) {
        rebut_pdf_set_entry(file, g_array_index(pages, guint, i), "S", "/Sect");
        rebut_pdf_set_entry(file, g_array_index(pages, guint, i), "P", parent);
    }
    rebut_pdf_set_entry(file, root, "K", only);
}

bool rebut_pdf_tags_apply(const PdfTags *tags, PdfFile *file)
{
    guint root = rebut_pdf_reference(file, rebut_pdf_catalogue(file), "StructTreeRoot");
    g_autoptr(GArray) pages = children_of(file, root);
    g_autoptr(GArray) elements = elements_of(file, root);

    if (root == 0 || !agree(file, elements, tags))
        return false;
    for (guint i = 0; i < elements->len; i++)
        describe(file, g_array_index(elements, guint, i), &g_array_index(tags->tags, PdfTag, i));
    for (guint i = 0; i < pages->len; i++)
        put_figures_last(file, g_array_index(pages, guint, i));
    if (pages->len > 1)
        join_pages(file, root, pages);
    return true;
}

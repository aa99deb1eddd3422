/* A deck as a PowerPoint file: slides of shapes, words and connectors that can be edited, one a
 * sheet.
 *
 * The package (ECMA-376, part 2) is a ZIP file of documents that refer to each other by relations,
 * which stand in files of their own. pptx_slide.c writes the slides and their notes, out of links
 * (pptx_link.c), words (pptx_text.c) and shapes (pptx_shape.c), each of which uses only those named
 * behind it. Here is what is the same in every deck, and all is numbered, named and bound together.
 *
 * All slides of a file have one size: that of the page, or of the largest sheet where these differ;
 * smaller sheets stand in their middle. Beyond the largest slide that there is, all is scaled down.
 */
#include "formats/format.h"
#include "formats/pptx.h"
#include "formats/zip.h"
#include <math.h>
#include <string.h>

#define PACKAGE_RELATION "http://schemas.openxmlformats.org/package/2006/relationships/"
#define CONTENT          "application/vnd.openxmlformats-officedocument."

#define LEAST_SIDE 72.0   /* points: an inch */
#define MOST_SIDE  4032.0 /* 56 inches */

enum { FIRST_SLIDE_ID = 256 };
#define FIRST_MASTER_ID G_GINT64_CONSTANT(2147483648)

/* An office program wants a master and a layout behind each slide, and a theme behind each master.
 * They are empty as far as they may be: what a slide looks like stands on the slide. */
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define NAMESPACES                                                                                 \
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                           \
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""             \
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
#define RELATIONS(rows)                                                                               \
    HEAD                                                                                              \
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" rows \
        "</Relationships>"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id=\"" id "\" Type=\"" OFFICE_RELATION type "\" Target=\"" target "\"/>"

#define TREE_HEAD                                                                                  \
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
#define GROUND                                                                                     \
    "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>"
#define PLACEHOLDER(id, name, attributes, place, body)                                             \
    "<p:sp><p:nvSpPr><p:cNvPr id=\"" id "\" name=\"" name                                          \
    "\"/><p:cNvSpPr/><p:nvPr><p:ph " attributes "/></p:nvPr></p:nvSpPr><p:spPr>" place             \
    "</p:spPr>" body "</p:sp>"
#define PLACE(x, y, cx, cy)                                                                        \
    "<a:xfrm><a:off x=\"" x "\" y=\"" y "\"/><a:ext cx=\"" cx "\" cy=\"" cy "\"/></a:xfrm>"        \
    "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
#define BODY(words)                                                                                \
    "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr/><a:t>" words                              \
    "</a:t></a:r></a:p></p:txBody>"
#define MAP                                                                                        \
    "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" "               \
    "accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" "             \
    "accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>"
#define LEVEL(size)                                                                                \
    "<a:lvl1pPr><a:defRPr sz=\"" size "\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>"   \
    "<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/>"         \
    "</a:defRPr></a:lvl1pPr>"

static const char master[] =
    HEAD "<p:sldMaster" NAMESPACES "><p:cSld>" GROUND "<p:spTree>" TREE_HEAD PLACEHOLDER(
        "2", "title", "type=\"title\"", PLACE("457200", "228600", "8229600", "685800"),
        BODY(
            "Title")) "</p:spTree></p:cSld>" MAP
                      "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst>"
                      "<p:txStyles><p:titleStyle>" LEVEL("2000") "</p:titleStyle><p:bodyStyle>" LEVEL(
                          "1200") "</p:bodyStyle><p:otherStyle>" LEVEL("1200") "</p:otherStyle></p:txStyles></p:sldMaster>";

static const char layout[] = HEAD
    "<p:sldLayout" NAMESPACES " type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Argument map\">"
    "<p:spTree>" TREE_HEAD PLACEHOLDER(
        "2", "title", "type=\"title\"", "",
        BODY(
            "Title")) "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>";

static const char notes_master[] = HEAD
    "<p:notesMaster" NAMESPACES "><p:cSld>" GROUND
    "<p:spTree>" TREE_HEAD PLACEHOLDER("2", "slide", "type=\"sldImg\" idx=\"2\"",
                                       PLACE("685800", "1143000", "5486400", "3086100"), "")
        PLACEHOLDER("3", "notes", "type=\"body\" sz=\"quarter\" idx=\"1\"",
                    PLACE("685800", "4400550", "5486400", "3600450"),
                    BODY("Notes")) "</p:spTree></p:cSld>" MAP
                                   "<p:notesStyle>" LEVEL("1200") "</p:notesStyle></p:notesMaster>";

typedef struct Frame {
    const char *name;         /* in the package */
    const char *content_type; /* NULL: it needs none */
    const char *bytes;        /* NULL: the theme */
} Frame;

static const Frame frames[] = {
    {"ppt/slideMasters/slideMaster1.xml", CONTENT "presentationml.slideMaster+xml", master},
    {"ppt/slideMasters/_rels/slideMaster1.xml.rels", NULL,
     RELATIONS(RELATION("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml")
                   RELATION("rId2", "theme", "../theme/theme1.xml"))},
    {"ppt/slideLayouts/slideLayout1.xml", CONTENT "presentationml.slideLayout+xml", layout},
    {"ppt/slideLayouts/_rels/slideLayout1.xml.rels", NULL,
     RELATIONS(RELATION("rId1", "slideMaster", "../slideMasters/slideMaster1.xml"))},
    {"ppt/theme/theme1.xml", CONTENT "theme+xml", NULL},
    {"ppt/notesMasters/notesMaster1.xml", CONTENT "presentationml.notesMaster+xml", notes_master},
    {"ppt/notesMasters/_rels/notesMaster1.xml.rels", NULL,
     RELATIONS(RELATION("rId1", "theme", "../theme/theme2.xml"))},
    {"ppt/theme/theme2.xml", CONTENT "theme+xml", NULL},
};

#define SOLID       "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
#define LINE(width) "<a:ln w=\"" width "\">" SOLID "</a:ln>"
#define EFFECT      "<a:effectStyle><a:effectLst/></a:effectStyle>"
#define FONT        "<a:latin typeface=\"Noto Sans\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>"

/* The theme with the drawing's ground and ink, in which new text is written. Accents are the
 * colours of the kinds. */
static GString *write_theme(Colour ground, Colour ink)
{
    GString *theme = g_string_new(
        HEAD "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
             "name=\"rebut\"><a:themeElements><a:clrScheme name=\"rebut\">");

    g_string_append_printf(theme,
                           "<a:dk1><a:srgbClr val=\"%06X\"/></a:dk1>"
                           "<a:lt1><a:srgbClr val=\"%06X\"/></a:lt1>",
                           ink & 0xffffffu, ground & 0xffffffu);
    g_string_append(
        theme,
        "<a:dk2><a:srgbClr val=\"595959\"/></a:dk2><a:lt2><a:srgbClr val=\"F4F4F2\"/></a:lt2>"
        "<a:accent1><a:srgbClr val=\"595959\"/></a:accent1>"
        "<a:accent2><a:srgbClr val=\"C2410C\"/></a:accent2>"
        "<a:accent3><a:srgbClr val=\"004488\"/></a:accent3>"
        "<a:accent4><a:srgbClr val=\"123A1B\"/></a:accent4>"
        "<a:accent5><a:srgbClr val=\"8A8A8A\"/></a:accent5>"
        "<a:accent6><a:srgbClr val=\"1A1A1A\"/></a:accent6>"
        "<a:hlink><a:srgbClr val=\"004488\"/></a:hlink>"
        "<a:folHlink><a:srgbClr val=\"595959\"/></a:folHlink></a:clrScheme>"
        "<a:fontScheme name=\"rebut\"><a:majorFont>" FONT "</a:majorFont><a:minorFont>" FONT
        "</a:minorFont></a:fontScheme><a:fmtScheme name=\"rebut\"><a:fillStyleLst>" SOLID SOLID
            SOLID "</a:fillStyleLst><a:lnStyleLst>" LINE("6350") LINE("12700")
                LINE("19050") "</a:lnStyleLst><a:effectStyleLst>" EFFECT EFFECT EFFECT
                              "</a:effectStyleLst><a:bgFillStyleLst>" SOLID SOLID SOLID
                              "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>");
    return theme;
}

/* A package while it is written. */
typedef struct Package {
    Zip *zip;
    Ooxml *types; /* the content types of what is in it */
    PptxDeck deck;
    int64_t date;
    size_t n_notes;
} Package;

static void add(Package *package, const char *name, const char *content_type, const char *bytes,
                size_t length)
{
    g_autofree char *part = g_strconcat("/", name, NULL);

    rebut_zip_add(package->zip, name, bytes, length);
    if (content_type == NULL)
        return;
    rebut_ooxml_open(package->types, OOXML_CT_OVERRIDE);
    rebut_ooxml_attribute(package->types, OOXML_AT_PART_NAME, part);
    rebut_ooxml_attribute(package->types, OOXML_AT_CONTENT_TYPE, content_type);
    rebut_ooxml_close(package->types);
}

/* Takes the document. */
static void take(Package *package, const char *name, const char *content_type, GString *document)
{
    add(package, name, content_type, document->str, document->len);
    g_string_free(document, TRUE);
}

static GString *relations_document(const GArray *relations)
{
    Ooxml *xml = rebut_ooxml_new(OOXML_REL_RELATIONSHIPS);

    for (guint i = 0; i < relations->len; i++) {
        const PptxRelation *relation = &g_array_index(relations, PptxRelation, i);
        g_autofree char *id = g_strdup_printf("rId%u", i + 1);
        rebut_ooxml_open(xml, OOXML_REL_RELATIONSHIP);
        rebut_ooxml_attribute(xml, OOXML_AT_REL_ID, id);
        rebut_ooxml_attribute(xml, OOXML_AT_REL_TYPE, relation->type);
        rebut_ooxml_attribute(xml, OOXML_AT_REL_TARGET, relation->target);
        if (relation->is_external)
            rebut_ooxml_attribute(xml, OOXML_AT_REL_TARGET_MODE, "External");
        rebut_ooxml_close(xml);
    }
    return rebut_ooxml_finish(xml);
}

static void add_relations(Package *package, const char *name, const GArray *relations)
{
    take(package, name, NULL, relations_document(relations));
}

/* What new words are written in: the colour of the title, or of the first words that there are. */
static Colour find_ink(const Scene *scene)
{
    for (guint i = 0; i < scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        if (part->texts->len > 0)
            return g_array_index(part->texts, Text, 0).colour;
    }
    return 0x000000;
}

static Colour find_ground(const Scene *scene)
{
    const Part *part = scene->parts->len > 0 ? g_ptr_array_index(scene->parts, 0) : NULL;

    return part != NULL && part->type == PART_BACKGROUND && part->shapes->len > 0
               ? g_array_index(part->shapes, Shape, 0).paint.fill
               : 0xffffff;
}

/* Notes are printed: black on white. */
static void add_frames(Package *package)
{
    const Scene *scene = rebut_deck_sheet(package->deck.deck, 0)->scene;
    bool is_notes = false;

    for (size_t i = 0; i < G_N_ELEMENTS(frames); i++) {
        const Frame *frame = &frames[i];
        if (frame->bytes != NULL) {
            add(package, frame->name, frame->content_type, frame->bytes, strlen(frame->bytes));
            continue;
        }
        take(package, frame->name, frame->content_type,
             is_notes ? write_theme(0xffffff, 0x000000)
                      : write_theme(find_ground(scene), find_ink(scene)));
        is_notes = true;
    }
}

static void add_notes(Package *package, size_t number, GString *notes)
{
    g_autofree char *name = g_strdup_printf("ppt/notesSlides/notesSlide%zu.xml", number),
                    *relations_name =
                        g_strdup_printf("ppt/notesSlides/_rels/notesSlide%zu.xml.rels", number),
                    *slide = g_strdup_printf("../slides/slide%zu.xml", number);
    g_autoptr(GArray) relations = rebut_pptx_relations_new();

    rebut_pptx_add_relation(relations, OFFICE_RELATION "notesMaster",
                            "../notesMasters/notesMaster1.xml", false);
    rebut_pptx_add_relation(relations, OFFICE_RELATION "slide", slide, false);
    take(package, name, CONTENT "presentationml.notesSlide+xml", notes);
    add_relations(package, relations_name, relations);
    package->n_notes++;
}

static void add_slide(Package *package, size_t index)
{
    size_t number = index + 1;
    g_autofree char *name = g_strdup_printf("ppt/slides/slide%zu.xml", number),
                    *relations_name = g_strdup_printf("ppt/slides/_rels/slide%zu.xml.rels", number),
                    *notes_name = g_strdup_printf("../notesSlides/notesSlide%zu.xml", number);
    g_autoptr(GArray) relations = rebut_pptx_relations_new();
    GString *notes = rebut_pptx_notes(package->deck.deck, index);

    rebut_pptx_add_relation(relations, OFFICE_RELATION "slideLayout",
                            "../slideLayouts/slideLayout1.xml", false);
    if (notes != NULL) {
        rebut_pptx_add_relation(relations, OFFICE_RELATION "notesSlide", notes_name, false);
        add_notes(package, number, notes);
    }
    take(package, name, CONTENT "presentationml.slide+xml",
         rebut_pptx_slide(&package->deck, index, relations));
    add_relations(package, relations_name, relations);
}

static void write_size(Ooxml *xml, OoxmlElement element, double width, double height)
{
    rebut_ooxml_open(xml, element);
    rebut_ooxml_number(xml, OOXML_AT_CX, llround(width * 12700));
    rebut_ooxml_number(xml, OOXML_AT_CY, llround(height * 12700));
    rebut_ooxml_close(xml);
}

static void write_id(Ooxml *xml, OoxmlElement element, gint64 id, guint relation)
{
    rebut_ooxml_open(xml, element);
    if (id > 0)
        rebut_ooxml_number(xml, OOXML_AT_ID, id);
    rebut_pptx_relation_id(xml, relation);
    rebut_ooxml_close(xml);
}

static void add_presentation(Package *package)
{
    Ooxml *xml = rebut_ooxml_new(OOXML_P_PRESENTATION);
    g_autoptr(GArray) relations = rebut_pptx_relations_new();
    size_t n_slides = package->deck.deck->sheets->len;

    rebut_ooxml_open(xml, OOXML_P_SLD_MASTER_ID_LST);
    write_id(xml, OOXML_P_SLD_MASTER_ID, FIRST_MASTER_ID,
             rebut_pptx_add_relation(relations, OFFICE_RELATION "slideMaster",
                                     "slideMasters/slideMaster1.xml", false));
    rebut_ooxml_close(xml);
    rebut_ooxml_open(xml, OOXML_P_NOTES_MASTER_ID_LST);
    write_id(xml, OOXML_P_NOTES_MASTER_ID, 0,
             rebut_pptx_add_relation(relations, OFFICE_RELATION "notesMaster",
                                     "notesMasters/notesMaster1.xml", false));
    rebut_ooxml_close(xml);
    rebut_ooxml_open(xml, OOXML_P_SLD_ID_LST);
    for (size_t i = 0; i < n_slides; i++) {
        g_autofree char *name = g_strdup_printf("slides/slide%zu.xml", i + 1);
        write_id(xml, OOXML_P_SLD_ID, FIRST_SLIDE_ID + (gint64)i,
                 rebut_pptx_add_relation(relations, OFFICE_RELATION "slide", name, false));
    }
    rebut_ooxml_close(xml);
    write_size(xml, OOXML_P_SLD_SZ, package->deck.width, package->deck.height);
    write_size(xml, OOXML_P_NOTES_SZ, 540, 720);
    rebut_pptx_add_relation(relations, OFFICE_RELATION "theme", "theme/theme1.xml", false);
    take(package, "ppt/presentation.xml", CONTENT "presentationml.presentation.main+xml",
         rebut_ooxml_finish(xml));
    add_relations(package, "ppt/_rels/presentation.xml.rels", relations);
}

static void write_words(Ooxml *xml, OoxmlElement element, const char *words)
{
    if (words == NULL)
        return;
    rebut_ooxml_open(xml, element);
    rebut_ooxml_words(xml, words);
    rebut_ooxml_close(xml);
}

static void write_date(Ooxml *xml, OoxmlElement element, const char *date)
{
    rebut_ooxml_open(xml, element);
    rebut_ooxml_attribute(xml, OOXML_AT_XSI_TYPE, "dcterms:W3CDTF");
    rebut_ooxml_words(xml, date);
    rebut_ooxml_close(xml);
}

static void add_properties(Package *package)
{
    const Scene *scene = rebut_deck_head(package->deck.deck);
    g_autoptr(GDateTime) time =
        package->date >= 0 ? g_date_time_new_from_unix_utc(package->date) : NULL;
    g_autofree char *date = time == NULL ? NULL : g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
    Ooxml *xml = rebut_ooxml_new(OOXML_CP_CORE_PROPERTIES);

    write_words(xml, OOXML_DC_TITLE, scene->title);
    write_words(xml, OOXML_DC_CREATOR, scene->author);
    write_words(xml, OOXML_DC_DESCRIPTION, scene->description);
    write_words(xml, OOXML_DC_LANGUAGE, scene->lang);
    if (date != NULL) {
        write_date(xml, OOXML_DCTERMS_CREATED, date);
        write_date(xml, OOXML_DCTERMS_MODIFIED, date);
    }
    take(package, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
         rebut_ooxml_finish(xml));

    g_autofree char *n_slides = g_strdup_printf("%u", package->deck.deck->sheets->len),
                    *n_notes = g_strdup_printf("%zu", package->n_notes);
    xml = rebut_ooxml_new(OOXML_APP_PROPERTIES);
    write_words(xml, OOXML_APP_APPLICATION, "rebut");
    write_words(xml, OOXML_APP_SLIDES, n_slides);
    write_words(xml, OOXML_APP_NOTES, n_notes);
    take(package, "docProps/app.xml", CONTENT "extended-properties+xml", rebut_ooxml_finish(xml));
}

static void add_root(Package *package)
{
    g_autoptr(GArray) relations = rebut_pptx_relations_new();

    rebut_pptx_add_relation(relations, OFFICE_RELATION "officeDocument", "ppt/presentation.xml",
                            false);
    rebut_pptx_add_relation(relations, PACKAGE_RELATION "metadata/core-properties",
                            "docProps/core.xml", false);
    rebut_pptx_add_relation(relations, OFFICE_RELATION "extended-properties", "docProps/app.xml",
                            false);
    add_relations(package, "_rels/.rels", relations);
}

static void add_default(Ooxml *types, const char *extension, const char *content_type)
{
    rebut_ooxml_open(types, OOXML_CT_DEFAULT);
    rebut_ooxml_attribute(types, OOXML_AT_EXTENSION, extension);
    rebut_ooxml_attribute(types, OOXML_AT_CONTENT_TYPE, content_type);
    rebut_ooxml_close(types);
}

static PptxDeck measure(const Deck *deck)
{
    PptxDeck measured = {deck, LEAST_SIDE, LEAST_SIDE};

    for (guint i = 0; i < deck->sheets->len; i++) {
        const Scene *scene = rebut_deck_sheet(deck, i)->scene;
        measured.width = MAX(measured.width, scene->width);
        measured.height = MAX(measured.height, scene->height);
    }
    measured.width = MIN(measured.width, MOST_SIDE);
    measured.height = MIN(measured.height, MOST_SIDE);
    return measured;
}

FormatStatus rebut_pptx_write(const Deck *deck, const FormatOptions *options, Sink *sink)
{
    Package package = {.zip = rebut_zip_new(),
                       .types = rebut_ooxml_new(OOXML_CT_TYPES),
                       .deck = measure(deck),
                       .date = options->date};
    FormatStatus status = FORMAT_FAILED;

    add_default(package.types, "rels", "application/vnd.openxmlformats-package.relationships+xml");
    add_default(package.types, "xml", "application/xml");
    add_root(&package);
    add_presentation(&package);
    add_frames(&package);
    for (size_t i = 0; i < deck->sheets->len; i++)
        add_slide(&package, i);
    add_properties(&package);
    take(&package, "[Content_Types].xml", NULL, rebut_ooxml_finish(package.types));
    GString *file = rebut_zip_finish(package.zip);
    if (file != NULL) {
        status = rebut_sink_put(sink, file);
        g_string_free(file, TRUE);
    }
    return status;
}

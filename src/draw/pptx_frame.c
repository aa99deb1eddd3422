/* An office program wants a master and a layout behind each slide, and a theme behind each master.
 * They are empty as far as they may be: what a slide looks like stands on the slide. */
#include "draw/pptx_frame.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define NAMESPACES                                                                                 \
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                           \
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""             \
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS(rows)                                                                               \
    HEAD                                                                                              \
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" rows \
        "</Relationships>"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id=\"" id "\" Type=\"" OFFICE type "\" Target=\"" target "\"/>"
#define CONTENT "application/vnd.openxmlformats-officedocument."

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

const PptxFrame rebut_pptx_frames[] = {
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
    {NULL, NULL, NULL},
};

#define SOLID       "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
#define LINE(width) "<a:ln w=\"" width "\">" SOLID "</a:ln>"
#define EFFECT      "<a:effectStyle><a:effectLst/></a:effectStyle>"
#define FONT        "<a:latin typeface=\"Noto Sans\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>"

/* Accents are the colours of the kinds. */
GString *rebut_pptx_theme(Colour ground, Colour ink)
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

/* The one writer of Office Open XML. As with draw/xml.h, what is not in its tables cannot be
 * written: elements and attributes are enums, and every value passes one of two escaping functions
 * that drop what XML cannot hold. It writes no white space of its own, since that would be text on
 * a slide. */
#ifndef REBUT_FORMATS_OOXML_H
#define REBUT_FORMATS_OOXML_H

#include "scene/scene.h"

/* Name here, name in the file. */
#define OOXML_ELEMENTS(EACH)                                                                       \
    EACH(A_AV_LST, "a:avLst")                                                                      \
    EACH(A_BODY_PR, "a:bodyPr")                                                                    \
    EACH(A_BR, "a:br")                                                                             \
    EACH(A_CH_EXT, "a:chExt")                                                                      \
    EACH(A_CH_OFF, "a:chOff")                                                                      \
    EACH(A_CLOSE, "a:close")                                                                       \
    EACH(A_CS, "a:cs")                                                                             \
    EACH(A_CUBIC_BEZ_TO, "a:cubicBezTo")                                                           \
    EACH(A_CUST_DASH, "a:custDash")                                                                \
    EACH(A_CUST_GEOM, "a:custGeom")                                                                \
    EACH(A_DS, "a:ds")                                                                             \
    EACH(A_EA, "a:ea")                                                                             \
    EACH(A_EFFECT_LST, "a:effectLst")                                                              \
    EACH(A_END_CXN, "a:endCxn")                                                                    \
    EACH(A_EXT, "a:ext")                                                                           \
    EACH(A_EXT_LST, "a:extLst")                                                                    \
    EACH(A_GD, "a:gd")                                                                             \
    EACH(A_HLINK_CLICK, "a:hlinkClick")                                                            \
    EACH(A_LATIN, "a:latin")                                                                       \
    EACH(A_LN, "a:ln")                                                                             \
    EACH(A_LN_SPC, "a:lnSpc")                                                                      \
    EACH(A_LN_TO, "a:lnTo")                                                                        \
    EACH(A_LST_STYLE, "a:lstStyle")                                                                \
    EACH(A_MASTER_CLR_MAPPING, "a:masterClrMapping")                                               \
    EACH(A_MITER, "a:miter")                                                                       \
    EACH(A_MOVE_TO, "a:moveTo")                                                                    \
    EACH(A_NO_FILL, "a:noFill")                                                                    \
    EACH(A_OFF, "a:off")                                                                           \
    EACH(A_P, "a:p")                                                                               \
    EACH(A_P_PR, "a:pPr")                                                                          \
    EACH(A_PATH, "a:path")                                                                         \
    EACH(A_PATH_LST, "a:pathLst")                                                                  \
    EACH(A_PRST_GEOM, "a:prstGeom")                                                                \
    EACH(A_PT, "a:pt")                                                                             \
    EACH(A_R, "a:r")                                                                               \
    EACH(A_R_PR, "a:rPr")                                                                          \
    EACH(A_RECT, "a:rect")                                                                         \
    EACH(A_SOLID_FILL, "a:solidFill")                                                              \
    EACH(A_SPC_BEF, "a:spcBef")                                                                    \
    EACH(A_SPC_PTS, "a:spcPts")                                                                    \
    EACH(A_SRGB_CLR, "a:srgbClr")                                                                  \
    EACH(A_ST_CXN, "a:stCxn")                                                                      \
    EACH(A_T, "a:t")                                                                               \
    EACH(A_XFRM, "a:xfrm")                                                                         \
    EACH(ADEC_DECORATIVE, "adec:decorative")                                                       \
    EACH(AHYP_HLINK_CLR, "ahyp:hlinkClr")                                                          \
    EACH(APP_APPLICATION, "Application")                                                           \
    EACH(APP_NOTES, "Notes")                                                                       \
    EACH(APP_PROPERTIES, "Properties")                                                             \
    EACH(APP_SLIDES, "Slides")                                                                     \
    EACH(CP_CORE_PROPERTIES, "cp:coreProperties")                                                  \
    EACH(CT_DEFAULT, "Default")                                                                    \
    EACH(CT_OVERRIDE, "Override")                                                                  \
    EACH(CT_TYPES, "Types")                                                                        \
    EACH(DC_CREATOR, "dc:creator")                                                                 \
    EACH(DC_DESCRIPTION, "dc:description")                                                         \
    EACH(DC_LANGUAGE, "dc:language")                                                               \
    EACH(DC_TITLE, "dc:title")                                                                     \
    EACH(DCTERMS_CREATED, "dcterms:created")                                                       \
    EACH(DCTERMS_MODIFIED, "dcterms:modified")                                                     \
    EACH(P_BG, "p:bg")                                                                             \
    EACH(P_BG_PR, "p:bgPr")                                                                        \
    EACH(P_C_NV_CXN_SP_PR, "p:cNvCxnSpPr")                                                         \
    EACH(P_C_NV_GRP_SP_PR, "p:cNvGrpSpPr")                                                         \
    EACH(P_C_NV_PR, "p:cNvPr")                                                                     \
    EACH(P_C_NV_SP_PR, "p:cNvSpPr")                                                                \
    EACH(P_C_SLD, "p:cSld")                                                                        \
    EACH(P_CLR_MAP_OVR, "p:clrMapOvr")                                                             \
    EACH(P_CXN_SP, "p:cxnSp")                                                                      \
    EACH(P_GRP_SP, "p:grpSp")                                                                      \
    EACH(P_GRP_SP_PR, "p:grpSpPr")                                                                 \
    EACH(P_NOTES, "p:notes")                                                                       \
    EACH(P_NOTES_MASTER_ID, "p:notesMasterId")                                                     \
    EACH(P_NOTES_MASTER_ID_LST, "p:notesMasterIdLst")                                              \
    EACH(P_NOTES_SZ, "p:notesSz")                                                                  \
    EACH(P_NV_CXN_SP_PR, "p:nvCxnSpPr")                                                            \
    EACH(P_NV_GRP_SP_PR, "p:nvGrpSpPr")                                                            \
    EACH(P_NV_PR, "p:nvPr")                                                                        \
    EACH(P_NV_SP_PR, "p:nvSpPr")                                                                   \
    EACH(P_PH, "p:ph")                                                                             \
    EACH(P_PRESENTATION, "p:presentation")                                                         \
    EACH(P_SLD, "p:sld")                                                                           \
    EACH(P_SLD_ID, "p:sldId")                                                                      \
    EACH(P_SLD_ID_LST, "p:sldIdLst")                                                               \
    EACH(P_SLD_MASTER_ID, "p:sldMasterId")                                                         \
    EACH(P_SLD_MASTER_ID_LST, "p:sldMasterIdLst")                                                  \
    EACH(P_SLD_SZ, "p:sldSz")                                                                      \
    EACH(P_SP, "p:sp")                                                                             \
    EACH(P_SP_PR, "p:spPr")                                                                        \
    EACH(P_SP_TREE, "p:spTree")                                                                    \
    EACH(P_TX_BODY, "p:txBody")                                                                    \
    EACH(REL_RELATIONSHIP, "Relationship")                                                         \
    EACH(REL_RELATIONSHIPS, "Relationships")

#define OOXML_ATTRIBUTES(EACH)                                                                     \
    EACH(ACTION, "action")                                                                         \
    EACH(ALGN, "algn")                                                                             \
    EACH(ANCHOR, "anchor")                                                                         \
    EACH(B, "b")                                                                                   \
    EACH(B_INS, "bIns")                                                                            \
    EACH(CAP, "cap")                                                                               \
    EACH(CONTENT_TYPE, "ContentType")                                                              \
    EACH(CX, "cx")                                                                                 \
    EACH(CY, "cy")                                                                                 \
    EACH(D, "d")                                                                                   \
    EACH(DESCR, "descr")                                                                           \
    EACH(EXTENSION, "Extension")                                                                   \
    EACH(FILL, "fill")                                                                             \
    EACH(FLIP_H, "flipH")                                                                          \
    EACH(FLIP_V, "flipV")                                                                          \
    EACH(FMLA, "fmla")                                                                             \
    EACH(H, "h")                                                                                   \
    EACH(I, "i")                                                                                   \
    EACH(ID, "id")                                                                                 \
    EACH(IDX, "idx")                                                                               \
    EACH(INDENT, "indent")                                                                         \
    EACH(L, "l")                                                                                   \
    EACH(KERN, "kern")                                                                             \
    EACH(L_INS, "lIns")                                                                            \
    EACH(LANG, "lang")                                                                             \
    EACH(LIM, "lim")                                                                               \
    EACH(MAR_L, "marL")                                                                            \
    EACH(MAR_R, "marR")                                                                            \
    EACH(NAME, "name")                                                                             \
    EACH(PART_NAME, "PartName")                                                                    \
    EACH(PRST, "prst")                                                                             \
    EACH(R, "r")                                                                                   \
    EACH(R_ID, "r:id")                                                                             \
    EACH(R_INS, "rIns")                                                                            \
    EACH(REL_ID, "Id")                                                                             \
    EACH(REL_TARGET, "Target")                                                                     \
    EACH(REL_TARGET_MODE, "TargetMode")                                                            \
    EACH(REL_TYPE, "Type")                                                                         \
    EACH(ROT, "rot")                                                                               \
    EACH(RTL, "rtl")                                                                               \
    EACH(SP, "sp")                                                                                 \
    EACH(STROKE, "stroke")                                                                         \
    EACH(SZ, "sz")                                                                                 \
    EACH(T, "t")                                                                                   \
    EACH(T_INS, "tIns")                                                                            \
    EACH(TX_BOX, "txBox")                                                                          \
    EACH(TYPE, "type")                                                                             \
    EACH(TYPEFACE, "typeface")                                                                     \
    EACH(URI, "uri")                                                                               \
    EACH(VAL, "val")                                                                               \
    EACH(W, "w")                                                                                   \
    EACH(WRAP, "wrap")                                                                             \
    EACH(X, "x")                                                                                   \
    EACH(XSI_TYPE, "xsi:type")                                                                     \
    EACH(Y, "y")

typedef enum OoxmlElement {
#define ROW(here, there) OOXML_##here,
    OOXML_ELEMENTS(ROW)
#undef ROW
        N_OOXML_ELEMENTS
} OoxmlElement;

typedef enum OoxmlAttribute {
#define ROW(here, there) OOXML_AT_##here,
    OOXML_ATTRIBUTES(ROW)
#undef ROW
        N_OOXML_ATTRIBUTES
} OoxmlAttribute;

typedef struct Ooxml Ooxml;

/* Starts a document whose outermost element is `root`. */
Ooxml *rebut_ooxml_new(OoxmlElement root);
/* Closes what is open and frees the writer; the document is a new string. */
GString *rebut_ooxml_finish(Ooxml *xml);

/* An element is open until its rebut_ooxml_close; attributes come before its children and words. */
void rebut_ooxml_open(Ooxml *xml, OoxmlElement element);
void rebut_ooxml_close(Ooxml *xml);
/* An element without attributes and children. */
void rebut_ooxml_empty(Ooxml *xml, OoxmlElement element);
void rebut_ooxml_words(Ooxml *xml, const char *words);

void rebut_ooxml_attribute(Ooxml *xml, OoxmlAttribute attribute, const char *value);
void rebut_ooxml_number(Ooxml *xml, OoxmlAttribute attribute, gint64 value);
/* Six hexadecimal digits. */
void rebut_ooxml_colour(Ooxml *xml, OoxmlAttribute attribute, Colour colour);

#endif

/* Plain characters: letters of Latin, digits, spaces and common punctuation. Text of these is
 * set in one font from left to right, and breaks by few rules, so Pango need not be asked. */
#ifndef REBUT_TEXT_PLAIN_H
#define REBUT_TEXT_PLAIN_H

#include <glib.h>
#include <stdbool.h>

/* Classes of line breaking (UAX 14), by the names that stand there. */
typedef enum PlainClass {
    PLAIN_AL, /* letters and signs */
    PLAIN_NU, /* digits */
    PLAIN_SP, /* the space */
    PLAIN_QU, /* quotation marks */
    PLAIN_EX, /* ! ? */
    PLAIN_PR, /* in front of numbers: currencies */
    PLAIN_PO, /* behind numbers: % */
    PLAIN_OP, /* opening brackets */
    PLAIN_CP, /* ) ] */
    PLAIN_CL, /* } */
    PLAIN_IS, /* . , : ; */
    PLAIN_HY, /* - */
    PLAIN_SY, /* / */
    PLAIN_BA, /* the dash between words and numbers */
    PLAIN_B2, /* the dash between sentences */
    PLAIN_IN, /* the ellipsis */
    PLAIN_GL, /* spaces that hold both sides together */
    PLAIN_NONE
} PlainClass;

/* PLAIN_NONE: the character is not plain. */
PlainClass rebut_plain_class(gunichar character);
bool rebut_plain_is_letter(gunichar character);

#endif

/* The style sheet and the script of pages, which the build makes out of the files of html/
 * (html_files.cmake). Both end with a line feed. */
#ifndef REBUT_FORMATS_HTML_FILES_H
#define REBUT_FORMATS_HTML_FILES_H

extern const char rebut_html_style[];
extern const char rebut_html_script[];

#endif

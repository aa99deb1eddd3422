/* As much of HTTP as a page for this machine's own browser needs: the head of a request is read,
 * and that of an answer written. */
#ifndef REBUT_CLI_HTTP_H
#define REBUT_CLI_HTTP_H

#include <glib.h>
#include <stdbool.h>

enum { HTTP_MOST_HEAD = 8192 };

typedef enum HttpStatus {
    HTTP_OK = 200,
    HTTP_BAD_REQUEST = 400,
    HTTP_FORBIDDEN = 403,
    HTTP_NOT_FOUND = 404,
    HTTP_METHOD_NOT_ALLOWED = 405
} HttpStatus;

typedef struct HttpRequest {
    char *path; /* without what follows a question mark; owned */
    bool is_head;
} HttpRequest;

/* Whether the bytes hold a whole head. */
bool rebut_http_is_whole(const char *bytes, size_t length);
/* Reads a head (`bytes` end with a NUL behind it). Anything but HTTP_OK: it is to be refused so,
 * and the request is untouched. Only requests for a page of this machine, at `port`, are let
 * through: they name it as their host, and if they say from which site they come, it is this. */
HttpStatus rebut_http_read(const char *bytes, guint16 port, HttpRequest *request);

/* Appends the head of an answer of `length` bytes; `length` -1: it goes on without end. */
void rebut_http_append_head(GString *out, HttpStatus status, const char *content_type,
                            const char *policy, gssize length);

#endif

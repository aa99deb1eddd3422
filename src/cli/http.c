/* The browser of a person who watches a map also runs pages of others. They can make it send
 * requests here, under a name of their own that they let lead to this machine; but such a request
 * names their host, and a browser says of an honest one from which site it comes. Both are looked
 * at. */
#include "cli/http.h"
#include <string.h>

bool rebut_http_is_whole(const char *bytes, size_t length)
{
    return g_strstr_len(bytes, (gssize)length, "\r\n\r\n") != NULL;
}

static const char *words_of(HttpStatus status)
{
    switch (status) {
    case HTTP_OK:
        return "OK";
    case HTTP_BAD_REQUEST:
        return "Bad Request";
    case HTTP_FORBIDDEN:
        return "Forbidden";
    case HTTP_NOT_FOUND:
        return "Not Found";
    case HTTP_METHOD_NOT_ALLOWED:
        break;
    }
    return "Method Not Allowed";
}

/* The value of a header that must stand at most once: "" when it does not, NULL when it stands
 * twice. A new string. */
static char *header(char **lines, const char *name)
{
    g_autofree char *value = g_strdup("");
    size_t length = strlen(name);
    guint n = 0;

    for (char **line = lines + 1; *line != NULL; line++) {
        if (g_ascii_strncasecmp(*line, name, length) != 0 || (*line)[length] != ':')
            continue;
        g_free(value);
        value = g_strstrip(g_strdup(*line + length + 1));
        n++;
    }
    return n <= 1 ? g_steal_pointer(&value) : NULL;
}

static bool is_own_host(const char *host, guint16 port)
{
    static const char *const names[] = {"127.0.0.1", "localhost"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *own = g_strdup_printf("%s:%u", names[i], port);
        if (g_ascii_strcasecmp(host, own) == 0)
            return true;
    }
    return false;
}

static bool is_from_here(char **lines, guint16 port)
{
    static const char scheme[] = "http://";
    g_autofree char *host = header(lines, "Host"), *origin = header(lines, "Origin"),
                    *site = header(lines, "Sec-Fetch-Site");

    if (host == NULL || origin == NULL || site == NULL || !is_own_host(host, port))
        return false;
    if (*origin != '\0' &&
        (!g_str_has_prefix(origin, scheme) || !is_own_host(origin + strlen(scheme), port)))
        return false;
    return *site == '\0' || strcmp(site, "same-origin") == 0 || strcmp(site, "none") == 0;
}

HttpStatus rebut_http_read(const char *bytes, guint16 port, HttpRequest *request)
{
    g_auto(GStrv) lines = g_strsplit(bytes, "\r\n", -1);
    g_auto(GStrv) words = g_strsplit(lines[0] != NULL ? lines[0] : "", " ", -1);

    if (g_strv_length(words) != 3 || *words[1] != '/' || !g_str_has_prefix(words[2], "HTTP/1."))
        return HTTP_BAD_REQUEST;
    if (!is_from_here(lines, port))
        return HTTP_FORBIDDEN;
    if (strcmp(words[0], "GET") != 0 && strcmp(words[0], "HEAD") != 0)
        return HTTP_METHOD_NOT_ALLOWED;
    request->is_head = strcmp(words[0], "HEAD") == 0;
    request->path = g_strndup(words[1], strcspn(words[1], "?#"));
    return HTTP_OK;
}

void rebut_http_append_head(GString *out, HttpStatus status, const char *content_type,
                            const char *policy, gssize length)
{
    g_string_append_printf(out,
                           "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Security-Policy: %s\r\n"
                           "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
                           "Cross-Origin-Resource-Policy: same-origin\r\n"
                           "Referrer-Policy: no-referrer\r\nConnection: close\r\n",
                           (int)status, words_of(status), content_type, policy);
    if (length >= 0)
        g_string_append_printf(out, "Content-Length: %" G_GSSIZE_FORMAT "\r\n", length);
    g_string_append(out, "\r\n");
}

/* GIO accepts connections and reads requests in the loop that also looks out for
 * changes. There are four things to get: the page, its style, its script, and the pictures; and a
 * stream of events, of which each says which drawing is the newest. Names of files lead nowhere: a
 * request is compared with this table and with the numbers of the pictures.
 *
 * A drawing is an <img>, in which nothing runs and from which nothing is loaded. */
#include "cli/serve.h"
#include "cli/http.h"
#include <gio/gio.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { REQUEST_SECONDS = 10, MOST_CLIENTS = 64 };

#define PAGE_POLICY                                                                                \
    "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self';" \
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
#define PICTURE_POLICY "default-src 'none'; style-src 'unsafe-inline'; font-src data:"

struct Live {
    GSocketService *service;
    guint16 port;
    char *name;
    GPtrArray *pictures; /* of GBytes * */
    guint version;       /* of the pictures */
    char *problem;
    GPtrArray *listeners; /* of GSocketConnection *: who gets events */
    guint n_clients;
};

/* A connection while its request comes in. */
typedef struct Client {
    Live *live;
    GSocketConnection *connection;
    GString *head;
    char piece[1024];
} Client;

typedef struct Resource {
    const char *path, *content_type, *body;
} Resource;

static const char page[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>%s</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<link rel=\"icon\" href=\"/picture/1\">\n"
    "<link rel=\"stylesheet\" href=\"/live.css\">\n<script src=\"/live.js\" defer></script>\n"
    "<main id=\"pictures\"></main>\n<pre id=\"problem\" role=\"status\"></pre>\n"
    "<noscript>This page needs its script to follow the map.</noscript>\n</html>\n";

static const Resource resources[] = {
    {"/live.css", "text/css; charset=utf-8",
     "body { margin: 0; font: 1rem sans-serif }\n"
     "img { display: block; width: 100%; max-height: 100vh; margin: 0 auto 1rem }\n"
     "pre { margin: 1rem; white-space: pre-wrap }\n"
     ".lost { opacity: 0.4 }\n"},
    {"/live.js", "text/javascript; charset=utf-8",
     "'use strict';\n"
     "const pictures = document.getElementById('pictures');\n"
     "const problem = document.getElementById('problem');\n"
     "const events = new EventSource('/events');\n"
     "events.onmessage = (event) => {\n"
     "    const news = JSON.parse(event.data);\n"
     "    while (pictures.children.length > news.pictures)\n"
     "        pictures.lastChild.remove();\n"
     "    while (pictures.children.length < news.pictures)\n"
     "        pictures.append(document.createElement('img'));\n"
     "    [...pictures.children].forEach((image, index) => {\n"
     "        image.src = `/picture/${index + 1}?${news.version}`;\n"
     "        image.alt = `${document.title}, page ${index + 1}`;\n"
     "    });\n"
     "    problem.textContent = news.problem;\n"
     "    document.body.classList.remove('lost');\n"
     "};\n"
     "events.onerror = () => document.body.classList.add('lost');\n"},
};

static void free_client(Client *client)
{
    client->live->n_clients--;
    g_object_unref(client->connection);
    g_string_free(client->head, TRUE);
    g_free(client);
}

static GSocket *socket_of(GSocketConnection *connection)
{
    return g_socket_connection_get_socket(connection);
}

/* An event for one listener; false when it does not take it. */
static bool send_event(const Live *live, GSocketConnection *listener)
{
    json_t *news = json_pack("{s:i, s:i, s:s}", "version", (int)live->version, "pictures",
                             (int)live->pictures->len, "problem", live->problem);
    char *words = news != NULL ? json_dumps(news, JSON_COMPACT | JSON_ENSURE_ASCII) : NULL;
    g_autofree char *event = g_strdup_printf("data: %s\n\n", words != NULL ? words : "{}");
    gssize length = (gssize)strlen(event);

    json_decref(news);
    free(words);
    return g_socket_send_with_blocking(socket_of(listener), event, (gsize)length, FALSE, NULL,
                                       NULL) == length;
}

/* A listener that says something, mostly that it is gone, is let go. */
static void end_listening(GObject *stream, GAsyncResult *result, gpointer data)
{
    Client *client = data;

    g_input_stream_read_finish(G_INPUT_STREAM(stream), result, NULL);
    g_ptr_array_remove(client->live->listeners, client->connection);
    free_client(client);
}

static void listen_on(Client *client)
{
    g_autoptr(GString) head = g_string_new(NULL);
    GInputStream *input = g_io_stream_get_input_stream(G_IO_STREAM(client->connection));

    g_socket_set_timeout(socket_of(client->connection), 0);
    rebut_http_append_head(head, HTTP_OK, "text/event-stream", PAGE_POLICY, -1);
    g_socket_send_with_blocking(socket_of(client->connection), head->str, head->len, FALSE, NULL,
                                NULL);
    g_ptr_array_add(client->live->listeners, client->connection);
    send_event(client->live, client->connection);
    g_input_stream_read_async(input, client->piece, sizeof client->piece, G_PRIORITY_DEFAULT, NULL,
                              end_listening, client);
}

static void end_answer(GObject *stream, GAsyncResult *result, gpointer data)
{
    Client *client = data;

    g_output_stream_write_all_finish(G_OUTPUT_STREAM(stream), result, NULL, NULL);
    g_socket_shutdown(socket_of(client->connection), FALSE, TRUE, NULL);
    free_client(client);
}

/* The head's string is the answer's from here on. */
static void answer(Client *client, HttpStatus status, const char *content_type, const char *policy,
                   const void *body, size_t length, bool is_head)
{
    GOutputStream *output = g_io_stream_get_output_stream(G_IO_STREAM(client->connection));
    GString *out = client->head;

    g_string_truncate(out, 0);
    rebut_http_append_head(out, status, content_type, policy, (gssize)length);
    if (!is_head)
        g_string_append_len(out, body, (gssize)length);
    g_output_stream_write_all_async(output, out->str, out->len, G_PRIORITY_DEFAULT, NULL,
                                    end_answer, client);
}

static void refuse(Client *client, HttpStatus status)
{
    answer(client, status, "text/plain", PAGE_POLICY, "", 0, true);
}

/* The picture of "/picture/3"; NULL: there is none. */
static GBytes *find_picture(const Live *live, const char *path)
{
    static const char prefix[] = "/picture/";
    guint64 number;

    if (!g_str_has_prefix(path, prefix) ||
        !g_ascii_string_to_unsigned(path + strlen(prefix), 10, 1, MAX(1, live->pictures->len),
                                    &number, NULL) ||
        number > live->pictures->len)
        return NULL;
    return g_ptr_array_index(live->pictures, (guint)number - 1);
}

static const Resource *find_resource(const char *path)
{
    for (size_t i = 0; i < G_N_ELEMENTS(resources); i++)
        if (strcmp(resources[i].path, path) == 0)
            return &resources[i];
    return NULL;
}

static void serve(Client *client, const HttpRequest *request)
{
    const Resource *resource = find_resource(request->path);
    GBytes *picture = find_picture(client->live, request->path);

    if (strcmp(request->path, "/") == 0) {
        g_autofree char *name = g_markup_escape_text(client->live->name, -1);
        g_autofree char *body = g_strdup_printf(page, name);
        answer(client, HTTP_OK, "text/html; charset=utf-8", PAGE_POLICY, body, strlen(body),
               request->is_head);
    } else if (strcmp(request->path, "/events") == 0 && !request->is_head) {
        listen_on(client);
    } else if (resource != NULL) {
        answer(client, HTTP_OK, resource->content_type, PAGE_POLICY, resource->body,
               strlen(resource->body), request->is_head);
    } else if (picture != NULL) {
        answer(client, HTTP_OK, "image/svg+xml", PICTURE_POLICY, g_bytes_get_data(picture, NULL),
               g_bytes_get_size(picture), request->is_head);
    } else {
        refuse(client, HTTP_NOT_FOUND);
    }
}

static void read_on(Client *client);

static void take_piece(GObject *stream, GAsyncResult *result, gpointer data)
{
    Client *client = data;
    gssize n = g_input_stream_read_finish(G_INPUT_STREAM(stream), result, NULL);
    HttpRequest request = {NULL, false};

    if (n <= 0) {
        free_client(client);
        return;
    }
    g_string_append_len(client->head, client->piece, n);
    if (!rebut_http_is_whole(client->head->str, client->head->len)) {
        if (client->head->len < HTTP_MOST_HEAD)
            read_on(client);
        else
            refuse(client, HTTP_BAD_REQUEST);
        return;
    }
    HttpStatus status = rebut_http_read(client->head->str, client->live->port, &request);
    if (status == HTTP_OK)
        serve(client, &request);
    else
        refuse(client, status);
    g_free(request.path);
}

static void read_on(Client *client)
{
    GInputStream *input = g_io_stream_get_input_stream(G_IO_STREAM(client->connection));

    g_input_stream_read_async(input, client->piece, sizeof client->piece, G_PRIORITY_DEFAULT, NULL,
                              take_piece, client);
}

static gboolean take_connection(GSocketService *service, GSocketConnection *connection,
                                GObject *source, gpointer data)
{
    Live *live = data;

    (void)service, (void)source;
    if (live->n_clients >= MOST_CLIENTS)
        return TRUE; /* it is closed */
    Client *client = g_new0(Client, 1);
    *client =
        (Client){.live = live, .connection = g_object_ref(connection), .head = g_string_new(NULL)};
    live->n_clients++;
    g_socket_set_timeout(socket_of(connection), REQUEST_SECONDS);
    read_on(client);
    return TRUE;
}

static bool bind_to(Live *live, guint16 port, char **fault)
{
    g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback(G_SOCKET_FAMILY_IPV4);
    g_autoptr(GSocketAddress) asked = g_inet_socket_address_new(loopback, port), got = NULL;
    g_autoptr(GError) error = NULL;

    if (!g_socket_listener_add_address(G_SOCKET_LISTENER(live->service), asked,
                                       G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &got,
                                       &error)) {
        bool is_taken = g_error_matches(error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
        *fault = g_strdup_printf("cannot listen on 127.0.0.1:%u: %s; choose another with "
                                 "--serve=PORT, or --serve=0 for any that is free",
                                 port, is_taken ? "the port is taken" : error->message);
        return false;
    }
    live->port = g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(got));
    return true;
}

static void close_page(Live *live)
{
    if (live == NULL)
        return;
    g_socket_service_stop(live->service);
    g_socket_listener_close(G_SOCKET_LISTENER(live->service));
    g_object_unref(live->service);
    g_ptr_array_unref(live->listeners);
    g_ptr_array_unref(live->pictures);
    g_free(live->problem);
    g_free(live->name);
    g_free(live);
}

static Live *open_page(guint16 port, const char *name, char **fault)
{
    Live *live = g_new0(Live, 1);

    live->service = g_socket_service_new();
    live->name = g_utf8_make_valid(name, -1);
    live->pictures = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    live->listeners = g_ptr_array_new();
    live->problem = g_strdup("");
    if (!bind_to(live, port, fault)) {
        close_page(live);
        return NULL;
    }
    g_signal_connect(live->service, "incoming", G_CALLBACK(take_connection), live);
    g_socket_service_start(live->service);
    return live;
}

static guint16 port_of(const Live *live)
{
    return live->port;
}

static void show(Live *live, GPtrArray *pictures, const char *problem)
{
    if (pictures != NULL) {
        g_ptr_array_unref(live->pictures);
        live->pictures = g_ptr_array_ref(pictures);
        live->version++;
    }
    g_free(live->problem);
    live->problem = g_utf8_make_valid(problem, -1);
    for (guint i = 0; i < live->listeners->len; i++) {
        GSocketConnection *listener = g_ptr_array_index(live->listeners, i);
        /* Who does not take so little is gone; its read ends, and it with that. */
        if (!send_event(live, listener))
            g_socket_shutdown(socket_of(listener), TRUE, TRUE, NULL);
    }
}

__attribute__((visibility("default"))) const LivePage rebut_live_page = {
    .version = REBUT_VERSION,
    .open = open_page,
    .close = close_page,
    .port = port_of,
    .show = show,
};

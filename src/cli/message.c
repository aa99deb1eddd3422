/* Three styles of one message. The human one leads with a line that editors know from compilers
 * (`file:line:column: error[code]: text`), then shows the author's line; the short one is that
 * first line alone; the JSON one is an object on a line of its own. Colour is added only to the
 * human one. */
#include "cli/message.h"
#include "cli/excerpt.h"
#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_color(const Settings *settings)
{
    const char *no_color = g_getenv("NO_COLOR"), *term = g_getenv("TERM");

    switch (settings->color) {
    case COLOR_ALWAYS:
        return true;
    case COLOR_NEVER:
        return false;
    case COLOR_AUTO:
        break;
    }
    return isatty(STDERR_FILENO) && (no_color == NULL || *no_color == '\0') && term != NULL &&
           strcmp(term, "dumb") != 0;
}

static void append_escaped(GString *out, const char *text)
{
    rebut_escape_append(out, text, strlen(text));
}

/* `city.yaml:22:18: error[E0207]: text`, or `rebut: text` for what is about no map. */
static void append_first_line(GString *out, const RebutMessage *message, const char *paint,
                              const char *off)
{
    append_escaped(out, message->name != NULL ? message->name : "rebut");
    if (message->has_place)
        g_string_append_printf(out, ":%zu:%zu", message->place.line, message->place.column);
    g_string_append(out, ": ");
    if (message->code != NULL)
        g_string_append_printf(out, "%s%s[%s]%s: ", paint, message->is_error ? "error" : "warning",
                               message->code, off);
    append_escaped(out, message->text);
    g_string_append_c(out, '\n');
}

static int digits_of(size_t number)
{
    int digits = 1;

    for (; number >= 10; number /= 10)
        digits++;
    return digits;
}

static void append_human(GString *out, const RebutMessage *message, bool in_color)
{
    static const Paint plain = {"", "", "", ""};
    static const Paint error = {"\033[1;31m", "\033[34m", "\033[34m", "\033[0m"};
    static const Paint warning = {"\033[1;33m", "\033[34m", "\033[34m", "\033[0m"};
    const Paint *paint = !in_color ? &plain : message->is_error ? &error : &warning;
    size_t last_line = MAX(message->has_place ? message->place.line : 0,
                           message->has_second ? message->second.line : 0);
    int digits = digits_of(last_line);

    append_first_line(out, message, paint->mark, paint->off);
    if (message->has_place && message->source != NULL)
        rebut_excerpt_append(out, message, digits, paint);
    if (message->help != NULL) {
        g_string_append_printf(out, "%s%*s =%s help: ", paint->gutter, digits, "", paint->off);
        append_escaped(out, message->help);
        g_string_append_c(out, '\n');
    }
}

/* jansson takes UTF-8 only, and a file name may hold any bytes. */
static json_t *json_text(const char *text)
{
    g_autofree char *valid = text != NULL ? g_utf8_make_valid(text, -1) : NULL;

    return valid != NULL ? json_string(valid) : json_null();
}

static json_t *json_place(const RebutPlace *place)
{
    return json_pack(
        "{s:I, s:I, s:I, s:I, s:I, s:I, s:o}", "line", (json_int_t)place->line, "column",
        (json_int_t)place->column, "end_line", (json_int_t)place->end_line, "end_column",
        (json_int_t)place->end_column, "offset", (json_int_t)place->offset_start, "length",
        (json_int_t)(place->offset_end - place->offset_start), "label", json_text(place->label));
}

static void append_json(GString *out, const RebutMessage *message)
{
    json_t *object =
        json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "severity",
                  message->is_error ? "error" : "warning", "code", json_text(message->code), "file",
                  json_text(message->name), "message", json_text(message->text), "place",
                  message->has_place ? json_place(&message->place) : json_null(), "second",
                  message->has_second ? json_place(&message->second) : json_null(), "help",
                  json_text(message->help));
    char *text = object != NULL ? json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII) : NULL;

    /* As GLib would: memory is the only thing that jansson can be short of here. */
    if (text == NULL)
        g_error("failed to allocate a message");
    g_string_append_printf(out, "%s\n", text);
    free(text);
    json_decref(object);
}

void rebut_message_append_short(GString *out, const RebutMessage *message)
{
    append_first_line(out, message, "", "");
}

void rebut_message_append(GString *out, const RebutMessage *message, const Settings *settings)
{
    switch (settings->messages) {
    case MESSAGES_HUMAN:
        append_human(out, message, has_color(settings));
        break;
    case MESSAGES_SHORT:
        append_first_line(out, message, "", "");
        break;
    case MESSAGES_JSON:
        append_json(out, message);
        break;
    }
}

void rebut_fault_append(GString *out, const char *text, const Settings *settings)
{
    RebutMessage message = {.is_error = true, .text = text};

    rebut_message_append(out, &message, settings);
}

void rebut_stderr_write(const char *text, size_t length)
{
    while (length > 0) {
        ssize_t n = write(STDERR_FILENO, text, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        text += n;
        length -= (size_t)n;
    }
}

void rebut_fault_show(const char *text, const Settings *settings)
{
    g_autoptr(GString) out = g_string_new(NULL);

    rebut_fault_append(out, text, settings);
    rebut_stderr_write(out->str, out->len);
}

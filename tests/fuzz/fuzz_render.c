/* libFuzzer over the whole way: bytes to SVG, PDF, HTML and DOT, through the public header.
 *
 * Held on the way: what is drawn is announced as drawn and what is refused comes with a message;
 * the SVG holds none of what the profile forbids, and the page of HTML closes what it opens and has
 * one script. The layered helper is left out (a process a case
 * would be slow), so the page layout lays out. */
#include "rebut.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count(const RebutMessage *message, void *closure)
{
    size_t *errors = closure;

    g_assert_true(message->text != NULL && *message->text != '\0');
    g_assert_true(g_utf8_validate(message->text, -1, NULL));
    *errors += message->is_error;
}

static void hold_profile(const GString *svg)
{
    static const char *const forbidden[] = {"<script", "<foreignObject", "<style", "<image",
                                            "<use"};

    g_assert_true(g_str_has_suffix(svg->str, "</svg>\n"));
    g_assert_true(strlen(svg->str) == svg->len && g_utf8_validate(svg->str, -1, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(forbidden); i++)
        g_assert_null(strstr(svg->str, forbidden[i]));
}

/* Where the tag that begins at `at` ends; what stands in a script or style sheet belongs to it. */
static const char *skip_tag(const char *at)
{
    static const char *const blocks[][2] = {{"<script>", "</script>"}, {"<style>", "</style>"}};

    for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++)
        if (g_str_has_prefix(at, blocks[i][0]))
            at = strstr(at, blocks[i][1]);
    g_assert_nonnull(at);
    at = strchr(at, '>');
    g_assert_nonnull(at);
    return at + 1;
}

/* Every `<` begins a tag, and tags are balanced. */
static void hold_page(const GString *page)
{
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
    const char *at = page->str;

    g_assert_true(g_str_has_suffix(page->str, "</html>\n") && strlen(page->str) == page->len);
    g_assert_nonnull(strstr(at, "<script>"));
    g_assert_null(strstr(strstr(at, "<script>") + 1, "<script"));
    while ((at = strchr(at, '<')) != NULL) {
        const char *end = skip_tag(at);
        bool is_closing = at[1] == '/';
        g_autofree char *name = g_strndup(at + 1 + is_closing, strcspn(at + 1 + is_closing, " >/"));
        bool is_whole = end[-2] == '/' || *name == '!' || strcmp(name, "meta") == 0 ||
                        g_str_has_prefix(at, "<script>") || g_str_has_prefix(at, "<style>");
        if (is_closing) {
            g_assert_true(open->len > 0);
            g_assert_cmpstr(name, ==, g_ptr_array_index(open, open->len - 1));
            g_ptr_array_set_size(open, (int)open->len - 1);
        } else if (!is_whole) {
            g_ptr_array_add(open, g_steal_pointer(&name));
        }
        at = end;
    }
    g_assert_cmpuint(open->len, ==, 0);
}

/* A place for one drawing after the other, each of which is looked at when it is whole. */
typedef struct Place {
    GString *text;
    void (*hold)(const GString *text); /* NULL: only that it comes */
} Place;

static bool append(void *closure, const void *bytes, size_t length)
{
    g_string_append_len(((Place *)closure)->text, bytes, (gssize)length);
    return true;
}

static void look_at(const Place *place)
{
    if (place->hold != NULL && place->text->len > 0)
        place->hold(place->text);
}

static bool begin(void *closure, const RebutPage *page)
{
    Place *place = closure;

    g_assert_true(page->number >= 1 && page->number <= page->total && page->name != NULL);
    look_at(place);
    g_string_truncate(place->text, 0);
    return true;
}

/* One of the ways to draw a map; which, the last byte says, a comment or a line break mostly. */
static void choose_pages(RebutOptions *options, uint8_t choice)
{
    switch (choice % 8) {
    case 1:
        options->splits = true;
        options->least_text = 30.0;
        break;
    case 2:
    case 3:
    case 4:
    case 5:
        options->steps = (RebutSteps)(choice % 8 - 1);
        break;
    case 6:
        options->view = "all";
        break;
    case 7:
        options->show = choice >> 3;
        options->depth = choice >> 6;
        break;
    default:
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *bytes = g_memdup2(data, size);
    Place places[] = {{g_string_new(NULL), hold_profile},
                      {g_string_new(NULL), hold_page},
                      {g_string_new(NULL), NULL},
                      {g_string_new(NULL), NULL}};
    static const char *const formats[] = {"svg", "html", "pdf", "dot"};
    RebutOutput outputs[G_N_ELEMENTS(places)];
    RebutOptions options;
    size_t errors = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        outputs[i] = (RebutOutput){
            .format = formats[i], .write = append, .closure = &places[i], .begin = begin};
    rebut_options_init(&options);
    options.helper = "";
    options.limits.cards = 300;
    options.limits.text_characters = 500;
    options.message = count;
    options.message_closure = &errors;
    choose_pages(&options, size > 0 ? data[size - 1] : 0);
    RebutStatus status =
        rebut_render(size > 0 ? bytes : "", size, &options, outputs, G_N_ELEMENTS(outputs), NULL);
    g_assert_true(status == REBUT_DONE ||
                  ((status == REBUT_INPUT || status == REBUT_USAGE) && errors > 0));
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        if (status == REBUT_DONE)
            look_at(&places[i]);
        g_string_free(places[i].text, TRUE);
    }
    return 0;
}

/* Scenes made by hand, and a sink that gathers bytes or refuses them, for the tests of the formats.
 * The lengths of the runs were measured once with Noto fonts; byte-exact tests must not depend on
 * fonts. */
#ifndef REBUT_TESTS_SCENES_H
#define REBUT_TESTS_SCENES_H

#include "formats/painting.h"
#include <string.h>

typedef struct Bytes {
    GString *got;
    size_t writes;
    size_t refuse_at; /* the number of the write that fails, from 1; 0: none */
} Bytes;

static inline bool gather(void *closure, const void *bytes, size_t length)
{
    Bytes *to = closure;

    to->writes++;
    if (to->writes == to->refuse_at)
        return false;
    g_assert(to->refuse_at == 0 || to->writes < to->refuse_at);
    if (to->got != NULL)
        g_string_append_len(to->got, bytes, (gssize)length);
    return true;
}

static const FormatOptions plain_options = {.painting = &rebut_painting,
                                            .id_prefix = "city",
                                            .dpi = 144,
                                            .max_pixels = 64000000,
                                            .date = -1};

static const Paint white = {.has_fill = true, .fill = 0xffffff};
static const Paint claim_paint = {true, true, 0xf2f2f2, 0x595959, 1.2, {0, 0}, 0, 0, 0};
static const Paint challenge_paint = {true, true, 0xfdeee6, 0xc2410c, 1.2, {4, 2.5}, 0, 0, 0};
static const Paint counter_paint = {true, true, 0xe6eef6, 0x004488, 2.4, {0, 0}, 0, 0, 0};
static const Paint evidence_paint = {true, true, 0xfafafa, 0x595959, 0.6, {0, 0}, 0, 0, 0};

static inline void run(Part *part, TextRole role, double x, double y, double width, double size,
                       const char *bytes)
{
    Text text = {.role = role, .x = x, .y = y, .width = width, .size = size, .colour = 0x1a1a1a};

    text.is_bold = role == TEXT_TITLE || role == TEXT_STATUS;
    rebut_part_add_text(part, &text, bytes);
}

/* What stands on the upper edge of a card that ends at `right`: its number, or a verdict in a box.
 */
static inline void slot(Part *part, TextRole role, double right, double top, double width,
                        const char *bytes)
{
    static const Paint nothing = {0};
    Paint boxed = {.has_fill = true, .fill = 0xc2410c};
    bool is_boxed = role == TEXT_STATUS;
    double x = right - width - 5;

    rebut_part_add_rect(part, x, top - 4, width + 5, 8.4, 2, is_boxed ? &boxed : &nothing)
        ->class_name = "slot";
    run(part, role, x + 2.5, top + 2.2, width, 7, bytes);
}

static inline Part *card(Scene *scene, const char *kind, const char *id, double x, double y,
                         const Paint *paint)
{
    Part *part = rebut_scene_add_part(scene, PART_CARD, kind);

    part->id = g_strdup(id);
    part->level = 1;
    rebut_part_add_rect(part, x, y, 160, 44, 3, paint);
    return part;
}

/* The way from end to end, then the line and the head that are painted along it. */
static inline void link_up(Scene *scene, const char *relation, const char *from, const char *to,
                           double x, double y_from, double y_to, const Paint *line)
{
    static const Paint nothing = {0};
    Part *part = rebut_scene_add_part(scene, PART_LINK, relation);
    Paint head_paint = {.has_fill = true, .fill = line->line};

    part->from = g_strdup(from);
    part->to = g_strdup(to);
    Shape *way = rebut_part_add_path(part, &nothing);
    way->class_name = "way";
    rebut_shape_move(way, x, y_from);
    rebut_shape_line(way, x, y_to);
    Shape *path = rebut_part_add_path(part, line);
    rebut_shape_move(path, x, y_from);
    rebut_shape_curve(path, x, y_from - 10, x + 5, y_to + 16, x, y_to + 6);
    Shape *head = rebut_part_add_path(part, &head_paint);
    rebut_shape_move(head, x, y_to);
    rebut_shape_line(head, x - 3.333, y_to + 6);
    rebut_shape_line(head, x + 3.333, y_to + 6);
    rebut_shape_close(head);
}

/* Of a card below `bikes` that stands for `drive`, which is elsewhere. */
static inline void link_reference(Scene *scene)
{
    static const Paint nothing = {0};
    Part *part = rebut_scene_add_part(scene, PART_LINK, "supports");

    part->from = g_strdup("drive");
    part->to = g_strdup("bikes");
    part->is_see = true;
    Shape *way = rebut_part_add_path(part, &nothing);
    way->class_name = "way";
    rebut_shape_move(way, 31, 267);
    rebut_shape_line(way, 26, 267);
    rebut_shape_line(way, 26, 250);
}

static inline void refer(Scene *scene)
{
    const Paint dotted = {true, true, 0xffffff, 0x595959, 0.8, {1, 2}, 0, 0, 0};
    Part *part = rebut_scene_add_part(scene, PART_REFERENCE, "evidence");

    part->to = g_strdup("drive");
    part->href = g_strconcat(REBUT_CARD_TARGET, "drive", NULL);
    part->label = g_strdup("see 1.1.2 Two in three drive");
    part->level = 4;
    rebut_part_add_rect(part, 31, 256, 149, 20, 3, &dotted);
    run(part, TEXT_SEE, 42, 270, 128.43, 9.9, "see 1.1.2 Two in three drive");
}

static inline Scene *start_scene(double width, double height, const char *title, const char *lang)
{
    Scene *scene = rebut_scene_new(width, height);

    scene->title = g_strdup(title);
    scene->description = g_strdup("An argument map of 4 cards.");
    scene->lang = g_strdup(lang);
    scene->smallest_text = 11;
    rebut_part_add_rect(rebut_scene_add_part(scene, PART_BACKGROUND, NULL), 0, 0, width, height, 0,
                        &white);
    return scene;
}

/* Every type of part but the entries of a list, and every kind of card. */
static inline Scene *scene_of_kinds(void)
{
    Scene *scene = start_scene(400, 300, "Should the city centre be car-free?", "en");
    Paint solid = {.has_line = true, .line = 0x004488, .line_width = 1.5};
    Paint dashed = {.has_line = true, .line = 0xc2410c, .line_width = 1.2, .dash = {4, 2.5}};
    Paint region = {true, true, 0xf7f7f7, 0xbbbbbb, 0.5, {0, 0}, 0, 0, 0};
    Paint dot = {.has_fill = true, .fill = 0x1a1a1a};

    scene->author = g_strdup("City council");
    Part *part = rebut_scene_add_part(scene, PART_TITLE, NULL);
    run(part, TEXT_TITLE, 20, 32, 272.72, 16, "Should the city centre be car-free?");
    run(part, TEXT_SUBTITLE, 20, 48, 73.42, 10, "A map in points");
    part = rebut_scene_add_part(scene, PART_REGION, NULL);
    part->id = g_strdup("town");
    rebut_part_add_rect(part, 10, 116, 178, 146, 4, &region);
    run(part, TEXT_REGION, 16, 128, 31.78, 9, "Traders");
    link_up(scene, "challenges", "trade", "close", 100, 136, 104, &dashed);
    link_up(scene, "counters", "bikes", "trade", 100, 206, 180, &solid);
    link_up(scene, "supports", "drive", "trade->close", 280, 136, 104, &solid);
    link_reference(scene);

    part = card(scene, "claim", "close", 20, 60, &claim_paint);
    part->label = g_strdup("Claim 1: Close the city centre to private cars");
    part->called = g_strdup("Claim 1");
    part->tooltip = g_strdup("The centre is what lies\nwithin the ring road.");
    run(part, TEXT_BODY, 42, 78, 117.44, 11, "Close the city centre to");
    part = card(scene, "challenge", "trade", 20, 136, &challenge_paint);
    part->label = g_strdup("Challenge 1.1: Shops would lose trade");
    part->called = g_strdup("Challenge 1.1");
    part->level = 2;
    part->href = g_strdup("https://example.org/survey?page=12&lang='en'");
    slot(part, TEXT_NUMBER, 140, 136, 10.12, "1.1");
    slot(part, TEXT_STATUS, 174, 136, 33.34, "answered");
    run(part, TEXT_BODY, 42, 154, 120.21, 11, "Shops would lose trade");
    part = card(scene, "countermeasure", "bikes", 20, 206, &counter_paint);
    part->label = g_strdup("Countermeasure 1.1.1: Free cargo-bike delivery");
    part->called = g_strdup("Countermeasure 1.1.1");
    part->level = 3;
    slot(part, TEXT_NUMBER, 174, 206, 16.01, "1.1.1");
    run(part, TEXT_BODY, 42, 224, 123.28, 11, "Free cargo-bike delivery");
    part = card(scene, "evidence", "drive", 200, 136, &evidence_paint);
    part->label = g_strdup("Evidence 1.1.2: Two in three drive");
    part->called = g_strdup("Evidence 1.1.2");
    part->level = 3;
    slot(part, TEXT_NUMBER, 354, 136, 16.01, "1.1.2");
    run(part, TEXT_BODY, 222, 154, 66.91, 11, "Two in three ");
    run(part, TEXT_BODY, 288.91, 154, 24.21, 11, "drive");
    g_array_index(part->texts, Text, 2).is_italic = true;
    refer(scene);

    part = rebut_scene_add_part(scene, PART_JOINT, NULL);
    rebut_part_add_rect(part, 276, 116, 8, 8, 4, &dot);
    part = rebut_scene_add_part(scene, PART_LEGEND, NULL);
    run(part, TEXT_LEGEND, 20, 285, 40.12, 8, "challenges");
    return scene;
}

/* Runs that open something of their own, in an entry of the list, outside, and what may not be. */
static inline Scene *scene_of_sources(void)
{
    static const char *const targets[] = {"#source-1", "https://example.org/a?b=c&d='e'",
                                          "javascript:alert(1)"};
    Scene *scene = rebut_scene_new(200, 120);
    Part *part = card(scene, "claim", "close", 20, 20, &claim_paint);

    part->href = g_strdup("https://example.org/card");
    for (size_t i = 0; i < G_N_ELEMENTS(targets); i++) {
        run(part, TEXT_SOURCE, 30 + 30 * (double)i, 40, 25, 8, "[1]");
        g_array_index(part->texts, Text, i).href = g_strdup(targets[i]);
        g_array_index(part->texts, Text, i).label = g_strdup("Source 1: \"A & B\"");
    }
    part = rebut_scene_add_part(scene, PART_SOURCE, NULL);
    part->id = g_strdup("source-1");
    part->label = g_strdup("[1] A & B");
    part->href = g_strdup("https://example.org/source");
    run(part, TEXT_SOURCE, 20, 90, 12, 8, "[1]");
    run(part, TEXT_SOURCE, 36, 90, 30, 8, "A & B");
    return scene;
}

typedef struct Sample {
    const char *bytes;
    double width;
    bool is_rtl;
} Sample;

/* Scripts that are shaped, joined, set from right to left, or drawn in colour. */
static inline Scene *scene_of_scripts(void)
{
    static const Sample samples[] = {
        {"إغلاق وسط المدينة أمام السيارات.", 146.74, true},
        {"تلوث الهواء (NO2) سينخفض 20%!", 155.88, true},
        {"סגירת מרכז העיר, CO2.", 107.52, true},
        {"应当让市中心没有汽车。", 121, false},
        {"शहर का केंद्र कार-मुक्त हो", 101.23, false},
        {"Το κέντρο χωρίς αυτοκίνητα", 146.66, false},
        {"Bikes 🚲 and 👩‍👩‍👧 families", 126.13, false},
        {"Mixed: السيارات, 汽车, cars", 131.51, false},
        {"إغلاق ", 26.11, true}, /* before a run in another style */
    };
    Scene *scene = start_scene(200, 20 + 24 * G_N_ELEMENTS(samples), "文字 نص Text", "zh");

    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        double y = 14 + 24 * (double)i;
        g_autofree char *id = g_strdup_printf("sample-%zu", i + 1);
        Part *part = card(scene, "claim", id, 12, y, &claim_paint);
        g_array_index(part->shapes, Shape, 0).width = 176;
        g_array_index(part->shapes, Shape, 0).height = 20;
        part->label = g_strdup(samples[i].bytes);
        run(part, TEXT_BODY, 20, y + 14, samples[i].width, 11, samples[i].bytes);
        g_array_index(part->texts, Text, 0).is_rtl = samples[i].is_rtl;
    }
    return scene;
}

/* What an author may try: markup, quotes, control characters, broken UTF-8, targets that run code.
 */
static inline Scene *scene_of_nasty_words(void)
{
    static const char words[] =
        "<b a=\"1\" c='2'>&amp; ]]> --> %s \\ \x01\x1b[31m\x7f"
        "\xc2\x85 \xef\xbf\xbe \xef\xbf\xbf \xed\xa0\x80 \xff \xe2\x80\xae txt";
    static const char *const targets[] = {"javascript:alert(1)", "https://example.org/'\"><script>",
                                          "HTTPS://example.org/", "data:text/html,x",
                                          " http://a b/"};
    Scene *scene = start_scene(200, 300, words, "en\" onload=\"x");

    g_free(scene->description);
    scene->description = g_strdup(words);
    for (size_t i = 0; i < G_N_ELEMENTS(targets); i++) {
        double y = 14 + 48 * (double)i;
        Part *part = card(scene, "claim", "x\"><script>", 12, y, &claim_paint);
        part->label = g_strdup(words);
        part->tooltip = g_strdup(words);
        part->href = g_strdup(targets[i]);
        run(part, TEXT_BODY, 20, y + 30, 140, 11, words);
    }
    return scene;
}

/* The kinds as for light and dark screens: every colour but the background's white is inverted. */
static inline Scene *scene_for_dark_screens(void)
{
    Scene *scene = scene_of_kinds();
    g_autoptr(Scene) dark = scene_of_kinds();

    for (guint i = 1; i < dark->parts->len; i++) {
        Part *part = g_ptr_array_index(dark->parts, i);
        for (guint j = 0; j < part->shapes->len; j++) {
            Paint *paint = &g_array_index(part->shapes, Shape, j).paint;
            paint->fill ^= 0xffffff;
            paint->line ^= 0xffffff;
        }
        for (guint j = 0; j < part->texts->len; j++)
            g_array_index(part->texts, Text, j).colour ^= 0xffffff;
    }
    rebut_scene_take_dark(scene, dark);
    return scene;
}

#endif

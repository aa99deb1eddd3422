/* One walk over the text. What is neither letter nor dropped (white space, dashes) is gathered as
 * the gap in front of the next letter. Each letter is taken apart into a base and its marks, which
 * wait until the next base so that they can be put into canonical order: then all writings of an
 * accented letter are equal. Compatibility forms are taken apart only where they are a matter of
 * typesetting (ligatures, the shapes of Arabic letters), for a superscript two is no two. */
#include "sources/normal.h"
#include <string.h>

enum {
    MOST_MARKS = 32, /* on one base, put in order; more are taken as they come */
    SOFT_HYPHEN = 0x00AD,
    HYPHEN = 0x2010,
    MOST_PARTS = 18 /* of one character (U+FDFA has the most) */
};

typedef struct Mark {
    gunichar c;
    int class; /* of canonical combining */
} Mark;

typedef struct Normalizer {
    Normal *normal;
    Mark marks[MOST_MARKS];
    size_t n_marks;
    gunichar last; /* the last letter, 0 before the first */
    /* What was seen since that: */
    bool has_space, has_dash, dash_touches, space_behind_dash;
} Normalizer;

/* Spaces before, behind and between do not count for a dash; a hyphen that touches the word before
 * it and has a line end or space behind may be the typesetter's. */
static Gap pending_gap(const Normalizer *state, gunichar next)
{
    if (state->has_dash && state->dash_touches && state->space_behind_dash &&
        g_unichar_isalpha(next))
        return GAP_LINE_HYPHEN;
    if (state->has_dash)
        return GAP_DASH;
    if (!state->has_space || (rebut_is_unspaced(state->last) && rebut_is_unspaced(next)))
        return GAP_NONE;
    return GAP_SPACE;
}

/* Appends a break in front of the next letter if offsets or a gap ask for one. */
static void begin_letter(Normalizer *state, gunichar c, size_t origin)
{
    GArray *breaks = state->normal->breaks;
    Break new = {(guint32)state->normal->letters->len, (guint32)origin,
                 state->last == 0 ? GAP_SPACE : pending_gap(state, c)};
    const Break *last = breaks->len > 0 ? &g_array_index(breaks, Break, breaks->len - 1) : NULL;

    state->has_space = state->has_dash = state->dash_touches = state->space_behind_dash = false;
    state->last = c;
    if (last == NULL || new.gap != GAP_NONE || new.origin - last->origin != new.at - last->at)
        g_array_append_val(breaks, new);
}

static void flush_marks(Normalizer *state)
{
    for (size_t i = 0; i < state->n_marks; i++)
        g_string_append_unichar(state->normal->letters, state->marks[i].c);
    state->n_marks = 0;
}

/* Marks of different classes may be typed in any order; those of one class keep theirs. */
static void add_mark(Normalizer *state, gunichar c, int class)
{
    size_t i = state->n_marks;

    if (i == MOST_MARKS) {
        flush_marks(state);
        i = 0;
    }
    for (; i > 0 && state->marks[i - 1].class > class; i--)
        state->marks[i] = state->marks[i - 1];
    state->marks[i] = (Mark){c, class};
    state->n_marks++;
}

static bool is_typesetting(gunichar c)
{
    return (c >= 0xFB00 && c <= 0xFB4F) || (c >= 0xFB50 && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x2F00 && c <= 0x2FD5) ||
           (c >= 0x0132 && c <= 0x0133) || (c >= 0x01C4 && c <= 0x01CC) ||
           (c >= 0x01F1 && c <= 0x01F3);
}

/* Characters that show nothing: joiners, direction marks, variation selectors, tatweel. */
static bool is_unseen(gunichar c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0000 && c <= 0xE01EF) || c == 0x0640 || c == 0x061C;
}

static bool is_dash(gunichar c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2E3A || c == 0x2E3B ||
           c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

/* Which marks stand outside and which inside of another quotation turns with every quoting. */
static bool is_quotation_mark(gunichar c)
{
    return c == '"' || c == '\'' || c == '`' || c == 0x00B4 || c == 0x00AB || c == 0x00BB ||
           c == 0x02BC || (c >= 0x2018 && c <= 0x201F) || c == 0x2032 || c == 0x2033 ||
           c == 0x2039 || c == 0x203A || (c >= 0x300C && c <= 0x300F) || c == 0xFF02 || c == 0xFF07;
}

bool rebut_is_unspaced(gunichar c)
{
    if (c < 0x0E00)
        return false;
    return c <= 0x0EFF || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x2E80 && c <= 0x30FF) || (c >= 0x31C0 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_white(gunichar c)
{
    return c < 0x20 || c == 0x7F || c == 0x85 || g_unichar_isspace(c) || c == 0x3000;
}

static void add_letter(Normalizer *state, gunichar c, size_t origin)
{
    gunichar parts[MOST_PARTS];
    gsize n = g_unichar_fully_decompose(c, is_typesetting(c), parts, MOST_PARTS);

    for (gsize i = 0; i < MIN(n, MOST_PARTS); i++) {
        int class = g_unichar_combining_class(parts[i]);
        if (class > 0 && state->last != 0) {
            add_mark(state, parts[i], class);
            continue;
        }
        flush_marks(state);
        begin_letter(state, parts[i], origin);
        g_string_append_unichar(state->normal->letters, parts[i]);
    }
}

static void add_white(Normalizer *state)
{
    state->has_space = true;
    state->space_behind_dash |= state->has_dash;
}

static void add_dash(Normalizer *state, gunichar c)
{
    bool is_hyphen = c == '-' || c == HYPHEN || c == SOFT_HYPHEN;

    /* A second one (`--`) makes both a dash. */
    state->dash_touches = is_hyphen && !state->has_space && !state->has_dash && state->last != 0;
    state->has_dash = true;
    state->space_behind_dash = false;
}

/* A soft hyphen shows at a line end only. */
static bool ends_line(const char *next, const char *end)
{
    while (next < end && (*next == ' ' || *next == '\t'))
        next++;
    return next < end && (*next == '\n' || *next == '\r');
}

static void add_character(Normalizer *state, gunichar c, size_t origin, bool is_at_line_end)
{
    if (c == SOFT_HYPHEN ? is_at_line_end : is_dash(c))
        add_dash(state, c);
    else if (is_white(c))
        add_white(state);
    else if (is_quotation_mark(c))
        add_letter(state, '\'', origin);
    else if (c != SOFT_HYPHEN && !is_unseen(c))
        add_letter(state, c, origin);
}

Normal *rebut_normal_new(const char *text, size_t length)
{
    Normal *normal = g_new0(Normal, 1);
    Normalizer state = {.normal = normal};
    const char *end = text + length;

    normal->letters = g_string_sized_new(length);
    normal->breaks = g_array_sized_new(FALSE, FALSE, sizeof(Break), (guint)(length / 6 + 2));
    for (const char *p = text; p < end;) {
        gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p);
        const char *next = (guchar)*p < 0x80 ? p + 1 : rebut_utf8_next(p);
        bool is_plain = c < 0x80 && g_ascii_isalnum((char)c) && state.n_marks == 0;
        if (is_plain) {
            begin_letter(&state, c, (size_t)(p - text));
            g_string_append_c(normal->letters, (char)c);
        } else {
            bool is_at_line_end = c == SOFT_HYPHEN && ends_line(next, end);
            add_character(&state, c, (size_t)(p - text), is_at_line_end);
        }
        p = next;
    }
    flush_marks(&state);
    return normal;
}

void rebut_normal_free(Normal *normal)
{
    if (normal == NULL)
        return;
    g_string_free(normal->letters, TRUE);
    g_array_unref(normal->breaks);
    g_free(normal);
}

guint rebut_normal_break_before(const Normal *normal, size_t at)
{
    guint low = 0, high = normal->breaks->len;

    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(normal->breaks, Break, middle).at <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t rebut_normal_origin(const Normal *normal, size_t at)
{
    if (normal->breaks->len == 0)
        return 0;
    const Break *last =
        &g_array_index(normal->breaks, Break, rebut_normal_break_before(normal, at));
    return last->origin + (at - last->at);
}

bool rebut_normal_is_mark(const char *p)
{
    return g_unichar_combining_class(g_utf8_get_char(p)) > 0;
}

size_t rebut_normal_origin_end(const Normal *normal, const char *text, size_t end)
{
    const char *letters = normal->letters->str, *last = letters + end;

    if (end == 0)
        return 0;
    do
        last = g_utf8_prev_char(last);
    while (last > letters && rebut_normal_is_mark(last));
    const char *behind =
        rebut_utf8_next(text + rebut_normal_origin(normal, (size_t)(last - letters)));
    while (rebut_normal_is_mark(behind))
        behind = rebut_utf8_next(behind);
    return (size_t)(behind - text);
}

Gap rebut_normal_gap(const Normal *normal, size_t at)
{
    if (normal->breaks->len == 0 || at >= normal->letters->len)
        return GAP_SPACE;
    const Break *last =
        &g_array_index(normal->breaks, Break, rebut_normal_break_before(normal, at));
    return last->at == at ? last->gap : GAP_NONE;
}

bool rebut_gaps_agree(Gap a, Gap b)
{
    switch (a) {
    case GAP_NONE:
        return b == GAP_NONE || b == GAP_LINE_HYPHEN;
    case GAP_SPACE:
        return b == GAP_SPACE;
    case GAP_DASH:
        return b == GAP_DASH || b == GAP_LINE_HYPHEN;
    case GAP_LINE_HYPHEN:
        return b != GAP_SPACE;
    }
    return false;
}

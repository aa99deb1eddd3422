/* Phrases are made of a verb for each relation and of numbers. Where the kind says the relation
 * already, a preposition does: a challenge to 1, evidence for 1. However many links an item has,
 * the first few are named. */
#include "words/voice.h"
#include "argument/verdict.h"
#include "base/clean.h"
#include "base/utf8.h"
#include "graph/source_mark.h"
#include "words/line.h"
#include <string.h>

enum { MOST_NAMED = 3, BEGINNING_CHARACTERS = 60, ANY_KIND = -1, NO_KIND = -2 };

typedef struct RelationWords {
    const char *one, *more; /* verbs for one subject and for several */
    int kind;               /* of whose items it goes without saying, or ANY_KIND, NO_KIND */
    const char *preposition;
} RelationWords;

static const RelationWords relation_words[N_RELATIONS] = {
    [RELATION_SUPPORTS] = {"supports ", "support ", KIND_EVIDENCE, " for "},
    [RELATION_CHALLENGES] = {"challenges ", "challenge ", KIND_CHALLENGE, " to "},
    [RELATION_COUNTERS] = {"counters ", "counter ", KIND_COUNTERMEASURE, " to "},
    [RELATION_PART] = {"is part of ", "are part of ", NO_KIND, ""},
    [RELATION_UNDERCUTS] = {"denies that ", "deny that ", ANY_KIND, " denying that "},
};

/* An author's words on one line, without what could disturb the words around them. */
static char *tidy(const char *words)
{
    char *clean = rebut_words_clean(words), *to = clean;

    for (const char *at = clean, *next; *at != '\0'; at = next) {
        next = rebut_utf8_next(at);
        if (rebut_character_turns_order(g_utf8_get_char(at)))
            continue;
        memmove(to, at, (size_t)(next - at));
        to += next - at;
    }
    *to = '\0';
    return clean;
}

void rebut_voice_marked(GString *out, const Voice *voice, const char *marked)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(StyleSpan));
    g_autofree char *clean = tidy(marked);
    g_autofree char *plain = rebut_marks_parse(clean, spans);

    for (guint i = 0; i < spans->len; i++) {
        StyleSpan span = g_array_index(spans, StyleSpan, i);
        g_autofree char *words = g_strndup(plain + span.start, span.end - span.start);
        g_string_append(out, voice->open[span.style]);
        voice->text(out, words);
        g_string_append(out, voice->close[span.style]);
    }
}

void rebut_voice_words(GString *out, const Voice *voice, const char *words)
{
    g_autofree char *clean = tidy(words);

    voice->text(out, clean);
}

void rebut_voice_plain(GString *out, const Voice *voice, const char *marked)
{
    g_autofree char *plain = rebut_marks_parse(marked, NULL);

    rebut_voice_words(out, voice, plain);
}

void rebut_voice_plain_number(GString *out, const Voice *voice, const Item *item)
{
    voice->text(out, item->number);
}

void rebut_voice_plain_source(GString *out, const Voice *voice, const char *words,
                              const Citation *citation)
{
    (void)citation;
    voice->text(out, words);
}

const char *rebut_voice_verdict(const Item *item)
{
    static const char *const unsupported[N_STATUSES] = {
        [STATUS_STANDS] = "stands, all its support lost",
        [STATUS_DEFEATED] = "defeated, all its support lost",
        [STATUS_OPEN] = "open, all its support lost",
        [STATUS_ANSWERED] = "answered, all its support lost",
        [STATUS_UNDECIDED] = "undecided, all its support lost",
    };

    return item->is_unsupported ? unsupported[rebut_verdict_status(item)]
                                : rebut_verdict_word(item);
}

/* The next premise of a joint from `*at` on that is not `other`; NULL behind the last. */
static const Item *next_premise(const Outline *outline, const Joint *joint, const Item *other,
                                size_t *at)
{
    const Adjacency *onto = outline->onto;
    size_t node = outline->argument->items->len + joint->index;

    while (onto->starts[node] + *at < onto->starts[node + 1]) {
        const Link *link = onto->links[onto->starts[node] + (*at)++];
        if (link->relation == RELATION_SUPPORTS && link->from.type == END_ITEM &&
            link->from.item != other)
            return link->from.item;
    }
    return NULL;
}

/* "1.1 and 1.2", "1.1, 1.2, 1.3 and others": the premises but `other`. How many are named. */
static size_t append_premises(GString *out, const Voice *voice, const Outline *outline,
                              const Joint *joint, const Item *other)
{
    size_t at = 0, n = 0;
    const Item *next = next_premise(outline, joint, other, &at);

    while (next != NULL) {
        const Item *item = next;
        next = n < MOST_NAMED ? next_premise(outline, joint, other, &at) : NULL;
        if (n == MOST_NAMED) {
            g_string_append(out, " and others");
            break;
        }
        bool is_last = next == NULL;
        g_string_append(out, n == 0 ? "" : is_last ? " and " : ", ");
        voice->number(out, voice, item);
        n++;
    }
    return n;
}

static void append_scheme(GString *out, const Voice *voice, const Joint *joint)
{
    if (joint->scheme.bytes == NULL)
        return;
    g_string_append(out, " (");
    rebut_voice_plain(out, voice, joint->scheme.bytes);
    g_string_append_c(out, ')');
}

/* "1.1 supports 1", "1.1 and 1.2 support 1": what an attack on a link or an inference denies. */
static void append_denied(GString *out, const Voice *voice, const Outline *outline, End end)
{
    Relation relation = RELATION_SUPPORTS;
    const Item *aim = NULL;
    size_t n_subjects = 1;

    if (end.type == END_LINK) {
        relation = end.link->relation;
        aim = rebut_outline_aim(outline, end.link);
        end = end.link->from;
    }
    if (end.type == END_ITEM) {
        voice->number(out, voice, end.item);
    } else {
        aim = outline->conclusions[end.joint->index];
        n_subjects = append_premises(out, voice, outline, end.joint, NULL);
    }
    const char *verb =
        n_subjects == 1 ? relation_words[relation].one : relation_words[relation].more;
    g_string_append_c(out, ' ');
    g_string_append(out, relation == RELATION_UNDERCUTS ? "bears on " : verb);
    voice->number(out, voice, aim);
}

/* What stands behind the verb. */
static void append_aim(GString *out, const Voice *voice, const Outline *outline, const Link *link)
{
    if (link->relation == RELATION_UNDERCUTS) {
        append_denied(out, voice, outline, link->to);
        return;
    }
    voice->number(out, voice, rebut_outline_aim(outline, link));
    if (link->to.type != END_JOINT)
        return;
    g_autoptr(GString) others = g_string_new(NULL);
    if (append_premises(others, voice, outline, link->to.joint, link->from.item) > 0)
        g_string_append_printf(out, " together with %s", others->str);
    append_scheme(out, voice, link->to.joint);
}

void rebut_voice_link(GString *out, const Voice *voice, const Outline *outline, const Link *link)
{
    g_string_append(out, relation_words[link->relation].one);
    append_aim(out, voice, outline, link);
}

void rebut_voice_sentence(GString *out, const Voice *voice, const Outline *outline,
                          const Link *link)
{
    if (link->from.type != END_ITEM) {
        append_denied(out, voice, outline, link->from);
        return;
    }
    voice->number(out, voice, link->from.item);
    g_string_append_c(out, ' ');
    rebut_voice_link(out, voice, outline, link);
}

/* " (also counters 1.3, supports 2 and more)" */
static void append_further(GString *out, const Voice *voice, const Outline *outline,
                           const Item *item)
{
    const Link *link;
    size_t n = 0;

    for (; n < MOST_NAMED && (link = rebut_outline_link(outline, item, n + 1)) != NULL; n++) {
        g_string_append(out, n == 0 ? " (also " : ", ");
        rebut_voice_link(out, voice, outline, link);
    }
    if (n == MOST_NAMED && rebut_outline_link(outline, item, n + 1) != NULL)
        g_string_append(out, ", and more");
    if (n > 0)
        g_string_append_c(out, ')');
}

void rebut_voice_kind(GString *out, const Voice *voice, const Outline *outline, const Item *item)
{
    const Link *link = rebut_outline_link(outline, item, 0);
    const char *kind = rebut_kind_name(item->kind);

    g_string_append_c(out, g_ascii_toupper(kind[0]));
    g_string_append(out, kind + 1);
    if (link == NULL)
        return;
    const RelationWords *words = &relation_words[link->relation];
    bool is_said = words->kind == ANY_KIND || words->kind == (int)item->kind;
    g_string_append_printf(out, "%s%s", is_said ? words->preposition : " that ",
                           is_said ? "" : words->one);
    append_aim(out, voice, outline, link);
    append_further(out, voice, outline, item);
}

void rebut_voice_beginning(GString *out, const Voice *voice, const Item *item)
{
    g_autoptr(GString) line = g_string_new(NULL);

    rebut_line_append_marked(line, rebut_item_brief(item), BEGINNING_CHARACTERS);
    rebut_voice_words(out, voice, line->str);
}

void rebut_voice_sources(GString *out, const Voice *voice, const Item *item)
{
    g_autoptr(SourceMark) mark = rebut_source_mark_new(item, NULL, NULL);

    if (mark == NULL)
        return;
    g_string_append_c(out, ' ');
    for (guint i = 0; i < mark->pieces->len; i++) {
        const MarkPiece *piece = &g_array_index(mark->pieces, MarkPiece, i);
        g_autofree char *clean = tidy(piece->words);
        voice->source(out, voice, clean, piece->citation);
    }
}

void rebut_voice_members(GString *out, const Voice *voice, const Group *group)
{
    for (guint i = 0; i < group->members->len; i++) {
        g_string_append(out, i == 0 ? ": " : ", ");
        voice->number(out, voice, g_ptr_array_index(group->members, i));
    }
}

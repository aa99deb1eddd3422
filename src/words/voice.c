/* Phrases are patterns of the lexicon, one for each relation and use, filled with numbers. Where
 * the kind says the relation already, a shorter one does: a challenge to 1, evidence for 1. However
 * many links an item has, the first few are named. */
#include "words/voice.h"
#include "argument/wording.h"
#include "base/clean.h"
#include "base/utf8.h"
#include "graph/source_mark.h"
#include "words/line.h"
#include <string.h>

enum { MOST_NAMED = 3, BEGINNING_CHARACTERS = 60 };

static const Lexicon *lexicon_of(const Outline *outline)
{
    return outline->argument->lexicon;
}

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

/* A number as the voice writes it. */
static char *number_of(const Voice *voice, const Item *item)
{
    GString *out = g_string_new(NULL);

    voice->number(out, voice, item);
    return g_string_free(out, FALSE);
}

/* "1.1 and 1.2", "1.1, 1.2, 1.3 and others": the premises but `other`; `*n` are named. */
static char *list_premises(const Voice *voice, const Outline *outline, const Joint *joint,
                           const Item *other, size_t *n)
{
    const Lexicon *lexicon = lexicon_of(outline);
    g_auto(GStrv) names = g_new0(char *, MOST_NAMED + 1);
    size_t at = 0;
    const Item *next = next_premise(outline, joint, other, &at);

    for (*n = 0; next != NULL && *n < MOST_NAMED; ++*n) {
        names[*n] = number_of(voice, next);
        next = next_premise(outline, joint, other, &at);
    }
    if (next == NULL)
        return rebut_word_list(lexicon, (const char *const *)names, *n, 0);
    g_autofree char *series = rebut_word_series(lexicon, (const char *const *)names, *n);
    return rebut_phrase(lexicon, WORD_LIST_OTHERS, "list", series, NULL);
}

/* Behind its premises the scheme of a joint, in brackets; takes `words`. */
static char *add_scheme(const Voice *voice, const Outline *outline, const Joint *joint, char *words)
{
    g_autoptr(GString) scheme = g_string_new(NULL);

    if (joint->scheme.bytes == NULL)
        return words;
    g_autofree char *taken = words;
    rebut_voice_plain(scheme, voice, joint->scheme.bytes);
    return rebut_phrase(lexicon_of(outline), WORD_IN_BRACKETS, "words", taken, "more", scheme->str,
                        NULL);
}

/* "1.1 supports 1", "1.1 and 1.2 support 1": what an attack on a link or an inference denies. */
static char *denied_words(const Voice *voice, const Outline *outline, End end, bool is_sentence)
{
    Relation relation = RELATION_SUPPORTS;
    const Item *aim = NULL;
    size_t n_subjects = 1;

    if (end.type == END_LINK) {
        relation = end.link->relation;
        aim = rebut_outline_aim(outline, end.link);
        end = end.link->from;
    }
    if (end.type == END_JOINT)
        aim = outline->conclusions[end.joint->index];
    g_autofree char *from = end.type == END_ITEM
                                ? number_of(voice, end.item)
                                : list_premises(voice, outline, end.joint, NULL, &n_subjects);
    g_autofree char *to = number_of(voice, aim);
    const RelationKeys *keys = rebut_relation_keys(relation);
    bool says = is_sentence && relation != RELATION_UNDERCUTS;
    return rebut_phrase_for(lexicon_of(outline), says ? keys->says : keys->denied, n_subjects,
                            "from", from, "aim", to, NULL);
}

/* What a link bears on: "1", "1 together with 1.2 (expert opinion)"; of what is denied a clause. */
static char *aim_words(const Voice *voice, const Outline *outline, const Link *link)
{
    size_t n = 0;

    if (rebut_link_told_relation(link) == RELATION_UNDERCUTS)
        return denied_words(voice, outline, link->to, false);
    char *aim = number_of(voice, rebut_outline_aim(outline, link));
    if (link->to.type != END_JOINT)
        return aim;
    g_autofree char *others = list_premises(voice, outline, link->to.joint, link->from.item, &n);
    if (n > 0) {
        g_autofree char *alone = aim;
        aim = rebut_phrase(lexicon_of(outline), WORD_TOGETHER_WITH, "aim", alone, "others", others,
                           NULL);
    }
    return add_scheme(voice, outline, link->to.joint, aim);
}

/* "supports 1", "denies that 1.1 supports 1" */
static void add_link(GString *out, const Voice *voice, const Outline *outline, const Link *link)
{
    g_autofree char *aim = aim_words(voice, outline, link);

    rebut_phrase_append(out, lexicon_of(outline),
                        rebut_relation_keys(rebut_link_told_relation(link))->does, "aim", aim,
                        "link", aim, NULL);
}

void rebut_voice_see(GString *out, const Voice *voice, const Outline *outline, const Entry *entry)
{
    g_autofree char *aim = aim_words(voice, outline, entry->link);
    g_autofree char *number = number_of(voice, entry->item);

    rebut_phrase_append(out, lexicon_of(outline),
                        rebut_relation_keys(rebut_link_told_relation(entry->link))->see, "number",
                        number, "aim", aim, "link", aim, NULL);
}

char *rebut_voice_sentence(const Voice *voice, const Outline *outline, const Link *link)
{
    if (link->from.type != END_ITEM)
        return denied_words(voice, outline, (End){.type = END_JOINT, .joint = link->from.joint},
                            true);
    g_autofree char *from = number_of(voice, link->from.item);
    g_autofree char *aim = aim_words(voice, outline, link);
    return rebut_phrase_for(lexicon_of(outline),
                            rebut_relation_keys(rebut_link_told_relation(link))->says, 1, "from",
                            from, "aim", aim, "link", aim, NULL);
}

/* "… (also counters 1.3, supports 2, and more)"; takes `words`. */
static char *add_further(const Voice *voice, const Outline *outline, const Item *item, char *words)
{
    const Lexicon *lexicon = lexicon_of(outline);
    g_auto(GStrv) names = g_new0(char *, MOST_NAMED + 1);
    const Link *link;
    size_t n = 0;

    for (; n < MOST_NAMED && (link = rebut_outline_link(outline, item, n + 1)) != NULL; n++) {
        GString *name = g_string_new(NULL);
        add_link(name, voice, outline, link);
        names[n] = g_string_free(name, FALSE);
    }
    if (n == 0)
        return words;
    g_autofree char *taken = words;
    g_autofree char *series = rebut_word_series(lexicon, (const char *const *)names, n);
    bool is_cut = n == MOST_NAMED && rebut_outline_link(outline, item, n + 1) != NULL;
    g_autofree char *links = is_cut ? rebut_phrase(lexicon, WORD_LIST_ENDLESS, "list", series, NULL)
                                    : g_steal_pointer(&series);
    return rebut_phrase(lexicon, WORD_ALSO, "kind", taken, "links", links, NULL);
}

char *rebut_voice_kind(const Voice *voice, const Outline *outline, const Item *item)
{
    const Link *link = rebut_outline_link(outline, item, 0);
    const char *kind = rebut_kind_word_first(lexicon_of(outline), item->kind);

    if (link == NULL)
        return g_strdup(kind);
    const RelationKeys *keys = rebut_relation_keys(rebut_link_told_relation(link));
    bool is_said = keys->kind == REBUT_ANY_KIND || keys->kind == (int)item->kind;
    g_autofree char *aim = aim_words(voice, outline, link);
    char *words = rebut_phrase(lexicon_of(outline), is_said ? keys->implied : keys->that, "kind",
                               kind, "aim", aim, "link", aim, NULL);
    return add_further(voice, outline, item, words);
}

void rebut_voice_entry(GString *out, const Voice *voice, const Outline *outline,
                       const EntryWords *words)
{
    const Lexicon *lexicon = lexicon_of(outline);
    g_autofree char *kind = rebut_voice_kind(voice, outline, words->item);
    g_autofree char *status = rebut_item_verdict(lexicon, words->item);
    g_autofree char *what = g_strconcat(words->open_kind, kind, words->close_kind, NULL);
    g_autofree char *verdict = g_strconcat(words->open_verdict, status, words->close_verdict, NULL);

    rebut_phrase_append(out, lexicon, outline->has_verdicts ? WORD_ENTRY : WORD_ENTRY_PLAIN,
                        "number", words->number, "kind", what, "verdict", verdict, "text",
                        words->text, NULL);
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

void rebut_voice_group(GString *out, const Voice *voice, const Outline *outline, const Group *group,
                       const char *name)
{
    const Lexicon *lexicon = lexicon_of(outline);
    g_autoptr(GString) members = g_string_new(NULL);

    for (guint i = 0; i < group->members->len; i++) {
        g_string_append(members, i == 0 ? "" : rebut_word(lexicon, WORD_LIST_GAP));
        voice->number(members, voice, g_ptr_array_index(group->members, i));
    }
    rebut_phrase_append(out, lexicon, WORD_LABELLED, "label", name, "words", members->str, NULL);
}

/* Question and answer go through one socket in one poll loop, so neither side can block the other
 * for ever. The answer is kept whole and looked at when it has ended. */
#include "base/child.h"
#include "sources/extract.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define HELPER_BYTES ((size_t)1 << 30)

typedef struct Talk {
    Child child;
    const char *content; /* of the question, behind its first byte */
    size_t length, sent;
    char letter;
    GByteArray *answer;
    size_t most_bytes;
    gint64 deadline;
    bool has_ended;
} Talk;

/* False when the helper is gone, which its answer may explain. */
static bool send_some(Talk *talk)
{
    const char *next = talk->sent == 0 ? &talk->letter : talk->content + talk->sent - 1;
    size_t left = talk->sent == 0 ? 1 : talk->length - (talk->sent - 1);
    ssize_t n = send(talk->child.fd, next, left, MSG_NOSIGNAL);

    if (n > 0)
        talk->sent += (size_t)n;
    if (talk->sent == talk->length + 1)
        shutdown(talk->child.fd, SHUT_WR);
    return n >= 0 || errno == EAGAIN || errno == EINTR;
}

/* False when there is nothing more to hear. */
static bool receive_some(Talk *talk)
{
    guint8 buffer[65536];
    ssize_t n = recv(talk->child.fd, buffer, sizeof buffer, 0);

    if (n < 0)
        return errno == EAGAIN || errno == EINTR;
    talk->has_ended = n == 0;
    g_byte_array_append(talk->answer, buffer, (guint)n);
    return n > 0 && talk->answer->len <= talk->most_bytes;
}

static bool converse(Talk *talk)
{
    bool can_send = true;

    for (;;) {
        bool is_sending = can_send && talk->sent <= talk->length;
        struct pollfd poll_fd = {talk->child.fd, (short)(POLLIN | (is_sending ? POLLOUT : 0)), 0};
        gint64 left = talk->deadline - g_get_monotonic_time();
        if (left <= 0 || (poll(&poll_fd, 1, (int)(left / 1000 + 1)) < 0 && errno != EINTR))
            return false;
        if (poll_fd.revents & POLLOUT)
            can_send = send_some(talk);
        if ((poll_fd.revents & (POLLIN | POLLHUP | POLLERR)) && !receive_some(talk))
            return talk->has_ended;
    }
}

/* Adds what a record says. False when that does not hold. */
static bool take_record(SourceText *text, const ExtractRecord *record, const char *words)
{
    size_t file_length = text->file != NULL ? rebut_source_length(text->file) : G_MAXUINT32;

    switch ((ExtractKind)record->kind) {
    case EXTRACT_TEXT:
        if (!g_utf8_validate_len(words, record->length, NULL) || record->place > file_length)
            return false;
        rebut_source_text_add(text, words, record->length, record->place);
        return true;
    case EXTRACT_PARAGRAPH:
        rebut_source_text_end_paragraph(text);
        return true;
    case EXTRACT_HEADING:
        rebut_source_text_begin_heading(text);
        return true;
    case EXTRACT_END:
    case EXTRACT_FAULT:
        return true;
    }
    return false;
}

static bool take_answer(SourceText *text, const GByteArray *answer, ExtractFault *fault)
{
    size_t at = 0;
    ExtractRecord record;

    *fault = EXTRACT_BABBLE;
    while (answer->len - at >= sizeof record) {
        memcpy(&record, answer->data + at, sizeof record);
        at += sizeof record;
        if (record.length > answer->len - at ||
            !take_record(text, &record, (const char *)answer->data + at))
            return false;
        at += record.length;
        if (record.kind == EXTRACT_END)
            return at == answer->len;
        if (record.kind == EXTRACT_FAULT) {
            *fault = record.place < N_EXTRACT_FAULTS ? (ExtractFault)record.place : EXTRACT_BABBLE;
            return false;
        }
    }
    /* An answer that breaks off is one of a helper that crashed. */
    *fault = EXTRACT_TIME;
    return false;
}

bool rebut_extract(SourceText *text, const char *content, size_t length, const Extractor *extractor,
                   ExtractFault *fault)
{
    g_autoptr(GByteArray) answer = g_byte_array_new();
    Talk talk = {.content = content,
                 .length = length,
                 .letter = text->format == SOURCE_PDF ? 'P' : 'H',
                 .answer = answer,
                 .most_bytes = 4 * extractor->most_bytes + (1 << 20),
                 .deadline =
                     g_get_monotonic_time() + (gint64)(extractor->seconds * G_USEC_PER_SEC)};

    *fault = EXTRACT_MISSING;
    if (access(extractor->helper, X_OK) != 0 ||
        !rebut_child_start(&talk.child, extractor->helper, HELPER_BYTES, extractor->seconds))
        return false;
    bool is_heard = converse(&talk);
    rebut_child_stop(&talk.child);
    if (is_heard)
        return take_answer(text, answer, fault);
    *fault = answer->len > talk.most_bytes ? EXTRACT_BABBLE : EXTRACT_TIME;
    return false;
}

/* One loop over read() serves files, FIFOs and endless devices alike, since it stops behind the
 * limit. A file whose size is known to be beyond it is not read at all. */
#include "cli/input.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE_BYTES = 1 << 16 };

const char *rebut_input_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "<stdin>" : path;
}

static bool fail(const char *path, int error, char **fault)
{
    *fault = g_strdup_printf("cannot read %s: %s", rebut_input_name(path), g_strerror(error));
    return false;
}

/* What a regular file still holds behind the place where it is read; 0 when nobody knows. */
static size_t known_length(int fd)
{
    struct stat status;
    off_t at = lseek(fd, 0, SEEK_CUR);

    if (at < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= at)
        return 0;
    return (size_t)(status.st_size - at);
}

/* Reads to the end, or to one byte behind the limit. */
static bool read_all(int fd, size_t piece, size_t most, GByteArray *bytes)
{
    while (bytes->len <= most) {
        guint before = bytes->len;
        size_t wanted = MIN(piece, most + 1 - before);
        g_byte_array_set_size(bytes, before + (guint)wanted);
        ssize_t n = read(fd, bytes->data + before, wanted);
        int error = errno;
        g_byte_array_set_size(bytes, before + (guint)MAX(n, 0));
        errno = error;
        if (n == 0)
            return true;
        if (n < 0 && errno != EINTR)
            return false;
    }
    return true;
}

static bool read_within(int fd, size_t most, GByteArray *bytes, size_t *length)
{
    size_t known = known_length(fd);

    if (known > most) {
        *length = known;
        return true;
    }
    /* Into a buffer of the file's size; one byte more shows that it ended. */
    if (!read_all(fd, MAX(known + 1, PIECE_BYTES), most, bytes))
        return false;
    *length = bytes->len;
    return true;
}

bool rebut_input_read(const char *path, size_t most, GByteArray **bytes, size_t *length,
                      char **fault)
{
    bool is_stdin = strcmp(path, "-") == 0;
    g_autoptr(GByteArray) all = g_byte_array_new();
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

    if (fd < 0)
        return fail(path, errno, fault);
    bool is_read = read_within(fd, most, all, length);
    int error = errno;
    if (!is_stdin)
        close(fd);
    if (!is_read)
        return fail(path, error, fault);
    *bytes = g_steal_pointer(&all);
    return true;
}

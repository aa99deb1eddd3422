/* One loop over read() serves files, FIFOs and endless devices alike, since it stops behind the
 * limit. */
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

static bool read_all(int fd, size_t most, GByteArray *bytes)
{
    struct stat status;
    size_t piece = PIECE_BYTES;

    /* A file of known size is read into a buffer of its size, and one byte more shows that it
     * ended. */
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > PIECE_BYTES)
        piece = MIN((size_t)status.st_size, most) + 1;
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

bool rebut_input_read(const char *path, size_t most, GByteArray **bytes, char **fault)
{
    bool is_stdin = strcmp(path, "-") == 0;
    g_autoptr(GByteArray) all = g_byte_array_new();
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

    if (fd < 0)
        return fail(path, errno, fault);
    bool is_read = read_all(fd, most, all);
    int error = errno;
    if (!is_stdin)
        close(fd);
    if (!is_read)
        return fail(path, error, fault);
    *bytes = g_steal_pointer(&all);
    return true;
}

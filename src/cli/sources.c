/* The kernel itself is asked to resolve a name beneath the map's folder (openat2), so that no link
 * and no race leads out of it. Where it cannot (before Linux 5.6, or in a sandbox without that
 * call), names are resolved first and compared, which a race could deceive. Files are opened
 * without waiting: a FIFO in place of a file does not hang. */
#include "cli/sources.h"
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

enum { OPEN_FLAGS = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK };

static bool lies_beneath(const char *path, const char *folder)
{
    size_t length = strlen(folder);

    return strncmp(path, folder, length) == 0 &&
           (folder[length - 1] == '/' || path[length] == '/' || path[length] == '\0');
}

/* By comparing resolved names; errno is EXDEV for what lies outside. */
static int open_compared(const char *folder, const char *name)
{
    g_autofree char *joined = g_build_filename(folder, name, NULL);
    char *root = realpath(folder, NULL), *path = realpath(joined, NULL);
    int fd = -1;

    if (root != NULL && path != NULL && !lies_beneath(path, root))
        errno = EXDEV;
    else if (root != NULL && path != NULL)
        fd = open(path, OPEN_FLAGS | O_NOFOLLOW);
    int error = errno;
    free(root);
    free(path);
    errno = error;
    return fd;
}

static int open_beneath(const char *folder, const char *name)
{
    if (g_path_is_absolute(name)) {
        errno = EXDEV;
        return -1;
    }
#if defined(__linux__) && defined(SYS_openat2)
    int root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct open_how how = {.flags = OPEN_FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    if (root < 0)
        return -1;
    int fd = (int)syscall(SYS_openat2, root, name, &how, sizeof how);
    int error = errno;
    close(root);
    errno = error;
    if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
        return fd;
#endif
    return open_compared(folder, name);
}

static RebutFileState state_of_error(int error, RebutFile *file)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return REBUT_FILE_MISSING;
    case EXDEV:
        return REBUT_FILE_OUTSIDE;
    case ENXIO:
        file->reason = "it is a socket or a device";
        return REBUT_FILE_IRREGULAR;
    default:
        file->reason = g_strerror(error);
        return REBUT_FILE_FAILED;
    }
}

static bool is_regular(const struct stat *status, RebutFile *file)
{
    if (S_ISREG(status->st_mode))
        return true;
    file->reason = S_ISDIR(status->st_mode)    ? "it is a folder"
                   : S_ISFIFO(status->st_mode) ? "it is a named pipe"
                                               : "it is a device";
    return false;
}

/* Reads to the end, or to one byte behind `most`; the kernel's own files tell no size. */
static RebutFileState read_all(int fd, size_t known, size_t most, RebutFile *file)
{
    size_t room = MIN(known, most) + 1, length = 0;
    char *bytes = g_malloc(room);

    for (;;) {
        ssize_t n = read(fd, bytes + length, room - length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            *file = (RebutFile){bytes, length, n < 0 ? g_strerror(errno) : NULL};
            return n < 0 ? REBUT_FILE_FAILED : REBUT_FILE_READ;
        }
        length += (size_t)n;
        if (length > most) {
            *file = (RebutFile){bytes, length, NULL};
            return REBUT_FILE_TOO_LARGE;
        }
        if (length == room)
            bytes = g_realloc(bytes, room = MIN(2 * room, most + 1));
    }
}

static RebutFileState load(int fd, size_t most_bytes, RebutFile *file)
{
    struct stat status;

    if (fstat(fd, &status) != 0)
        return state_of_error(errno, file);
    if (!is_regular(&status, file))
        return REBUT_FILE_IRREGULAR;
    if ((guint64)status.st_size > most_bytes)
        return REBUT_FILE_TOO_LARGE;
    RebutFileState state = read_all(fd, (size_t)status.st_size, most_bytes, file);
    if (state != REBUT_FILE_READ) {
        free(file->bytes);
        file->bytes = NULL;
    }
    return state;
}

char *rebut_source_path(const SourceFolder *folder, const char *name)
{
    g_autofree char *path = g_path_get_dirname(folder->map);

    return g_path_is_absolute(name) ? g_strdup(name) : g_build_filename(path, name, NULL);
}

RebutFileState rebut_source_load(void *closure, const char *name, size_t most_bytes,
                                 RebutFile *file)
{
    const SourceFolder *folder = closure;
    g_autofree char *path = g_path_get_dirname(folder->map);
    g_autofree char *joined = rebut_source_path(folder, name);
    int fd = folder->allows_outside ? open(joined, OPEN_FLAGS) : open_beneath(path, name);

    if (fd < 0)
        return state_of_error(errno, file);
    RebutFileState state = load(fd, most_bytes, file);
    close(fd);
    return state;
}

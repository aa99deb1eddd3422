/* What decides is what stat() says of the files (which file, how long, when it was last changed),
 * not which event came: so it does not matter by which steps an editor saves, and a folder that
 * comes back is like one that was never gone. inotify only says when to look, and where it says
 * nothing (a network's file system, a folder that was not there), a look four times a second has to
 * do.
 *
 * A save is several steps. A change counts when the files have been the same for a moment, and one
 * by which a file is missing when it has been missing for longer, since some editors move the old
 * file away first. No thread is started, since the process forks (crew.h). */
#include "cli/lookout.h"
#include <glib-unix.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif

enum { SETTLE_MS = 10, MISSING_MS = 400, LOOK_MS = 250 };

/* What was last seen of a file. */
typedef struct Sight {
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec modified, changed;
    bool exists;
} Sight;

typedef struct Watched {
    char *path;        /* owned */
    Sight known, seen; /* when it was last told of; at the last look */
} Watched;

struct Lookout {
    GArray *files; /* of Watched */
    void (*changed)(void *closure);
    void *closure;
    int inotify;                   /* -1: there is none */
    guint events, looks, settling; /* sources; 0: none */
    gint64 since;                  /* when a look was last unlike the one before */
};

static Sight look_at(const char *path)
{
    struct stat status;

    if (stat(path, &status) != 0)
        return (Sight){.exists = false};
    return (Sight){.device = status.st_dev,
                   .inode = status.st_ino,
                   .size = status.st_size,
                   .modified = status.st_mtim,
                   .changed = status.st_ctim,
                   .exists = true};
}

static bool is_same_time(const struct timespec *one, const struct timespec *two)
{
    return one->tv_sec == two->tv_sec && one->tv_nsec == two->tv_nsec;
}

static bool is_same(const Sight *one, const Sight *two)
{
    return one->exists == two->exists && one->device == two->device && one->inode == two->inode &&
           one->size == two->size && is_same_time(&one->modified, &two->modified) &&
           is_same_time(&one->changed, &two->changed);
}

static Watched *file_at(const Lookout *lookout, guint index)
{
    return &g_array_index(lookout->files, Watched, index);
}

#ifdef __linux__
static void watch_folder(const Lookout *lookout, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);

    /* Where there is no such folder, the looks have to do. Asking twice is asking once. */
    (void)inotify_add_watch(lookout->inotify, folder,
                            IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE |
                                IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF);
}
#else
static void watch_folder(const Lookout *lookout, const char *path)
{
    (void)lookout, (void)path;
}
#endif

/* Folders come and go, so they are asked for at each look: that of the name, and that of the file
 * which links lead to. */
static void watch_folders(const Lookout *lookout)
{
    for (guint i = 0; i < lookout->files->len && lookout->inotify >= 0; i++) {
        const char *path = file_at(lookout, i)->path;
        char *real = realpath(path, NULL);
        watch_folder(lookout, path);
        if (real != NULL)
            watch_folder(lookout, real);
        free(real);
    }
}

/* Looks at all files. Sets whether one is unlike the last look, whether one is unlike what is
 * known, and whether a known one is missing. */
static void look(Lookout *lookout, bool *is_moving, bool *is_changed, bool *is_missing)
{
    *is_moving = *is_changed = *is_missing = false;
    for (guint i = 0; i < lookout->files->len; i++) {
        Watched *file = file_at(lookout, i);
        Sight sight = look_at(file->path);
        *is_moving |= !is_same(&sight, &file->seen);
        *is_changed |= !is_same(&sight, &file->known);
        *is_missing |= file->known.exists && !sight.exists;
        file->seen = sight;
    }
}

static gboolean settle(gpointer data)
{
    Lookout *lookout = data;
    gint64 now = g_get_monotonic_time();
    bool is_moving, is_changed, is_missing;

    look(lookout, &is_moving, &is_changed, &is_missing);
    if (is_moving)
        lookout->since = now;
    if (is_moving || (is_missing && now - lookout->since < MISSING_MS * G_TIME_SPAN_MILLISECOND))
        return G_SOURCE_CONTINUE;
    lookout->settling = 0;
    if (!is_changed)
        return G_SOURCE_REMOVE;
    for (guint i = 0; i < lookout->files->len; i++)
        file_at(lookout, i)->known = file_at(lookout, i)->seen;
    lookout->changed(lookout->closure);
    return G_SOURCE_REMOVE;
}

static void take_a_look(Lookout *lookout)
{
    bool is_moving, is_changed, is_missing;

    watch_folders(lookout);
    look(lookout, &is_moving, &is_changed, &is_missing);
    if (!is_changed || lookout->settling != 0)
        return;
    lookout->since = g_get_monotonic_time();
    lookout->settling = g_timeout_add(SETTLE_MS, settle, lookout);
}

static gboolean on_time(gpointer data)
{
    take_a_look(data);
    return G_SOURCE_CONTINUE;
}

static gboolean on_events(gint fd, GIOCondition condition, gpointer data)
{
    char events[4096];

    (void)condition;
    while (read(fd, events, sizeof events) > 0)
        continue;
    take_a_look(data);
    return G_SOURCE_CONTINUE;
}

static void clear_watched(gpointer data)
{
    g_free(((Watched *)data)->path);
}

Lookout *rebut_lookout_new(void (*changed)(void *closure), void *closure)
{
    Lookout *lookout = g_new0(Lookout, 1);

    lookout->files = g_array_new(FALSE, TRUE, sizeof(Watched));
    g_array_set_clear_func(lookout->files, clear_watched);
    lookout->changed = changed;
    lookout->closure = closure;
    lookout->inotify = -1;
#ifdef __linux__
    lookout->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
#endif
    if (lookout->inotify >= 0)
        lookout->events = g_unix_fd_add(lookout->inotify, G_IO_IN, on_events, lookout);
    lookout->looks = g_timeout_add(LOOK_MS, on_time, lookout);
    return lookout;
}

void rebut_lookout_free(Lookout *lookout)
{
    if (lookout == NULL)
        return;
    if (lookout->settling != 0)
        g_source_remove(lookout->settling);
    if (lookout->events != 0)
        g_source_remove(lookout->events);
    g_source_remove(lookout->looks);
    if (lookout->inotify >= 0)
        close(lookout->inotify);
    g_array_unref(lookout->files);
    g_free(lookout);
}

static const Watched *find(const GArray *files, const char *path)
{
    for (guint i = 0; i < files->len; i++)
        if (strcmp(g_array_index(files, Watched, i).path, path) == 0)
            return &g_array_index(files, Watched, i);
    return NULL;
}

void rebut_lookout_set(Lookout *lookout, const GPtrArray *paths)
{
    GArray *files = g_array_new(FALSE, TRUE, sizeof(Watched));

    g_array_set_clear_func(files, clear_watched);
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        const Watched *before = find(lookout->files, path);
        if (find(files, path) != NULL)
            continue;
        Watched file = before != NULL ? *before : (Watched){.known = look_at(path)};
        if (before == NULL)
            file.seen = file.known;
        file.path = g_strdup(path);
        g_array_append_val(files, file);
    }
    g_array_unref(lookout->files);
    lookout->files = files;
    watch_folders(lookout);
}

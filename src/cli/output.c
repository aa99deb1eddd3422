/* The steps of a replacement are: create the temporary (exclusively, under a random name), write,
 * fsync, close, and when all outputs of the map have come so far, rename each. Every result is
 * looked at. No memory is allocated between creating a temporary and renaming it, since GLib ends
 * the process when there is none. What is not a regular file cannot be replaced and is written
 * where it is, after all replacements. Between the steps the pending signals are looked at, so that
 * an interrupted run leaves the old file and no temporary. */
#include "cli/output.h"
#include "cli/process.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_LINKS = 40, PIECE_BYTES = 1 << 18 };

static bool is_stdout(const char *name)
{
    return strcmp(name, "-") == 0 || g_str_has_prefix(name, "-.") ||
           strcmp(name, "/dev/stdout") == 0;
}

static bool is_device(const char *name)
{
    struct stat status;

    return stat(name, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

const char *rebut_output_format(const char *name)
{
    g_autofree char *base = g_path_get_basename(name);
    const char *dot = strrchr(base, '.'), *format;

    if (dot == NULL || dot == base || dot[1] == '\0')
        return is_stdout(name) || is_device(name) ? rebut_output_format("-.svg") : NULL;
    for (size_t i = 0; (format = rebut_format_name(i, NULL)) != NULL; i++)
        if (g_ascii_strcasecmp(dot + 1, format) == 0)
            return format;
    return NULL;
}

bool rebut_output_is_pattern(const char *name)
{
    return strstr(name, "{n}") != NULL || strstr(name, "{view}") != NULL;
}

char *rebut_output_page_name(const char *name, size_t number, size_t total, const char *view)
{
    g_autofree char *digits = g_strdup_printf("%zu", number);
    g_autoptr(GString) out = g_string_new(name);

    if (rebut_output_is_pattern(name)) {
        g_string_replace(out, "{n}", digits, 0);
        g_string_replace(out, "{view}", view, 0);
    } else if (total > 1) {
        const char *base = strrchr(name, '/'), *dot = strrchr(name, '.');
        if (is_stdout(name) || is_device(name))
            return NULL;
        bool has_extension = dot != NULL && dot > (base != NULL ? base + 1 : name);
        g_string_insert(out, has_extension ? dot - name : -1, digits);
        g_string_insert_c(out, has_extension ? dot - name : (gssize)strlen(name), '-');
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* The map's name without folder and extension. */
static char *bare_name(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);

    if (strcmp(path, "-") == 0)
        return g_strdup("map");
    if (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml"))
        *strrchr(name, '.') = '\0';
    return g_steal_pointer(&name);
}

char *rebut_output_expand(const char *pattern, const char *path)
{
    g_autoptr(GString) out = g_string_new(pattern);
    g_autofree char *name = bare_name(path);

    g_string_replace(out, "{name}", name, 0);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

Output *rebut_output_new(const char *name, const char *format)
{
    Output *output = g_new0(Output, 1);

    output->name = g_strdup(name);
    output->format = format;
    output->bytes = g_byte_array_new();
    return output;
}

void rebut_output_free(Output *output)
{
    if (output == NULL)
        return;
    g_free(output->name);
    g_free(output->target);
    g_free(output->temporary);
    g_byte_array_unref(output->bytes);
    g_free(output);
}

static bool refuse(const Output *output, const char *why, char **fault)
{
    *fault = g_strdup_printf("cannot write %s: %s",
                             is_stdout(output->name) ? "stdout" : output->name, why);
    return false;
}

/* Follows symbolic links to the file that is to be replaced, which need not exist. */
static char *resolve(const char *name)
{
    char *path = g_strdup(name);

    for (int i = 0; i < MOST_LINKS; i++) {
        g_autofree char *old = path;
        g_autofree char *link = g_file_read_link(old, NULL);
        g_autofree char *folder = g_path_get_dirname(old);
        if (link == NULL)
            return g_steal_pointer(&old);
        path = g_path_is_absolute(link) ? g_steal_pointer(&link)
                                        : g_build_filename(folder, link, NULL);
    }
    g_free(path);
    errno = ELOOP;
    return NULL;
}

static bool is_same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* The input that is the file `status` describes, or NULL. */
static const char *input_with(const GPtrArray *inputs, const struct stat *status)
{
    for (guint i = 0; i < inputs->len; i++) {
        struct stat input;
        if (stat(g_ptr_array_index(inputs, i), &input) == 0 && is_same_file(&input, status))
            return g_ptr_array_index(inputs, i);
    }
    return NULL;
}

static bool prepare_existing(Output *output, const struct stat *status, const GPtrArray *inputs,
                             char **fault)
{
    const char *input = input_with(inputs, status);

    if (output->must_be_new)
        return refuse(output, "it exists already", fault);
    if (S_ISDIR(status->st_mode))
        return refuse(output, "it is a directory", fault);
    if (S_ISBLK(status->st_mode) || S_ISSOCK(status->st_mode))
        return refuse(output, "it is neither a file nor a pipe", fault);
    if (S_ISREG(status->st_mode) && input != NULL) {
        g_autofree char *why = g_strdup_printf("it is the input %s", input);
        return refuse(output, why, fault);
    }
    if (access(output->name, W_OK) != 0)
        return refuse(output, g_strerror(errno), fault);
    output->is_in_place = !S_ISREG(status->st_mode);
    output->has_mode = true;
    output->mode = status->st_mode & 07777;
    return true;
}

bool rebut_output_prepare(Output *output, const GPtrArray *inputs, char **fault)
{
    struct stat status;

    output->is_prepared = true;
    if (is_stdout(output->name)) {
        output->is_in_place = true;
        return true;
    }
    bool exists = stat(output->name, &status) == 0;
    if (!exists && errno != ENOENT)
        return refuse(output, g_strerror(errno), fault);
    if (exists && !prepare_existing(output, &status, inputs, fault))
        return false;
    output->target = output->is_in_place ? g_strdup(output->name) : resolve(output->name);
    if (output->target == NULL)
        return refuse(output, g_strerror(errno), fault);
    g_autofree char *folder = g_path_get_dirname(output->target);
    if (!output->is_in_place && access(folder, W_OK | X_OK) != 0) {
        g_autofree char *why = g_strdup_printf("folder %s: %s", folder, g_strerror(errno));
        return refuse(output, why, fault);
    }
    output->temporary = g_strdup_printf("%s/.rebut-00000000.tmp", folder);
    return true;
}

bool rebut_string_append(void *string, const void *bytes, size_t length)
{
    g_string_append_len(string, bytes, (gssize)length);
    return true;
}

bool rebut_output_append(void *output, const void *bytes, size_t length)
{
    Output *self = output;

    if (length > G_MAXUINT / 2 - self->bytes->len)
        return false;
    g_byte_array_append(self->bytes, bytes, (guint)length);
    return true;
}

/* Writes all bytes, through short writes, interruptions and pipes that do not block. */
static bool write_all(int fd, const char *bytes, size_t length, bool may_be_ended)
{
    while (length > 0) {
        ssize_t n = write(fd, bytes, MIN(length, PIECE_BYTES));
        if (may_be_ended && rebut_process_is_ending()) {
            errno = EINTR;
            return false;
        }
        if (n < 0 && errno == EAGAIN) {
            poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
        } else if (n < 0 && errno != EINTR) {
            return false;
        } else if (n > 0) {
            bytes += n;
            length -= (size_t)n;
        }
    }
    return true;
}

/* Fills the eight digits of the temporary's name anew until it names no file. */
static int create_temporary(Output *output)
{
    char *digits = strrchr(output->temporary, '.') - 8;
    int fd;

    do {
        guint32 random = g_random_int();
        for (int i = 0; i < 8; i++)
            digits[i] = "0123456789abcdef"[random >> (4 * i) & 15];
        fd = open(output->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (fd < 0 && errno == EEXIST);
    output->has_temporary = fd >= 0;
    return fd;
}

static bool write_temporary(Output *output)
{
    int fd = create_temporary(output);

    if (fd < 0)
        return false;
    bool is_written = write_all(fd, (const char *)output->bytes->data, output->bytes->len, true) &&
                      (!output->has_mode || fchmod(fd, output->mode) == 0) && fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && is_written)
        return false;
    errno = error;
    return is_written && !rebut_process_is_ending();
}

static bool move_temporary(Output *output)
{
    /* link() refuses what exists, which rename() would replace. */
    int failed = output->must_be_new ? link(output->temporary, output->target)
                                     : rename(output->temporary, output->target);
    if (failed)
        return false;
    if (output->must_be_new)
        unlink(output->temporary);
    output->has_temporary = false;
    return true;
}

/* Nothing is blocked while a device or pipe is written, which may take for ever: there is nothing
 * to clean up. Of stdout a second descriptor is closed, which tells as much, and leaves stdout to
 * the next map. */
static bool write_in_place(Output *output)
{
    int fd = output->target == NULL ? fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0)
                                    : open(output->target, O_WRONLY | O_CLOEXEC | O_NOCTTY);

    if (fd < 0)
        return false;
    bool is_written = write_all(fd, (const char *)output->bytes->data, output->bytes->len, false);
    int error = errno;
    if (close(fd) != 0 && is_written)
        return false;
    errno = error;
    return is_written;
}

/* Runs one step over the outputs that are replaced; returns the one that failed, or NULL. */
static Output *each_replaced(GPtrArray *outputs, bool (*step)(Output *))
{
    for (guint i = 0; i < outputs->len; i++) {
        Output *output = g_ptr_array_index(outputs, i);
        if (!output->is_in_place && !step(output))
            return output;
    }
    return NULL;
}

static Output *each_in_place(GPtrArray *outputs)
{
    Output *failed = NULL;

    rebut_process_block(false);
    for (guint i = 0; i < outputs->len && failed == NULL; i++) {
        Output *output = g_ptr_array_index(outputs, i);
        if (output->is_in_place && !write_in_place(output))
            failed = output;
    }
    int error = errno;
    rebut_process_block(true);
    errno = error;
    return failed;
}

bool rebut_outputs_write(GPtrArray *outputs, char **fault)
{
    Output *failed = each_replaced(outputs, write_temporary);

    if (failed == NULL)
        failed = each_replaced(outputs, move_temporary);
    if (failed == NULL)
        failed = each_in_place(outputs);
    int error = errno;
    for (guint i = 0; i < outputs->len; i++) {
        Output *output = g_ptr_array_index(outputs, i);
        if (output->has_temporary)
            unlink(output->temporary);
        output->has_temporary = false;
    }
    *fault = NULL;
    if (failed == NULL)
        return true;
    if (error != EPIPE && !rebut_process_is_ending())
        refuse(failed, g_strerror(error), fault);
    return false;
}

int rebut_stdout_write(const GString *text)
{
    bool is_written = write_all(STDOUT_FILENO, text->str, text->len, false);

    if (is_written && close(STDOUT_FILENO) == 0)
        return REBUT_DONE;
    if (errno != EPIPE) {
        g_autofree char *fault =
            g_strdup_printf("rebut: cannot write stdout: %s\n", g_strerror(errno));
        (void)!write(STDERR_FILENO, fault, strlen(fault));
    }
    return REBUT_IO;
}

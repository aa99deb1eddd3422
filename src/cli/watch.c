/* `rebut watch`: draws, and draws again whenever the map, its theme or a source that it quotes
 * changes. One drawing is one job in a worker process (crew.h), as for `render`; this process only
 * looks out, writes the files and serves the live page, in one loop.
 *
 * While a map has errors, the last map without any is drawn again, with the errors over it: it is
 * kept as bytes, and so is the theme that it was drawn in. A map whose folder has vanished is told
 * of and waited for. */
#include "base/module.h"
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/input.h"
#include "cli/lookout.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/render.h"
#include "cli/serve.h"
#include <string.h>
#include <sys/stat.h>

enum { MOST_REASONS = 3, MOST_CHARACTERS = 160, PATIENCE_MS = 500 };

/* Pictures for the live page are an output like others, under a name that no file can have. */
#define LIVE_PATTERN "/dev/null/live-{n}.svg"
#define LIVE_PREFIX  "/dev/null/"

/* A map that could be drawn, and what with. */
typedef struct Sound {
    GByteArray *map, *theme; /* NULL: there is none */
} Sound;

typedef struct Watch {
    const Settings *settings;
    const char *path;
    Sound sound;
    Lookout *lookout;
    const LivePage *page;
    Live *live;     /* NULL: no page is served */
    bool has_begun; /* the map has been read once */
    guint patience; /* a GLib source: the map is empty, and perhaps being saved; 0: there is none */
} Watch;

/* A line that is not an error, where such are wanted. */
static void tell(const Watch *watch, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void tell(const Watch *watch, const char *format, ...)
{
    g_autoptr(GString) line = g_string_new(NULL);
    va_list arguments;

    if (watch->settings->is_quiet || watch->settings->messages == MESSAGES_JSON)
        return;
    va_start(arguments, format);
    g_autofree char *words = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    rebut_escape_append(line, watch->path, strlen(watch->path));
    g_string_append_printf(line, ": %s\n", words);
    rebut_stderr_write(line->str, line->len);
}

static bool is_for_page(const Output *output)
{
    return g_str_has_prefix(output->name, LIVE_PREFIX);
}

/* Files are written, and pictures for the page kept. */
static void finish(Job *job)
{
    GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify)rebut_output_free);

    g_clear_pointer(&job->kept, g_ptr_array_unref);
    job->kept = g_ptr_array_new_with_free_func((GDestroyNotify)rebut_output_free);
    while (job->outputs->len > 0) {
        Output *output = g_ptr_array_steal_index(job->outputs, 0);
        g_ptr_array_add(is_for_page(output) ? job->kept : files, output);
    }
    g_ptr_array_unref(job->outputs);
    job->outputs = files;
    rebut_render_work.finish(job);
}

static void add_page_output(const Watch *watch, Job *job)
{
    if (watch->live == NULL)
        return;
    Output *output = rebut_output_new(LIVE_PATTERN, rebut_output_format(LIVE_PATTERN));
    output->is_prepared = true;
    g_ptr_array_add(job->outputs, output);
}

/* Jobs with their one job, whose outputs are named; NULL with a fault of usage (a new string). */
static GPtrArray *new_job(const Watch *watch, const Settings *settings, char **fault)
{
    g_autoptr(GPtrArray) jobs = rebut_jobs_new(settings);
    Job *job = g_ptr_array_index(jobs, 0);

    *fault = rebut_job_add_outputs(job, rebut_render_add_output);
    if (*fault != NULL)
        return NULL;
    rebut_job_prepare(job);
    add_page_output(watch, job);
    return g_steal_pointer(&jobs);
}

/* Draws `map`, `length` bytes long, with these settings. The jobs come back; the caller frees them.
 */
static GPtrArray *draw(const Watch *watch, const Settings *settings, const GByteArray *map,
                       size_t length)
{
    const Work work = {.run = rebut_render_work.run, .finish = finish};
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *fault = NULL;
    GPtrArray *jobs = new_job(watch, settings, &fault);
    Job *job = g_ptr_array_index(jobs, 0);

    job->taken = taken;
    job->input = map;
    job->input_length = length;
    rebut_jobs_run(jobs, &work);
    job->taken = NULL;
    return jobs;
}

/* "The map has 4 errors. This is the last drawing without any." and the first of them. */
static char *notice_words(const Job *job, guint n_reasons)
{
    g_auto(GStrv) reasons = g_strsplit(job->reasons->str, "\n", -1);
    GString *words = g_string_new(NULL);

    g_string_printf(words, "The map has %u error%s. This is the last drawing without any.",
                    n_reasons, n_reasons == 1 ? "" : "s");
    for (guint i = 0; i < MIN(n_reasons, MOST_REASONS); i++) {
        bool is_long = g_utf8_strlen(reasons[i], -1) > MOST_CHARACTERS;
        g_autofree char *start =
            is_long ? g_utf8_substring(reasons[i], 0, MOST_CHARACTERS) : g_strdup(reasons[i]);
        g_string_append_printf(words, "\n%s%s", start, is_long ? "\u2026" : "");
    }
    if (n_reasons > MOST_REASONS)
        g_string_append_printf(words, "\nand %u more", n_reasons - MOST_REASONS);
    return g_string_free(words, FALSE);
}

static guint count_lines(const GString *words)
{
    guint n = 0;

    for (size_t i = 0; i < words->len; i++)
        n += words->str[i] == '\n';
    return n;
}

static void show_on_page(const Watch *watch, const Job *job, const char *problem)
{
    g_autoptr(GPtrArray) pictures = NULL;

    if (watch->live == NULL)
        return;
    if (job != NULL && job->kept != NULL && job->kept->len > 0) {
        pictures = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
        for (guint i = 0; i < job->kept->len; i++) {
            const Output *output = g_ptr_array_index(job->kept, i);
            g_ptr_array_add(pictures, g_bytes_new(output->bytes->data, output->bytes->len));
        }
    }
    watch->page->show(watch->live, pictures, problem);
}

static void set_theme(Settings *settings, const GByteArray *theme)
{
    if (theme == NULL)
        return;
    settings->library.theme_file = theme->len > 0 ? (const char *)theme->data : "";
    settings->library.theme_file_length = theme->len;
}

/* Draws the last sound map with what is wrong with the present one over it. */
static void draw_over(Watch *watch, const Job *failed, guint n_reasons)
{
    Settings settings = *watch->settings;
    g_autofree char *words = notice_words(failed, n_reasons);

    settings.library.notice = words;
    settings.is_quiet = true;
    settings.is_strict = false;
    settings.skips_quotes = true; /* the sources may be what is wrong */
    set_theme(&settings, watch->sound.theme);
    g_autoptr(GPtrArray) jobs = draw(watch, &settings, watch->sound.map, watch->sound.map->len);
    show_on_page(watch, g_ptr_array_index(jobs, 0), failed->reasons->str);
}

static void take_failure(Watch *watch, const Job *job)
{
    guint n_reasons = count_lines(job->reasons);

    if (n_reasons == 0) { /* of the machine: it was told */
        show_on_page(watch, NULL, "The map could not be drawn; the terminal says why.");
        return;
    }
    if (watch->sound.map != NULL)
        draw_over(watch, job, n_reasons);
    else
        show_on_page(watch, NULL, job->reasons->str);
    tell(watch, "%u error%s; %s", n_reasons, n_reasons == 1 ? "" : "s",
         watch->sound.map != NULL ? "the last drawing without any shows them"
                                  : "nothing is drawn yet");
}

static void look_out(const Watch *watch, const Job *job)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new();

    g_ptr_array_add(paths, g_ptr_array_index(watch->settings->operands, 0));
    if (watch->settings->theme_file != NULL)
        g_ptr_array_add(paths, watch->settings->theme_file);
    for (size_t at = 0; job != NULL && at < job->asked->len; at += strlen(job->asked->str + at) + 1)
        g_ptr_array_add(paths, job->asked->str + at);
    rebut_lookout_set(watch->lookout, paths);
}

static void keep(Sound *sound, GByteArray *map, GByteArray *theme)
{
    g_clear_pointer(&sound->map, g_byte_array_unref);
    g_clear_pointer(&sound->theme, g_byte_array_unref);
    sound->map = g_byte_array_ref(map);
    sound->theme = theme != NULL ? g_byte_array_ref(theme) : NULL;
}

/* False when a file cannot be read, which is told. */
static bool redraw(Watch *watch)
{
    gint64 start = g_get_monotonic_time();
    Settings settings = *watch->settings;
    g_autoptr(GByteArray) map = NULL, theme = NULL;
    g_autofree char *fault = NULL;
    size_t length = 0;

    if (!rebut_settings_read_theme(&settings, &theme, &fault) ||
        !rebut_input_read(watch->path, settings.library.limits.input_bytes, &map, &length,
                          &fault)) {
        g_autofree char *words =
            g_strconcat(fault, watch->has_begun ? "; it is waited for" : "", NULL);
        rebut_fault_show(words, watch->settings);
        show_on_page(watch, NULL, words);
        return false;
    }
    watch->has_begun = true;
    g_autoptr(GPtrArray) jobs = draw(watch, &settings, map, length);
    const Job *job = g_ptr_array_index(jobs, 0);
    look_out(watch, job);
    if (job->code != REBUT_DONE) {
        take_failure(watch, job);
        return true;
    }
    keep(&watch->sound, map, theme);
    show_on_page(watch, job, "");
    tell(watch, "drawn in %d ms",
         (int)((g_get_monotonic_time() - start) / G_TIME_SPAN_MILLISECOND));
    return true;
}

static gboolean redraw_after_all(gpointer closure)
{
    Watch *watch = closure;

    watch->patience = 0;
    redraw(watch);
    return G_SOURCE_REMOVE;
}

/* An editor that empties a file before it writes into it may be seen between the two. */
static bool is_being_saved(const Watch *watch)
{
    struct stat status;

    return watch->sound.map != NULL && stat(watch->path, &status) == 0 && status.st_size == 0;
}

static void on_change(void *closure)
{
    Watch *watch = closure;

    if (watch->patience != 0)
        g_source_remove(watch->patience);
    watch->patience = 0;
    if (is_being_saved(watch))
        watch->patience = g_timeout_add(PATIENCE_MS, redraw_after_all, watch);
    else
        redraw(watch);
}

/* What cannot be watched, or written again and again. */
static char *find_usage_fault(const Settings *settings)
{
    if (strcmp(g_ptr_array_index(settings->operands, 0), "-") == 0)
        return g_strdup("stdin cannot be watched: name a file");
    for (guint i = 0; i < settings->outputs->len; i++) {
        const char *name = g_ptr_array_index(settings->outputs, i);
        if (g_str_has_prefix(name, "-") && (name[1] == '\0' || name[1] == '.'))
            return g_strdup("`rebut watch` draws again and again, and stdout can be written once");
    }
    return NULL;
}

/* Refuses, as `render` does, what can be refused beforehand; the exit code. */
static int check_outputs(const Watch *watch)
{
    g_autofree char *fault = NULL;
    g_autoptr(GPtrArray) jobs = new_job(watch, watch->settings, &fault);

    if (jobs == NULL)
        return rebut_usage_fault(watch->settings, fault);
    const Job *job = g_ptr_array_index(jobs, 0);
    if (job->code != REBUT_DONE) {
        rebut_stderr_write(job->said->str, job->said->len);
        return job->code;
    }
    fault = rebut_jobs_find_clash(jobs);
    return fault != NULL ? rebut_usage_fault(watch->settings, fault) : REBUT_DONE;
}

static bool open_page(Watch *watch, char **fault)
{
    g_autofree char *name = g_path_get_basename(watch->path);

    if (!watch->settings->serves)
        return true;
    watch->page = rebut_module_table("live", "rebut_live_page", fault);
    if (watch->page != NULL)
        watch->live = watch->page->open(watch->settings->port, name, fault);
    if (watch->live == NULL)
        return false;
    tell(watch, "live at http://127.0.0.1:%u/", watch->page->port(watch->live));
    return true;
}

/* Runs until a signal ends the process (process.c); returns only what went wrong before. */
static int watch_on(Watch *watch)
{
    g_autoptr(GMainLoop) loop = g_main_loop_new(NULL, FALSE);
    g_autofree char *fault = NULL;

    watch->lookout = rebut_lookout_new(on_change, watch);
    look_out(watch, NULL);
    if (!open_page(watch, &fault)) {
        rebut_fault_show(fault, watch->settings);
        return REBUT_IO;
    }
    if (!redraw(watch))
        return REBUT_IO;
    g_main_loop_run(loop);
    return REBUT_DONE;
}

int rebut_command_watch(const Settings *settings)
{
    Watch watch = {.settings = settings, .path = g_ptr_array_index(settings->operands, 0)};
    g_autofree char *fault = find_usage_fault(settings);

    if (fault != NULL)
        return rebut_usage_fault(settings, fault);
    int code = check_outputs(&watch);
    if (code == REBUT_DONE)
        code = watch_on(&watch);
    if (watch.live != NULL)
        watch.page->close(watch.live);
    rebut_lookout_free(watch.lookout);
    g_clear_pointer(&watch.sound.map, g_byte_array_unref);
    g_clear_pointer(&watch.sound.theme, g_byte_array_unref);
    return code;
}

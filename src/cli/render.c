/* `rebut render`: which files are to be written is settled and refused first, then the maps are
 * drawn into memory, and each map's files are written when all of them are complete. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include "cli/render.h"
#include <math.h>
#include <string.h>

static const double POINTS_PER_MM = 72.0 / 25.4;

/* Without -o: an SVG beside the map, or on stdout for stdin. */
static char *default_output(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *file = rebut_output_expand("{name}.svg", path);

    if (strcmp(path, "-") == 0)
        return g_strdup("-");
    return strchr(path, '/') != NULL ? g_build_filename(folder, file, NULL)
                                     : g_steal_pointer(&file);
}

char *rebut_render_add_output(Job *job, const char *name)
{
    g_autofree char *fallback = default_output(job->path);
    const char *known;

    name = name != NULL ? name : fallback;
    const char *format = rebut_output_format(name);
    if (format != NULL) {
        g_ptr_array_add(job->outputs, rebut_output_new(name, format));
        return NULL;
    }
    g_autoptr(GString) fault = g_string_new(NULL);
    g_string_printf(fault, "the format of %s cannot be told: its name should end in", name);
    for (size_t i = 0; (known = rebut_format_name(i, NULL)) != NULL; i++)
        g_string_append_printf(fault, "%s .%s", i > 0 ? "," : "", known);
    return g_string_free(g_steal_pointer(&fault), FALSE);
}

/* Gathers the files that an output becomes. */
typedef struct Gatherer {
    const Output *asked;
    GPtrArray *files; /* of Output *, of all outputs */
    Output *file;     /* that is being written */
} Gatherer;

static bool begin_file(void *closure, const RebutPage *page)
{
    Gatherer *gatherer = closure;
    g_autofree char *name =
        rebut_output_page_name(gatherer->asked->name, page->number, page->total, page->name);

    if (name == NULL)
        return false;
    gatherer->file = rebut_output_new(name, gatherer->asked->format);
    g_ptr_array_add(gatherer->files, gatherer->file);
    return true;
}

static bool append_to_file(void *closure, const void *bytes, size_t length)
{
    return rebut_output_append(((Gatherer *)closure)->file, bytes, length);
}

/* Stdout and devices are one file, into which no second page can go. */
static RebutOutput gather(Gatherer *gatherer, const Output *asked, GPtrArray *files)
{
    bool is_pattern = rebut_output_is_pattern(asked->name);

    *gatherer = (Gatherer){asked, files, NULL};
    if (asked->is_in_place && !is_pattern) {
        gatherer->file = rebut_output_new(asked->name, asked->format);
        g_ptr_array_add(files, gatherer->file);
    }
    return (RebutOutput){.format = asked->format,
                         .write = append_to_file,
                         .closure = gatherer,
                         .begin = gatherer->file == NULL ? begin_file : NULL,
                         .is_page_a_file = is_pattern};
}

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    guint n = job->outputs->len;
    g_autofree RebutOutput *outputs = g_new0(RebutOutput, n);
    g_autofree Gatherer *gatherers = g_new0(Gatherer, n);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)rebut_output_free);

    for (guint i = 0; i < n; i++)
        outputs[i] = gather(&gatherers[i], g_ptr_array_index(job->outputs, i), files);
    RebutStatus status = rebut_render(bytes, length, options, outputs, n, &job->report);
    g_ptr_array_unref(job->outputs);
    job->outputs = g_steal_pointer(&files);
    return status;
}

/* Integers, so that no locale has a say. */
static void say_report(Job *job, const Output *output)
{
    const RebutReport *report = &job->report;
    long tenths = lround(report->smallest_text * 10);
    g_autofree char *pages =
        report->pages > 1 ? g_strdup_printf("%zu pages in all, ", report->pages) : g_strdup("");

    rebut_escape_append(job->said, output->name, strlen(output->name));
    if (rebut_outline_form_of(output->format) != NULL) {
        g_string_append(job->said, ": the whole map in words\n");
        return;
    }
    if (report->smallest_text <= 0.0) {
        g_string_append_printf(job->said, ": %zu cards, not laid out\n", report->cards);
        return;
    }
    g_string_append_printf(job->said, ": %ld x %ld mm, %s%zu cards, smallest text %ld.%ld pt%s\n",
                           lround(report->width / POINTS_PER_MM),
                           lround(report->height / POINTS_PER_MM), pages, report->cards,
                           tenths / 10, tenths % 10,
                           report->short_pictures > 0 ? ", short wordings" : "");
}

static void finish(Job *job)
{
    g_autofree char *fault = NULL;

    rebut_job_prepare(job); /* those of pages, which were not known before */
    if (job->code != REBUT_DONE)
        return;
    if (!rebut_job_take_files(job, &fault)) {
        rebut_job_fail(job, REBUT_USAGE, fault);
        return;
    }
    if (!rebut_outputs_write(job->outputs, &fault)) {
        rebut_job_fail(job, REBUT_IO, fault);
        return;
    }
    for (guint i = 0; i < job->outputs->len && rebut_settings_want_report(job->settings); i++)
        say_report(job, g_ptr_array_index(job->outputs, i));
}

static bool may_have_pages(const RebutOptions *options)
{
    return options->splits || options->steps != REBUT_STEPS_NONE || options->view != NULL;
}

const Work rebut_render_work = {.run = run, .finish = finish};

static int render(const Settings *settings)
{
    /* Of two maps' pages in one file always the later one is refused. */
    const Work work = {
        .run = run, .finish = finish, .keeps_order = may_have_pages(&settings->library)};
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) jobs = rebut_jobs_new(settings);

    for (guint i = 0; i < jobs->len; i++)
        ((Job *)g_ptr_array_index(jobs, i))->taken = taken;
    g_autofree char *fault = rebut_jobs_settle(jobs, rebut_render_add_output);
    return fault != NULL ? rebut_usage_fault(settings, fault) : rebut_jobs_run(jobs, &work);
}

int rebut_command_render(const Settings *settings)
{
    return rebut_run_themed(settings, render);
}

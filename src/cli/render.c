/* `rebut render`: which files are to be written is settled and refused first, then the maps are
 * drawn into memory, and each map's files are written when all of them are complete. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include <math.h>
#include <string.h>

static const double POINTS_PER_MM = 72.0 / 25.4;

/* The map's name without folder and extension; what `{name}` stands for. */
static char *bare_name(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);

    if (strcmp(path, "-") == 0)
        return g_strdup("map");
    if (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml"))
        *strrchr(name, '.') = '\0';
    return g_steal_pointer(&name);
}

/* Without -o: an SVG beside the map, or on stdout for stdin. */
static char *default_output(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = bare_name(path);
    g_autofree char *file = g_strconcat(name, ".svg", NULL);

    if (strcmp(path, "-") == 0)
        return g_strdup("-");
    return strchr(path, '/') != NULL ? g_build_filename(folder, file, NULL)
                                     : g_steal_pointer(&file);
}

static char *expand_name(const char *pattern, const char *path)
{
    g_autoptr(GString) out = g_string_new(pattern);
    g_autofree char *name = bare_name(path);

    g_string_replace(out, "{name}", name, 0);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Adds an output to the job; returns a fault of usage (a new string) or NULL. */
static char *add_output(Job *job, const char *name)
{
    const char *format = rebut_output_format(name), *known;
    g_autoptr(GString) fault = NULL;

    if (format != NULL) {
        g_ptr_array_add(job->outputs, rebut_output_new(name, format));
        return NULL;
    }
    fault = g_string_new(NULL);
    g_string_printf(fault, "the format of %s cannot be told: its name should end in", name);
    for (size_t i = 0; (known = rebut_format_name(i, NULL)) != NULL; i++)
        g_string_append_printf(fault, "%s .%s", i > 0 ? "," : "", known);
    return g_string_free(g_steal_pointer(&fault), FALSE);
}

static char *add_outputs(Job *job)
{
    const GPtrArray *patterns = job->settings->outputs;
    g_autofree char *fallback = default_output(job->path);
    char *fault = NULL;

    if (patterns->len == 0)
        return add_output(job, fallback);
    for (guint i = 0; i < patterns->len && fault == NULL; i++) {
        g_autofree char *name = expand_name(g_ptr_array_index(patterns, i), job->path);
        fault = add_output(job, name);
    }
    return fault;
}

/* Prepares the job's outputs; a fault is the job's alone. */
static void prepare_outputs(Job *job)
{
    for (guint i = 0; i < job->outputs->len && job->code == REBUT_DONE; i++) {
        g_autofree char *fault = NULL;
        if (!rebut_output_prepare(g_ptr_array_index(job->outputs, i), job->settings->operands,
                                  &fault))
            rebut_job_fail(job, REBUT_IO, fault);
    }
}

/* Two outputs in one file would leave only the last; devices take any number. */
static char *find_clash(GPtrArray *jobs)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < jobs->len; i++) {
        const Job *job = g_ptr_array_index(jobs, i);
        for (guint j = 0; j < job->outputs->len; j++) {
            const Output *output = g_ptr_array_index(job->outputs, j);
            bool is_stdout = output->target == NULL && output->is_in_place;
            if (!is_stdout && (output->is_in_place || output->target == NULL))
                continue;
            char *key = is_stdout ? g_strdup("-") : g_canonicalize_filename(output->target, NULL);
            if (!g_hash_table_add(seen, key))
                return g_strdup_printf(
                    "%s would be written twice; {name} in -o stands for the map's name",
                    is_stdout ? "stdout" : output->name);
        }
    }
    return NULL;
}

static char *find_second_stdin(const Settings *settings)
{
    size_t n = 0;

    for (guint i = 0; i < settings->operands->len; i++)
        n += strcmp(g_ptr_array_index(settings->operands, i), "-") == 0;
    return n > 1 ? g_strdup("stdin can be read only once") : NULL;
}

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    g_autofree RebutOutput *outputs = g_new0(RebutOutput, job->outputs->len);

    for (guint i = 0; i < job->outputs->len; i++) {
        Output *output = g_ptr_array_index(job->outputs, i);
        outputs[i] = (RebutOutput){output->format, rebut_output_append, output};
    }
    return rebut_render(bytes, length, options, outputs, job->outputs->len, &job->report);
}

/* Integers, so that no locale has a say. */
static void say_report(Job *job, const Output *output)
{
    const RebutReport *report = &job->report;
    long tenths = lround(report->smallest_text * 10);

    rebut_escape_append(job->said, output->name, strlen(output->name));
    g_string_append_printf(job->said, ": %ld x %ld mm, %zu cards, smallest text %ld.%ld pt%s\n",
                           lround(report->width / POINTS_PER_MM),
                           lround(report->height / POINTS_PER_MM), report->cards, tenths / 10,
                           tenths % 10, report->uses_short ? ", short wordings" : "");
}

static void finish(Job *job)
{
    g_autofree char *fault = NULL;

    if (!rebut_outputs_write(job->outputs, &fault)) {
        rebut_job_fail(job, REBUT_IO, fault);
        return;
    }
    for (guint i = 0; i < job->outputs->len && rebut_settings_want_report(job->settings); i++)
        say_report(job, g_ptr_array_index(job->outputs, i));
}

int rebut_command_render(const Settings *settings)
{
    static const Work work = {.run = run, .finish = finish};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new(settings);
    g_autofree char *fault = find_second_stdin(settings);

    for (guint i = 0; i < jobs->len && fault == NULL; i++)
        fault = add_outputs(g_ptr_array_index(jobs, i));
    if (fault != NULL)
        return rebut_usage_fault(settings, fault);
    for (guint i = 0; i < jobs->len; i++)
        prepare_outputs(g_ptr_array_index(jobs, i));
    fault = find_clash(jobs);
    if (fault != NULL)
        return rebut_usage_fault(settings, fault);
    return rebut_jobs_run(jobs, &work);
}

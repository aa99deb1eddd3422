/* Signals are blocked and looked at between two steps of writing, rather than handled: a handler
 * would need the names of the temporaries in a global variable. They are released whenever the
 * process waits or works, where there is nothing to clean up, and then end it as always, so that a
 * shell sees 128 + n. */
#include "cli/process.h"
#include "cli/excerpt.h"
#include "rebut.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { LAST_WORD_MS = 1000 };

/* Descriptors that must not be used are opened the wrong way round, so that using them is an error.
 */
static void occupy_standard_descriptors(void)
{
    static const int wrong_way[] = {O_WRONLY, O_RDONLY, O_RDONLY};

    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", wrong_way[fd]) != fd)
            _exit(REBUT_INTERNAL);
}

/* Several threads may give up at once, and one may be ended by a signal while it says so: the first
 * has the word, and the others leave it the time. */
static _Noreturn void give_up(const char *line, size_t length)
{
    static atomic_flag is_said = ATOMIC_FLAG_INIT;

    if (atomic_flag_test_and_set(&is_said))
        poll(NULL, 0, LAST_WORD_MS);
    else
        (void)!write(STDERR_FILENO, line, length);
    _exit(REBUT_INTERNAL);
}

static void end_on_fatal_signal(int signal_number)
{
    static const char line[] = "rebut: out of memory, or a fault of a library\n";

    (void)signal_number;
    give_up(line, sizeof line - 1);
}

/* Pango only warns of it, and would go on with boxes for letters. */
static bool tells_of_no_memory(const char *message)
{
    return strstr(message, "failed to allocate") != NULL ||
           strstr(message, "out of memory") != NULL;
}

/* Libraries log through GLib; a fatal message is the last thing that they do. That memory is out is
 * said without asking for more of it. */
static void show_log(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
    static const char no_memory[] = "rebut: out of memory\n";
    bool is_fatal = (level & (G_LOG_FLAG_FATAL | G_LOG_LEVEL_ERROR)) != 0;

    (void)data;
    if (message != NULL ? tells_of_no_memory(message) : is_fatal)
        give_up(no_memory, sizeof no_memory - 1);
    if (!is_fatal && (level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) == 0)
        return;
    g_autoptr(GString) line = g_string_new("rebut: ");
    const char *words = message != NULL ? message : "fault without a message";
    g_string_append_printf(line, "%s: ", domain != NULL ? domain : "library");
    rebut_escape_append(line, words, strlen(words));
    g_string_append_c(line, '\n');
    if (is_fatal)
        give_up(line->str, line->len);
    (void)!write(STDERR_FILENO, line->str, line->len);
}

/* The other way in which libraries log, Pango among them. */
static GLogWriterOutput show_fields(GLogLevelFlags level, const GLogField *fields, gsize n_fields,
                                    gpointer data)
{
    const char *domain = NULL, *message = NULL;

    for (gsize i = 0; i < n_fields; i++) {
        if (strcmp(fields[i].key, "GLIB_DOMAIN") == 0)
            domain = fields[i].value;
        else if (strcmp(fields[i].key, "MESSAGE") == 0)
            message = fields[i].value;
    }
    show_log(domain, level, message, data);
    return G_LOG_WRITER_HANDLED;
}

/* A sanitizer that watches for faults of addresses keeps its own handler. */
static void catch_overflow(void)
{
    struct sigaction old, action = {.sa_handler = end_on_fatal_signal, .sa_flags = SA_ONSTACK};

    sigemptyset(&action.sa_mask);
    if (sigaction(SIGSEGV, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
        sigaction(SIGSEGV, &action, NULL);
}

void rebut_process_guard(void *stack, size_t bytes)
{
    stack_t other = {.ss_sp = stack, .ss_size = bytes};

    sigaltstack(&other, NULL);
}

void rebut_process_prepare(void)
{
    occupy_standard_descriptors();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGABRT, end_on_fatal_signal);
    signal(SIGTRAP, end_on_fatal_signal);
    catch_overflow();
    g_log_set_default_handler(show_log, NULL);
    g_log_set_writer_func(show_fields, NULL, NULL);
}

void rebut_process_follow(pid_t parent)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent)
        _exit(REBUT_INTERNAL);
}

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

/* Linux keeps a blocked signal pending even when it is ignored, so the ignored ones are left out.
 */
static bool is_ignored(int number)
{
    struct sigaction action;

    return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void rebut_process_block(bool block)
{
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < G_N_ELEMENTS(ending_signals); i++)
        sigaddset(&set, ending_signals[i]);
    pthread_sigmask(block ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}

bool rebut_process_is_ending(void)
{
    sigset_t pending;

    sigpending(&pending);
    for (size_t i = 0; i < G_N_ELEMENTS(ending_signals); i++)
        if (sigismember(&pending, ending_signals[i]) == 1 && !is_ignored(ending_signals[i]))
            return true;
    return false;
}

char *rebut_process_helper(const char *name)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);

    if (program == NULL)
        return NULL;
    g_autofree char *bin = g_path_get_dirname(program);
    g_autofree char *prefix = g_path_get_dirname(bin);
    g_autofree char *helper = g_build_filename(prefix, "libexec", "rebut", name, NULL);
    return access(helper, X_OK) == 0 ? g_steal_pointer(&helper) : NULL;
}

bool rebut_process_date(int64_t *date)
{
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    gint64 value;

    if (text == NULL)
        return true;
    if (!g_ascii_string_to_signed(text, 10, 0, (gint64)1 << 40, &value, NULL))
        return false;
    *date = value;
    return true;
}

/* Preloaded: the allocation numbered NO_MEMORY_AT fails, counted over a process and its forks. With
 * 0 none fails, and their number is printed at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static atomic_ulong *count; /* shared with forks; NULL: not counted yet */
static unsigned long fail_at;
static pid_t first_process;

__attribute__((constructor)) static void read_environment(void)
{
    const char *at = getenv("NO_MEMORY_AT");

    fail_at = at != NULL ? strtoul(at, NULL, 10) : 0;
    first_process = getpid();
    void *shared =
        mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        abort();
    count = shared;
}

__attribute__((destructor)) static void print_count(void)
{
    if (fail_at == 0 && getpid() == first_process)
        fprintf(stderr, "allocations: %lu\n", atomic_load(count));
}

static int fails(void)
{
    unsigned long number = count != NULL ? atomic_fetch_add(count, 1) + 1 : 0;

    if (fail_at == 0 || number != fail_at)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}

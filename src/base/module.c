/* dlopen() counts its calls and gives the same handle each time, so nothing is kept here. A module
 * is never unloaded: the libraries that it brings (GObject's types, caches of fonts) do not bear
 * it. */
#include "base/module.h"
#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

/* Where the file that holds this code lies; NULL: unknown. */
static char *own_folder(void)
{
    union {
        gconstpointer (*function)(const char *, const char *, char **);
        void *address;
    } here = {.function = rebut_module_table};
    Dl_info info;

    if (dladdr(here.address, &info) == 0 || info.dli_fname == NULL)
        return NULL;
    g_autofree char *link =
        strchr(info.dli_fname, '/') == NULL ? g_file_read_link("/proc/self/exe", NULL) : NULL;
    return g_path_get_dirname(link != NULL ? link : info.dli_fname);
}

/* From the library's folder, from the command's, and where the library was to be installed. */
static char *find_module(const char *name)
{
    static const char *const ways[] = {REBUT_MODULES_FROM_LIB, REBUT_MODULES_FROM_BIN};
    g_autofree char *folder = own_folder();
    g_autofree char *file = g_strconcat(name, ".so", NULL);

    for (size_t i = 0; folder != NULL && i < G_N_ELEMENTS(ways); i++) {
        g_autofree char *path = g_build_filename(folder, ways[i], file, NULL);
        if (access(path, R_OK) == 0)
            return g_steal_pointer(&path);
    }
    return g_build_filename(REBUT_MODULES, file, NULL);
}

gconstpointer rebut_module_table(const char *name, const char *symbol, char **fault)
{
    g_autofree char *path = find_module(name);
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    const char *const *table = module != NULL ? dlsym(module, symbol) : NULL;

    if (table != NULL && strcmp(*table, REBUT_VERSION) == 0)
        return table;
    if (fault != NULL && table != NULL)
        *fault = g_strdup_printf("%s is of rebut %s, and this is %s", path, *table, REBUT_VERSION);
    else if (fault != NULL)
        *fault = g_strdup_printf("a part of rebut cannot be loaded: %s", dlerror());
    return NULL;
}

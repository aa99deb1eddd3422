/* Draws a map as SVG through the library, as a program of yours would.
 *
 *     cc use_library.c $(pkg-config --cflags --libs rebut) -o use_library
 *     ./use_library city.yaml city.svg
 *
 * A third argument names the helper program of the layered layout; without it the installed one is
 * used. */
#include <rebut.h>
#include <stdio.h>
#include <stdlib.h>

/* The library hands its bytes over piece by piece, and never opens a file itself. */
static bool append(void *file, const void *bytes, size_t length)
{
    return fwrite(bytes, 1, length, file) == length;
}

/* It never prints, either: what it has to say of the map comes here. */
static void show(const RebutMessage *message, void *closure)
{
    (void)closure;
    fprintf(stderr, "%s:%zu:%zu: %s[%s]: %s\n", message->name != NULL ? message->name : "map",
            message->place.line, message->place.column, message->is_error ? "error" : "warning",
            message->code, message->text);
    if (message->help != NULL)
        fprintf(stderr, "    %s\n", message->help);
}

static char *read_file(const char *path, size_t *length)
{
    enum { MOST = 1 << 20 };
    char *bytes = malloc(MOST);
    FILE *file = fopen(path, "rb");

    if (bytes != NULL && file != NULL)
        *length = fread(bytes, 1, MOST, file);
    if (file == NULL || ferror(file)) {
        free(bytes);
        bytes = NULL;
    }
    if (file != NULL)
        fclose(file);
    return bytes;
}

int main(int argc, char **argv)
{
    RebutOptions options;
    RebutReport report;
    size_t length = 0;

    if (argc < 3) {
        fprintf(stderr, "usage: %s MAP.yaml OUT.svg [HELPER]\n", argv[0]);
        return REBUT_USAGE;
    }
    char *bytes = read_file(argv[1], &length);
    FILE *file = bytes != NULL ? fopen(argv[2], "wb") : NULL;
    if (file == NULL) {
        perror(bytes != NULL ? argv[2] : argv[1]);
        free(bytes);
        return REBUT_IO;
    }

    rebut_options_init(&options);
    options.name = argv[1];
    options.page = "slide";
    options.message = show;
    if (argc > 3)
        options.helper = argv[3];
    RebutOutput output = {.format = "svg", .write = append, .closure = file};
    RebutStatus status = rebut_render(bytes, length, &options, &output, 1, &report);
    if (fclose(file) != 0 && status == REBUT_DONE)
        status = REBUT_IO;
    free(bytes);
    if (status == REBUT_DONE)
        printf("%zu cards, smallest text %.1f pt\n", report.cards, report.smallest_text);
    return (int)status;
}

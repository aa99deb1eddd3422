/* cairo writes a plain file: objects one behind the other, a table of their places, a trailer. The
 * table tells where each object begins; it ends where the next one begins. Nothing inside an object
 * is parsed but the lines that are asked for. */
#include "formats/pdf_file.h"
#include <string.h>

struct PdfFile {
    GPtrArray *objects; /* of GString *: object i + 1 */
    guint catalogue, info;
};

static const char head[] = "%PDF-1.7\n%\xb5\xed\xae\xfb\n";

/* Where `words` last occur; G_MAXSIZE if nowhere. The file holds NUL bytes. */
static gsize find_last(const GString *bytes, const char *words)
{
    gsize length = strlen(words);

    for (gsize at = bytes->len < length ? 0 : bytes->len - length + 1; at-- > 0;)
        if (memcmp(bytes->str + at, words, length) == 0)
            return at;
    return G_MAXSIZE;
}

/* Reads the number that follows the last `words`; false when they are not there. */
static bool read_last(const GString *bytes, const char *words, guint64 *number)
{
    gsize at = find_last(bytes, words);

    if (at == G_MAXSIZE)
        return false;
    *number = g_ascii_strtoull(bytes->str + at + strlen(words), NULL, 10);
    return true;
}

static int compare_place(gconstpointer a, gconstpointer b)
{
    guint64 left = *(const guint64 *)a, right = *(const guint64 *)b;

    return (left > right) - (left < right);
}

/* The bytes between `N 0 obj\n` and `\nendobj` in a stretch of the file; NULL when it is no such.
 */
static GString *cut_object(const char *start, gsize length, guint number)
{
    static const char tail[] = "\nendobj\n";
    g_autofree char *opening = g_strdup_printf("%u 0 obj\n", number);
    gsize before = strlen(opening), behind = strlen(tail);

    if (length < before + behind || memcmp(start, opening, before) != 0 ||
        memcmp(start + length - behind, tail, behind) != 0)
        return NULL;
    return g_string_new_len(start + before, (gssize)(length - before - behind));
}

/* Cuts the objects out, whose places are in the table from `table` on. */
static bool read_objects(PdfFile *file, const GString *bytes, guint64 table, guint64 size)
{
    static const guint64 row = 20;
    g_autofree char *opening = g_strdup_printf("xref\n0 %" G_GUINT64_FORMAT "\n", size);
    guint64 first = table + strlen(opening);

    if (size < 2 || size > bytes->len / row || first + size * row > bytes->len ||
        memcmp(bytes->str + table, opening, strlen(opening)) != 0)
        return false;
    g_autofree guint64 *places = g_new(guint64, size), *sorted = g_new(guint64, size);
    for (guint64 i = 0; i < size; i++)
        places[i] = g_ascii_strtoull(bytes->str + first + i * row, NULL, 10);
    places[0] = table; /* ends the last object */
    memcpy(sorted, places, size * sizeof *sorted);
    qsort(sorted, size, sizeof *sorted, compare_place);
    for (guint64 i = 1; i < size; i++) {
        const guint64 *at = bsearch(&places[i], sorted, size, sizeof *sorted, compare_place);
        if (at == NULL || places[i] >= table)
            return false;
        GString *object = cut_object(bytes->str + *at, at[1] - *at, (guint)i);
        if (object == NULL)
            return false;
        g_ptr_array_add(file->objects, object);
    }
    return true;
}

static void free_string(gpointer string)
{
    g_string_free(string, TRUE);
}

PdfFile *rebut_pdf_file_new(const GString *bytes)
{
    g_autoptr(PdfFile) file = g_new0(PdfFile, 1);
    guint64 table = 0, size = 0, catalogue = 0, info = 0;

    file->objects = g_ptr_array_new_with_free_func(free_string);
    if (!read_last(bytes, "startxref\n", &table) || !read_last(bytes, "<< /Size ", &size) ||
        !read_last(bytes, "   /Root ", &catalogue) || !read_last(bytes, "   /Info ", &info) ||
        table >= bytes->len || !read_objects(file, bytes, table, size) || catalogue == 0 ||
        catalogue >= size || info == 0 || info >= size)
        return NULL;
    file->catalogue = (guint)catalogue;
    file->info = (guint)info;
    return g_steal_pointer(&file);
}

void rebut_pdf_file_free(PdfFile *file)
{
    if (file == NULL)
        return;
    g_ptr_array_unref(file->objects);
    g_free(file);
}

guint rebut_pdf_catalogue(const PdfFile *file)
{
    return file->catalogue;
}

const GString *rebut_pdf_object(const PdfFile *file, guint number)
{
    return number >= 1 && number <= file->objects->len
               ? g_ptr_array_index(file->objects, number - 1)
               : NULL;
}

bool rebut_pdf_is(const PdfFile *file, guint number, const char *type)
{
    const GString *object = rebut_pdf_object(file, number);
    g_autofree char *opening = g_strdup_printf("<< /Type /%s", type);

    /* Behind the type of a page stands its number as a comment. */
    return object != NULL && g_str_has_prefix(object->str, opening) &&
           g_ascii_isspace(object->str[strlen(opening)]);
}

void rebut_pdf_set_object(PdfFile *file, guint number, GString *taken)
{
    gpointer *place = &g_ptr_array_index(file->objects, number - 1);

    g_string_free(*place, TRUE);
    *place = taken;
}

guint rebut_pdf_add_object(PdfFile *file, GString *taken)
{
    g_ptr_array_add(file->objects, taken);
    return file->objects->len;
}

/* Where an entry's value begins in a dictionary; NULL: there is no such entry. */
static const char *find_value(const GString *object, const char *key)
{
    g_autofree char *first = g_strdup_printf("<< /%s ", key);
    g_autofree char *later = g_strdup_printf("\n   /%s ", key);

    if (g_str_has_prefix(object->str, first))
        return object->str + strlen(first);
    const char *at = strstr(object->str, later);
    return at != NULL ? at + strlen(later) : NULL;
}

char *rebut_pdf_entry(const PdfFile *file, guint number, const char *key)
{
    const GString *object = rebut_pdf_object(file, number);
    const char *value = object != NULL ? find_value(object, key) : NULL;

    return value != NULL ? g_strndup(value, strcspn(value, "\n")) : NULL;
}

guint rebut_pdf_reference(const PdfFile *file, guint number, const char *key)
{
    g_autofree char *value = rebut_pdf_entry(file, number, key);

    return value != NULL ? (guint)g_ascii_strtoull(value, NULL, 10) : 0;
}

void rebut_pdf_set_entry(PdfFile *file, guint number, const char *key, const char *value)
{
    static const gssize opening = 3; /* "<< " */
    GString *object = g_ptr_array_index(file->objects, number - 1);
    const char *old = find_value(object, key);

    if (old != NULL) {
        gssize at = old - object->str;
        g_string_erase(object, at, (gssize)strcspn(old, "\n"));
        g_string_insert(object, at, value);
        return;
    }
    g_autofree char *entry = g_strdup_printf("/%s %s\n   ", key, value);
    g_string_insert(object, opening, entry);
}

char *rebut_pdf_string(const char *words)
{
    glong length = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(words, -1, NULL, &length, NULL);
    GString *out = g_string_new("<FEFF");

    for (glong i = 0; units != NULL && i < length; i++)
        g_string_append_printf(out, "%04X", units[i]);
    g_string_append_c(out, '>');
    return g_string_free(out, FALSE);
}

GString *rebut_pdf_file_write(const PdfFile *file)
{
    GString *out = g_string_new_len(head, sizeof head - 1);
    g_autoptr(GString) table = g_string_new(NULL);

    for (guint i = 0; i < file->objects->len; i++) {
        const GString *object = g_ptr_array_index(file->objects, i);
        g_string_append_printf(table, "%010" G_GSIZE_FORMAT " 00000 n \n", out->len);
        g_string_append_printf(out, "%u 0 obj\n", i + 1);
        g_string_append_len(out, object->str, (gssize)object->len);
        g_string_append(out, "\nendobj\n");
    }
    gsize place = out->len;
    g_string_append_printf(out, "xref\n0 %u\n0000000000 65535 f \n", file->objects->len + 1);
    g_string_append_len(out, table->str, (gssize)table->len);
    g_string_append_printf(out,
                           "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n>>\n"
                           "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                           file->objects->len + 1, file->catalogue, file->info, place);
    return out;
}

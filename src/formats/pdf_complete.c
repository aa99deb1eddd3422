/* Into the catalogue go the language, the mark that the document is tagged, the wish to see its
 * title in the window's bar, and metadata in XML; into the pages that the tab key follows the
 * structure; into the structure what pdf_tags.h says. In the pages' content, what stands outside of
 * all tags (grounds, borders, signs) is marked as an artifact, so that readers pass it over.
 *
 * cairo writes each operator that begins or ends marked content on a line of its own, and no line
 * of a string can look like one: where it breaks a string, the line ends in a backslash. */
#include "formats/pdf_complete.h"
#include "base/clean.h"
#include <gio/gio.h>
#include <string.h>

#define FLATE_HEAD "<< /Length %" G_GSIZE_FORMAT "\n   /Filter /FlateDecode\n>>\nstream\n"

/* All bytes through a converter; NULL when it refuses them. */
static GBytes *convert(GConverter *converter, const void *bytes, gsize length)
{
    g_autoptr(GInputStream) raw = g_memory_input_stream_new_from_data(bytes, (gssize)length, NULL);
    g_autoptr(GInputStream) in = g_converter_input_stream_new(raw, converter);
    g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable();

    if (g_output_stream_splice(out, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
        return NULL;
    return g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(out));
}

static GBytes *inflate(const void *bytes, gsize length)
{
    g_autoptr(GZlibDecompressor) zlib = g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
    return convert(G_CONVERTER(zlib), bytes, length);
}

static GBytes *deflate(const GString *bytes)
{
    g_autoptr(GZlibCompressor) zlib = g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
    return convert(G_CONVERTER(zlib), bytes->str, bytes->len);
}

static bool ends_in(const char *line, gsize length, const char *word)
{
    gsize word_length = strlen(word);

    return length >= word_length && memcmp(line + length - word_length, word, word_length) == 0 &&
           (length == word_length || line[length - word_length - 1] == ' ');
}

/* Copies a line of content; `*depth` is that of the marked content around it, `*is_artifact`
 * whether that is ours. False when content begins as cairo would not begin it. */
static bool copy_line(GString *out, const char *line, gsize length, size_t *depth,
                      bool *is_artifact)
{
    bool begins = ends_in(line, length, "BDC"), ends = ends_in(line, length, "EMC");

    if (*depth == 0 && begins) {
        if (line[0] != '/')
            return false;
        if (*is_artifact)
            g_string_append(out, "EMC\n");
        *is_artifact = false;
    } else if (*depth == 0 && !*is_artifact && length > 0) {
        if (ends)
            return false;
        g_string_append(out, "/Artifact BMC\n");
        *is_artifact = true;
    }
    g_string_append_len(out, line, (gssize)length);
    g_string_append_c(out, '\n');
    *depth += begins;
    *depth -= ends && *depth > 0;
    return true;
}

/* The content with everything outside of marked content marked as artifacts; NULL when it is not
 * written as expected. */
static GString *mark_artifacts(const char *content, gsize length)
{
    g_autoptr(GString) out = g_string_sized_new(length + 1024);
    size_t depth = 0;
    bool is_artifact = false;

    for (gsize at = 0, end; at < length; at = end + 1) {
        const char *stop = memchr(content + at, '\n', length - at);
        end = stop != NULL ? (gsize)(stop - content) : length;
        if (!copy_line(out, content + at, end - at, &depth, &is_artifact))
            return NULL;
    }
    if (depth > 0)
        return NULL;
    if (is_artifact)
        g_string_append(out, "EMC\n");
    return g_steal_pointer(&out);
}

static void complete_content(PdfFile *file, guint number)
{
    static const char start[] = "stream\n", end[] = "\nendstream";
    const GString *object = rebut_pdf_object(file, number);
    const char *data = object != NULL ? strstr(object->str, start) : NULL;

    if (data == NULL || strstr(object->str, "/FlateDecode") == NULL)
        return;
    data += strlen(start);
    gsize length = object->len - (gsize)(data - object->str);
    if (length < strlen(end) || memcmp(data + length - strlen(end), end, strlen(end)) != 0)
        return;
    g_autoptr(GBytes) plain = inflate(data, length - strlen(end));
    if (plain == NULL)
        return;
    gsize plain_length;
    const char *content = g_bytes_get_data(plain, &plain_length);
    g_autoptr(GString) marked = mark_artifacts(content, plain_length);
    g_autoptr(GBytes) packed = marked != NULL ? deflate(marked) : NULL;
    if (packed == NULL)
        return;
    GString *completed = g_string_new(NULL);
    g_string_append_printf(completed, FLATE_HEAD, g_bytes_get_size(packed));
    g_string_append_len(completed, g_bytes_get_data(packed, NULL),
                        (gssize)g_bytes_get_size(packed));
    g_string_append(completed, end);
    rebut_pdf_set_object(file, number, completed);
}

static void complete_pages(PdfFile *file)
{
    for (guint i = 1; rebut_pdf_object(file, i) != NULL; i++) {
        if (!rebut_pdf_is(file, i, "Page"))
            continue;
        rebut_pdf_set_entry(file, i, "Tabs", "/S");
        complete_content(file, rebut_pdf_reference(file, i, "Contents"));
    }
}

static void append_property(GString *out, const char *name, const char *before, const char *words,
                            const char *behind)
{
    g_autofree char *clean = rebut_words_clean(words);

    if (clean == NULL || *clean == '\0')
        return;
    g_autofree char *escaped = g_markup_escape_text(clean, -1);
    g_string_append_printf(out, "<%s>%s%s%s</%s>\n", name, before, escaped, behind, name);
}

/* The document's metadata as XMP. */
static GString *describe(const Scene *scene, int64_t date)
{
    static const char alternatives[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    g_autoptr(GDateTime) time = date >= 0 ? g_date_time_new_from_unix_utc(date) : NULL;
    g_autofree char *iso = time == NULL ? NULL : g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
    GString *out =
        g_string_new("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\""
                     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n");

    append_property(out, "dc:title", alternatives, scene->title, "</rdf:li></rdf:Alt>");
    append_property(out, "dc:description", alternatives, scene->description, "</rdf:li></rdf:Alt>");
    append_property(out, "dc:creator", "<rdf:Seq><rdf:li>", scene->author, "</rdf:li></rdf:Seq>");
    append_property(out, "dc:language", "<rdf:Bag><rdf:li>", scene->lang, "</rdf:li></rdf:Bag>");
    append_property(out, "xmp:CreatorTool", "", "rebut", "");
    append_property(out, "xmp:CreateDate", "", iso, "");
    g_string_append(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    return out;
}

static guint add_metadata(PdfFile *file, const Scene *scene, int64_t date)
{
    g_autoptr(GString) packet = describe(scene, date);
    GString *object = g_string_new(NULL);

    g_string_printf(object,
                    "<< /Type /Metadata\n   /Subtype /XML\n   /Length %" G_GSIZE_FORMAT
                    "\n>>\nstream\n%s\nendstream",
                    packet->len, packet->str);
    return rebut_pdf_add_object(file, object);
}

static void complete_catalogue(PdfFile *file, const Scene *scene, int64_t date)
{
    guint catalogue = rebut_pdf_catalogue(file);
    g_autofree char *tag = rebut_tag_clean(scene->lang);
    g_autofree char *language = g_strdup_printf("(%s)", tag);
    g_autofree char *metadata = g_strdup_printf("%u 0 R", add_metadata(file, scene, date));

    rebut_pdf_set_entry(file, catalogue, "MarkInfo", "<< /Marked true >>");
    rebut_pdf_set_entry(file, catalogue, "ViewerPreferences",
                        scene->is_rtl ? "<< /DisplayDocTitle true /Direction /R2L >>"
                                      : "<< /DisplayDocTitle true >>");
    rebut_pdf_set_entry(file, catalogue, "Lang", language);
    rebut_pdf_set_entry(file, catalogue, "Metadata", metadata);
}

GString *rebut_pdf_complete(GString *taken, const PdfTags *tags, const Scene *scene, int64_t date)
{
    g_autoptr(PdfFile) file = rebut_pdf_file_new(taken);

    if (file == NULL || !rebut_pdf_is(file, rebut_pdf_catalogue(file), "Catalog") ||
        !rebut_pdf_tags_apply(tags, file))
        return taken;
    g_string_free(taken, TRUE);
    complete_pages(file);
    complete_catalogue(file, scene, date);
    return rebut_pdf_file_write(file);
}

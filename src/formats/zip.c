/* minizip writes, with functions of ours for its file, which is a string. It seeks back to enter
 * sizes and sums where a file begins, so every reader knows them beforehand. */
#include "formats/zip.h"
#include <string.h>
#include <zip.h>

#define FIRST_DAY ((1 << 5) | 1) /* 1980-01-01, as MS-DOS writes it */

struct Zip {
    GString *bytes;
    size_t at;
    zipFile file;
    bool failed;
};

static voidpf open_string(voidpf zip, const void *name, int mode)
{
    (void)name;
    (void)mode;
    return zip;
}

static uLong read_nothing(voidpf zip, voidpf stream, void *bytes, uLong length)
{
    (void)zip;
    (void)stream;
    (void)bytes;
    (void)length;
    return 0;
}

static uLong write_string(voidpf zip, voidpf stream, const void *bytes, uLong length)
{
    Zip *self = zip;

    (void)stream;
    g_string_overwrite_len(self->bytes, self->at, bytes, (gssize)length);
    self->at += length;
    return length;
}

static ZPOS64_T tell_string(voidpf zip, voidpf stream)
{
    (void)stream;
    return ((Zip *)zip)->at;
}

static long seek_string(voidpf zip, voidpf stream, ZPOS64_T offset, int origin)
{
    Zip *self = zip;
    size_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                  : origin == ZLIB_FILEFUNC_SEEK_CUR ? self->at
                                                     : self->bytes->len;

    (void)stream;
    if (offset > self->bytes->len - base)
        return -1;
    self->at = base + (size_t)offset;
    return 0;
}

static int no_fault(voidpf zip, voidpf stream)
{
    (void)zip;
    (void)stream;
    return 0;
}

Zip *rebut_zip_new(void)
{
    Zip *zip = g_new0(Zip, 1);
    zlib_filefunc64_def functions = {.zopen64_file = open_string,
                                     .zread_file = read_nothing,
                                     .zwrite_file = write_string,
                                     .ztell64_file = tell_string,
                                     .zseek64_file = seek_string,
                                     .zclose_file = no_fault,
                                     .zerror_file = no_fault,
                                     .opaque = zip};

    zip->bytes = g_string_new(NULL);
    zip->file = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &functions);
    zip->failed = zip->file == NULL;
    return zip;
}

void rebut_zip_add(Zip *zip, const char *name, const char *bytes, size_t length)
{
    const zip_fileinfo info = {.dosDate = (uLong)FIRST_DAY << 16};

    if (zip->failed || length > G_MAXUINT32 / 2) {
        zip->failed = true;
        return;
    }
    zip->failed = zipOpenNewFileInZip64(zip->file, name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                                        Z_DEFAULT_COMPRESSION, 0) != ZIP_OK;
    if (zip->failed)
        return;
    zip->failed = zipWriteInFileInZip(zip->file, bytes, (unsigned)length) != ZIP_OK;
    zip->failed |= zipCloseFileInZip(zip->file) != ZIP_OK;
}

GString *rebut_zip_finish(Zip *zip)
{
    GString *bytes = zip->bytes;

    if (zip->file != NULL)
        zip->failed |= zipClose(zip->file, NULL) != ZIP_OK;
    if (zip->failed) {
        g_string_free(bytes, TRUE);
        bytes = NULL;
    }
    g_free(zip);
    return bytes;
}

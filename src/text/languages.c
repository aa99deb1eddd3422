/* The lists say what pango_language_get_scripts() does, without Pango (tests/unit/test_text.c holds
 * them against each other). A tag begins with one of theirs. */
#include "text/languages.h"
#include <glib.h>
#include <string.h>

static const char *const rtl[] = {
    "ar",  "az-ir", "fa",    "he",    "ks", "ku-iq", "ku-ir", "lah",
    "ota", "pa-pk", "ps-af", "ps-pk", "sd", "ug",    "ur",    "yi",
};

static const char *const latin[] = {
    "af", "an", "ast", "br", "bs", "ca", "co", "cs", "cy", "da", "de", "en", "eo", "es",  "et",
    "eu", "fi", "fo",  "fr", "fy", "ga", "gd", "gl", "gv", "ha", "hr", "ht", "hu", "ia",  "id",
    "ig", "is", "it",  "jv", "la", "lb", "lt", "lv", "mg", "mi", "ms", "mt", "nb", "nds", "nl",
    "nn", "no", "oc",  "pl", "pt", "rm", "ro", "rw", "sc", "sk", "sl", "sm", "sn", "so",  "sq",
    "st", "su", "sv",  "sw", "tl", "tn", "to", "tr", "vi", "wa", "wo", "xh", "yo", "zu",
};

const char *rebut_text_language(const char *lang)
{
    if (g_ascii_strcasecmp(lang, "zh") == 0 || g_ascii_strncasecmp(lang, "zh-hans", 7) == 0)
        return "zh-cn";
    if (g_ascii_strncasecmp(lang, "zh-hant", 7) == 0)
        return "zh-tw";
    return lang;
}

static bool begins_with(const char *lang, const char *tag)
{
    size_t length = strlen(tag);

    return g_ascii_strncasecmp(lang, tag, length) == 0 &&
           (lang[length] == '\0' || lang[length] == '-');
}

static bool is_in(const char *lang, const char *const *tags, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (begins_with(lang, tags[i]))
            return true;
    return false;
}

bool rebut_language_is_rtl(const char *lang)
{
    return is_in(lang, rtl, G_N_ELEMENTS(rtl));
}

bool rebut_language_is_latin(const char *lang)
{
    return is_in(lang, latin, G_N_ELEMENTS(latin));
}

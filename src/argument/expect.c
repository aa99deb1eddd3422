/* `expect` is looked at last, when all labels are known: a row that is not met gets a message at
 * the status that the author wrote, which says how the item stands instead and why. */
#include "argument/verdict.h"
#include <string.h>

static void refuse(const Argument *argument, const Expectation *expectation, const Item *item,
                   Diagnostics *diagnostics)
{
    g_autoptr(Reason) reason = rebut_verdict_reason(argument, item);
    Diagnostic *diagnostic =
        rebut_diagnostics_add(diagnostics, CODE_E0501, argument->source, expectation->status.span,
                              "`%s` comes out as `%s`, not `%s`", item->id.bytes,
                              rebut_verdict_name(item), expectation->status.bytes);

    rebut_diagnostic_label(diagnostic, "%s", reason->words);
    rebut_diagnostic_second(diagnostic, item->id.span, "it stands here");
}

bool rebut_verdict_meets(const Argument *argument, Diagnostics *diagnostics)
{
    bool is_met = true;

    for (guint i = 0; i < argument->expectations->len; i++) {
        const Expectation *expectation = &g_array_index(argument->expectations, Expectation, i);
        const Item *item = rebut_argument_find_item(argument, expectation->id.bytes);
        if (strcmp(rebut_verdict_name(item), expectation->status.bytes) == 0)
            continue;
        refuse(argument, expectation, item, diagnostics);
        is_met = false;
    }
    return is_met;
}

/* Messages as the user sees them: about the map, as the library hands them over, and about the
 * machine.
 *
 * Nothing that an author or a file name holds reaches the terminal as a control sequence. */
#ifndef REBUT_CLI_MESSAGE_H
#define REBUT_CLI_MESSAGE_H

#include "cli/options.h"

/* Appends one message in the style that the settings ask for. */
void rebut_message_append(GString *out, const RebutMessage *message, const Settings *settings);

/* Appends its first line, without colour. */
void rebut_message_append_short(GString *out, const RebutMessage *message);

/* Appends an error about no place in a map (a file that cannot be read, wrong usage). */
void rebut_fault_append(GString *out, const char *text, const Settings *settings);

/* Writes text to stderr as it is; what cannot be written there is lost. */
void rebut_stderr_write(const char *text, size_t length);

/* Writes an error to stderr at once. */
void rebut_fault_show(const char *text, const Settings *settings);

#endif

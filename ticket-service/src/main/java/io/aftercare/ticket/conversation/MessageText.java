package io.aftercare.ticket.conversation;

import io.aftercare.ticket.Inputs;
import io.aftercare.web.Problems;

/** What a customer wrote: text that can be stored, read and answered. */
record MessageText(String value) {
    private static final int MAX_CHARACTERS = 4000;

    MessageText {
        if (value == null || value.isBlank()) {
            throw Problems.invalid("message-empty", "text must say something.");
        }
        if (value.codePointCount(0, value.length()) > MAX_CHARACTERS) {
            throw Problems.invalid(
                    "message-too-long",
                    "text has " + value.codePointCount(0, value.length()) + " characters; at most " + MAX_CHARACTERS
                            + " are taken. Send the rest as a second message.");
        }
        if (!Inputs.isPlain(value)) {
            throw Problems.invalid(
                    "message-not-text", "text holds control characters or half a surrogate pair: send plain text.");
        }
    }

    int characters() {
        return value.codePointCount(0, value.length());
    }
}

package io.aftercare.reply;

import io.aftercare.web.Problems;

/** What may come as a customer's message; refused with the problem types that every service uses. */
final class MessageText {
    static final int MAX_CHARACTERS = 4000;

    private MessageText() {}

    static void require(String text) {
        if (text.isBlank()) {
            throw Problems.invalid("message-empty", "The message holds no text.");
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > MAX_CHARACTERS) {
            throw Problems.invalid(
                    "message-too-long",
                    "The message has " + characters + " characters; at most " + MAX_CHARACTERS + " are read.");
        }
        if (text.codePoints().anyMatch(MessageText::unreadable)) {
            throw Problems.invalid(
                    "message-not-text", "The message holds control characters or broken Unicode; send plain text.");
        }
    }

    private static boolean unreadable(int codePoint) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean control = Character.isISOControl(codePoint) && "\n\r\t".indexOf(codePoint) < 0;
        return loneSurrogate || control;
    }
}

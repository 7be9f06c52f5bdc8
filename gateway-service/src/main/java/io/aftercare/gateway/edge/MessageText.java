package io.aftercare.gateway.edge;

import io.aftercare.web.Problems;

/** What counts as the text of a message. */
public final class MessageText {
    /** In code points, so that an emoji counts as one. */
    public static final int LONGEST = 4_000;

    private MessageText() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that says what is wrong with it */
    public static void check(String text) {
        if (text == null || text.codePoints().noneMatch(MessageText::visible)) {
            throw Problems.invalid("message-empty", "text is missing or blank: write something to be answered.");
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw Problems.invalid(
                    "message-too-long",
                    "text has " + length + " characters, " + LONGEST + " are allowed: send it in several messages.");
        }
        if (!text.codePoints().allMatch(MessageText::isText)) {
            throw Problems.invalid(
                    "message-not-text", "text holds control characters or half surrogate pairs: send plain text.");
        }
    }

    private static boolean visible(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && Character.getType(character) != Character.FORMAT;
    }

    private static boolean isText(int character) {
        boolean lineOrTab = character == '\n' || character == '\r' || character == '\t';
        return (lineOrTab || !Character.isISOControl(character)) && Character.getType(character) != Character.SURROGATE;
    }
}

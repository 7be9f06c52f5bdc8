package io.aftercare.web;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** What may come as a customer's message: text that says something, of bounded length, in whole characters. */
public final class MessageText {
    public static final int MAX_CODE_POINTS = 4_000;

    private MessageText() {}

    /** @throws HttpProblem 400 saying what is wrong with the text */
    public static String require(String field, String text) {
        if (text == null) {
            throw Problems.invalid("message-empty", "'" + field + "' is missing: send the customer's message.");
        }
        requireCharacters(field, text);
        if (text.codePoints().allMatch(MessageText::isInvisible)) {
            throw Problems.invalid("message-empty", "'" + field + "' is blank: send the customer's message.");
        }
        int length = text.codePointCount(0, text.length());
        if (length > MAX_CODE_POINTS) {
            throw Problems.invalid(
                    "message-too-long",
                    "'%s' has %,d characters; at most %,d are read.".formatted(field, length, MAX_CODE_POINTS));
        }
        return text;
    }

    private static void requireCharacters(String field, String text) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE) {
                throw Problems.invalid(
                        "message-not-text",
                        "'%s' holds U+%04X at position %d, which is no text.".formatted(field, codePoint, i));
            }
            i += Character.charCount(codePoint);
        }
    }

    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\r' && codePoint != '\t';
    }

    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}

package io.aftercare.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.web.Problems;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Checks of what comes in from outside; each refusal says what was wrong. */
public final class Inputs {
    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private static final int LONGEST_SEARCH = 200;

    private Inputs() {}

    public static String orderId(String orderId) {
        if (orderId != null && !ORDER_ID.matcher(orderId).matches()) {
            throw Problems.invalid("order-id-invalid", "An orderId has 1 to 64 letters, digits, - or _.");
        }
        return orderId;
    }

    public static String locale(String locale) {
        if (!LOCALE.matcher(locale).matches()) {
            throw Problems.invalid("locale-invalid", "locale is a language tag such as zh-CN or en.");
        }
        return locale;
    }

    /** Plain text of limited length; null passes. */
    public static String plainText(String what, String text, int max) {
        if (text != null && (text.length() > max || !isPlain(text))) {
            throw Problems.invalid(what + "-invalid", what + " is plain text of at most " + max + " characters.");
        }
        return text;
    }

    /** As {@link #plainText}, and it says something. */
    public static String required(String what, String text, int max) {
        if (text == null || text.isBlank()) {
            throw Problems.invalid(what + "-missing", what + " must say something.");
        }
        return plainText(what, text, max);
    }

    /** Words, an order or a case number to look for. */
    public static String searched(String words) {
        String wanted = plainText("q", words.strip(), LONGEST_SEARCH);
        if (wanted.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw Problems.invalid("q-invalid", "q names words, an order or a case number to look for.");
        }
        return wanted;
    }

    public static UUID uuid(String what, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("parameter-invalid", what + " must be a UUID.");
        }
    }

    public static Instant instant(String what, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problems.invalid("parameter-invalid", what + " must be a moment such as 2026-01-02T03:04:05Z.");
        }
    }

    /** Neither control characters (but line breaks and tabs) nor lone surrogates. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || !isForeign(c));
    }

    /**
     * JSON without the NUL character, which PostgreSQL cannot keep, and whose refusal there would put the text around it
     * into the database's log.
     */
    public static JsonNode storable(String what, JsonNode json) {
        if (json != null && holdsNul(json)) {
            throw Problems.invalid(what + "-invalid", what + " holds a NUL character, which cannot be stored.");
        }
        return json;
    }

    private static boolean holdsNul(JsonNode json) {
        if (json.isTextual()) {
            return json.textValue().indexOf('\0') >= 0;
        }
        return json.propertyStream().anyMatch(field -> field.getKey().indexOf('\0') >= 0)
                || json.valueStream().anyMatch(Inputs::holdsNul);
    }

    private static boolean isForeign(int codePoint) {
        return Character.getType(codePoint) == Character.CONTROL || Character.getType(codePoint) == Character.SURROGATE;
    }
}

package io.aftercare.web.export;

import io.aftercare.web.Problems;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * A query parameter that narrows an export.
 *
 * @param condition SQL with {@code ?} where the value goes
 * @param read what PostgreSQL is given for the parameter's text; refuses what makes no sense
 */
public record Filter(String parameter, String condition, Function<String, Object> read) {
    public static Filter text(String parameter, String column) {
        return new Filter(parameter, column + " = ?", text -> text);
    }

    public static Filter id(String parameter, String column) {
        return new Filter(parameter, column + " = ?", text -> uuid(parameter, text));
    }

    /** From this moment on. */
    public static Filter since(String parameter, String column) {
        return new Filter(parameter, column + " >= ?", text -> instant(parameter, text));
    }

    public static Filter before(String parameter, String column) {
        return new Filter(parameter, column + " < ?", text -> instant(parameter, text));
    }

    /** Whether a column is null. */
    public static Filter absent(String parameter, String column) {
        return new Filter(parameter, "(" + column + " is null) = ?", text -> truth(parameter, text));
    }

    /** One of the codes of an enum. */
    public static Filter code(String parameter, String column, Class<? extends Enum<?>> codes) {
        List<String> known = Arrays.stream(codes.getEnumConstants())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Filter(parameter, column + " = ?", text -> {
            if (!known.contains(text)) {
                throw refused(parameter, "one of " + String.join(", ", known));
            }
            return text;
        });
    }

    private static Object uuid(String parameter, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw refused(parameter, "a UUID");
        }
    }

    private static Object instant(String parameter, String text) {
        try {
            return Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw refused(parameter, "an instant such as 2026-01-02T03:04:05Z");
        }
    }

    private static Object truth(String parameter, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(parameter, "true or false");
        };
    }

    private static RuntimeException refused(String parameter, String expected) {
        return Problems.invalid("parameter-invalid", parameter + " is " + expected + ".");
    }
}

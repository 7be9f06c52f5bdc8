package io.aftercare.ticket;

import io.aftercare.web.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Codes as they appear in URLs and events: lower_snake_case. */
public final class Code {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_.]{0,59}");

    private Code() {}

    /** The text if it is a code, else {@code otherwise}: people's words stay in the database, events carry codes. */
    public static String orElse(String text, String otherwise) {
        return isCode(text) ? text : otherwise;
    }

    public static boolean isCode(String text) {
        return text != null && CODE.matcher(text).matches();
    }

    /** Reads an optional query parameter. */
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String parameter, String code) {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(code))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        "parameter-invalid",
                        parameter + " must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Code::of)
                                        .collect(Collectors.joining(", "))
                                + ".")));
    }

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

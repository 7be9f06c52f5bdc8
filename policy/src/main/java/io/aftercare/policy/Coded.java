package io.aftercare.policy;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A value that JSON, YAML and conditions write in small letters: {@code DAMAGED_IN_TRANSIT} as damaged_in_transit. Each
 * enum says so itself with a method {@code code()}, as what describes an API looks there and not here.
 */
public interface Coded {
    String code();

    /** Remembered, as conditions ask for it again and again. */
    static String of(Enum<?> value) {
        return Codes.BY_VALUE.computeIfAbsent(value, it -> it.name().toLowerCase(Locale.ROOT));
    }

    /** One entry for each value that there is. */
    final class Codes {
        private static final Map<Enum<?>, String> BY_VALUE = new ConcurrentHashMap<>();

        private Codes() {}
    }
}

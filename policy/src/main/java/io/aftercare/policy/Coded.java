package io.aftercare.policy;

import java.util.Locale;

/**
 * A value that JSON, YAML and conditions write in small letters: {@code DAMAGED_IN_TRANSIT} as damaged_in_transit. Each
 * enum says so itself with a method {@code code()}, as what describes an API looks there and not here.
 */
public interface Coded {
    String code();

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

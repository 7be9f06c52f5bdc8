package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A value that JSON, YAML and conditions write in small letters: {@code DAMAGED_IN_TRANSIT} as damaged_in_transit. */
public interface Coded {
    String name();

    @JsonValue
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

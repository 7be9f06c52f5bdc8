package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How soon a person is needed; low is venting without a wish. */
public enum Urgency {
    HIGH,
    NORMAL,
    LOW;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

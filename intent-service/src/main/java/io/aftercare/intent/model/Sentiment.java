package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The tone of a message. */
public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a customer does by writing: wants something done, asks, complains, tells, or only greets. */
public enum Act {
    REQUEST,
    QUESTION,
    COMPLAINT,
    STATEMENT,
    GREETING;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

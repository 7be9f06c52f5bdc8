package io.aftercare.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How soon a message needs a person: high for safety or health harm, money or goods missing, a legal threat. */
public enum Urgency {
    @JsonProperty("high")
    HIGH,
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("low")
    LOW;

    /** The name on the wire and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

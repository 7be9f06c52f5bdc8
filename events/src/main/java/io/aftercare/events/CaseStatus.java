package io.aftercare.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a case stands. */
public enum CaseStatus {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("in_progress")
    IN_PROGRESS,
    @JsonProperty("waiting_for_customer")
    WAITING_FOR_CUSTOMER,
    @JsonProperty("resolved")
    RESOLVED,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** Whether nothing more is to be done in it, for now. */
    public boolean isSettled() {
        return this == RESOLVED || this == CLOSED || this == CANCELLED;
    }

    /** The name on the wire and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

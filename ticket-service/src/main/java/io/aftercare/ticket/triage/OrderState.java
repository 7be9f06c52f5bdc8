package io.aftercare.ticket.triage;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is known of the order that a message is about; an order of somebody else counts as not found. */
public enum OrderState {
    @JsonProperty("known")
    KNOWN,
    @JsonProperty("none")
    NONE,
    @JsonProperty("not_found")
    NOT_FOUND,
    @JsonProperty("unavailable")
    UNAVAILABLE
}

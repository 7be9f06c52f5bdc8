package io.aftercare.ticket.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a shop can be told to do. */
public enum ActionKind {
    @JsonProperty("refund")
    REFUND,
    @JsonProperty("pickup")
    PICKUP,
    @JsonProperty("label")
    LABEL,
    @JsonProperty("swap")
    SWAP,
    @JsonProperty("resend")
    RESEND,
    @JsonProperty("invoice")
    INVOICE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.aftercare.ticket.triage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What the reply should ask the customer for. */
public enum Ask {
    @JsonProperty("order")
    ORDER,
    @JsonProperty("photo")
    PHOTO,
    @JsonProperty("detail")
    DETAIL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

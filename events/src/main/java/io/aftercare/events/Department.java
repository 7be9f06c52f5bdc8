package io.aftercare.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who works on a task. */
public enum Department {
    @JsonProperty("customer_service")
    CUSTOMER_SERVICE,
    @JsonProperty("quality")
    QUALITY,
    @JsonProperty("logistics")
    LOGISTICS,
    @JsonProperty("warehouse")
    WAREHOUSE,
    @JsonProperty("finance")
    FINANCE,
    @JsonProperty("technical")
    TECHNICAL;

    /** The name on the wire and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

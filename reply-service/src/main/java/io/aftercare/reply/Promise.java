package io.aftercare.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** Something that the reply's sentence number {@code sentence} (from 0) commits the merchant to, by {@code dueAt}. */
public record Promise(Kind kind, Instant dueAt, String caseId, int sentence) {
    public enum Kind {
        @JsonProperty("first_step")
        FIRST_STEP,
        @JsonProperty("ship_by")
        SHIP_BY,
        @JsonProperty("call_back")
        CALL_BACK,
        @JsonProperty("deliver_by")
        DELIVER_BY,
        @JsonProperty("refund_by")
        REFUND_BY,
        @JsonProperty("pickup")
        PICKUP
    }
}

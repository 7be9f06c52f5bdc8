package io.aftercare.insight.advice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;

/** What somebody decided about a recommendation; {@code until} is null but for a snoozed one. */
public record Decision(Kind decision, String reason, Instant until, String by, String role, Instant at) {
    /** What can be decided; the code is the last part of the path, too. */
    public enum Kind {
        @JsonProperty("adopted")
        ADOPT("adopted"),
        @JsonProperty("rejected")
        REJECT("rejected"),
        @JsonProperty("snoozed")
        SNOOZE("snoozed");

        private final String status;

        Kind(String status) {
            this.status = status;
        }

        public String status() {
            return status;
        }

        static Kind ofStatus(String status) {
            for (Kind kind : values()) {
                if (kind.status.equals(status)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no decision makes a recommendation " + status.toLowerCase(Locale.ROOT));
        }
    }
}

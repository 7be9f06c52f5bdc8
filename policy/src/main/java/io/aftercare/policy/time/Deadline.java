package io.aftercare.policy.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.policy.Coded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * By when something is to be done. {@code at} is the first moment that is too late; it is null, and so is {@code lastDay},
 * while {@code period.after} has not happened.
 *
 * @param countedBy the rule of counting, as "civil-code 201, 203"
 * @param insteadOf the day on which the period would have ended, had that not been a day of rest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deadline(
        Act act, Period period, Instant at, LocalDate lastDay, ZoneId zone, String countedBy, LocalDate insteadOf) {
    /** Who has to have done what: the customer asks and sends back, the seller does the rest. */
    public enum Act implements Coded {
        ASK,
        SEND_BACK,
        REFUND,
        SHIP,
        REPAIR,
        ISSUE;

        @Override
        @JsonValue
        public String code() {
            return Coded.of(this);
        }
    }
}

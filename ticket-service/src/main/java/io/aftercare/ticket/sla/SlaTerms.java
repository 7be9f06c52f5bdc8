package io.aftercare.ticket.sla;

import io.aftercare.calendar.BusinessCalendar;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a case is promised, in working time.
 *
 * @param rule the line of the file that says so
 * @param warnAt the share of a target's time after which those who work on it are warned
 */
public record SlaTerms(
        String rule,
        Duration firstResponse,
        Duration nextResponse,
        Duration resolution,
        BusinessCalendar calendar,
        double warnAt) {
    public SlaTerms {
        if (Stream.of(firstResponse, nextResponse, resolution).anyMatch(time -> !time.isPositive())) {
            throw new IllegalArgumentException("a target must allow some time");
        }
        if (!(warnAt > 0 && warnAt < 1)) {
            throw new IllegalArgumentException("warnAt must lie between 0 and 1, but is " + warnAt);
        }
    }

    Duration allowed(SlaTarget target) {
        return switch (target) {
            case FIRST_RESPONSE -> firstResponse;
            case NEXT_RESPONSE -> nextResponse;
            case RESOLUTION -> resolution;
        };
    }
}

package io.aftercare.policy.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Counts periods as statutes do, in one time zone: the day of the event is not counted, the last day lasts until
 * midnight, and a last day of rest gives way to the next working day. So say China's Civil Code (art. 201 to 203) and
 * the EU's Regulation 1182/71 (art. 3). Days are calendar days, whatever the clock does in between; hours are hours.
 */
public record DayCount(ZoneId zone, RestDays rest, String rule) {
    /** @param start when the period's event happened, or null if it has not */
    public Deadline deadline(Deadline.Act act, Period period, Instant start) {
        if (start == null) {
            return new Deadline(act, period, null, null, zone, rule, null);
        }
        if (period.hours() != null) {
            Instant end = start.plus(Duration.ofHours(period.hours()));
            return new Deadline(act, period, end, dayOf(end.minusNanos(1)), zone, rule, null);
        }
        LocalDate named = period.days() != null
                ? dayOf(start).plusDays(period.days())
                : dayOf(start).plusMonths(period.months());
        LocalDate last = rest.workingDayFrom(named);
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
        return new Deadline(act, period, end, last, zone, rule, last.equals(named) ? null : named);
    }

    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}

package io.aftercare.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * Hours of work without a break. One that ends at or before its begin ends the next day, so 00:00 to 00:00 is a whole day.
 */
public record Shift(LocalTime from, LocalTime to) {
    private static final String BETWEEN = "-";

    /**
     * @param text {@code 09:00-18:00}
     * @throws IllegalArgumentException when it is no such text
     */
    public static Shift parse(String text) {
        String[] ends = text.split(BETWEEN);
        try {
            if (ends.length == 2) {
                return new Shift(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            }
        } catch (DateTimeParseException e) {
            // Refused as what has no two ends.
        }
        throw new IllegalArgumentException("'" + text + "' is no shift: write 09:00-18:00");
    }

    /** On the wall clock of the zone: a shift over a change to summer time is an hour shorter. */
    Interval on(LocalDate day, ZoneId zone) {
        LocalDate end = to.isAfter(from) ? day : day.plusDays(1);
        return new Interval(
                day.atTime(from).atZone(zone).toInstant(),
                end.atTime(to).atZone(zone).toInstant());
    }

    /** From begin to before end. */
    record Interval(Instant begin, Instant end) {}
}

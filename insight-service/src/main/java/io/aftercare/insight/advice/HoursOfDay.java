package io.aftercare.insight.advice;

import io.aftercare.insight.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How many hours of a window lie in each hour of the day, as clocks of a zone show it: on a day that loses one, it has none. */
final class HoursOfDay {
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final double[] hours = new double[24];

    private HoursOfDay() {}

    static HoursOfDay in(Window window, ZoneId zone) {
        HoursOfDay found = new HoursOfDay();
        Instant at = window.from();
        while (at.isBefore(window.to())) {
            ZonedDateTime shown = at.atZone(zone);
            Instant next = at.plusNanos(HOUR - shown.toLocalTime().toNanoOfDay() % HOUR);
            // Where clocks are set while an hour runs, it ends there.
            Instant end = min(min(next, window.to()), change(zone, at));
            found.hours[shown.getHour()] += (double) Duration.between(at, end).toNanos() / HOUR;
            at = end;
        }
        return found;
    }

    /** In hours; 0 when the window has no moment of that hour of the day. */
    double of(int hourOfDay) {
        return hours[hourOfDay];
    }

    private static Instant change(ZoneId zone, Instant after) {
        var change = zone.getRules().isFixedOffset() ? null : zone.getRules().nextTransition(after);
        return change == null ? Instant.MAX : change.getInstant();
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package io.aftercare.local.merchant;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When customers write: more by day than by night, most in the evening, most on Mondays. */
final class Week {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final long HOUR = 3_600_000;

    private static final double[] HOURS = {
        0.5, 0.3, 0.2, 0.15, 0.15, 0.2, 0.4, 0.7, 1.0, 1.4, 1.6, 1.5, 1.2, 1.3, 1.4, 1.4, 1.3, 1.2, 1.2, 1.4, 1.6, 1.5,
        1.2, 0.8
    };
    private static final double[] DAYS = {1.2, 1.1, 1.0, 1.0, 1.0, 0.85, 0.85};
    private static final double MOST = 1.2 * 1.6;

    private Week() {}

    static int hour(long millis) {
        return zoned(millis).getHour();
    }

    /** Relative to other hours of the week. */
    static double weight(long millis) {
        ZonedDateTime time = zoned(millis);
        return HOURS[time.getHour()] * DAYS[time.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()];
    }

    /** The share of a day's work that comes in this hour of its busiest day, so staff suffices on every day. */
    static double share(int hour) {
        double sum = 0;
        for (double weight : HOURS) {
            sum += weight;
        }
        return HOURS[hour] / sum * DAYS[0];
    }

    static double most() {
        return MOST;
    }

    private static ZonedDateTime zoned(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZONE);
    }
}

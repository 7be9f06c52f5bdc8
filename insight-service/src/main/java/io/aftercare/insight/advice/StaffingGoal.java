package io.aftercare.insight.advice;

import io.aftercare.web.Problems;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/** Which share of tasks is to be taken how soon, and in which zone hours are counted. */
public record StaffingGoal(double level, Duration within, ZoneId zone) {
    /** In which hours of the day are counted where nothing else is said. */
    static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");

    private static final Duration LONGEST = Duration.ofDays(30);

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what makes no sense; null is 80 % within an hour */
    public static StaffingGoal of(String level, String within, String zone) {
        return new StaffingGoal(level(level), within(within), zone(zone));
    }

    private static double level(String text) {
        try {
            double level = text == null ? 0.8 : Double.parseDouble(text);
            if (level > 0 && level < 1) {
                return level;
            }
        } catch (NumberFormatException e) {
            // Refused as what is out of range.
        }
        throw Problems.invalid("level-invalid", "level must be a number between 0 and 1, such as 0.8.");
    }

    private static Duration within(String text) {
        try {
            Duration within = text == null ? Duration.ofHours(1) : Duration.parse(text);
            if (!within.isNegative() && within.compareTo(LONGEST) <= 0) {
                return within;
            }
        } catch (DateTimeException e) {
            // Refused as what is out of range.
        }
        throw Problems.invalid("within-invalid", "within must be a duration up to 30 days, such as PT1H.");
    }

    private static ZoneId zone(String text) {
        if (text == null) {
            return USUAL_ZONE;
        }
        // PostgreSQL takes +08:00 for what lies west of Greenwich.
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw Problems.invalid("zone-invalid", "zone must be a time zone by its name, such as Asia/Shanghai.");
        }
        return ZoneId.of(text);
    }
}

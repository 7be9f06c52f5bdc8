package io.aftercare.local.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Turns "two days ago at half past ten" into instants, on the shop's own days. */
record Calendar(Instant now) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    Calendar {
        now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZONE);
    }

    /** What happened that many days ago; early in the morning, what belongs to later today has just happened. */
    Instant ago(int days, int hour, int minute) {
        return happened(at(-days, hour, minute));
    }

    /** The last moment of that day's business, for promises. */
    Instant due(int daysFromToday) {
        return at(daysFromToday, 22, 0);
    }

    Instant happened(Instant moment) {
        return moment.isBefore(now) ? moment : now;
    }

    private Instant at(int days, int hour, int minute) {
        return today().plusDays(days)
                .atTime(LocalTime.of(hour, minute))
                .atZone(ZONE)
                .toInstant();
    }
}

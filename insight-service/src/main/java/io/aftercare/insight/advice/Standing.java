package io.aftercare.insight.advice;

import io.aftercare.insight.advice.Decision.Kind;
import java.time.Instant;

/**
 * How a recommendation stands: what was decided last, and on what evidence.
 *
 * @param status {@code open}, {@code adopted}, {@code rejected} or {@code snoozed}
 * @param version how often it was decided on
 * @param until when a snoozed one comes back
 * @param decidedVisits and {@code decidedHoursHigh}: the evidence then, of {@code decidedDays}; 0 where nothing was decided
 */
record Standing(
        String status,
        int version,
        Instant decidedAt,
        Instant until,
        int decidedVisits,
        double decidedHoursHigh,
        int decidedDays) {
    static final String OPEN = "open";
    static final Standing NEW = new Standing(OPEN, 0, null, null, 0, 0, 0);

    /** Evidence has grown markedly when there is this many times as much of it, or it costs more than was thought possible. */
    private static final int MARKEDLY = 2;

    /** As it stands now, in view of the evidence that there is now, of a window of any length. */
    String now(Recommendation evidence, Instant now) {
        boolean over = Kind.SNOOZE.status().equals(status) && !now.isBefore(until);
        boolean grown = Kind.REJECT.status().equals(status) && (hasMoreVisits(evidence) || costsMore(evidence));
        return over || grown ? OPEN : status;
    }

    /** A day. In a few days there are many by chance, so a shorter window does not tell. */
    private boolean hasMoreVisits(Recommendation evidence) {
        return evidence.days() >= decidedDays
                && (double) evidence.visitsInAll() * decidedDays >= (double) MARKEDLY * decidedVisits * evidence.days();
    }

    /** A day, beyond doubt. */
    private boolean costsMore(Recommendation evidence) {
        return evidence.savedHoursLow() * decidedDays > decidedHoursHigh * evidence.days();
    }

    String etag() {
        return etag(version);
    }

    static String etag(int version) {
        return "\"" + version + "\"";
    }
}

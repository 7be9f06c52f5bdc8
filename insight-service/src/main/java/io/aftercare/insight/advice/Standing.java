package io.aftercare.insight.advice;

import io.aftercare.insight.advice.Decision.Kind;
import java.time.Instant;

/**
 * How a recommendation stands: what was decided last, and on what evidence.
 *
 * @param status {@code open}, {@code adopted}, {@code rejected} or {@code snoozed}
 * @param version how often it was decided on
 * @param until when a snoozed one comes back
 * @param decidedVisits and {@code decidedHoursHigh}: the evidence then; 0 where nothing was decided
 */
record Standing(
        String status, int version, Instant decidedAt, Instant until, int decidedVisits, double decidedHoursHigh) {
    static final String OPEN = "open";
    static final Standing NEW = new Standing(OPEN, 0, null, null, 0, 0);

    /** Evidence has grown markedly when there is this many times as much of it, or it costs more than was thought possible. */
    private static final int MARKEDLY = 2;

    /** As it stands now, in view of the evidence that there is now. */
    String now(Recommendation evidence, Instant now) {
        boolean over = Kind.SNOOZE.status().equals(status) && !now.isBefore(until);
        boolean grown = Kind.REJECT.status().equals(status)
                && (evidence.visits() >= MARKEDLY * decidedVisits || evidence.savedHoursLow() > decidedHoursHigh);
        return over || grown ? OPEN : status;
    }

    String etag() {
        return "\"" + version + "\"";
    }
}

package io.aftercare.insight;

import io.aftercare.insight.log.LoggedEvent;
import io.aftercare.web.Problems;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * The stretch of time, {@code from} included and {@code to} not, that figures are asked for. What has a beginning counts
 * where it began: a case where it was opened, an answer where the message was received.
 */
public record Window(Instant from, Instant to) {
    static final Duration DEFAULT_LENGTH = Duration.ofDays(30);

    public Window {
        if (!from.isBefore(to)) {
            throw Problems.invalid("window-empty", "from (" + from + ") must be before to (" + to + ").");
        }
    }

    /**
     * @param from ISO-8601 instant, or null for {@link #DEFAULT_LENGTH} before {@code to}
     * @param to ISO-8601 instant, or null for {@code now}
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when one is no instant or they are in the wrong order
     */
    public static Window of(String from, String to, Instant now) {
        Instant end = to == null ? now : instant("to", to);
        return new Window(from == null ? end.minus(DEFAULT_LENGTH) : instant("from", from), end);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The parameters $1 tenant, $2 from and $3 to, with which the query of every figure begins. */
    public Tuple tuple(String tenant) {
        return Tuple.of(tenant, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
    }

    private static Instant instant(String name, String text) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(LoggedEvent.EARLIEST) && !instant.isAfter(LoggedEvent.LATEST)) {
                return instant;
            }
        } catch (DateTimeParseException noInstant) {
            // Told below, with what would be right.
        }
        throw Problems.invalid(
                "window-invalid",
                name + " must be an instant from " + LoggedEvent.EARLIEST + " to " + LoggedEvent.LATEST
                        + ", written like these two.");
    }
}

package io.aftercare.insight.advice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A recommendation and how it stands.
 *
 * @param status {@code open}, {@code adopted}, {@code rejected} or {@code snoozed}
 * @param version the ETag, of how often it was decided on
 * @param history what was decided, the latest last; null in a list
 * @param measured what came of it; null unless it was adopted and there is enough since
 */
public record Advised(
        @JsonUnwrapped Recommendation recommendation,
        String status,
        int version,
        Instant decidedAt,
        Instant until,
        List<Decision> history,
        Measured measured) {
    @JsonIgnore
    public String etag() {
        return Standing.etag(version);
    }

    static Advised of(Recommendation it, Standing standing, Instant now) {
        return new Advised(
                it, standing.now(it, now), standing.version(), standing.decidedAt(), standing.until(), null, null);
    }
}

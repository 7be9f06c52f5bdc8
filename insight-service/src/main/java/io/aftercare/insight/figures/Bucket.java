package io.aftercare.insight.figures;

import io.aftercare.insight.Window;
import io.aftercare.web.Problems;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** How finely a series is cut, in UTC. */
public enum Bucket {
    HOUR("hour", ChronoUnit.HOURS),
    DAY("day", ChronoUnit.DAYS);

    private static final int LONGEST_SERIES = 2_400;

    private final String code;
    private final ChronoUnit unit;

    Bucket(String code, ChronoUnit unit) {
        this.code = code;
        this.unit = unit;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a name that is none; null is a day */
    public static Bucket named(String name) {
        if (name == null) {
            return DAY;
        }
        return Stream.of(values())
                .filter(bucket -> bucket.code.equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("bucket-unknown", "bucket must be hour or day."));
    }

    /** As PostgreSQL's {@code date_trunc} calls it. */
    String code() {
        return code;
    }

    /**
     * Every start of a bucket that the window touches, the first perhaps before the window.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there are too many to be of use
     */
    List<Instant> starts(Window window) {
        if (window.length().dividedBy(unit.getDuration()) >= LONGEST_SERIES) {
            throw Problems.invalid(
                    "window-too-long",
                    "A window may hold " + LONGEST_SERIES + " buckets of one " + code + "; ask for less"
                            + (this == HOUR ? ", or for days." : "."));
        }
        return Stream.iterate(
                        window.from().truncatedTo(unit),
                        start -> start.isBefore(window.to()),
                        start -> start.plus(1, unit))
                .toList();
    }
}

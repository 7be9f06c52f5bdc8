package io.aftercare.insight.figures;

import static java.util.stream.Collectors.joining;

import io.aftercare.web.Problems;
import java.util.Locale;
import java.util.stream.Stream;

/** By what cases are told apart: attributes of their opening. */
public enum Segment {
    KIND,
    INTENT,
    DEPARTMENT,
    COMPLAINT,
    URGENCY;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a name that is none; null is the kind */
    public static Segment named(String name) {
        if (name == null) {
            return KIND;
        }
        return Stream.of(values())
                .filter(segment -> segment.code().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        "segment-unknown",
                        "by must be one of "
                                + Stream.of(values()).map(Segment::code).collect(joining(", ")) + "."));
    }

    /** The field of {@code case.opened}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

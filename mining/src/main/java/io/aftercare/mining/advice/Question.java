package io.aftercare.mining.advice;

import java.util.List;
import java.util.Set;

/**
 * What a detector asks of cases: whether a segment of them is worse off than others that are like them.
 *
 * @param kind of what is found
 * @param compares what of the observations is compared
 * @param attributes that tell segments; others are left alone
 */
public record Question(String kind, Compares compares, Set<String> attributes, List<Observation> observations) {
    /** What decides whether a segment is worse off; what it costs is the difference of mean times in either case. */
    public enum Compares {
        /** The ranks of times within strata. */
        TIMES,
        /** How many are hit, within strata. */
        HITS,
        /**
         * Whether more than {@link #NEARLY_ALL} of a segment are hit, whatever the others are; what it costs is all of
         * its time.
         */
        NEARLY_ALL_HIT
    }

    /** The share that is nearly all. */
    public static final double NEARLY_ALL = 0.9;

    public Question {
        attributes = Set.copyOf(attributes);
        observations = List.copyOf(observations);
    }
}

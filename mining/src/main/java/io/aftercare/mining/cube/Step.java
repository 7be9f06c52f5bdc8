package io.aftercare.mining.cube;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * One event of a timeline.
 *
 * @param at milliseconds since 1970
 * @param id of the event
 * @param activity the code of its name; whoever gives out the codes knows which
 * @param marks bits of {@link Mark}
 * @param segment what it says of the segment: a code for each dimension, 0 for one of which it says nothing; may be short
 */
public record Step(long at, UUID id, int activity, int marks, List<Integer> segment) implements Comparable<Step> {
    /** By time, then by id as PostgreSQL compares them. */
    private static final Comparator<Step> ORDER = Comparator.comparingLong(Step::at)
            .thenComparing(step -> step.id.getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(step -> step.id.getLeastSignificantBits(), Long::compareUnsigned);

    public Step {
        segment = List.copyOf(segment);
        if (activity < 0 || marks < 0) {
            throw new IllegalArgumentException("codes of activities and marks are not negative");
        }
    }

    public Step(long at, UUID id, int activity, int marks) {
        this(at, id, activity, marks, List.of());
    }

    public boolean is(int mark) {
        return (marks & mark) != 0;
    }

    Step sealed() {
        return new Step(at, id, activity, marks | Mark.SEALED, List.of());
    }

    @Override
    public int compareTo(Step other) {
        return ORDER.compare(this, other);
    }
}

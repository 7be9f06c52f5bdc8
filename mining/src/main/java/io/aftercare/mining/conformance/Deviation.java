package io.aftercare.mining.conformance;

import java.time.Instant;
import java.util.List;

/**
 * A case did what its process does not allow.
 *
 * @param at when it was seen
 * @param activity what was done; the last thing that was, for {@link Kind#UNFINISHED}
 * @param skipped the activities of the shortest way that would have allowed it
 */
public record Deviation(String caseId, Instant at, Kind kind, String activity, List<String> skipped) {
    public enum Kind {
        /** It would have been allowed later on: what should have come before is named. */
        SKIPPED,
        /** It was done before, and the case is nearer behind it than before the next time that it is allowed. */
        REPEATED,
        /** Nothing leads from where the case is to where this is allowed. */
        OUT_OF_PLACE,
        /** The process has no such activity. */
        UNKNOWN,
        /** The case ended where the process does not. */
        UNFINISHED
    }

    public Deviation {
        skipped = List.copyOf(skipped);
    }
}

package io.aftercare.mining.advice;

import java.util.Map;

/**
 * What became of a case, or of a part of one, in one respect.
 *
 * @param step where in the process; what is of one step is compared
 * @param seconds what it cost in time, 0 where it cost none
 * @param hit whether what is looked for happened; of no account where times are compared
 * @param stratum what must be equal to be compared, such as the kind of the case
 * @param attributes by which cases differ otherwise
 */
public record Observation(
        String caseId, String step, double seconds, boolean hit, String stratum, Map<String, String> attributes) {
    public Observation {
        attributes = Map.copyOf(attributes);
    }

    /** A case stood so long at a step. */
    public static Observation time(
            String caseId, String step, double seconds, String stratum, Map<String, String> attributes) {
        return new Observation(caseId, step, seconds, false, stratum, attributes);
    }
}

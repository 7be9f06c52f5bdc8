package io.aftercare.mining.advice;

import java.util.Map;

/**
 * A case waited at a step of its process.
 *
 * @param stratum what must be equal to be compared, such as the kind of the case
 * @param attributes by which cases differ otherwise
 */
public record Visit(String caseId, String step, double seconds, String stratum, Map<String, String> attributes) {
    public Visit {
        attributes = Map.copyOf(attributes);
    }
}

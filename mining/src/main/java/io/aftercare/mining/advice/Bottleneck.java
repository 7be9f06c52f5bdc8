package io.aftercare.mining.advice;

import io.aftercare.mining.statistics.Effect;
import java.util.List;

/**
 * Cases of one segment wait longer at a step than others like them.
 *
 * @param attribute and {@code value} are the segment
 * @param pValue of one test, before the correction for many
 * @param perVisit how many seconds longer; what would be saved if the segment waited like the others
 * @param longest the cases that waited longest
 */
public record Bottleneck(
        String step, String attribute, String value, int visits, double pValue, Effect perVisit, List<String> longest) {
    /** How many of the visits there were others like, to compare them with. */
    public int comparable() {
        return perVisit.treated();
    }

    /** Seconds that those visits waited longer than the others; of what cannot be compared nothing is known. */
    public double total() {
        return comparable() * perVisit.estimate();
    }
}

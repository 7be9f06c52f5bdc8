package io.aftercare.mining.advice;

import io.aftercare.mining.statistics.Effect;
import io.aftercare.mining.statistics.RootCauses.Subgroup;
import java.util.List;

/**
 * Cases of one segment are worse off at a step than others like them.
 *
 * @param kind of the question that was asked
 * @param attribute and {@code value} are the segment
 * @param size how many observations of the segment there are
 * @param hits how many of them are hit
 * @param share of the segment that is hit, and of the others, each within strata of the segment's weights; 0 where times
 *     are compared
 * @param pValue of one test, before the correction for many
 * @param each how many seconds more than others; what would be saved if the segment were like the others
 * @param cases those that it cost most
 * @param causes by what else the worst of the step differ from the rest of it
 */
public record Finding(
        String kind,
        String step,
        String attribute,
        String value,
        int size,
        int hits,
        double share,
        double otherShare,
        double pValue,
        Effect each,
        List<String> cases,
        List<Subgroup> causes) {
    /** Seconds that those of the segment cost more which there are others to compare with. */
    public double total() {
        return each.treated() * each.estimate();
    }

    /** The same, of another kind. */
    public Finding of(String otherKind) {
        return new Finding(
                otherKind, step, attribute, value, size, hits, share, otherShare, pValue, each, cases, causes);
    }
}

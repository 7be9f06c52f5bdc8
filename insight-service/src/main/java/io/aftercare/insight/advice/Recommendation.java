package io.aftercare.insight.advice;

import io.aftercare.mining.advice.Bottleneck;
import io.aftercare.mining.statistics.Effect;
import java.util.List;

/**
 * What to look at, why, and what it would bring.
 *
 * @param kind {@code bottleneck}: cases of the segment stand longer at the stage than others of their kind
 * @param attribute and {@code value} are the segment
 * @param visits how often a case of the segment stood there
 * @param savedPerVisit what a visit would be shorter by if the segment waited like the others
 * @param comparable of the visits, those that there were visits of others of their kind to compare with
 * @param savedHours the same, of all that are comparable
 * @param pValue how often chance alone gives such a difference, before the correction for the number of tests
 * @param cases those that stood there longest
 */
public record Recommendation(
        String kind,
        String stage,
        String attribute,
        String value,
        int visits,
        int comparable,
        Interval savedPerVisit,
        double savedHours,
        double pValue,
        List<String> cases) {
    /** Covers the truth with the probability {@code level}. */
    public record Interval(double seconds, double lowSeconds, double highSeconds, double level) {
        static Interval of(Effect effect) {
            return new Interval(effect.estimate(), effect.low(), effect.high(), effect.level());
        }
    }

    static Recommendation of(Bottleneck bottleneck) {
        return new Recommendation(
                "bottleneck",
                bottleneck.step(),
                bottleneck.attribute(),
                bottleneck.value(),
                bottleneck.visits(),
                bottleneck.comparable(),
                Interval.of(bottleneck.perVisit()),
                bottleneck.total() / 3600,
                bottleneck.pValue(),
                bottleneck.longest());
    }
}

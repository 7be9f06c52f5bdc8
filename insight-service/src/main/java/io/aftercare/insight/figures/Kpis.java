package io.aftercare.insight.figures;

import io.aftercare.insight.figures.Times.Percentiles;
import java.util.List;

/** How the cases of a window went: all of them, and those of each segment, the most first. */
public record Kpis(Figures all, List<Figures> segments) {
    /**
     * Counts of cases, each a part of {@code cases}; rates are null where there is nothing to be a share of.
     *
     * @param value of the attribute; null where cases have none, and of all
     * @param complaints those in which the customer complains
     * @param open those that are neither resolved nor closed nor cancelled by now
     * @param reopened those that were taken up again after they had been settled
     * @param handedOff those whose conversation asked for a person
     * @param termsBroken those in which a term was not kept
     * @param promisesKept of the promises about these cases, in time or late; {@code promisesLate} of them late
     * @param resolution from the opening to the first resolution
     */
    public record Figures(
            String value,
            long cases,
            long complaints,
            long open,
            long resolved,
            long reopened,
            long handedOff,
            long termsBroken,
            long promisesKept,
            long promisesLate,
            long promisesBroken,
            Double complaintRate,
            Double reopenRate,
            Double handoffRate,
            Double termsKeptRate,
            Double promisesKeptRate,
            Percentiles resolution) {
        static Double share(long part, long whole) {
            return whole == 0 ? null : (double) part / whole;
        }
    }
}

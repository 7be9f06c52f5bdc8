package io.aftercare.insight.figures;

import io.aftercare.insight.figures.Times.Percentiles;
import java.util.List;

/** How the cases of a window went: all of them, and those of each segment, the most first. */
public record Kpis(Figures all, List<Figures> segments) {
    /**
     * Counts of cases, each a part of {@code cases} and described by {@link CaseSet}; rates are null where there is nothing
     * to be a share of.
     *
     * @param value of the attribute; null where cases have none, and of all
     * @param promisesKept promises about these cases, in time or late; {@code promisesLate} of them late
     * @param complaintRate of cases; so are {@code returnRate}, {@code handoffRate}, {@code termsKeptRate}
     * @param reopenRate of resolved ones; so are {@code automatedRate} and {@code automatedConfirmedRate}
     * @param automatedDurableRate of those resolved a week ago or longer, the others cannot tell yet
     * @param satisfactionRate good ratings of all that were given in the conversations of these cases
     * @param firstResponse from the opening to the next reply in the conversation
     * @param resolution from the opening to the first resolution
     * @param age of open cases
     * @param handlingHours that tasks took from being taken to being completed, all together
     * @param costPerCase those hours at the price of an hour that was asked for; null where none was
     */
    public record Figures(
            String value,
            long cases,
            long complaints,
            long returns,
            long open,
            long resolved,
            long reopened,
            long handedOff,
            long termsBroken,
            long promisesKept,
            long promisesLate,
            long promisesBroken,
            long automated,
            long automatedConfirmed,
            long settledAWeek,
            long automatedDurable,
            Double complaintRate,
            Double returnRate,
            Double reopenRate,
            Double handoffRate,
            Double termsKeptRate,
            Double promisesKeptRate,
            Double automatedRate,
            Double automatedConfirmedRate,
            Double automatedDurableRate,
            Double satisfactionRate,
            Percentiles firstResponse,
            Percentiles resolution,
            Percentiles age,
            double handlingHours,
            Double costPerCase) {
        static Double share(long part, long whole) {
            return whole == 0 ? null : (double) part / whole;
        }
    }
}

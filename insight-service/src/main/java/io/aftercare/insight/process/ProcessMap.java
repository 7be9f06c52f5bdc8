package io.aftercare.insight.process;

import io.aftercare.mining.DirectlyFollowsGraph;
import io.aftercare.mining.DurationSketch;
import io.aftercare.mining.Edge;
import io.aftercare.mining.measure.Counts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A directly-follows graph as it is shown, the most frequent first. */
public record ProcessMap(
        long cases,
        long events,
        Map<String, Long> starts,
        Map<String, Long> ends,
        List<ActivityCount> activities,
        List<Transition> edges) {
    public record ActivityCount(String name, long count) {}

    /** {@code to} was the next step after {@code from}, {@code count} times, so long after it. */
    public record Transition(
            String from, String to, long count, double p50Seconds, double p95Seconds, double meanSeconds) {
        private static final Comparator<Transition> MOST_FREQUENT_FIRST = Comparator.comparingLong(Transition::count)
                .reversed()
                .thenComparing(Transition::from)
                .thenComparing(Transition::to);

        static Transition of(Edge edge, DurationSketch durations) {
            return new Transition(
                    edge.from(),
                    edge.to(),
                    durations.count(),
                    seconds(durations.percentile(0.5)),
                    seconds(durations.percentile(0.95)),
                    seconds(durations.mean()));
        }

        private static double seconds(Duration duration) {
            return duration.toNanos() / 1e9;
        }
    }

    public static ProcessMap of(DirectlyFollowsGraph graph) {
        return new ProcessMap(
                graph.cases(),
                graph.events(),
                Counts.mostFrequentFirst(graph.starts()),
                Counts.mostFrequentFirst(graph.ends()),
                Counts.mostFrequentFirst(graph.activities()).entrySet().stream()
                        .map(activity -> new ActivityCount(activity.getKey(), activity.getValue()))
                        .toList(),
                graph.edges().entrySet().stream()
                        .map(edge -> Transition.of(edge.getKey(), edge.getValue()))
                        .sorted(Transition.MOST_FREQUENT_FIRST)
                        .toList());
    }
}

package io.aftercare.local.launcher.mine;

import io.aftercare.mining.DurationSketch;
import io.aftercare.mining.Edge;
import io.aftercare.mining.measure.Counts;
import io.aftercare.mining.measure.Flow;
import io.aftercare.mining.measure.Handover;
import io.aftercare.mining.measure.ProcessFigures;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is known of a log, the most frequent first; times are seconds. */
public record LogReport(
        long cases,
        long events,
        Map<String, Long> activities,
        Map<String, Long> start,
        Map<String, Long> end,
        long variants,
        List<VariantCount> topVariants,
        List<Follows> directlyFollows,
        Times cycleTime,
        Map<String, Times> waiting,
        Map<String, Times> working,
        Map<String, Long> reworkCases,
        Map<String, Long> resources,
        List<Between> handovers,
        List<Between> pingPong,
        Double betweenArrivalsSeconds,
        List<Flow.Day> days) {
    public record VariantCount(List<String> activities, long count) {}

    /** {@code working} is null where no working hours were told. */
    public record Follows(String from, String to, long count, Times times, Times working) {}

    public record Between(String from, String to, long count) {
        static List<Between> of(Map<Handover, Long> counts) {
            return counts.entrySet().stream()
                    .map(count ->
                            new Between(count.getKey().from(), count.getKey().to(), count.getValue()))
                    .toList();
        }
    }

    public record Times(
            long count, double mean, double median, double p95, double min, double max, double sum, double deviation) {
        static Times of(DurationSketch times) {
            return new Times(
                    times.count(),
                    seconds(times.mean()),
                    seconds(times.percentile(0.5)),
                    seconds(times.percentile(0.95)),
                    seconds(times.least()),
                    seconds(times.most()),
                    seconds(times.sum()),
                    seconds(times.deviation()));
        }
    }

    /**
     * @param working the same measured in working hours; null where none were told
     * @param limit of variants and handovers
     */
    public static LogReport of(ProcessFigures figures, ProcessFigures working, int limit) {
        return new LogReport(
                figures.graph().cases(),
                figures.graph().events(),
                Counts.mostFrequentFirst(figures.graph().activities()),
                Counts.mostFrequentFirst(figures.graph().starts()),
                Counts.mostFrequentFirst(figures.graph().ends()),
                figures.variants().size(),
                figures.variants().mostFrequent(limit).entrySet().stream()
                        .map(variant -> new VariantCount(variant.getKey().activities(), variant.getValue()))
                        .toList(),
                figures.graph().edges().entrySet().stream()
                        .map(edge -> follows(edge, working))
                        .sorted(Comparator.comparingLong(Follows::count)
                                .reversed()
                                .thenComparing(Follows::from)
                                .thenComparing(Follows::to))
                        .toList(),
                figures.graph().cases() == 0 ? null : Times.of(figures.cycleTimes()),
                times(figures.steps().waiting()),
                times(figures.steps().working()),
                figures.rework().cases().mostFrequentFirst(),
                figures.resources().events().mostFrequentFirst(),
                Between.of(figures.resources().handovers().mostFrequent(limit)),
                Between.of(figures.resources().pingPong().mostFrequent(limit)),
                figures.flow().betweenArrivals().map(LogReport::seconds).orElse(null),
                figures.flow().days());
    }

    private static Follows follows(Map.Entry<Edge, DurationSketch> edge, ProcessFigures working) {
        return new Follows(
                edge.getKey().from(),
                edge.getKey().to(),
                edge.getValue().count(),
                Times.of(edge.getValue()),
                working == null ? null : Times.of(working.graph().edges().get(edge.getKey())));
    }

    private static Map<String, Times> times(Map<String, DurationSketch> sketches) {
        return collect(
                sketches.entrySet().stream().map(entry -> Map.entry(entry.getKey(), Times.of(entry.getValue()))));
    }

    private static <V> Map<String, V> collect(Stream<Map.Entry<String, V>> entries) {
        Map<String, V> ordered = new LinkedHashMap<>();
        entries.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

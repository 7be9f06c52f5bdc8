package io.aftercare.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MergingGraphsTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @Property(tries = 300)
    void theGraphsOfShardsByCaseMergeIntoTheGraphOfTheWhole(
            @ForAll("logs") List<ActivityEvent> log, @ForAll @IntRange(min = 1, max = 5) int shards) {
        DirectlyFollowsGraph whole = mine(log);

        DirectlyFollowsGraph merged = new DirectlyFollowsGraph();
        log.stream()
                .collect(Collectors.groupingBy(event -> event.caseId().hashCode() % shards))
                .values()
                .forEach(shard -> merged.merge(mine(shard)));

        assertThat(figures(merged)).isEqualTo(figures(whole));
    }

    @Property(tries = 300)
    void theOrderInWhichCasesInterleaveChangesNothing(@ForAll("logs") List<ActivityEvent> log) {
        List<ActivityEvent> caseByCase =
                log.stream().collect(Collectors.groupingBy(ActivityEvent::caseId)).values().stream()
                        .flatMap(List::stream)
                        .toList();

        assertThat(figures(mine(caseByCase))).isEqualTo(figures(mine(log)));
    }

    @Property(tries = 300)
    void everyEventButTheFirstOfItsCaseIsTheTargetOfAnEdge(@ForAll("logs") List<ActivityEvent> log) {
        DirectlyFollowsGraph graph = mine(log);

        long followed =
                graph.edges().values().stream().mapToLong(DurationSketch::count).sum();

        assertThat(followed).isEqualTo(graph.events() - graph.cases());
        assertThat(graph.ends().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(graph.cases());
    }

    /** Up to 200 events of up to 8 cases over 4 activities; time never runs backwards and often stands still. */
    @Provide
    Arbitrary<List<ActivityEvent>> logs() {
        Arbitrary<Step> steps = Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.integers().between(-2_000, 10_000_000).map(millis -> Math.max(0, millis)))
                .as(Step::new);
        return steps.list().ofMaxSize(200).map(Step::log);
    }

    private record Step(int caseId, String activity, int millisLater) {
        static List<ActivityEvent> log(List<Step> steps) {
            Instant[] now = {START};
            return steps.stream()
                    .map(step -> {
                        now[0] = now[0].plusMillis(step.millisLater);
                        return new ActivityEvent("case-" + step.caseId, step.activity, now[0]);
                    })
                    .toList();
        }
    }

    private static DirectlyFollowsGraph mine(List<ActivityEvent> log) {
        DirectlyFollowsMiner miner = new DirectlyFollowsMiner();
        log.forEach(miner::ingest);
        return miner.graph();
    }

    private static List<Object> figures(DirectlyFollowsGraph graph) {
        Map<Edge, List<Object>> edges = graph.edges().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, edge -> durations(edge.getValue())));
        return List.of(graph.cases(), graph.events(), graph.activities(), graph.starts(), graph.ends(), edges);
    }

    private static List<Object> durations(DurationSketch sketch) {
        return Stream.concat(
                        Stream.<Object>of(sketch.count(), sketch.mean()),
                        Stream.of(0.0, 0.5, 0.95, 0.99, 1.0).<Duration>map(sketch::percentile))
                .toList();
    }
}

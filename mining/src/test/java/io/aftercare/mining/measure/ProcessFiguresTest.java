package io.aftercare.mining.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.mining.DurationSketch;
import io.aftercare.mining.Edge;
import io.aftercare.mining.Stopwatch;
import io.aftercare.mining.log.LogEvent;
import io.aftercare.mining.log.Trace;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three cases that can be counted by hand. */
class ProcessFiguresTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** The inspection is done twice, and Li gets the case back from Wang twice. */
    private static final Trace REPEATED = trace(
            "r1",
            "open     | complete | Li   | 2026-05-04T09:00:00+08:00",
            "inspect  | start    | Wang | 2026-05-04T10:00:00+08:00",
            "inspect  | complete | Wang | 2026-05-04T10:30:00+08:00",
            "ask      | complete | Li   | 2026-05-04T11:00:00+08:00",
            "inspect  | start    | Wang | 2026-05-04T12:00:00+08:00",
            "inspect  | complete | Wang | 2026-05-04T12:10:00+08:00",
            "refund   | complete | Li   | 2026-05-05T12:10:00+08:00");

    private static final Trace STRAIGHT = trace(
            "r2",
            "open     | complete | Li   | 2026-05-04T13:00:00+08:00",
            "refund   | complete |      | 2026-05-04T14:00:00+08:00");

    private static final Trace STRAIGHT_AGAIN = trace(
            "r3",
            "open     | complete | Wang | 2026-05-06T00:30:00+08:00",
            "refund   | complete | Wang | 2026-05-06T01:30:00+08:00");

    private final ProcessFigures figures = mine(REPEATED, STRAIGHT, STRAIGHT_AGAIN);

    @Test
    void variantsAreWaysThroughTheProcess() {
        assertThat(figures.variants().mostFrequentFirst())
                .isEqualTo(Map.of(new Variant(List.of("open", "refund")), 2L, new Variant(REPEATED.activities()), 1L));
        assertThat(figures.variants().mostFrequent(1).values()).containsExactly(2L);
    }

    @Test
    void aCaseTakesFromItsFirstEventToItsLast() {
        DurationSketch times = figures.cycleTimes();

        assertThat(times.count()).isEqualTo(3);
        assertThat(times.percentile(0.5)).isEqualTo(Duration.ofHours(1));
        assertThat(times.most()).isEqualTo(Duration.ofHours(27).plusMinutes(10));
    }

    @Test
    void workLastsFromStartToCompletionAndWaitingBeforeIt() {
        assertThat(figures.steps().working()).containsOnlyKeys("inspect");
        DurationSketch inspecting = figures.steps().working().get("inspect");
        assertThat(inspecting.least()).isEqualTo(Duration.ofMinutes(10));
        assertThat(inspecting.most()).isEqualTo(Duration.ofMinutes(30));
        assertThat(figures.steps().waiting().get("inspect").mean()).isEqualTo(Duration.ofHours(1));
        assertThat(figures.steps().waiting().get("ask").mean()).isEqualTo(Duration.ofMinutes(30));
        assertThat(figures.steps().waiting().get("refund").count()).isEqualTo(3);
        assertThat(figures.steps().waiting()).doesNotContainKey("open");
    }

    @Test
    void reworkIsWhatWasDoneAgain() {
        assertThat(figures.rework().cases().mostFrequentFirst()).isEqualTo(Map.of("inspect", 1L));
        assertThat(figures.rework().repetitions().mostFrequentFirst()).isEqualTo(Map.of("inspect", 3L));
        assertThat(figures.rework().casesWithAny()).isEqualTo(1);
    }

    @Test
    void workIsHandedOverAndBack() {
        Resources resources = figures.resources();

        assertThat(resources.events().mostFrequentFirst()).isEqualTo(Map.of("Wang", 6L, "Li", 4L));
        assertThat(resources.cases().mostFrequentFirst()).isEqualTo(Map.of("Wang", 2L, "Li", 2L));
        assertThat(resources.handovers().mostFrequentFirst())
                .isEqualTo(Map.of(new Handover("Li", "Wang"), 2L, new Handover("Wang", "Li"), 2L));
        // Li, Wang, Li, Wang, Li: each gave back what it had got, Wang twice and Li once
        assertThat(resources.pingPong().mostFrequentFirst())
                .isEqualTo(Map.of(new Handover("Li", "Wang"), 2L, new Handover("Wang", "Li"), 1L));
        assertThat(resources.casesWithPingPong()).isEqualTo(1);
    }

    @Test
    void casesArriveAndAreDoneOnDaysOfTheZone() {
        assertThat(figures.flow().days())
                .containsExactly(
                        new Flow.Day(LocalDate.of(2026, 5, 4), 2, 1, 1),
                        new Flow.Day(LocalDate.of(2026, 5, 5), 0, 1, 0),
                        new Flow.Day(LocalDate.of(2026, 5, 6), 1, 1, 0));
        assertThat(figures.flow().betweenArrivals())
                .contains(Duration.ofMinutes(39 * 60 + 30).dividedBy(2));
        assertThat(mine(STRAIGHT).flow().betweenArrivals()).isEmpty();
    }

    @Test
    void figuresOfPartsMergeIntoThoseOfTheWhole() {
        ProcessFigures merged = mine(STRAIGHT_AGAIN);
        merged.merge(mine(STRAIGHT, REPEATED));

        assertThat(merged)
                .usingRecursiveComparison()
                .withEqualsForType(ProcessFiguresTest::sayTheSame, DurationSketch.class)
                .ignoringFields("stopwatch", "miner", "steps.stopwatch")
                .isEqualTo(figures);
    }

    @Test
    void timeIsWhatTheStopwatchCounts() {
        Stopwatch halfOfIt = (from, to) -> Duration.between(from, to).dividedBy(2);
        ProcessFigures halved = new ProcessFigures(halfOfIt, SHANGHAI);
        halved.ingest(STRAIGHT);

        assertThat(halved.cycleTimes().mean()).isEqualTo(Duration.ofMinutes(30));
        assertThat(halved.graph().edges().get(new Edge("open", "refund")).mean())
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(halved.steps().waiting().get("refund").mean()).isEqualTo(Duration.ofMinutes(30));
    }

    private static boolean sayTheSame(DurationSketch one, DurationSketch other) {
        return one.count() == other.count()
                && one.deviation().equals(other.deviation())
                && one.percentile(0.5).equals(other.percentile(0.5))
                && one.most().equals(other.most());
    }

    private static ProcessFigures mine(Trace... traces) {
        ProcessFigures figures = new ProcessFigures(Stopwatch.ALL_TIME, SHANGHAI);
        Arrays.stream(traces).forEach(figures::ingest);
        return figures;
    }

    private static Trace trace(String caseId, String... events) {
        return new Trace(
                caseId,
                Arrays.stream(events)
                        .map(line -> line.split("\\|"))
                        .map(cell -> new LogEvent(
                                caseId,
                                cell[0].strip(),
                                OffsetDateTime.parse(cell[3].strip()),
                                cell[1].strip(),
                                cell[2].isBlank() ? null : cell[2].strip(),
                                Map.of()))
                        .toList());
    }
}

package io.aftercare.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectlyFollowsMinerTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final DirectlyFollowsMiner miner = new DirectlyFollowsMiner();
    private final DirectlyFollowsGraph graph = miner.graph();

    @Test
    void aProcessCountedByHandIsCountedAlike() {
        // Given two cases that interleave: a -1 min-> b -3 min-> c, and a -2 min-> b -4 min-> b -0 min-> c
        ingest("one", "a", 0);
        ingest("two", "a", 0);
        ingest("one", "b", 1);
        ingest("two", "b", 2);
        ingest("one", "c", 4);
        ingest("two", "b", 6);
        ingest("two", "c", 6);

        assertThat(graph.cases()).isEqualTo(2);
        assertThat(graph.events()).isEqualTo(7);
        assertThat(graph.activities()).isEqualTo(Map.of("a", 2L, "b", 3L, "c", 2L));
        assertThat(graph.starts()).isEqualTo(Map.of("a", 2L));
        assertThat(graph.ends()).isEqualTo(Map.of("c", 2L));
        assertThat(graph.edges().keySet())
                .containsExactlyInAnyOrder(new Edge("a", "b"), new Edge("b", "b"), new Edge("b", "c"));
        DurationSketch ab = graph.edges().get(new Edge("a", "b"));
        assertThat(ab.count()).isEqualTo(2);
        assertThat(ab.mean()).isEqualTo(Duration.ofSeconds(90));
        assertThat(ab.percentile(0.5)).isEqualTo(Duration.ofSeconds(90));
        DurationSketch bc = graph.edges().get(new Edge("b", "c"));
        assertThat(bc.percentile(0)).isEqualTo(Duration.ZERO);
        assertThat(bc.percentile(1)).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void theLatestActivityOfACaseIsItsEndUntilAnotherFollows() {
        ingest("one", "a", 0);
        assertThat(graph.ends()).isEqualTo(Map.of("a", 1L));

        ingest("one", "b", 1);
        assertThat(graph.ends()).isEqualTo(Map.of("b", 1L));
    }

    @Test
    void aClosedCaseIsForgottenButStaysCounted() {
        ingest("one", "a", 0);
        miner.close("one");
        ingest("one", "b", 1);

        assertThat(graph.cases()).isEqualTo(2);
        assertThat(graph.ends()).isEqualTo(Map.of("a", 1L, "b", 1L));
        assertThat(graph.edges()).isEmpty();
    }

    @Test
    void anEventOlderThanTheOneBeforeItIsRefusedAndChangesNothing() {
        ingest("one", "a", 5);

        assertThatThrownBy(() -> ingest("one", "b", 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("case one: b at 2026-03-02T09:04:00Z came after a at 2026-03-02T09:05:00Z");

        assertThat(graph.events()).isEqualTo(1);
        assertThat(graph.ends()).isEqualTo(Map.of("a", 1L));
    }

    private void ingest(String caseId, String activity, int minute) {
        miner.ingest(new ActivityEvent(caseId, activity, NINE.plus(Duration.ofMinutes(minute))));
    }
}

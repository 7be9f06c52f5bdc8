package io.aftercare.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A small log of four return cases as insight-service names their activities; the figures were counted by hand. */
class ReturnsLogTest {
    private static final String OPENED = "case.opened";
    private static final String PROMISED = "promise.made";
    private static final String IN_PROGRESS = "case.status_changed:in_progress";
    private static final String RESOLVED = "case.status_changed:resolved";
    private static final String CANCELLED = "case.status_changed:cancelled";
    private static final String LOGISTICS = "task.created:logistics";
    private static final String QUALITY = "task.created:quality";

    @Test
    void theLogIsMinedAsCountedByHand() throws IOException {
        DirectlyFollowsMiner miner = new DirectlyFollowsMiner();
        returnsLog().forEach(miner::ingest);
        DirectlyFollowsGraph graph = miner.graph();

        assertThat(graph.cases()).isEqualTo(4);
        assertThat(graph.events()).isEqualTo(18);
        assertThat(graph.starts()).isEqualTo(Map.of(OPENED, 4L));
        assertThat(graph.ends()).isEqualTo(Map.of(RESOLVED, 2L, CANCELLED, 1L, OPENED, 1L));
        assertThat(graph.activities())
                .isEqualTo(Map.of(
                        OPENED,
                        4L,
                        QUALITY,
                        1L,
                        LOGISTICS,
                        3L,
                        PROMISED,
                        3L,
                        IN_PROGRESS,
                        3L,
                        RESOLVED,
                        3L,
                        CANCELLED,
                        1L));
        assertThat(graph.edges().keySet())
                .containsExactlyInAnyOrder(
                        new Edge(OPENED, QUALITY),
                        new Edge(QUALITY, LOGISTICS),
                        new Edge(OPENED, LOGISTICS),
                        new Edge(LOGISTICS, PROMISED),
                        new Edge(PROMISED, IN_PROGRESS),
                        new Edge(PROMISED, CANCELLED),
                        new Edge(IN_PROGRESS, RESOLVED),
                        new Edge(RESOLVED, IN_PROGRESS));
        // 2, 4 and 12 s
        DurationSketch promising = graph.edges().get(new Edge(LOGISTICS, PROMISED));
        assertThat(promising.count()).isEqualTo(3);
        assertThat(promising.mean()).isEqualTo(Duration.ofSeconds(6));
        assertThat(promising.percentile(0.5)).isEqualTo(Duration.ofSeconds(4));
        assertThat(promising.percentile(0.95)).isEqualTo(Duration.ofMillis(11_200));
        // 1 h after the reopening, 26 h and 48 h
        DurationSketch working = graph.edges().get(new Edge(IN_PROGRESS, RESOLVED));
        assertThat(working.count()).isEqualTo(3);
        assertThat(working.mean()).isEqualTo(Duration.ofHours(25));
        assertThat(working.percentile(0.5)).isEqualTo(Duration.ofHours(26));
    }

    private static List<ActivityEvent> returnsLog() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/log/returns.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cell -> new ActivityEvent(cell[0], cell[1], Instant.parse(cell[2])))
                .toList();
    }
}

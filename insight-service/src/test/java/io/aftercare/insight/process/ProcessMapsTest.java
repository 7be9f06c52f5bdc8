package io.aftercare.insight.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aftercare.events.CaseKind;
import io.aftercare.events.EventEnvelope;
import io.aftercare.insight.Window;
import io.aftercare.insight.cube.Dimension;
import io.aftercare.insight.cube.SomeCases;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Merged from the cube or mined from the log, the map is the same to the digit. */
@QuarkusTest
class ProcessMapsTest {
    private static final String TENANT = "cube";
    private static final Window DAYS =
            new Window(Instant.parse("2026-05-03T00:00:00Z"), Instant.parse("2026-05-09T00:00:00Z"));
    private static final List<EventEnvelope> EVENTS = SomeCases.of(TENANT, 300, 7);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ProcessMaps maps;

    @Inject
    ProcessMapQuery log;

    @BeforeEach
    void theCubeHasAllThatTheLogHas() {
        Insights insights = new Insights(TENANT);
        if (insights.get("/events").getLong("total") == 0) {
            List<EventEnvelope> arriving = new ArrayList<>(EVENTS);
            Collections.shuffle(arriving, new Random(8));
            try (Producer producer = new Producer()) {
                producer.send(arriving);
            }
            insights.awaitTotal(EVENTS.size());
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(map(DAYS, CaseFilter.NONE).events()).isEqualTo(EVENTS.size()));
    }

    @Test
    void ofAllCases() {
        assertThat(map(DAYS, CaseFilter.NONE).cases()).isEqualTo(300);
        assertSame(DAYS, CaseFilter.NONE);
    }

    @Test
    void ofAnyValueOfAnyDimensionAndKind() {
        Stream.of(
                        Map.of(Dimension.PRODUCT, "sku-3"),
                        Map.of(Dimension.PRODUCT_CLASS, "food"),
                        Map.of(Dimension.CARRIER, "carrier-1"),
                        Map.of(Dimension.REGION, "CN-12"),
                        Map.of(Dimension.CHANNEL, "app"),
                        Map.of(Dimension.WAREHOUSE, "east"),
                        Map.of(Dimension.DEPARTMENT, "quality"),
                        Map.of(Dimension.COMPLAINT, "logistics"))
                .forEach(values -> {
                    assertThat(map(DAYS, new CaseFilter(Optional.empty(), values))
                                    .cases())
                            .as(values.toString())
                            .isPositive();
                    assertSame(DAYS, new CaseFilter(Optional.empty(), values));
                    assertSame(DAYS, new CaseFilter(Optional.of(CaseKind.EXCHANGE), values));
                });
    }

    @Test
    void ofSeveralDimensionsAtOnce() {
        Map<Dimension, String> two = Map.of(Dimension.CARRIER, "carrier-1", Dimension.CHANNEL, "web");

        ProcessMap map = map(DAYS, new CaseFilter(Optional.empty(), two));

        assertThat(map.cases())
                .isPositive()
                .isLessThan(map(DAYS, new CaseFilter(Optional.empty(), Map.of(Dimension.CARRIER, "carrier-1")))
                        .cases());
    }

    @Test
    void ofPartsOfDays() {
        Instant from = Instant.parse("2026-05-04T07:13:00Z");
        for (String to : List.of("2026-05-04T19:00:00Z", "2026-05-05T00:00:00Z", "2026-05-06T11:11:11Z")) {
            assertSame(new Window(from, Instant.parse(to)), CaseFilter.NONE);
        }
    }

    private void assertSame(Window window, CaseFilter filter) {
        assertThat(map(window, filter))
                .as(window + " " + filter)
                .isEqualTo(ProcessMap.of(log.of(TENANT, window, filter).await().atMost(PATIENCE)));
    }

    private ProcessMap map(Window window, CaseFilter filter) {
        return ProcessMap.of(maps.of(TENANT, window, filter).await().atMost(PATIENCE));
    }
}

package io.aftercare.insight.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.Segments;
import io.aftercare.events.Urgency;
import io.aftercare.insight.Window;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.aftercare.mining.advice.DefectWatch.Batch;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The cases of a batch, whether it was known when they were opened or became known by the order. */
@QuarkusTest
class HistoryQueryTest {
    private static final Instant FROM = Instant.parse("2026-05-04T00:00:00Z");
    private static final String TENANT = "batches";

    @Inject
    HistoryQuery query;

    @Test
    void aBatchThatTheOrderToldOfLaterCounts() {
        UUID atOnce = UUID.randomUUID();
        UUID later = UUID.randomUUID();
        try (Producer producer = new Producer()) {
            producer.send(List.of(
                    event(opened(atOnce, "lot-1", ComplaintCategory.PRODUCT_QUALITY), 0),
                    event(opened(later, null, ComplaintCategory.PRODUCT_QUALITY), 1),
                    event(linked(later, "lot-1"), 2),
                    // Another order of the same case: what was told first holds.
                    event(linked(later, "lot-2"), 3),
                    event(opened(UUID.randomUUID(), null, null), 1)));
        }
        new Insights(TENANT).awaitTotal(5);

        Map<String, Batch> batches = query.of(TENANT, new Window(FROM, FROM.plus(Duration.ofDays(10))), 100)
                .await()
                .indefinitely()
                .batches();

        assertThat(batches).containsOnlyKeys("lot-1");
        assertThat(batches.get("lot-1").cases()).containsExactly(1, 1);
        assertThat(batches.get("lot-1").complaints()).containsExactly(1, 1);
    }

    private static CaseOpened opened(UUID caseId, String batch, ComplaintCategory complaint) {
        return new CaseOpened(
                caseId,
                UUID.randomUUID(),
                CaseKind.COMPLAINT,
                complaint,
                "complaint.quality",
                Department.QUALITY,
                Urgency.NORMAL,
                true,
                Instant.EPOCH,
                segments(batch));
    }

    private static CaseOrderLinked linked(UUID caseId, String batch) {
        return new CaseOrderLinked(caseId, segments(batch));
    }

    private static Segments segments(String batch) {
        return new Segments("sku-1", null, batch, null, null, null, null, null);
    }

    private static EventEnvelope event(AftercareEvent event, int day) {
        return EventEnvelope.of(event, TENANT, "/test", Clock.fixed(FROM.plus(Duration.ofDays(day)), ZoneOffset.UTC));
    }
}

package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.GoodsInspected;
import io.aftercare.events.Segments;
import io.aftercare.events.Urgency;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sixty days of a merchant with ten products, each in two batches, two warehouses and two carriers. */
@QuarkusTest
class WarningsTest {
    private static final String WINDOW = "from=2026-01-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 60;
    private static final int ONSET = 45;

    private final Producer producer = new Producer();
    private final Random random = new Random(17);

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void aBatchThatIsBadIsToldWithItsProductItsCasesAndWhatToDo() {
        List<EventEnvelope> events = merchant("bad-batch", true);
        Collections.shuffle(events, random);
        producer.send(events);
        Insights insights = new Insights("bad-batch");
        insights.awaitTotal(events.size());

        JsonPath warnings = warnings(insights);

        List<String> values = warnings.getList("items.value");
        assertThat(values).contains("P-3", "P-3-B2").allMatch(value -> value.startsWith("P-3"));
        String batch = "items.find { it.value == 'P-3-B2' && it.signal == 'complaints' }";
        assertThat(warnings.getString(batch + ".dimension")).isEqualTo("batch");
        assertThat(warnings.getString(batch + ".partOf")).isEqualTo("P-3");
        // Looked at while events still come in, it may be found some later than the fewest that tell it.
        assertThat(warnings.getInt(batch + ".signals")).isLessThanOrEqualTo(30);
        assertThat(warnings.getDouble(batch + ".expected")).isLessThan(warnings.getInt(batch + ".signals") / 2.0);
        assertThat(warnings.getString(batch + ".onset")).isBetween("2026-02-13", "2026-02-20");
        assertThat(warnings.getInt(batch + ".leadDays")).isPositive();
        assertThat(warnings.getList(batch + ".cases")).hasSizeBetween(1, 5);
        assertThat(warnings.getString(batch + ".action.owner")).isEqualTo("quality");
        assertThat(warnings.getString(batch + ".action.zh"))
                .contains("P-3-B2", "投诉")
                .doesNotContain("{");
        assertThat(warnings.getString(batch + ".action.en"))
                .contains("P-3-B2", "complaints")
                .doesNotContain("{");
        insights.get("/cases/" + warnings.getString(batch + ".cases[0]") + "/events");
    }

    @Test
    void aMerchantOfWhomNothingRoseIsLeftAlone() {
        List<EventEnvelope> events = merchant("sound", false);
        producer.send(events);
        Insights insights = new Insights("sound");
        insights.awaitTotal(events.size());
        // Two looks later what was to be found has been found.
        await().pollDelay(Duration.ofSeconds(8)).until(() -> true);

        assertThat(insights.get("/warnings?" + WINDOW).getList("items")).isEmpty();
        insights.response("/warnings?from=soon")
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:window-invalid"));
    }

    private static JsonPath warnings(Insights insights) {
        await().atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(insights.get("/warnings?" + WINDOW).getList("items.value"))
                                .contains("P-3", "P-3-B2"));
        return insights.get("/warnings?" + WINDOW);
    }

    /** Twenty cases a day, of which a tenth complain; with a bad batch, four more a day do. */
    private List<EventEnvelope> merchant(String tenant, boolean bad) {
        List<EventEnvelope> events = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < 20; i++) {
                int product = random.nextInt(10);
                int batch = 1 + random.nextInt(2);
                complaint(events, tenant, day, product, batch, random.nextInt(10) == 0, i % 3 == 0);
            }
            for (int i = 0; bad && day >= ONSET && i < 4; i++) {
                complaint(events, tenant, day, 3, 2, true, true);
            }
        }
        return events;
    }

    /** @param later whether the order becomes known after the case was opened, and its batch after that */
    private void complaint(
            List<EventEnvelope> events,
            String tenant,
            int day,
            int product,
            int batch,
            boolean complains,
            boolean later) {
        UUID caseId = UUID.randomUUID();
        String sku = "P-" + product;
        Segments segments = new Segments(
                sku,
                "clothing",
                sku + "-B" + batch,
                "WH-" + random.nextInt(2),
                random.nextBoolean() ? "sf" : "jd",
                "CN-GD",
                "web",
                null);
        Instant at = FIRST.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(80_000));
        AftercareEvent opened = new CaseOpened(
                caseId,
                UUID.randomUUID(),
                CaseKind.RETURN,
                complains ? ComplaintCategory.PRODUCT_QUALITY : null,
                "return.request",
                Department.CUSTOMER_SERVICE,
                Urgency.NORMAL,
                !later,
                at,
                later ? Segments.UNKNOWN : segments);
        events.add(event(tenant, at, opened));
        if (later) {
            Segments known = new Segments(sku, null, null, segments.warehouse(), null, null, null, null);
            events.add(event(tenant, at.plusSeconds(60), new CaseOrderLinked(caseId, known)));
            events.add(event(tenant, at.plusSeconds(120), new CaseOrderLinked(caseId, segments)));
        }
        if (complains) {
            events.add(event(tenant, at.plusSeconds(3600), new GoodsInspected(caseId, sku, 1, random.nextInt(2), "c")));
        }
    }

    private static EventEnvelope event(String tenant, Instant at, AftercareEvent event) {
        return EventEnvelope.of(event, tenant, "/test", Clock.fixed(at, ZoneOffset.UTC));
    }
}

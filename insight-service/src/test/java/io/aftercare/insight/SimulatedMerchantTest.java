package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.EventEnvelope;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.aftercare.local.merchant.Merchant;
import io.aftercare.local.merchant.MerchantOptions;
import io.aftercare.local.merchant.Plant;
import io.aftercare.local.merchant.Truth.Planted;
import io.aftercare.local.merchant.Truth.PlantedDeviation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From the broker to the advice: what was planted in a merchant is named, and each step off the path is told. */
@QuarkusTest
class SimulatedMerchantTest {
    private static final Instant END = Instant.parse("2026-05-04T00:00:00Z");

    @Test
    void whatWasPlantedIsNamedWithItsEvidenceAndDeviationsAreTold() {
        List<EventEnvelope> events = new ArrayList<>();
        List<PlantedDeviation> deviations = new ArrayList<>();
        Merchant merchant = new Merchant(
                new MerchantOptions(
                        "simulated",
                        END,
                        20,
                        500,
                        10,
                        1,
                        Set.of(Plant.BOTTLENECK, Plant.CARRIER, Plant.SKIPPED_INSPECTION, Plant.SECOND_TRANSFER)),
                events::add,
                deviations::add);
        merchant.run();
        try (Producer producer = new Producer()) {
            producer.send(events);
        }
        Insights insights = new Insights("simulated");
        insights.awaitTotal(events.size());

        JsonPath advice = insights.get("/recommendations?from=2026-04-14T00:00:00Z&to=2026-05-04T00:00:00Z");

        List<Map<String, Object>> items = advice.getList("items");
        for (Planted planted : merchant.truth().planted()) {
            Map<String, Object> named = items.stream()
                    .filter(it -> planted.kind().equals(it.get("kind"))
                            && planted.value().equals(it.get("value")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(planted + " is not among " + items));
            assertThat(named.get("attribute")).isEqualTo(planted.attribute());
            assertThat((List<?>) named.get("cases")).isNotEmpty();
            assertThat(((Number) named.get("savedHoursLow")).doubleValue()).isPositive();
            assertThat(((Map<?, ?>) named.get("title")).get("zh").toString()).contains(planted.value());
            assertThat(((Map<?, ?>) named.get("text")).get("en").toString()).contains("80 % interval");
        }
        assertThat(deviations).isNotEmpty();
        List<String> told = insights.get("/alerts?from=2026-04-14T00:00:00Z&to=2026-05-04T00:00:00Z&limit=100")
                .getList("items.eventId");
        assertThat(told)
                .containsAll(
                        deviations.stream().map(it -> it.eventId().toString()).collect(Collectors.toSet()));
    }
}

package io.aftercare.local.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.Department;
import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.TaskCreated;
import io.aftercare.local.merchant.Truth.PlantedDeviation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MerchantTest {
    private static final Instant END = Instant.parse("2026-05-04T00:00:00Z");

    private final List<EventEnvelope> events = new ArrayList<>();
    private final List<PlantedDeviation> deviations = new ArrayList<>();

    @Test
    void theSameOptionsGiveTheSameEventsInTheOrderOfTimeEachReadable() {
        run(1, EnumSet.allOf(Plant.class));
        List<String> first = events.stream().map(EventCodec::write).toList();
        events.clear();
        run(1, EnumSet.allOf(Plant.class));

        assertThat(events.stream().map(EventCodec::write).toList()).isEqualTo(first);
        assertThat(first)
                .isNotEmpty()
                .allSatisfy(json ->
                        assertThat(EventCodec.write(EventCodec.read(json))).isEqualTo(json));
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).time()).isAfterOrEqualTo(events.get(i - 1).time());
            // Ids are ordered where times are equal, as the log orders by both.
            assertThat(events.get(i).id().toString())
                    .isGreaterThan(events.get(i - 1).id().toString());
        }
        assertThat(events.getLast().time()).isBefore(END);
        events.clear();
        run(2, EnumSet.allOf(Plant.class));
        assertThat(events.stream().map(EventCodec::write).toList()).isNotEqualTo(first);
    }

    @Test
    void casesOfEveryKindFollowTheirPathButWhereTheyDeviateOnPurpose() {
        run(1, EnumSet.allOf(Plant.class));
        Set<UUID> wrong = new HashSet<>();
        deviations.forEach(it -> wrong.add(it.eventId()));
        Map<UUID, CaseKind> kinds = new HashMap<>();
        Map<UUID, String> stages = new HashMap<>();
        Set<CaseKind> settled = EnumSet.noneOf(CaseKind.class);
        for (EventEnvelope event : events) {
            if (event.data() instanceof CaseOpened opened) {
                kinds.put(opened.caseId(), opened.kind());
                stages.put(opened.caseId(), Lifecycle.of(opened.kind()).start());
            } else if (event.data() instanceof CaseStageChanged step) {
                Lifecycle path = Lifecycle.of(kinds.get(step.caseId()));
                assertThat(step.from()).isEqualTo(stages.put(step.caseId(), step.to()));
                assertThat(step.status()).isEqualTo(path.status(step.to()));
                if (!wrong.contains(event.id())) {
                    assertThat(path.allows(step.from(), step.command(), step.to()))
                            .as(step.toString())
                            .isTrue();
                }
                if (step.to().equals("settled")) {
                    settled.add(kinds.get(step.caseId()));
                }
            }
        }

        assertThat(settled).containsExactlyInAnyOrder(CaseKind.values());
        assertThat(deviations)
                .extracting(PlantedDeviation::plant)
                .contains(
                        Plant.SKIPPED_INSPECTION,
                        Plant.REFUND_BEFORE_RECEIPT,
                        Plant.DOUBLE_REFUND,
                        Plant.SECOND_TRANSFER,
                        Plant.FALSE_WAITING);
    }

    @Test
    void exactlySoManyCasesComeMoreByDayThanByNight() {
        run(1, Set.of());

        List<EventEnvelope> opened =
                events.stream().filter(it -> it.data() instanceof CaseOpened).toList();
        assertThat(opened).hasSize(3_000);
        long night = opened.stream()
                .filter(it -> it.time().atZone(Week.ZONE).getHour() < 6)
                .count();
        assertThat(night / 3_000.0).isBetween(0.04, 0.09);
        assertThat(deviations).isEmpty();
    }

    @Test
    void departmentsHaveTheWorkThatTheyAreStaffedFor() {
        run(1, Set.of());
        Map<String, Double> perCase = new HashMap<>();
        events.stream()
                .map(EventEnvelope::data)
                .filter(TaskCreated.class::isInstance)
                .map(TaskCreated.class::cast)
                .forEach(it -> perCase.merge(it.department().code(), 1 / 3_000.0, Double::sum));

        perCase.forEach((department, tasks) -> assertThat(tasks)
                .as(department)
                .isLessThanOrEqualTo(Desk.tasksPerCase(Department.valueOf(department.toUpperCase(Locale.ROOT)))));
    }

    @Test
    void whatIsPlantedIsNamedAndWhatCannotBeIsRefused() {
        Truth truth = merchant(7, EnumSet.allOf(Plant.class)).truth();

        assertThat(truth.planted())
                .extracting(Truth.Planted::kind)
                .contains("bottleneck", "rework_loop", "ping_pong", "sla_risk", "staffing", "carrier", "product")
                .contains("knowledge_gap", "policy_friction", "automation");
        assertThat(Plant.read("bottleneck, carrier")).containsExactlyInAnyOrder(Plant.BOTTLENECK, Plant.CARRIER);
        assertThat(Plant.read("none")).isEmpty();
        assertThatThrownBy(() -> Plant.read("gremlins"))
                .hasMessageContaining("'gremlins' is nothing that can be planted");
        assertThatThrownBy(() -> new MerchantOptions("t", END, 0, 1, 1, 1, Set.of()))
                .hasMessageContaining("not 0");
    }

    private void run(long seed, Set<Plant> plants) {
        merchant(seed, plants).run();
    }

    private Merchant merchant(long seed, Set<Plant> plants) {
        return new Merchant(
                new MerchantOptions("test", END, 30, 3_000, 12, seed, plants), events::add, deviations::add);
    }
}

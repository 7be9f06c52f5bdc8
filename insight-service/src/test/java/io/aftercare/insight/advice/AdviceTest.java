package io.aftercare.insight.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static final Instant START = Instant.parse("2026-05-04T00:00:00Z");
    private static final Instant ADOPTED = START.plus(Duration.ofDays(10));
    private static final Instant NOW = START.plus(Duration.ofDays(20));

    private final Advice advice = new Advice(ZoneId.of("Asia/Shanghai"));
    private final Random random = new Random(7);

    @Test
    void whatWasAdoptedIsComparedBeforeAndAfterBesideTheOthers() {
        Histories histories = new Histories(START, 20);
        for (int i = 0; i < 200; i++) {
            boolean quality = i % 2 == 0;
            Instant opened = START.plus(Duration.ofHours(i * 2L));
            boolean slow = quality && opened.isBefore(ADOPTED);
            add(histories, quality, opened, slow ? 10 : 2);
        }

        Measured measured = advice.measured("bottleneck", "checking", "department", "quality", histories, ADOPTED, NOW)
                .orElseThrow();

        assertThat(measured.before()).isEqualTo(60);
        assertThat(measured.after()).isEqualTo(40);
        // Eight hours less, and nothing of it with the others.
        assertThat(measured.saved().lowSeconds()).isBetween(6.5 * 3600, 8.0 * 3600);
        assertThat(measured.saved().highSeconds()).isBetween(8.0 * 3600, 9.5 * 3600);
        assertThat(measured.others().lowSeconds()).isBetween(-3600.0, 3600.0);
        assertThat(advice.measured("bottleneck", "checking", "department", "nobody", histories, ADOPTED, NOW))
                .isEmpty();
    }

    @Test
    void aRejectedOneComesBackOnlyWithMarkedlyMoreEvidence() {
        Standing rejected = new Standing("rejected", 1, START, null, 30, 100, 30);

        assertThat(rejected.now(evidence(59, 90), NOW)).isEqualTo("rejected");
        assertThat(rejected.now(evidence(60, 90), NOW)).isEqualTo("open");
        assertThat(rejected.now(evidence(31, 101), NOW)).isEqualTo("open");
        Standing snoozed = new Standing("snoozed", 1, START, NOW, 30, 100, 30);
        assertThat(snoozed.now(evidence(30, 90), NOW.minusSeconds(1))).isEqualTo("snoozed");
        assertThat(snoozed.now(evidence(30, 90), NOW)).isEqualTo("open");
    }

    @Test
    void aLongerWindowAloneIsNoMoreEvidence() {
        Standing rejected = new Standing("rejected", 1, START, null, 30, 100, 30);

        assertThat(rejected.now(evidence(179, 300, 90, 1), NOW)).isEqualTo("rejected");
        assertThat(rejected.now(evidence(180, 300, 90, 1), NOW)).isEqualTo("open");
        assertThat(rejected.now(evidence(90, 301, 90, 1), NOW)).isEqualTo("open");
        // Of a sample, every second case.
        assertThat(rejected.now(evidence(90, 300, 90, 2), NOW)).isEqualTo("open");
        // A day with many.
        assertThat(rejected.now(evidence(10, 3, 1, 1), NOW)).isEqualTo("rejected");
        assertThat(rejected.now(evidence(10, 4, 1, 1), NOW)).isEqualTo("open");
    }

    private static Recommendation evidence(int visits, double hoursLow) {
        return evidence(visits, hoursLow, 30, 1);
    }

    private static Recommendation evidence(int visits, double hoursLow, int days, double weight) {
        return new Recommendation(
                UUID.randomUUID(),
                "bottleneck",
                "checking",
                "department",
                "quality",
                visits,
                visits,
                0,
                0,
                0,
                new Interval(1, 1, 1, 0.8),
                hoursLow,
                hoursLow,
                hoursLow,
                0,
                List.of(),
                List.of(),
                "quality",
                new Cost(1, "once", "assumed"),
                new Words("", ""),
                new Words("", ""),
                new Words("", ""),
                days,
                weight);
    }

    private void add(Histories histories, boolean quality, Instant opened, double hours) {
        UUID caseId = UUID.randomUUID();
        Instant taken = opened.plusSeconds(60);
        tell(
                histories,
                opened,
                new CaseOpened(
                        caseId,
                        UUID.randomUUID(),
                        CaseKind.RETURN,
                        null,
                        "return.request",
                        quality ? Department.QUALITY : Department.LOGISTICS,
                        Urgency.NORMAL,
                        true,
                        NOW));
        tell(
                histories,
                taken,
                new CaseStageChanged(caseId, "requested", "checking", "take_up", CaseStatus.IN_PROGRESS, "agent"));
        tell(
                histories,
                taken.plusSeconds(Math.round(hours * 3600 * (0.5 + random.nextDouble()))),
                new CaseStageChanged(caseId, "checking", "approved", "approve", CaseStatus.IN_PROGRESS, "agent"));
    }

    private static void tell(Histories histories, Instant at, AftercareEvent event) {
        histories.add(EventEnvelope.of(event, "test", "/test", Clock.fixed(at, ZoneOffset.UTC)));
    }
}

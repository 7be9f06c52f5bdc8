package io.aftercare.insight.cube;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.PromiseKept;
import io.aftercare.events.Segments;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.TaskTaken;
import io.aftercare.events.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Cases of three days of May 2026 at a merchant, by chance: each with up to twelve steps within some hours. */
public final class SomeCases {
    private static final Instant START = Instant.parse("2026-05-04T00:00:00Z");
    private static final int DAYS = 3;

    private final String tenant;
    private final Random random;
    private final List<EventEnvelope> events = new ArrayList<>();

    private SomeCases(String tenant, Random random) {
        this.tenant = tenant;
        this.random = random;
    }

    public static List<EventEnvelope> of(String tenant, int cases, long seed) {
        SomeCases some = new SomeCases(tenant, new Random(seed));
        for (int n = 0; n < cases; n++) {
            some.play();
        }
        return some.events;
    }

    private void play() {
        UUID caseId = new UUID(random.nextLong(), random.nextLong());
        long at = random.nextLong(DAYS * 86_400_000L);
        boolean known = random.nextInt(4) > 0;
        Segments segments = new Segments(
                "sku-" + random.nextInt(5),
                random.nextBoolean() ? "electronics" : "food",
                null,
                random.nextBoolean() ? "east" : null,
                "carrier-" + random.nextInt(3),
                "CN-" + (11 + random.nextInt(4)),
                random.nextBoolean() ? "web" : "app",
                null);
        CaseKind kind = CaseKind.values()[random.nextInt(3)];
        happened(
                at,
                new CaseOpened(
                        caseId,
                        UUID.randomUUID(),
                        kind,
                        random.nextInt(3) == 0 ? ComplaintCategory.LOGISTICS : null,
                        "return.request",
                        Department.values()[random.nextInt(3)],
                        Urgency.NORMAL,
                        known,
                        Instant.EPOCH,
                        known ? segments : Segments.UNKNOWN));
        if (!known) {
            happened(at + random.nextInt(60_000), new CaseOrderLinked(caseId, segments));
        }
        for (int steps = random.nextInt(11); steps > 0; steps--) {
            // Often at the same time, so that ids decide.
            at += random.nextInt(3) * random.nextLong(3_600_000L);
            happened(at, step(caseId));
        }
    }

    private AftercareEvent step(UUID caseId) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new TaskCreated(
                        caseId, UUID.randomUUID(), Department.values()[random.nextInt(3)], "look", Instant.EPOCH);
            case 1 -> new TaskTaken(caseId, UUID.randomUUID(), Department.values()[random.nextInt(3)]);
            case 2 ->
                new CaseStatusChanged(
                        caseId,
                        CaseStatus.values()[random.nextInt(6)],
                        CaseStatus.values()[random.nextInt(6)],
                        "work",
                        "agent");
            default ->
                new PromiseKept(
                        caseId,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "refund_by",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "refund.settled",
                        random.nextBoolean());
        };
    }

    private void happened(long at, AftercareEvent event) {
        events.add(EventEnvelope.of(event, tenant, "/test", Clock.fixed(START.plusMillis(at), ZoneOffset.UTC)));
    }
}

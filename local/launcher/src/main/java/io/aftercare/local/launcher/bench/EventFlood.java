package io.aftercare.local.launcher.bench;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.PromiseKept;
import io.aftercare.events.PromiseMade;
import io.aftercare.events.Segments;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.TaskTaken;
import io.aftercare.events.Urgency;
import io.aftercare.local.launcher.simulate.EventBroker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;

/** Cases of ten events each, a thousand of them at a time, as ticket-service writes them. */
final class EventFlood implements AutoCloseable {
    static final int EVENTS_OF_CASE = 10;
    private static final int AT_A_TIME = 1_000;

    private final EventBroker kafka;
    private final Random random = new Random(7);

    EventFlood(String bootstrapServers) {
        kafka = new EventBroker(bootstrapServers, Map.of("linger.ms", "5", "batch.size", "131072"));
    }

    /** Sends about so many events of cases that were opened within a day, and returns how many cases they are of. */
    int send(String tenant, int events, Instant from) {
        int cases = Math.max(1, events / EVENTS_OF_CASE);
        Queue<Queue<EventEnvelope>> open = new ArrayDeque<>();
        int begun = 0;
        while (begun < cases || !open.isEmpty()) {
            if (begun < cases && open.size() < AT_A_TIME) {
                open.add(story(tenant, from.plusMillis(86_000_000L * begun / cases)));
                begun++;
                continue;
            }
            Queue<EventEnvelope> next = open.remove();
            send(next.remove());
            if (!next.isEmpty()) {
                open.add(next);
            }
        }
        kafka.flush();
        return cases;
    }

    void send(EventEnvelope event) {
        kafka.accept(event);
    }

    void flush() {
        kafka.flush();
    }

    /** The opening of a case of a tenant, now. */
    static EventEnvelope opening(String tenant) {
        return now(opened(UUID.randomUUID(), new Random()), tenant);
    }

    /** A return that is paid back before anything of it was approved or received, now. */
    static List<EventEnvelope> refundBeforeReceipt(String tenant) {
        UUID caseId = UUID.randomUUID();
        return List.of(
                now(opened(caseId, CaseKind.RETURN, new Random()), tenant),
                now(
                        new CaseStageChanged(
                                caseId, "inspected", "refunding", "refund", CaseStatus.IN_PROGRESS, "agent"),
                        tenant));
    }

    private static EventEnvelope now(AftercareEvent event, String tenant) {
        return EventEnvelope.of(event, tenant, "/aftercare/bench", Clock.systemUTC());
    }

    private Queue<EventEnvelope> story(String tenant, Instant openedAt) {
        UUID caseId = UUID.randomUUID();
        UUID promise = UUID.randomUUID();
        UUID task = UUID.randomUUID();
        UUID conversation = UUID.randomUUID();
        Instant due = openedAt.plusSeconds(86_400);
        List<AftercareEvent> events = List.of(
                opened(caseId, random),
                new TaskCreated(caseId, task, Department.QUALITY, "inspect", due),
                new PromiseMade(caseId, promise, conversation, "refund_by", due),
                new TaskTaken(caseId, task, Department.QUALITY),
                new CaseStatusChanged(caseId, CaseStatus.OPEN, CaseStatus.IN_PROGRESS, "task_started", "agent"),
                new TaskCompleted(caseId, task, Department.QUALITY, "done"),
                new TaskCreated(caseId, UUID.randomUUID(), Department.FINANCE, "refund", due),
                new PromiseKept(caseId, promise, conversation, "refund_by", due, due, "refund.settled", false),
                new CaseStatusChanged(caseId, CaseStatus.IN_PROGRESS, CaseStatus.RESOLVED, "done", "agent"),
                new CaseStatusChanged(caseId, CaseStatus.RESOLVED, CaseStatus.CLOSED, "quiet", "shop"));
        List<EventEnvelope> story = new ArrayList<>();
        Instant at = openedAt;
        for (AftercareEvent event : events) {
            story.add(EventEnvelope.of(event, tenant, "/aftercare/bench", Clock.fixed(at, ZoneOffset.UTC)));
            at = at.plusMillis(1 + random.nextInt(3_600_000));
        }
        return new ArrayDeque<>(story);
    }

    private static CaseOpened opened(UUID caseId, Random random) {
        return opened(caseId, CaseKind.values()[random.nextInt(CaseKind.values().length)], random);
    }

    private static CaseOpened opened(UUID caseId, CaseKind kind, Random random) {
        return new CaseOpened(
                caseId,
                UUID.randomUUID(),
                kind,
                null,
                "return.request",
                Department.CUSTOMER_SERVICE,
                Urgency.NORMAL,
                true,
                Instant.EPOCH,
                new Segments(
                        "sku-" + random.nextInt(50),
                        null,
                        null,
                        null,
                        "carrier-" + random.nextInt(6),
                        "CN-" + (11 + random.nextInt(31)),
                        random.nextBoolean() ? "web" : "app",
                        null));
    }

    @Override
    public void close() {
        kafka.close();
    }
}

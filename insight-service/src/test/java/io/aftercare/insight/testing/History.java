package io.aftercare.insight.testing;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.ConversationStarted;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.HandoffRequested;
import io.aftercare.events.IntentScore;
import io.aftercare.events.MessageReceived;
import io.aftercare.events.MessageUnderstood;
import io.aftercare.events.PromiseMade;
import io.aftercare.events.ReplySent;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Two days in May 2026 at a small merchant.
 *
 * <p>4 May: one customer asks twice to return something (answered after 2 and 4 s; the case is resolved after 3 h,
 * reopened on the 8th, and resolved again), another wants what no shop offers (answered after 6 s, handed to a person). 5 May: a
 * third asks for a parcel, is not answered, but the case is resolved after 1 h.
 */
public final class History {
    private final String tenant;
    private final List<EventEnvelope> events = new ArrayList<>();
    private final UUID returnCase = UUID.randomUUID();

    public History(String tenant) {
        this.tenant = tenant;
        fourthOfMay();
        fifthOfMay();
    }

    public List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    public List<EventEnvelope> inTheWrongOrder() {
        return events().reversed();
    }

    public UUID returnCase() {
        return returnCase;
    }

    private void fourthOfMay() {
        UUID returning = UUID.randomUUID();
        at("2026-05-04T09:00:00Z", started(returning), received(returning));
        at("2026-05-04T09:00:00.050Z", understood(returning, "return.request", false));
        at(
                "2026-05-04T09:00:00.100Z",
                opened(returnCase, returning, CaseKind.RETURN, ComplaintCategory.PRODUCT_QUALITY),
                task(returnCase, Department.QUALITY),
                task(returnCase, Department.LOGISTICS));
        at("2026-05-04T09:00:02Z", replied(returning), promised(returnCase, returning));
        at("2026-05-04T09:10:00Z", received(returning), understood(returning, "return.request", false));
        at("2026-05-04T09:10:04Z", replied(returning));
        at("2026-05-04T10:00:00.100Z", moved(returnCase, CaseStatus.OPEN, CaseStatus.IN_PROGRESS));
        at("2026-05-04T12:00:00.100Z", moved(returnCase, CaseStatus.IN_PROGRESS, CaseStatus.RESOLVED));
        // After the window of the tests: the case is followed to its end all the same.
        at("2026-05-08T12:00:00Z", moved(returnCase, CaseStatus.RESOLVED, CaseStatus.IN_PROGRESS));
        at("2026-05-08T12:30:00Z", moved(returnCase, CaseStatus.IN_PROGRESS, CaseStatus.RESOLVED));

        UUID wishing = UUID.randomUUID();
        at("2026-05-04T09:30:00Z", started(wishing), received(wishing), understood(wishing, "other", true));
        at("2026-05-04T09:30:01Z", handedOff(wishing));
        at("2026-05-04T09:30:06Z", replied(wishing));
    }

    private void fifthOfMay() {
        UUID waiting = UUID.randomUUID();
        UUID parcel = UUID.randomUUID();
        at("2026-05-05T10:00:00Z", started(waiting), received(waiting));
        at("2026-05-05T10:00:00Z", understood(waiting, "logistics.where_is_it", false));
        at("2026-05-05T10:00:00Z", opened(parcel, waiting, CaseKind.LOGISTICS, null));
        at("2026-05-05T10:00:00Z", task(parcel, Department.LOGISTICS));
        at("2026-05-05T11:00:00Z", moved(parcel, CaseStatus.OPEN, CaseStatus.RESOLVED));
    }

    private void at(String time, AftercareEvent... happened) {
        Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        for (AftercareEvent event : happened) {
            events.add(EventEnvelope.of(event, tenant, "/test", clock));
        }
    }

    private static AftercareEvent started(UUID conversation) {
        return new ConversationStarted(conversation, UUID.randomUUID(), "web", "zh-CN");
    }

    private static AftercareEvent received(UUID conversation) {
        return new MessageReceived(conversation, UUID.randomUUID(), UUID.randomUUID(), "web", 12, false);
    }

    private static AftercareEvent understood(UUID conversation, String intent, boolean outOfScope) {
        return new MessageUnderstood(
                conversation,
                UUID.randomUUID(),
                "zh",
                List.of(new IntentScore(intent, 0.8), new IntentScore("human.request", 0.1)),
                outOfScope,
                "neutral",
                Urgency.NORMAL,
                null,
                "intent-zh/1");
    }

    private static AftercareEvent replied(UUID conversation) {
        return new ReplySent(conversation, UUID.randomUUID(), UUID.randomUUID(), "knowledge", 2, List.of(), 80);
    }

    private static AftercareEvent handedOff(UUID conversation) {
        return new HandoffRequested(
                conversation, UUID.randomUUID(), "asked_for_person", Instant.parse("2026-05-04T10:00:00Z"));
    }

    private static AftercareEvent opened(UUID caseId, UUID conversation, CaseKind kind, ComplaintCategory complaint) {
        return new CaseOpened(
                caseId,
                conversation,
                kind,
                complaint,
                "return.request",
                Department.CUSTOMER_SERVICE,
                Urgency.NORMAL,
                true,
                Instant.parse("2026-05-06T00:00:00Z"));
    }

    private static AftercareEvent task(UUID caseId, Department department) {
        return new TaskCreated(caseId, UUID.randomUUID(), department, "look", Instant.parse("2026-05-06T00:00:00Z"));
    }

    private static AftercareEvent promised(UUID caseId, UUID conversation) {
        return new PromiseMade(
                caseId, UUID.randomUUID(), conversation, "first_step", Instant.parse("2026-05-06T00:00:00Z"));
    }

    private static AftercareEvent moved(UUID caseId, CaseStatus from, CaseStatus to) {
        return new CaseStatusChanged(caseId, from, to, "work", "agent");
    }
}

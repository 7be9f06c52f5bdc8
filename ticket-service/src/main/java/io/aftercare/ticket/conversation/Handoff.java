package io.aftercare.ticket.conversation;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.HandoffDone;
import io.aftercare.events.HandoffReasonAdded;
import io.aftercare.events.HandoffReleased;
import io.aftercare.events.HandoffRequested;
import io.aftercare.events.HandoffTaken;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.triage.HandoffReason;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A conversation waits for a person. */
@Entity
class Handoff {
    @Id
    private UUID id;

    private String tenant;
    private UUID conversationId;
    private HandoffState state;
    private String reason;
    private Instant requestedAt;
    private Instant rankedAt;
    private Instant dueAt;
    private String takenBy;
    private Instant takenAt;
    private Instant doneAt;

    protected Handoff() {}

    /** @param headStart by how much it is ahead of who asks at the same time */
    static Caused<Handoff> request(
            Conversation conversation, String reason, Instant dueAt, Duration headStart, Instant now) {
        Handoff handoff = new Handoff();
        handoff.id = Ids.next();
        handoff.tenant = conversation.tenant();
        handoff.conversationId = conversation.id();
        handoff.state = HandoffState.REQUESTED;
        handoff.reason = reason;
        handoff.requestedAt = now;
        handoff.rankedAt = now.minus(headStart);
        handoff.dueAt = dueAt;
        return new Caused<>(
                handoff,
                List.of(new HandoffRequested(
                        conversation.id(), handoff.id, Code.orElse(reason, "explained_in_handoff"), dueAt)));
    }

    /** A person takes the conversation over; who has it already keeps it. */
    List<AftercareEvent> take(Access by, Instant now) {
        if (state == HandoffState.TAKEN && takenBy.equals(by.subject())) {
            return List.of();
        }
        requireNot(HandoffState.DONE);
        requireNot(HandoffState.TAKEN);
        state = HandoffState.TAKEN;
        takenBy = by.subject();
        takenAt = now;
        return List.of(new HandoffTaken(conversationId, id, dueAt));
    }

    /** Back to the queue, where it keeps its place. */
    List<AftercareEvent> release(Access by) {
        requireTheirs(by);
        state = HandoffState.REQUESTED;
        takenBy = null;
        takenAt = null;
        return List.of(new HandoffReleased(conversationId, id));
    }

    List<AftercareEvent> done(Access by, Instant now) {
        requireTheirs(by);
        state = HandoffState.DONE;
        doneAt = now;
        return List.of(new HandoffDone(conversationId, id));
    }

    /**
     * Another reason for the person who is asked for already. Who waited only for an approval waits for that from now on, is
     * not done with when an answer is approved, and an event says so; any other reason stays the one that the queue shows.
     */
    List<AftercareEvent> alsoBecause(String another) {
        if (!reason.equals(HandoffReason.APPROVAL.code()) || reason.equals(another)) {
            return List.of();
        }
        reason = another;
        return List.of(new HandoffReasonAdded(conversationId, id, Code.orElse(another, "explained_in_handoff")));
    }

    /** What a later message shows moves it up in the queue, and never down. */
    void ahead(Duration headStart) {
        Instant ahead = requestedAt.minus(headStart);
        rankedAt = ahead.isBefore(rankedAt) ? ahead : rankedAt;
    }

    /** Done by whoever approved the answer, unless somebody has it for more than that. */
    List<AftercareEvent> approved(Access by, Instant now) {
        boolean onlyForThat = HandoffReason.APPROVAL.code().equals(reason);
        boolean another = state == HandoffState.TAKEN && !takenBy.equals(by.subject());
        if (!onlyForThat || another || state == HandoffState.DONE) {
            return List.of();
        }
        List<AftercareEvent> events = new ArrayList<>(take(by, now));
        events.addAll(done(by, now));
        return events;
    }

    /** Whoever has it decides, and a manager. */
    private void requireTheirs(Access by) {
        requireNot(HandoffState.DONE);
        requireNot(HandoffState.REQUESTED);
        boolean decides = by.role().equals(Role.MANAGER) || by.role().equals(Role.ADMIN);
        if (!takenBy.equals(by.subject()) && !decides) {
            requireNot(HandoffState.TAKEN);
        }
    }

    private void requireNot(HandoffState refused) {
        if (state == refused) {
            throw switch (refused) {
                case REQUESTED -> Problems.conflict("handoff-not-taken", "Nobody has this handoff: take it first.");
                case TAKEN ->
                    HttpProblem.builder(Problems.conflict("handoff-taken", takenBy + " has this handoff."))
                            .with("takenBy", takenBy)
                            .build();
                case DONE ->
                    Problems.conflict("handoff-done", "This handoff is done: the customer may ask for a person again.");
            };
        }
    }

    QueuedHandoff queued() {
        return new QueuedHandoff(
                id, conversationId, state, reason, requestedAt, rankedAt, dueAt, takenBy, takenAt, doneAt);
    }

    HandoffView view() {
        return new HandoffView(id, state, reason, dueAt);
    }
}

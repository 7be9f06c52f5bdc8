package io.aftercare.ticket.conversation;

import io.aftercare.events.HandoffRequested;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
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
    private Instant dueAt;

    protected Handoff() {}

    static Caused<Handoff> request(Conversation conversation, String reason, Instant dueAt, Instant now) {
        Handoff handoff = new Handoff();
        handoff.id = Ids.next();
        handoff.tenant = conversation.tenant();
        handoff.conversationId = conversation.id();
        handoff.state = HandoffState.REQUESTED;
        handoff.reason = reason;
        handoff.requestedAt = now;
        handoff.dueAt = dueAt;
        return new Caused<>(
                handoff,
                List.of(new HandoffRequested(
                        conversation.id(), handoff.id, Code.orElse(reason, "explained_in_handoff"), dueAt)));
    }

    HandoffView view() {
        return new HandoffView(id, state, reason, dueAt);
    }
}

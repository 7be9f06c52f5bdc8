package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.events.AftercareEvent;
import io.aftercare.events.IntentScore;
import io.aftercare.events.MessageUnderstood;
import io.aftercare.events.ReplySent;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.IllegalTransition;
import io.aftercare.ticket.entitlement.Asked;
import io.aftercare.ticket.entitlement.FaultWords;
import io.aftercare.ticket.store.JsonColumn;
import io.aftercare.ticket.triage.Understanding;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A customer's message and how far its turn has come. */
@Entity
class Message {
    @Id
    private UUID id;

    private String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "conversation_id")
    private Conversation conversation;

    private int sequence;
    private String text;
    private String orderId;

    @Convert(converter = JsonColumn.class)
    @Column(columnDefinition = "jsonb")
    private JsonNode attachments;

    private Instant receivedAt;
    private MessageState state;
    private String[] missing;

    @Convert(converter = JsonColumn.class)
    @Column(columnDefinition = "jsonb")
    private JsonNode understanding;

    private boolean understood;

    @Convert(converter = JsonColumn.class)
    @Column(columnDefinition = "jsonb")
    private JsonNode decision;

    private boolean decidedBlind;

    @Convert(converter = JsonColumn.class)
    @Column(columnDefinition = "jsonb")
    private JsonNode turn;

    private Instant leaseUntil;
    private int attempt;

    protected Message() {}

    Message(
            Conversation conversation,
            int sequence,
            MessageText text,
            String orderId,
            JsonNode attachments,
            Instant now) {
        this.id = Ids.next();
        this.tenant = conversation.tenant();
        this.conversation = conversation;
        this.sequence = sequence;
        this.text = text.value();
        this.orderId = orderId;
        this.attachments = attachments;
        this.receivedAt = now;
        this.state = MessageState.PENDING;
        this.missing = new String[0];
    }

    /** A decision stands, unless it was made without knowing what the customer wants. */
    Optional<JsonNode> standingDecision() {
        return decidedBlind ? Optional.empty() : Optional.ofNullable(decision);
    }

    void decide(JsonNode understanding, JsonNode decision, boolean blind) {
        if (understanding != null) {
            this.understanding = understanding;
        }
        this.decision = decision;
        this.decidedBlind = blind;
    }

    /**
     * Ends the turn with a reply: complete, or degraded when steps are missing. A degraded turn may be answered again, a
     * complete one may not.
     */
    Caused<Reply> answer(
            ReplyContent content, UnderstoodAs understood, List<String> missing, JsonNode turn, Instant now) {
        MessageState to = missing.isEmpty() ? MessageState.COMPLETE : MessageState.DEGRADED;
        if (state == MessageState.COMPLETE) {
            throw new IllegalTransition("message", Code.of(state), Code.of(to), List.of());
        }
        List<AftercareEvent> events = new ArrayList<>(understand(understood, missing));
        events.add(new ReplySent(
                conversation.id(),
                id,
                content.id(),
                content.source(),
                content.sentenceCount(),
                missing,
                Duration.between(receivedAt, now).toMillis()));
        this.state = to;
        this.missing = missing.toArray(String[]::new);
        this.turn = turn;
        this.leaseUntil = null;
        return new Caused<>(new Reply(this, content, now), events);
    }

    /** Told once, when a model has understood: a guess by keywords that is still to be caught up would count twice. */
    private List<MessageUnderstood> understand(UnderstoodAs understoodAs, List<String> missing) {
        if (understoodAs == null) {
            return List.of();
        }
        this.understanding = understoodAs.json();
        if (understood || missing.contains(Step.UNDERSTANDING.code())) {
            return List.of();
        }
        this.understood = true;
        return List.of(understoodAs.event(conversation.id(), id));
    }

    /** An understanding as it came, and what is read of it. */
    record UnderstoodAs(JsonNode json, Understanding read) {
        /** "???" is understood as something too; nothing is set in motion by it. */
        UnderstoodAs withoutWords() {
            return new UnderstoodAs(json, Understanding.nothing());
        }

        /** Without a fault that the customer did not name. */
        UnderstoodAs believed(String text, Optional<Asked> earlier) {
            return new UnderstoodAs(json, FaultWords.believed(read, text, earlier));
        }

        MessageUnderstood event(UUID conversationId, UUID messageId) {
            return new MessageUnderstood(
                    conversationId,
                    messageId,
                    read.language(),
                    read.intents().stream()
                            .map(intent -> new IntentScore(intent.name(), intent.confidence()))
                            .toList(),
                    read.isOutOfScope(),
                    read.sentiment() == null ? null : read.sentiment().label(),
                    read.urgency(),
                    read.complaint() == null ? null : read.complaint().category(),
                    read.model() == null ? null : read.model().toString());
        }
    }

    boolean isNewest() {
        return sequence == conversation.messageCount();
    }

    UUID id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    Conversation conversation() {
        return conversation;
    }

    int sequence() {
        return sequence;
    }

    String text() {
        return text;
    }

    String orderId() {
        return orderId;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    MessageState state() {
        return state;
    }

    List<String> missing() {
        return List.of(missing);
    }

    JsonNode understanding() {
        return understanding;
    }

    JsonNode decision() {
        return decision;
    }

    JsonNode turn() {
        return turn;
    }

    int attempt() {
        return attempt;
    }
}

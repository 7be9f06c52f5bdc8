package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.events.AftercareEvent;
import io.aftercare.events.DraftDecided;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.promise.MadePromise;
import io.aftercare.ticket.store.JsonColumn;
import io.aftercare.web.Problems;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An answer that was composed and waits for a person, who sends it, sends other words instead, or drops it. */
@Entity
class Draft {
    @Id
    private UUID id;

    private String tenant;
    private UUID conversationId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "message_id")
    private Message message;

    private UUID handoffId;
    private String text;

    @Convert(converter = JsonColumn.class)
    @Column(columnDefinition = "jsonb")
    private JsonNode body;

    private String source;
    private DraftState state;
    private Instant createdAt;
    private String decidedBy;
    private Instant decidedAt;
    private String reason;

    protected Draft() {}

    Draft(Message message, ReplyContent content, UUID handoffId, ObjectMapper json, Instant now) {
        this.id = content.id();
        this.tenant = message.tenant();
        this.conversationId = message.conversation().id();
        this.message = message;
        this.handoffId = handoffId;
        this.text = content.text();
        this.source = content.source();
        this.state = DraftState.WAITING;
        this.createdAt = now;
        ObjectNode body = json.createObjectNode();
        body.set("sentences", content.sentences() == null ? json.createArrayNode() : content.sentences());
        body.set("promises", json.valueToTree(content.promises()));
        this.body = body;
    }

    /** What the customer is sent when it is approved as it stands. */
    ReplyContent content(ObjectMapper json) {
        List<MadePromise> promises = json.convertValue(
                body.path("promises"), json.getTypeFactory().constructCollectionType(List.class, MadePromise.class));
        return new ReplyContent(id, text, body.path("sentences"), source, promises);
    }

    /** @throws RuntimeException a conflict, where somebody decided before */
    AftercareEvent decide(DraftState to, String reason, Access by, Instant now) {
        if (state != DraftState.WAITING) {
            throw Problems.conflict("draft-decided", "This draft is " + Code.of(state) + " already.");
        }
        this.state = to;
        this.reason = reason;
        this.decidedBy = by.subject();
        this.decidedAt = now;
        return new DraftDecided(
                conversationId,
                message.id(),
                id,
                source,
                Code.of(to),
                Duration.between(createdAt, now).toMillis());
    }

    /** @param words what is sent instead of the text; null where that was good as it was */
    void requireSentBy(Access by, Conversation conversation, String words) {
        if (!tenant.equals(conversation.tenant()) || !conversationId.equals(conversation.id())) {
            throw Problems.conflict("reply-id-taken", "This reply id belongs to another conversation.");
        }
        if (state == DraftState.WAITING) {
            throw Problems.conflict(
                    "draft-waiting",
                    "This answer waits for approval: decide on it (POST /v1/drafts/" + id + "/approve).");
        }
        boolean asItWas = words == null || words.equals(text);
        boolean same = state == DraftState.APPROVED && asItWas || state == DraftState.EDITED && !asItWas;
        if (!by.subject().equals(decidedBy) || !same) {
            throw Problems.conflict("draft-decided", "This draft is " + Code.of(state) + " already.");
        }
    }

    DraftView view() {
        return new DraftView(
                id,
                conversationId,
                message.id(),
                handoffId,
                message.text(),
                text,
                body.path("sentences"),
                body.path("promises"),
                source,
                state,
                createdAt,
                decidedBy,
                decidedAt,
                reason);
    }

    UUID id() {
        return id;
    }

    UUID handoffId() {
        return handoffId;
    }

    Message message() {
        return message;
    }

    Instant createdAt() {
        return createdAt;
    }
}

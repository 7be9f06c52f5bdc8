package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.events.ReplySent;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.store.JsonColumn;
import io.quarkus.runtime.annotations.RegisterForReflection;
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

/** What the customer was answered. A message has a second one when its turn was caught up. */
@Entity
class Reply {
    @Id
    private UUID id;

    private String tenant;
    private UUID conversationId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "message_id")
    private Message message;

    private String text;

    @Convert(converter = JsonColumn.class)
    @Column(columnDefinition = "jsonb")
    private JsonNode body;

    private String source;
    private Instant sentAt;
    private String author;

    protected Reply() {}

    Reply(Message message, ReplyContent content, Instant now) {
        this.id = content.id();
        this.tenant = message.tenant();
        this.conversationId = message.conversation().id();
        this.message = message;
        this.text = content.text();
        this.body = body(content);
        this.source = content.source();
        this.sentAt = now;
    }

    /** What a person answers to what the customer said last. */
    static Caused<Reply> byPerson(Message message, String text, Access by, Instant now) {
        ReplyContent content = new ReplyContent(Ids.next(), text, sentence(text), ReplySent.AGENT, List.of());
        return sent(new Reply(message, content, now), content, message, by, now);
    }

    private static Caused<Reply> sent(Reply reply, ReplyContent content, Message message, Access by, Instant now) {
        reply.author = by.subject();
        return new Caused<>(
                reply,
                List.of(new ReplySent(
                        reply.conversationId,
                        message.id(),
                        reply.id,
                        reply.source,
                        content.sentenceCount(),
                        List.of(),
                        Duration.between(message.receivedAt(), now).toMillis())));
    }

    /** What was composed, and a person approved as it stands. */
    static Caused<Reply> approved(Message message, ReplyContent content, Access by, Instant now) {
        ReplyContent approved = new ReplyContent(
                content.id(), content.text(), content.sentences(), ReplySent.APPROVED, content.promises());
        return sent(new Reply(message, approved, now), approved, message, by, now);
    }

    private static JsonNode sentence(String text) {
        ArrayNode sentences = JsonNodeFactory.instance.arrayNode();
        sentences.addObject().put("text", text);
        return sentences;
    }

    private static JsonNode body(ReplyContent content) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        JsonNode sentences = content.sentences();
        body.set("sentences", sentences == null ? body.arrayNode() : sentences);
        return body;
    }

    /** A reply as clients see it, with the sentences as reply-service wrote them. */
    record View(UUID id, String text, JsonNode sentences, String source, Instant sentAt) {}

    /** The columns that a view is made from, by Hibernate. */
    @RegisterForReflection
    record Row(UUID messageId, UUID id, String text, JsonNode body, String source, Instant sentAt) {
        View view() {
            return new View(id, text, body.path("sentences"), source, sentAt);
        }
    }

    View view() {
        return new Row(message.id(), id, text, body, source, sentAt).view();
    }

    UUID id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    UUID conversationId() {
        return conversationId;
    }

    Message message() {
        return message;
    }

    /** Who wrote it; null where no person did. */
    String author() {
        return author;
    }

    UUID messageId() {
        return message.id();
    }
}

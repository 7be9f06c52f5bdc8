package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.events.ConversationStarted;
import io.aftercare.events.MessageReceived;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Customer;
import io.aftercare.ticket.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a customer and the merchant say to each other about a matter. Its methods return the events that they caused. */
@Entity
class Conversation {
    @Id
    private UUID id;

    private String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    private Customer customer;

    private Channel channel;
    private String locale;
    private String orderId;
    private String lastAsked;
    private int messageCount;
    private Instant createdAt;

    protected Conversation() {}

    static Caused<Conversation> start(Access by, Customer customer, StartConversation request, Instant now) {
        Conversation started = new Conversation();
        started.id = Ids.next();
        started.tenant = by.tenant();
        started.customer = customer;
        started.channel = request.channel();
        started.locale = request.locale();
        started.orderId = request.orderId();
        started.createdAt = now;
        return new Caused<>(
                started,
                List.of(new ConversationStarted(started.id, customer.id(), Code.of(started.channel), started.locale)));
    }

    /** Takes the next message; the caller holds the conversation's lock, so that no two get the same sequence. */
    Caused<Message> receive(MessageText text, String orderId, JsonNode attachments, Instant now) {
        messageCount++;
        Message message = new Message(this, messageCount, text, orderId, attachments, now);
        if (this.orderId == null) {
            this.orderId = orderId;
        }
        return new Caused<>(
                message,
                List.of(new MessageReceived(
                        id, message.id(), customer.id(), Code.of(channel), text.characters(), orderId != null)));
    }

    /** What the customer goes on to say is about this order, which is theirs, until another is named. */
    void isAbout(String orderId) {
        this.orderId = orderId;
    }

    /** @param asked null when the last reply asked for nothing */
    void lastAsked(String asked) {
        this.lastAsked = asked;
    }

    int messageCount() {
        return messageCount;
    }

    UUID id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    Customer customer() {
        return customer;
    }

    Channel channel() {
        return channel;
    }

    String locale() {
        return locale;
    }

    String orderId() {
        return orderId;
    }

    String lastAsked() {
        return lastAsked;
    }

    Instant createdAt() {
        return createdAt;
    }
}

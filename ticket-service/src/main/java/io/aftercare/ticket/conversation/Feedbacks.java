package io.aftercare.ticket.conversation;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.IdempotencyKeys;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Takes feedback, which is what the models learn from. */
@ApplicationScoped
public class Feedbacks implements PanacheRepositoryBase<Feedback, UUID> {
    private final Conversations conversations;
    private final Messages messages;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Outbox outbox;
    private final Clock clock;

    Feedbacks(
            Conversations conversations,
            Messages messages,
            Transactions transactions,
            IdempotencyKeys keys,
            Outbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.transactions = transactions;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<GivenFeedback.View> give(Access by, UUID conversationId, GivenFeedback given, String key) {
        return transactions.write(() -> conversations
                .locked(by, conversationId)
                .call(conversation -> given.messageId() == null
                        ? Uni.createFrom().voidItem()
                        : messages.required(by, conversationId, given.messageId()))
                .chain(conversation -> keys.once(
                        by,
                        key,
                        "feedback:" + conversationId,
                        given,
                        () -> store(Feedback.give(by, conversationId, given, clock.instant()), by),
                        Feedback::id,
                        this::findById))
                .map(Feedback::view));
    }

    private Uni<Feedback> store(Caused<Feedback> feedback, Access by) {
        return persist(feedback.result()).call(() -> outbox.append(by.tenant(), feedback.events()));
    }
}

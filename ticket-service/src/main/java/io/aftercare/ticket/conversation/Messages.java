package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.IdempotencyKeys;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes in messages. Needs the database only: neither the broker nor the shop can keep a message from being stored. */
@ApplicationScoped
public class Messages implements PanacheRepositoryBase<Message, UUID> {
    private static final int HISTORY = 6;

    private final Conversations conversations;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Outbox outbox;
    private final Clock clock;

    Messages(Conversations conversations, Transactions transactions, IdempotencyKeys keys, Outbox outbox, Clock clock) {
        this.conversations = conversations;
        this.transactions = transactions;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<StoredMessage> receive(Access who, UUID conversationId, IncomingMessage incoming, String key) {
        return transactions.write(() -> conversations
                .locked(who, conversationId)
                .chain(conversation -> keys.once(
                        who,
                        key,
                        "message:" + conversationId,
                        incoming,
                        () -> store(conversation, incoming),
                        Message::id,
                        id -> required(who, conversationId, id)))
                .chain(message -> context(message).map(context -> StoredMessage.from(message, context))));
    }

    /** What is to be answered. */
    public Uni<LastMessage> last(Access who, UUID conversationId) {
        return transactions.read(() -> conversations
                .required(who, conversationId)
                .chain(this::newest)
                .onItem()
                .ifNull()
                .failWith(Messages::nothingToAnswer)
                .chain(message -> context(message).map(context -> LastMessage.of(message, context))));
    }

    static HttpProblem nothingToAnswer() {
        return Problems.conflict(
                "nothing-to-answer", "The customer has not written anything in this conversation yet.");
    }

    Uni<Message> required(Access who, UUID conversationId, UUID id) {
        return find(
                        "from Message m join fetch m.conversation c join fetch c.customer"
                                + " where m.tenant = :tenant and c.id = :conversation and m.id = :id",
                        Parameters.with("tenant", who.tenant())
                                .and("conversation", conversationId)
                                .and("id", id))
                .<Message>firstResult()
                .onItem()
                .transform(found -> {
                    if (found == null || !who.maySee(found.conversation().customer())) {
                        throw Problems.notFound("message", id);
                    }
                    return found;
                });
    }

    /** What is shown of them: decisions and whole turns, which are long, stay where they are. */
    Uni<List<MessageView.Row>> ofConversation(Conversation conversation) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select m.id, m.text, m.orderId, m.attachments, m.receivedAt, m.sequence,"
                                        + " m.understanding, m.state, m.missing from Message m"
                                        + " where m.tenant = :tenant and m.conversation.id = :conversation"
                                        + " order by m.sequence",
                                MessageView.Row.class)
                        .setParameter("tenant", conversation.tenant())
                        .setParameter("conversation", conversation.id())
                        .getResultList());
    }

    /** Null where the customer has not written yet. */
    Uni<Message> newest(Conversation conversation) {
        return find("tenant = ?1 and conversation = ?2 order by sequence desc", conversation.tenant(), conversation)
                .firstResult();
    }

    Uni<MessageContext> context(Message message) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select m.text, m.understanding, m.sequence from Message m"
                                        + " where m.tenant = :tenant and m.conversation = :conversation"
                                        + " and m.sequence < :sequence order by m.sequence desc",
                                EarlierReplies.Said.class)
                        .setParameter("tenant", message.tenant())
                        .setParameter("conversation", message.conversation())
                        .setParameter("sequence", message.sequence())
                        .setMaxResults(HISTORY)
                        .getResultList())
                .chain(newestFirst -> replies(message)
                        .map(replies -> MessageContext.of(
                                message,
                                newestFirst.reversed().stream()
                                        .map(EarlierReplies.Said::text)
                                        .toList(),
                                EarlierReplies.of(newestFirst.reversed(), replies))));
    }

    /** What was decided about the messages before this one, newest first. */
    Uni<List<JsonNode>> decisionsBefore(Message message) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select m.decision from Message m where m.tenant = :tenant"
                                        + " and m.conversation = :conversation and m.sequence < :sequence"
                                        + " and m.decision is not null order by m.sequence desc",
                                JsonNode.class)
                        .setParameter("tenant", message.tenant())
                        .setParameter("conversation", message.conversation())
                        .setParameter("sequence", message.sequence())
                        .setMaxResults(HISTORY)
                        .getResultList());
    }

    /** To the messages before, oldest first. */
    private static Uni<List<EarlierReplies.Row>> replies(Message message) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select r.body, r.source, r.message.sequence from Reply r where r.tenant = :tenant"
                                        + " and r.conversationId = :conversation"
                                        + " and r.message.sequence < :sequence order by r.sentAt desc",
                                EarlierReplies.Row.class)
                        .setParameter("tenant", message.tenant())
                        .setParameter("conversation", message.conversation().id())
                        .setParameter("sequence", message.sequence())
                        .setMaxResults(HISTORY)
                        .getResultList())
                .map(List::reversed);
    }

    private Uni<Message> store(Conversation conversation, IncomingMessage incoming) {
        Caused<Message> received = conversation.receive(
                new MessageText(incoming.text()), incoming.orderId(), incoming.attachmentsAsJson(), clock.instant());
        return persist(received.result()).call(() -> outbox.append(conversation.tenant(), received.events()));
    }
}

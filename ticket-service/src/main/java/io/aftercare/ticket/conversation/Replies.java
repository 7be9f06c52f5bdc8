package io.aftercare.ticket.conversation;

import io.aftercare.events.AftercareEvent;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.cases.Cases;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Records what was answered and promised, and ends the turn; once per reply id. */
@ApplicationScoped
public class Replies implements PanacheRepositoryBase<Reply, UUID> {
    private final Conversations conversations;
    private final Messages messages;
    private final Cases cases;
    private final UnderstandingReader understandings;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Replies(
            Conversations conversations,
            Messages messages,
            Cases cases,
            UnderstandingReader understandings,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.cases = cases;
        this.understandings = understandings;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<Void> record(Access who, UUID conversationId, UUID messageId, TurnEnd end) {
        Message.UnderstoodAs understood =
                understandings.read(end.understanding()).orElse(null);
        return transactions.write(() -> conversations
                .locked(who, conversationId)
                .chain(conversation -> messages.required(who, conversationId, messageId))
                .chain(message -> findById(end.reply().id())
                        .chain(earlier ->
                                earlier == null ? close(message, end, understood) : requireSame(earlier, message))));
    }

    Uni<List<Reply>> ofConversation(Conversation conversation) {
        return list(
                "from Reply r join fetch r.message where r.tenant = ?1 and r.conversationId = ?2 order by r.sentAt, r.id",
                conversation.tenant(),
                conversation.id());
    }

    private Uni<Void> close(Message message, TurnEnd end, Message.UnderstoodAs understood) {
        Instant now = clock.instant();
        Caused<Reply> answered = message.answer(end.reply(), understood, end.missing(), end.turn(), now);
        List<Promise> promises = end.reply().promises().stream()
                .map(made -> new Promise(answered.result(), made, now))
                .toList();
        List<AftercareEvent> events = Stream.concat(
                        answered.events().stream(), promises.stream().flatMap(Promise::made))
                .toList();
        if (!end.missing().contains(Step.REPLY.code())) {
            message.conversation().lastAsked(firstAsk(message));
        }
        return requireCasesOf(message, end.reply())
                .chain(() -> persist(answered.result()))
                .chain(() -> Panache.getSession().chain(session -> session.persistAll(promises.toArray())))
                .chain(() -> outbox.append(message.tenant(), events))
                .chain(() -> isAnswer(message, end)
                        ? cases.merchantSpoke(
                                message.tenant(), message.conversation().id(), now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> requireCasesOf(Message message, ReplyContent reply) {
        List<UUID> named = reply.promises().stream()
                .map(ReplyContent.MadePromise::caseId)
                .filter(id -> id != null)
                .toList();
        if (named.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return cases.idsOfConversation(message.tenant(), message.conversation().id())
                .invoke(known -> {
                    if (!known.containsAll(named)) {
                        throw Problems.invalid("promise-invalid", "A promise names a case of its conversation.");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> requireSame(Reply earlier, Message message) {
        if (!earlier.messageId().equals(message.id())) {
            throw Problems.conflict("reply-id-taken", "This reply id belongs to another message.");
        }
        return Uni.createFrom().voidItem();
    }

    /** That a person will answer is no answer yet. */
    private static boolean isAnswer(Message message, TurnEnd end) {
        boolean handedOver = message.decision() != null && message.decision().has("handoff");
        return !handedOver && !end.missing().contains(Step.REPLY.code());
    }

    private static String firstAsk(Message message) {
        return message.decision() == null
                ? null
                : message.decision().path("asks").path(0).asText(null);
    }
}

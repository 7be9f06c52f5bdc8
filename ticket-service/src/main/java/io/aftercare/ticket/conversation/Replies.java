package io.aftercare.ticket.conversation;

import io.aftercare.events.AftercareEvent;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.cases.Cases;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.promise.MadePromise;
import io.aftercare.ticket.promise.Promises;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
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
    private final Promises promises;
    private final Drafts drafts;
    private final UnderstandingReader understandings;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Replies(
            Conversations conversations,
            Messages messages,
            Cases cases,
            Promises promises,
            Drafts drafts,
            UnderstandingReader understandings,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.cases = cases;
        this.promises = promises;
        this.drafts = drafts;
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
        if (!end.missing().contains(Step.REPLY.code())) {
            message.conversation().lastAsked(firstAsk(message));
        }
        return requireCasesOf(message, end.promises())
                .chain(() -> persist(answered.result()))
                .chain(() -> drafts.keep(message, end.draft(), now))
                .chain(() -> promises.make(
                        giver(message, answered.result()), end.reply().promises(), now))
                .chain(made -> outbox.append(
                        message.tenant(),
                        Stream.<AftercareEvent>concat(answered.events().stream(), made.stream())
                                .toList()))
                .chain(() -> isAnswer(message, end)
                        ? cases.merchantSpoke(
                                message.tenant(), message.conversation().id(), now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> requireCasesOf(Message message, List<MadePromise> promises) {
        List<UUID> named = promises.stream()
                .map(MadePromise::caseId)
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

    /** The order that was decided on goes before the one that the conversation began with. */
    static Promises.Giver giver(Message message, Reply reply) {
        String decided = message.decision() == null
                ? null
                : message.decision().path("order").path("id").asText(null);
        return new Promises.Giver(
                message.tenant(),
                message.conversation().id(),
                reply.id(),
                decided == null ? message.conversation().orderId() : decided);
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

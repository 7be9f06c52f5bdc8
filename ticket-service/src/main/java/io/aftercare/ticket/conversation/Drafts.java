package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.events.AftercareEvent;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.cases.Cases;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.promise.Promises;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Answers that wait for a person. Sending one is an answer like any other: it is told, its promises are made then and
 * not before, and the handoff that asked for approval is done with it.
 */
@ApplicationScoped
public class Drafts implements PanacheRepositoryBase<Draft, UUID> {
    private static final int LONGEST_ANSWER = 4000;
    private static final int LONGEST_REASON = 500;
    private static final String OVERTAKEN = "a person answered";
    private static final String WHOLE =
            "from Draft d join fetch d.message m join fetch m.conversation c join fetch c.customer";

    private final Conversations conversations;
    private final Messages messages;
    private final Handoffs handoffs;
    private final Cases cases;
    private final Promises promises;
    private final Transactions transactions;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    Drafts(
            Conversations conversations,
            Messages messages,
            Handoffs handoffs,
            Cases cases,
            Promises promises,
            Transactions transactions,
            Outbox outbox,
            ObjectMapper json,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.handoffs = handoffs;
        this.cases = cases;
        this.promises = promises;
        this.transactions = transactions;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** {@code text} is what is sent instead of what was composed; absent where that is good as it is. */
    public record Approval(String text) {
        public Approval {
            text = text == null ? null : Inputs.required("text", text, LONGEST_ANSWER);
        }
    }

    /** Why a draft is not sent; what others learn from. */
    public record Rejection(String reason) {
        public Rejection {
            reason = Inputs.plainText("reason", reason, LONGEST_REASON);
        }
    }

    /**
     * An answer that was suggested to a person for the customer's last message.
     *
     * @param text what is sent instead of it; absent where it is good as it is
     */
    public record Suggested(UUID messageId, ReplyContent reply, String text) {
        public Suggested {
            if (messageId == null || reply == null) {
                throw Problems.invalid("suggestion-invalid", "A suggestion names its message and its reply.");
            }
            text = text == null ? null : Inputs.required("text", text, LONGEST_ANSWER);
        }
    }

    /**
     * Sends it, and keeps what was suggested as a draft that was decided at once. The same again from the same person
     * changes nothing and shows what was sent; from another it is refused, as that person's answer was not.
     */
    public Uni<DraftView> take(Access by, UUID conversationId, Suggested suggested) {
        return transactions.write(() -> conversations
                .locked(by, conversationId)
                // Only counted: what is read half would stand in the way of reading it whole.
                .chain(conversation -> count("id", suggested.reply().id())
                        .chain(earlier -> earlier == 0
                                ? takeNew(by, conversation, suggested)
                                : takenBefore(by, conversation, suggested)))
                .map(Draft::view));
    }

    /** @throws RuntimeException (as a failure) a conflict, unless it was this person who sent it here */
    private Uni<Draft> takenBefore(Access by, Conversation conversation, Suggested suggested) {
        return find(WHOLE + " where d.id = ?1", suggested.reply().id())
                .<Draft>firstResult()
                .invoke(draft -> draft.requireSentBy(by, conversation, suggested.text()));
    }

    private Uni<Draft> takeNew(Access by, Conversation conversation, Suggested suggested) {
        Instant now = clock.instant();
        return messages.newest(conversation)
                .onItem()
                .ifNull()
                .failWith(Messages::nothingToAnswer)
                .invoke(message -> {
                    if (!message.id().equals(suggested.messageId())) {
                        throw Problems.conflict(
                                "suggestion-outdated",
                                "The customer has written since: ask for suggestions to that first.");
                    }
                })
                .call(() -> overtaken(conversation, by, now))
                .chain(message -> persist(new Draft(message, suggested.reply(), null, json, now)))
                .call(draft -> decideWith(by, draft, suggested.text(), now));
    }

    /** Within the transaction that records the turn, and so once. */
    Uni<Void> keep(Message message, ReplyContent drafted, Instant now) {
        if (drafted == null) {
            return Uni.createFrom().voidItem();
        }
        return persist(new Draft(message, drafted, handoffOf(message), json, now))
                .replaceWithVoid();
    }

    /**
     * Within the caller's transaction: a person has answered, so what was to be approved is answered too, and a handoff that
     * only waited for the approval is done.
     */
    Uni<Void> overtaken(Conversation conversation, Access by, Instant now) {
        return list(
                        "from Draft d join fetch d.message where d.tenant = ?1 and d.conversationId = ?2 and d.state = ?3",
                        conversation.tenant(),
                        conversation.id(),
                        DraftState.WAITING)
                .chain(waiting -> {
                    List<AftercareEvent> events = new ArrayList<>();
                    waiting.forEach(draft -> events.add(draft.decide(DraftState.REJECTED, OVERTAKEN, by, now)));
                    return ended(waiting, by, now)
                            .invoke(events::addAll)
                            .chain(() -> outbox.append(conversation.tenant(), events));
                });
    }

    private Uni<List<AftercareEvent>> ended(List<Draft> overtaken, Access by, Instant now) {
        return Multi.createFrom()
                .items(overtaken.stream()
                        .map(Draft::handoffId)
                        .filter(Objects::nonNull)
                        .distinct())
                .onItem()
                .transformToUniAndConcatenate(handoff -> handoffs.approved(handoff, by, now))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(List::stream).toList());
    }

    public Uni<DraftView> approve(Access by, UUID id, Approval approval) {
        return decide(by, id, (draft, now) -> decideWith(by, draft, approval.text(), now));
    }

    private Uni<Void> decideWith(Access by, Draft draft, String text, Instant now) {
        Message message = draft.message();
        return text == null || text.equals(draft.view().text())
                ? send(draft, DraftState.APPROVED, Reply.approved(message, inTime(draft, now), by, now), by, now)
                : send(draft, DraftState.EDITED, Reply.byPerson(message, text, by, now), by, now);
    }

    /** The handoff stays: the customer was told that a person answers. */
    public Uni<DraftView> reject(Access by, UUID id, Rejection rejection) {
        return decide(
                by,
                id,
                (draft, now) -> outbox.append(
                        by.tenant(), List.of(draft.decide(DraftState.REJECTED, rejection.reason(), by, now))));
    }

    private ReplyContent inTime(Draft draft, Instant now) {
        ReplyContent content = draft.content(json);
        if (content.promises().stream().anyMatch(it -> !it.dueAt().isAfter(now))) {
            throw Problems.conflict(
                    "draft-outdated",
                    "What this draft promises is past already: send a text of your own, or reject it.");
        }
        return content;
    }

    private interface Change {
        Uni<Void> make(Draft draft, Instant now);
    }

    /** Two who decide at once wait for the conversation's lock, and the second is told what became of it. */
    private Uni<DraftView> decide(Access by, UUID id, Change change) {
        return transactions.write(() -> conversationOf(by, id)
                .chain(conversation -> conversations.locked(by, conversation))
                .chain(() -> required(by, id))
                .call(draft -> change.make(draft, clock.instant()))
                .map(Draft::view));
    }

    private Uni<Void> send(Draft draft, DraftState state, Caused<Reply> answer, Access by, Instant now) {
        List<AftercareEvent> events = new ArrayList<>();
        events.add(draft.decide(state, null, by, now));
        events.addAll(answer.events());
        Message message = draft.message();
        if (message.isNewest()) {
            message.conversation().lastAsked(null);
        }
        return Panache.getSession()
                .chain(session -> session.persist(answer.result()))
                .chain(() -> promises.make(
                        Replies.giver(message, answer.result()),
                        state == DraftState.APPROVED ? draft.content(json).promises() : List.of(),
                        now))
                .invoke(events::addAll)
                .chain(() -> othersWait(draft))
                .chain(others -> others
                        ? Uni.createFrom().item(List.<AftercareEvent>of())
                        : handoffs.approved(draft.handoffId(), by, now))
                .invoke(events::addAll)
                .chain(() -> outbox.append(by.tenant(), events))
                .chain(() ->
                        cases.merchantSpoke(by.tenant(), message.conversation().id(), now));
    }

    private Uni<Boolean> othersWait(Draft draft) {
        return count("handoffId = ?1 and state = ?2 and id <> ?3", draft.handoffId(), DraftState.WAITING, draft.id())
                .map(others -> others > 0);
    }

    /** Within the caller's session. */
    Uni<Draft> required(Access who, UUID id) {
        return find(WHOLE + " where d.tenant = ?1 and d.id = ?2", who.tenant(), id)
                .<Draft>firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("draft", id));
    }

    /** Only the id: what is read before the lock could be stale behind it. */
    private static Uni<UUID> conversationOf(Access who, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select d.conversationId from Draft d where d.tenant = :tenant and d.id = :id",
                                UUID.class)
                        .setParameter("tenant", who.tenant())
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("draft", id));
    }

    private static UUID handoffOf(Message message) {
        String id = message.decision() == null
                ? null
                : message.decision().path("handoff").path("id").asText(null);
        return id == null ? null : Inputs.uuid("handoff", id);
    }
}

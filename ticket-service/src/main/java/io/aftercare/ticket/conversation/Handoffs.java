package io.aftercare.ticket.conversation;

import io.aftercare.events.AftercareEvent;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.IdempotencyKeys;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.ticket.triage.HandoffReason;
import io.aftercare.ticket.triage.Triage;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls a person into a conversation, once: a conversation that waits for one, or has one, keeps its place. */
@ApplicationScoped
public class Handoffs implements PanacheRepositoryBase<Handoff, UUID> {
    private static final int LONGEST_REASON = 200;

    private final Conversations conversations;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Triage triage;
    private final Outbox outbox;
    private final Clock clock;

    Handoffs(
            Conversations conversations,
            Transactions transactions,
            IdempotencyKeys keys,
            Triage triage,
            Outbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.transactions = transactions;
        this.keys = keys;
        this.triage = triage;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A handoff, and whether it was this call that requested it. */
    public record Requested(HandoffView view, boolean isNew) {}

    /** What a client may say with its wish for a person. */
    public record Wish(String reason) {
        public Wish {
            reason = reason == null || reason.isBlank()
                    ? HandoffReason.ASKED_FOR_PERSON.code()
                    : Inputs.plainText("reason", reason, LONGEST_REASON);
        }
    }

    public Uni<Requested> request(Access who, UUID conversationId, Wish wish, String key) {
        return transactions.write(() -> conversations
                .locked(who, conversationId)
                .chain(conversation -> keys.once(
                        who,
                        key,
                        "handoff:" + conversationId,
                        wish,
                        () -> heard(conversation.tenant(), conversationId)
                                .chain(open -> openOrNew(conversation, open, wish.reason(), Duration.ZERO)),
                        requested -> requested.view().id(),
                        id -> findById(id).map(earlier -> new Requested(earlier.view(), true)))));
    }

    /** The handoff that was open before a message, and the one that the message asks for. */
    record Person(Optional<HandoffView> before, Optional<HandoffView> asked) {}

    /**
     * Within the caller's transaction, which holds the conversation's lock. Whether or not a message asks for a person, what
     * it shows of the customer counts for the one who is waited for.
     *
     * @param reason why the message asks for a person; empty where it does not
     */
    Uni<Person> called(Conversation conversation, Optional<HandoffReason> reason, HandoffPriority priority) {
        Duration headStart = priority.headStart(triage.handoffWithin());
        return heard(conversation.tenant(), conversation.id()).chain(open -> {
            Optional<HandoffView> before = Optional.ofNullable(open).map(Handoff::view);
            if (open != null) {
                open.ahead(headStart);
            }
            return reason.map(why -> openOrNew(conversation, open, why.code(), headStart)
                            .map(requested -> new Person(before, Optional.of(requested.view()))))
                    .orElseGet(() -> Uni.createFrom().item(new Person(before, Optional.empty())));
        });
    }

    private Uni<Requested> openOrNew(Conversation conversation, Handoff open, String reason, Duration headStart) {
        if (open == null) {
            return requestNew(conversation, reason, headStart);
        }
        List<AftercareEvent> events = open.alsoBecause(reason);
        Uni<Void> told = events.isEmpty() ? Uni.createFrom().voidItem() : outbox.append(conversation.tenant(), events);
        return told.map(done -> new Requested(open.view(), false));
    }

    /** The one that a person is asked for, or at. */
    Uni<Optional<HandoffView>> open(String tenant, UUID conversationId) {
        return heard(tenant, conversationId)
                .map(found -> Optional.ofNullable(found).map(Handoff::view));
    }

    private Uni<Handoff> heard(String tenant, UUID conversationId) {
        return find("tenant = ?1 and conversationId = ?2 and state in ?3", tenant, conversationId, HandoffState.HEARD)
                .firstResult();
    }

    /** Within the caller's transaction: what only waited for an approval is done with it. */
    Uni<List<AftercareEvent>> approved(UUID id, Access by, Instant now) {
        return id == null ? Uni.createFrom().item(List.of()) : findById(id).map(it -> it.approved(by, now));
    }

    private Uni<Requested> requestNew(Conversation conversation, String reason, Duration headStart) {
        var requested = Handoff.request(conversation, reason, triage.handoffDue(), headStart, clock.instant());
        return persist(requested.result())
                .call(() -> outbox.append(conversation.tenant(), requested.events()))
                .map(handoff -> new Requested(handoff.view(), true));
    }
}

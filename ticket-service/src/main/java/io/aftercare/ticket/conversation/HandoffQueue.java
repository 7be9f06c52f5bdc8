package io.aftercare.ticket.conversation;

import io.aftercare.events.AftercareEvent;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Cursor;
import io.aftercare.ticket.PageRequest;
import io.aftercare.ticket.outbox.Outbox;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Page;
import io.aftercare.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Conversations that wait for a person, and the people who take them over. */
@ApplicationScoped
public class HandoffQueue {
    private final Handoffs handoffs;
    private final Conversations conversations;
    private final Transcripts transcripts;
    private final SummaryWords words;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    HandoffQueue(
            Handoffs handoffs,
            Conversations conversations,
            Transcripts transcripts,
            SummaryWords words,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.handoffs = handoffs;
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.words = words;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A handoff with what a person has to know to go on. */
    public record Briefing(QueuedHandoff handoff, HandoffSummary summary, ConversationView conversation) {}

    /** Who is ranked first comes first: by when they asked, less their head start for urgency, mood and tier. */
    public Uni<Page<QueuedHandoff>> page(Access who, Optional<HandoffState> state, PageRequest page) {
        StringBuilder query = new StringBuilder("tenant = :tenant");
        Parameters parameters = Parameters.with("tenant", who.tenant());
        state.ifPresent(it -> {
            query.append(" and state = :state");
            parameters.and("state", it);
        });
        page.after().ifPresent(cursor -> {
            query.append(" and rankedAt >= :at and (rankedAt > :at or id > :id)");
            parameters.and("at", cursor.at()).and("id", cursor.id());
        });
        return transactions.read(() -> handoffs.find(
                        query.append(" order by rankedAt, id").toString(), parameters)
                .range(0, page.limit())
                .<Handoff>list()
                .map(rows -> Page.of(
                        rows.stream().map(Handoff::queued).toList(),
                        page.limit(),
                        it -> new Cursor(it.rankedAt(), it.id()).encode(),
                        it -> it)));
    }

    public Uni<Briefing> brief(Access who, UUID id) {
        return transactions.read(() -> conversationOf(who, id)
                .chain(conversation -> conversations.required(who, conversation))
                .chain(conversation -> transcripts.whole(who, conversation))
                .chain(talk -> handoffs.findById(id).map(Handoff::queued).map(handoff -> {
                    HandoffSummary summary = HandoffSummary.of(handoff, talk, words.in(talk.locale()));
                    return new Briefing(handoff, summary, talk);
                })));
    }

    public Uni<QueuedHandoff> take(Access by, UUID id) {
        return change(by, id, (it, now) -> it.take(by, now));
    }

    public Uni<QueuedHandoff> release(Access by, UUID id) {
        return change(by, id, (it, now) -> it.release(by));
    }

    public Uni<QueuedHandoff> done(Access by, UUID id) {
        return change(by, id, (it, now) -> it.done(by, now));
    }

    /** Two who take it at once wait for the conversation's lock, and the second is told who has it. */
    private Uni<QueuedHandoff> change(Access by, UUID id, BiFunction<Handoff, Instant, List<AftercareEvent>> change) {
        return transactions.write(() -> conversationOf(by, id)
                .chain(conversation -> conversations.locked(by, conversation))
                .chain(() -> handoffs.findById(id))
                .call(it -> outbox.append(by.tenant(), change.apply(it, clock.instant())))
                .map(Handoff::queued));
    }

    /** Only the id: what is read before the lock could be stale behind it. */
    private static Uni<UUID> conversationOf(Access who, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select h.conversationId from Handoff h where h.tenant = :tenant and h.id = :id",
                                UUID.class)
                        .setParameter("tenant", who.tenant())
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("handoff", id));
    }
}

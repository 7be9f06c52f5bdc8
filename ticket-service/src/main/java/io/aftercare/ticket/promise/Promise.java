package io.aftercare.ticket.promise;

import io.aftercare.events.PromiseBroken;
import io.aftercare.events.PromiseEvent;
import io.aftercare.events.PromiseKept;
import io.aftercare.events.PromiseMade;
import io.aftercare.events.PromiseVoided;
import io.aftercare.events.PromiseWarned;
import io.aftercare.ticket.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that a reply commits the merchant to. Its methods return the events that they caused. */
@Entity
class Promise {
    /** Of its time, so much is left when somebody is warned. */
    private static final int WARNING_SHARE = 4;

    /** How soon a shop that was away is asked again. */
    private static final Duration SHOP_IS_AWAY = Duration.ofSeconds(20);

    /** A broken promise about an order is asked after for so long, ever more seldom. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(30);

    private static final Duration SOONEST_AGAIN = Duration.ofMinutes(15);

    @Id
    private UUID id;

    private String tenant;
    private UUID conversationId;
    private UUID replyId;
    private UUID caseId;
    private String orderId;
    private PromiseKind kind;
    private String clause;
    private int sentence;
    private Instant dueAt;
    private Instant madeAt;
    private PromiseState state;
    private Instant warnedAt;
    private Instant brokenAt;
    private Instant closedAt;
    private String closedBy;
    private boolean late;
    private Instant nextLookAt;

    protected Promise() {}

    Promise(Promises.Giver giver, MadePromise made, Instant now) {
        this.id = Ids.next();
        this.tenant = giver.tenant();
        this.conversationId = giver.conversationId();
        this.replyId = giver.replyId();
        this.kind = made.what();
        // What is not about a case does not go with one, or it would not be told beside what keeps it.
        this.caseId = kind.about() == PromiseKind.About.CASE ? made.caseId() : null;
        this.orderId = made.orderId() == null ? giver.orderId() : made.orderId();
        this.clause = made.clause();
        this.sentence = made.sentence();
        this.dueAt = made.dueAt();
        this.madeAt = now;
        this.state = PromiseState.OPEN;
        this.nextLookAt = warnAt();
    }

    PromiseMade made() {
        return new PromiseMade(caseId, id, conversationId, kind.code(), dueAt);
    }

    /**
     * What was promised happened, in time or late; a second time, nothing. Whoever looks at the promises of one event
     * must not find another story than whoever looks at the time, so what is late was always broken first.
     *
     * @param at when it happened, which may be before it was heard of
     */
    List<PromiseEvent> kept(Instant at, String by, Instant now) {
        if (isSettled()) {
            return List.of();
        }
        Instant happened = at.isAfter(now) ? now : at;
        boolean brokenFirst = state == PromiseState.OPEN && happened.isAfter(dueAt);
        late = happened.isAfter(dueAt);
        brokenAt = brokenFirst ? dueAt : brokenAt;
        close(PromiseState.KEPT, happened, by);
        PromiseKept kept = new PromiseKept(caseId, id, conversationId, kind.code(), dueAt, happened, by, late);
        return brokenFirst ? List.of(broken(), kept) : List.of(kept);
    }

    /** What it was about is called off; a promise that is broken stays broken. */
    List<PromiseEvent> voided(String reason, Instant now) {
        if (state != PromiseState.OPEN) {
            return List.of();
        }
        close(PromiseState.VOID, now, reason);
        return List.of(new PromiseVoided(caseId, id, conversationId, kind.code(), dueAt, reason));
    }

    /** The case goes on in another one, and the promise with it. */
    void goesOnIn(UUID otherCaseId) {
        if (!isSettled()) {
            caseId = otherCaseId;
        }
    }

    private boolean isSettled() {
        return state == PromiseState.KEPT || state == PromiseState.VOID;
    }

    /** Looks at the time, and at what the shop says: warns before it is due, tells when it is broken. */
    List<PromiseEvent> look(Outlook outlook, Instant now) {
        if (isSettled()) {
            nextLookAt = null;
            return List.of();
        }
        return switch (outlook) {
            case Outlook.Happened(Instant at, String by) -> kept(at, by, now);
            case Outlook.CalledOff(String reason) -> voided(reason, now);
            case Outlook.NotYet() -> now.isBefore(dueAt) ? warned(dueAt, now) : brokenBy(now);
            case Outlook.Unknown() -> warned(now.plus(SHOP_IS_AWAY), now);
        };
    }

    /** Somebody looks after it until then; if they die, another one does. */
    void leased(Instant until) {
        nextLookAt = until;
    }

    private List<PromiseEvent> warned(Instant next, Instant now) {
        nextLookAt = next;
        if (state != PromiseState.OPEN || warnedAt != null || !now.isBefore(dueAt)) {
            return List.of();
        }
        if (now.isBefore(warnAt())) {
            nextLookAt = warnAt();
            return List.of();
        }
        warnedAt = now;
        return List.of(new PromiseWarned(caseId, id, conversationId, kind.code(), dueAt));
    }

    private List<PromiseEvent> brokenBy(Instant now) {
        nextLookAt = againAt(now);
        if (state == PromiseState.BROKEN) {
            return List.of();
        }
        state = PromiseState.BROKEN;
        brokenAt = dueAt;
        return List.of(broken());
    }

    /** What an event of ours keeps is heard of by itself. */
    private Instant againAt(Instant now) {
        Duration delay = Duration.between(dueAt, now);
        if (kind.about() != PromiseKind.About.ORDER || delay.compareTo(LONGEST_DELAY) > 0) {
            return null;
        }
        Duration half = delay.dividedBy(2);
        return now.plus(half.compareTo(SOONEST_AGAIN) > 0 ? half : SOONEST_AGAIN);
    }

    private PromiseBroken broken() {
        return new PromiseBroken(caseId, id, conversationId, kind.code(), dueAt);
    }

    private void close(PromiseState to, Instant at, String by) {
        state = to;
        closedAt = at;
        closedBy = by;
        nextLookAt = null;
    }

    private Instant warnAt() {
        Duration span = Duration.between(madeAt, dueAt);
        return span.isPositive() ? dueAt.minus(span.dividedBy(WARNING_SHARE)) : dueAt;
    }

    PromiseView view(boolean toStaff) {
        return new PromiseView(
                id,
                conversationId,
                replyId,
                sentence,
                caseId,
                orderId,
                kind,
                clause,
                state,
                madeAt,
                dueAt,
                toStaff ? warnedAt : null,
                brokenAt,
                closedAt,
                closedBy,
                state == PromiseState.KEPT ? late : null);
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

    UUID caseId() {
        return caseId;
    }

    String orderId() {
        return orderId;
    }

    PromiseKind kind() {
        return kind;
    }

    Instant dueAt() {
        return dueAt;
    }

    PromiseState state() {
        return state;
    }
}

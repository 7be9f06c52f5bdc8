package io.aftercare.ticket.conversation;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.PromiseMade;
import io.aftercare.ticket.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** Something that a reply commits the merchant to. */
@Entity
class Promise {
    @Id
    private UUID id;

    private String tenant;
    private UUID conversationId;
    private UUID replyId;
    private UUID caseId;
    private String kind;
    private int sentence;
    private Instant dueAt;
    private Instant madeAt;

    protected Promise() {}

    Promise(Reply reply, ReplyContent.MadePromise made, Instant now) {
        this.id = Ids.next();
        this.tenant = reply.tenant();
        this.conversationId = reply.conversationId();
        this.replyId = reply.id();
        this.caseId = made.caseId();
        this.kind = made.kind();
        this.sentence = made.sentence();
        this.dueAt = made.dueAt();
        this.madeAt = now;
    }

    /** The event is about a case; a promise about an order alone is kept here and told to nobody yet. */
    Stream<AftercareEvent> made() {
        return caseId == null ? Stream.empty() : Stream.of(new PromiseMade(caseId, id, conversationId, kind, dueAt));
    }
}

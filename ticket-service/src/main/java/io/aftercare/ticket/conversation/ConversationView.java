package io.aftercare.ticket.conversation;

import io.aftercare.ticket.cases.CaseView;
import io.aftercare.ticket.promise.PromiseView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A conversation as clients see it; the lists and the handoff only where the whole of it is asked for. */
public record ConversationView(
        UUID id,
        String customerId,
        Channel channel,
        String locale,
        String orderId,
        Instant createdAt,
        List<MessageView> messages,
        List<CaseView> cases,
        List<PromiseView> promises,
        HandoffView handoff) {
    static ConversationView from(Conversation it) {
        return from(it, null, null, null, null);
    }

    static ConversationView from(
            Conversation it,
            List<MessageView> messages,
            List<CaseView> cases,
            List<PromiseView> promises,
            HandoffView handoff) {
        return new ConversationView(
                it.id(),
                it.customer().externalId(),
                it.channel(),
                it.locale(),
                it.orderId(),
                it.createdAt(),
                messages,
                cases,
                promises,
                handoff);
    }
}

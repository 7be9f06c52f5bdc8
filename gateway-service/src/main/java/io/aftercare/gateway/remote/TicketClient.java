package io.aftercare.gateway.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.gateway.ClaimedTurn;
import io.aftercare.gateway.Credentials;
import io.aftercare.gateway.Decision;
import io.aftercare.gateway.Delivery;
import io.aftercare.gateway.LastMessage;
import io.aftercare.gateway.Recording;
import io.aftercare.gateway.StoredMessage;
import io.aftercare.gateway.Suggestion;
import io.aftercare.gateway.TurnBudgets;
import io.aftercare.gateway.Understanding;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * ticket-service, which holds conversations and decides. All its operations here may be repeated: it knows a message
 * by its key, a decision by its message, a reply by its id.
 */
@ApplicationScoped
public class TicketClient {
    private final TicketRest ticket;
    private final Lifeline storing;
    private final Lifeline deciding;
    private final Lifeline recording;
    private final Lifeline claiming;

    TicketClient(@RestClient TicketRest ticket, TurnBudgets budgets, Breakers breakers) {
        Guard breaker = breakers.of(Downstream.TICKET);
        this.ticket = ticket;
        this.storing = Lifeline.repeatable(Downstream.TICKET, budgets.storeWithin(), 1, breaker);
        this.deciding = Lifeline.repeatable(Downstream.TICKET, budgets.decideWithin(), 1, breaker);
        this.recording = Lifeline.repeatable(Downstream.TICKET, budgets.recordWithin(), 2, breaker);
        this.claiming = Lifeline.once(Downstream.TICKET, budgets.storeWithin(), breaker);
    }

    public StoredMessage store(Delivery delivery) {
        return storing.call(() -> ticket.store(
                delivery.credentials().authorization(), delivery.key(), delivery.conversation(), delivery.message()));
    }

    public Decision decide(
            StoredMessage message, Understanding understanding, List<String> missing, Credentials credentials) {
        var request = new TicketRest.DecisionRequest(understanding, missing);
        return deciding.call(() -> ticket.decide(
                credentials.authorization(),
                credentials.tenantHeader(),
                message.conversationId(),
                message.id(),
                request));
    }

    public void record(UUID conversation, UUID message, Recording turn, Credentials credentials) {
        recording.call(() -> {
            ticket.record(credentials.authorization(), credentials.tenantHeader(), conversation, message, turn);
            return null;
        });
    }

    /** Asks for a person; an open request is not doubled. */
    public void handoff(UUID conversation, Credentials credentials) {
        var request = new TicketRest.HandoffRequest("answered_without_decision");
        recording.call(() -> {
            ticket.handoff(credentials.authorization(), credentials.tenantHeader(), conversation, request);
            return null;
        });
    }

    /** What the customer said last, for staff. */
    public LastMessage lastMessage(String conversation, Credentials credentials) {
        return deciding.call(() -> ticket.lastMessage(credentials.authorization(), conversation));
    }

    /** Sends a suggestion, or {@code text} instead where that is not null; once, by the suggestion's id. */
    public ObjectNode take(StoredMessage message, Suggestion taken, String text, Credentials credentials) {
        var answer = new TicketRest.SuggestedAnswer(message.id(), taken, text);
        return recording.call(() -> ticket.take(credentials.authorization(), message.conversationId(), answer));
    }

    /**
     * Leases turns that are to be finished.
     *
     * @param working the results that can be had again
     */
    public List<ClaimedTurn> claim(int limit, List<String> working, Credentials credentials) {
        var claim = new TicketRest.Claim(limit, working);
        return claiming.call(
                () -> ticket.claim(credentials.authorization(), claim).items());
    }
}

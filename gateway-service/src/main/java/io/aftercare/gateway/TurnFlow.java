package io.aftercare.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.gateway.catchup.Outages;
import io.aftercare.gateway.catchup.UnrecordedTurns;
import io.aftercare.gateway.fallback.KeywordRules;
import io.aftercare.gateway.fallback.PlainReply;
import io.aftercare.gateway.remote.IntentClient;
import io.aftercare.gateway.remote.ReplyClient;
import io.aftercare.gateway.remote.TicketClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The one place where the order of a turn is written: store, understand, decide, compose, record. Each step has its
 * budget in its client; a step that fails is noted as missing and the turn goes on with less, truthfully.
 */
@ApplicationScoped
public class TurnFlow {
    private final TicketClient ticket;
    private final IntentClient intent;
    private final ReplyClient replies;
    private final TurnMetrics metrics;
    private final Outages outages;
    private final UnrecordedTurns unrecorded;

    TurnFlow(
            TicketClient ticket,
            IntentClient intent,
            ReplyClient replies,
            TurnMetrics metrics,
            Outages outages,
            UnrecordedTurns unrecorded) {
        this.ticket = ticket;
        this.intent = intent;
        this.replies = replies;
        this.metrics = metrics;
        this.outages = outages;
        this.unrecorded = unrecorded;
    }

    /** Stores the message first: from here on it is safe, whatever fails next. */
    OpenTurn store(Delivery delivery) {
        TurnLog log = new TurnLog(metrics);
        StoredMessage stored = log.insist(Step.STORE, () -> ticket.store(delivery));
        return OpenTurn.fresh(stored, delivery.credentials(), log);
    }

    /** Answers a stored message; a message whose key was answered before gets the answer of then. */
    Turn answer(OpenTurn open, TurnListener listener) {
        Turn earlier = open.message().turn();
        if (earlier != null) {
            listener.replay(earlier);
            return earlier;
        }
        Taken taken = takeSteps(open, listener);
        Turn turn = taken.turn();
        record(open, taken);
        outages.missed(open.log().missed());
        Turn timed = turn.withTimings(open.log().timings());
        listener.done(timed);
        return timed;
    }

    /**
     * Takes the remaining steps of a turn that could not be finished in its time.
     *
     * @return whether a reply was recorded; one that would lack as much as the customer already has is not
     */
    public boolean resume(ClaimedTurn claimed, Credentials credentials) {
        Taken taken = takeSteps(OpenTurn.again(claimed, credentials, new TurnLog(metrics)), TurnListener.NOBODY);
        Turn turn = taken.turn();
        if (claimed.answeredBefore() && !turn.missing().isEmpty()) {
            return false;
        }
        if (claimed.personPromised()) {
            ticket.handoff(claimed.conversationId(), credentials);
        }
        ticket.record(turn.conversationId(), turn.id(), taken.recording(), credentials);
        metrics.caughtUp();
        return true;
    }

    /** A turn, and the answer that waits for approval where it only says so. */
    private record Taken(Turn turn, Optional<JsonNode> draft) {
        Recording recording() {
            return Recording.of(turn, draft);
        }
    }

    private Taken takeSteps(OpenTurn open, TurnListener listener) {
        Understanding understanding = understand(open);
        listener.understood(understanding);
        Optional<Decision> decision = decide(open, understanding);
        decision.map(Decision::atOnce).ifPresent(listener::decided);
        Reply reply = compose(open, understanding, decision, listener);
        Reply shown = reply.shown();
        listener.replied(shown);
        Turn turn = Turn.of(open.message(), understanding, decision, shown, open.log());
        metrics.billed(turn.cost());
        return new Taken(turn, reply.draft());
    }

    private Understanding understand(OpenTurn open) {
        StoredMessage message = open.message();
        return open.understood()
                .or(() -> open.log()
                        .attempt(
                                Step.UNDERSTAND,
                                () -> intent.understand(
                                        message, open.credentials().tenant())))
                .orElseGet(() -> KeywordRules.understand(message.text()));
    }

    private Optional<Decision> decide(OpenTurn open, Understanding understanding) {
        return open.log()
                .attempt(
                        Step.DECIDE,
                        () -> ticket.decide(
                                open.message(), understanding, open.log().missing(), open.credentials()));
    }

    private Reply compose(
            OpenTurn open, Understanding understanding, Optional<Decision> decision, TurnListener listener) {
        ReplyRequest request = ReplyRequest.of(
                open.message(),
                open.credentials().tenant(),
                understanding,
                decision,
                open.log().missing());
        return open.log()
                .attempt(Step.COMPOSE, () -> replies.compose(request, listener.tokens()))
                .orElseGet(() -> {
                    Reply plain = PlainReply.to(understanding.language(), decision);
                    listener.tokens().ifPresent(plain.sentences()::forEach);
                    return plain;
                })
                .withId(open.replyId());
    }

    private void record(OpenTurn open, Taken taken) {
        Turn turn = taken.turn();
        Recording recording = taken.recording();
        boolean recorded = open.log()
                .attempt(Step.RECORD, () -> {
                    ticket.record(turn.conversationId(), turn.id(), recording, open.credentials());
                    return true;
                })
                .isPresent();
        if (!recorded) {
            unrecorded.add(recording, open.credentials().tenant());
        }
    }
}

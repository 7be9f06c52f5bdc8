package io.aftercare.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.gateway.fallback.KeywordRules;
import io.aftercare.gateway.remote.IntentClient;
import io.aftercare.gateway.remote.RemoteFailure;
import io.aftercare.gateway.remote.ReplyClient;
import io.aftercare.gateway.remote.TicketClient;
import io.aftercare.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers for a person to choose from, composed anew from what stands in the conversation whenever they are asked for:
 * nothing has to be kept, and whatever is taken is proved by what is true then.
 */
@ApplicationScoped
class Suggestions {
    private final TicketClient ticket;
    private final IntentClient intent;
    private final ReplyClient replies;

    Suggestions(TicketClient ticket, IntentClient intent, ReplyClient replies) {
        this.ticket = ticket;
        this.intent = intent;
        this.replies = replies;
    }

    List<Suggestion> to(String conversation, Credentials credentials) {
        return to(ticket.lastMessage(conversation, credentials), credentials);
    }

    /** @param text what is sent instead; null where the suggestion is good as it is */
    ObjectNode take(String conversation, String suggestion, String text, Credentials credentials) {
        LastMessage last = ticket.lastMessage(conversation, credentials);
        Suggestion taken = to(last, credentials).stream()
                .filter(it -> it.id().equals(suggestion))
                .findFirst()
                .orElseThrow(() -> Problems.conflict(
                        "suggestion-outdated",
                        "This is no longer suggested, because the customer wrote or something changed: ask for"
                                + " suggestions again, or send a text of your own (POST /v1/conversations/"
                                + last.message().conversationId() + "/answers)."));
        return ticket.take(last.message(), taken, text, credentials);
    }

    private List<Suggestion> to(LastMessage last, Credentials credentials) {
        List<String> missing = new ArrayList<>();
        Understanding understanding =
                last.understanding() != null ? last.understanding() : understand(last.message(), credentials, missing);
        if (last.decision() == null) {
            missing.add(Step.DECIDE.result());
        }
        return replies.suggest(ReplyRequest.of(
                last.message(), credentials.tenant(), understanding, Optional.ofNullable(last.decision()), missing));
    }

    private Understanding understand(StoredMessage message, Credentials credentials, List<String> missing) {
        try {
            return intent.understand(message, credentials.tenant());
        } catch (RemoteFailure away) {
            missing.add(Step.UNDERSTAND.result());
            return KeywordRules.understand(message.text());
        }
    }
}

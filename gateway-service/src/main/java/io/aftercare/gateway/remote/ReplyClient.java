package io.aftercare.gateway.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.gateway.Reply;
import io.aftercare.gateway.ReplyRequest;
import io.aftercare.gateway.Suggestion;
import io.aftercare.gateway.TurnBudgets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.client.SseEvent;

/** reply-service, which composes; it holds nothing of the turn, but what was streamed once is not streamed again. */
@ApplicationScoped
public class ReplyClient {
    private final ReplyRest replies;
    private final ObjectMapper json;
    private final Lifeline composing;
    private final Lifeline streaming;

    ReplyClient(@RestClient ReplyRest replies, ObjectMapper json, TurnBudgets budgets, Breakers breakers) {
        this.replies = replies;
        this.json = json;
        var breaker = breakers.of(Downstream.REPLY);
        this.composing = Lifeline.repeatable(Downstream.REPLY, budgets.composeWithin(), 1, breaker);
        this.streaming = Lifeline.once(Downstream.REPLY, budgets.composeWithin(), breaker);
    }

    /** The reply; its sentences go to {@code tokens} as they come, if anyone wants them. */
    public Reply compose(ReplyRequest request, Optional<Consumer<JsonNode>> tokens) {
        return tokens.map(wanted -> streaming.call(() -> stream(request, wanted)))
                .orElseGet(() -> composing.call(() -> replies.compose(request)));
    }

    /** Answers for a person to choose from, best first. */
    public List<Suggestion> suggest(ReplyRequest request) {
        return composing.call(() -> replies.suggest(request)).items();
    }

    private Reply stream(ReplyRequest request, Consumer<JsonNode> tokens) throws JsonProcessingException {
        try (Stream<SseEvent<String>> events =
                replies.stream(request).subscribe().asStream()) {
            for (SseEvent<String> event : (Iterable<SseEvent<String>>) events::iterator) {
                // Comments, and events of a later version, are neither.
                if ("sentence".equals(event.name())) {
                    tokens.accept(json.readTree(event.data()));
                } else if ("reply".equals(event.name())) {
                    return json.readValue(event.data(), Reply.class);
                }
            }
        }
        throw new IllegalStateException("The stream ended without a reply");
    }
}

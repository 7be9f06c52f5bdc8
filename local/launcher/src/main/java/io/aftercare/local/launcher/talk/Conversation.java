package io.aftercare.local.launcher.talk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One customer's conversation, message by message. */
public final class Conversation {
    private final Api gateway;
    private final String token;
    private final String id;

    private Conversation(Api gateway, String token, String id) {
        this.gateway = gateway;
        this.token = token;
        this.id = id;
    }

    /** @param opening what is absent of it is left to the gateway */
    public static Conversation open(Api gateway, String token, Opening opening) {
        String answer = gateway.post(token, "/v1/conversations", opening, newKey());
        return new Conversation(gateway, token, Json.read(answer, Opened.class).id());
    }

    public String id() {
        return id;
    }

    /** Sends a message and returns the turn as JSON; sending it again with the same key gives the same turn. */
    public String say(String text, String orderId, String key) {
        return gateway.post(token, messages(), new Message(text, orderId), key);
    }

    /** Sends a message, hands on each sentence of the reply as it comes, and returns the whole turn. */
    public Turn say(String text, String orderId, Consumer<String> sentence) {
        try (Stream<String> lines = gateway.stream(token, messages(), new Message(text, orderId), newKey())) {
            Iterator<ServerSentEvent> events = ServerSentEvent.parse(lines.iterator());
            while (events.hasNext()) {
                ServerSentEvent event = events.next();
                switch (event.name()) {
                    case "token" ->
                        sentence.accept(Json.read(event.data(), Piece.class).text());
                    case "done" -> {
                        return Json.read(event.data(), Turn.class);
                    }
                    case "error" -> throw new IllegalStateException("the gateway reported: " + event.data());
                    default -> {
                        // The steps before the reply are of no interest to a reader.
                    }
                }
            }
        }
        throw new IllegalStateException("the gateway ended the stream before the turn was done");
    }

    /** Asks for a person. */
    public Turn.Handoff askForPerson() {
        String path = "/v1/conversations/" + id + "/handoff";
        return Json.read(gateway.post(token, path, new Reason("asked_for_person"), newKey()), Turn.Handoff.class);
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    private String messages() {
        return "/v1/conversations/" + id + "/messages";
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Opening(String channel, String locale, String orderId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Message(String text, String orderId) {}

    private record Opened(String id) {}

    private record Piece(String text) {}

    private record Reason(String reason) {}
}

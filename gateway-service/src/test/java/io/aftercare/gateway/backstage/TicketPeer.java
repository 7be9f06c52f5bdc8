package io.aftercare.gateway.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** ticket-service as far as the gateway can tell: it keeps messages by key and replies by id, and leases turns. */
public final class TicketPeer extends Peer {
    public static final String CONVERSATION = "019ab2d3-0000-7000-8000-000000000001";
    public static final String UNKNOWN_CONVERSATION = "019ab2d3-dead-7000-8000-000000000001";

    private static final class Store {
        final Map<String, ObjectNode> messagesByKey = new ConcurrentHashMap<>();
        final Map<String, JsonNode> repliesById = new ConcurrentHashMap<>();
        final Map<String, JsonNode> turnsByMessage = new ConcurrentHashMap<>();
        final Queue<ObjectNode> claimable = new ConcurrentLinkedQueue<>();
    }

    private final Store store;

    TicketPeer() {
        this(new Store());
    }

    private TicketPeer(Store store) {
        super(request -> answer(store, request));
        this.store = store;
    }

    @Override
    public void comeBack() {
        super.comeBack();
        store.messagesByKey.clear();
        store.repliesById.clear();
        store.turnsByMessage.clear();
        store.claimable.clear();
    }

    public int messages() {
        return store.messagesByKey.size();
    }

    public Map<String, JsonNode> replies() {
        return store.repliesById;
    }

    /** Leases this turn to the next who claims. */
    public void lease(ObjectNode turn) {
        store.claimable.add(turn);
    }

    static Answer answer(Store store, Received request) {
        String target = request.target();
        if (target.contains(UNKNOWN_CONVERSATION)) {
            return new Answer(
                    404,
                    "application/problem+json",
                    Contract.golden("ticket.problem").toString());
        }
        if (target.endsWith("/messages")) {
            return Answer.json(201, store(store, request));
        }
        if (target.endsWith("/decision")) {
            return Answer.json(200, Contract.golden("ticket.decision"));
        }
        if (target.endsWith("/reply")) {
            String message = target.split("/")[5];
            store.repliesById.putIfAbsent(request.body().at("/reply/id").asText(), request.body());
            store.turnsByMessage.put(message, request.body().path("turn"));
            return new Answer(204, "application/json", null);
        }
        if (target.endsWith("/claim")) {
            return Answer.json(200, claim(store, request.body().path("limit").asInt()));
        }
        if (target.endsWith("/handoff")) {
            return Answer.json(201, Contract.golden("ticket.decision").path("handoff"));
        }
        return new Answer(
                200,
                "application/json",
                "{\"path\":\"%s\"}".formatted(target),
                "ETag",
                "\"7\"",
                "X-Internal",
                "secret");
    }

    private static ObjectNode store(Store store, Received request) {
        ObjectNode message = store.messagesByKey.computeIfAbsent(
                request.key(),
                key -> Contract.golden("ticket.stored-message")
                        .put("id", UUID.randomUUID().toString().replaceAll("^(.{14}).", "$17"))
                        .put("conversationId", request.target().split("/")[3])
                        .put("receivedAt", Instant.now().toString())
                        .setAll((ObjectNode) request.body()));
        JsonNode turn = store.turnsByMessage.get(message.path("id").asText());
        return turn == null ? message : message.deepCopy().set("turn", turn);
    }

    private static ObjectNode claim(Store store, int limit) {
        ObjectNode claimed = Contract.JSON.createObjectNode();
        var items = claimed.putArray("items");
        for (int i = 0; i < limit && !store.claimable.isEmpty(); i++) {
            items.add(store.claimable.poll());
        }
        return claimed;
    }
}

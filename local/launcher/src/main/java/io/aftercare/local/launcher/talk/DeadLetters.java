package io.aftercare.local.launcher.talk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Events that are stuck: on their way out, or on their way in. Both ends list and replay them in the same way. */
public final class DeadLetters {
    private static final int CONFLICT = 409;

    private final Api gateway;
    private final String token;

    /** @param token of an admin */
    public DeadLetters(Api gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** Where letters wait. */
    public enum Shelf {
        /** What the broker refuses to take from ticket-service. */
        OUTBOX("/v1/outbox/dead-letters"),
        /** What insight-service could not read from the topics. */
        TOPICS("/v1/insights/dead-letters");

        private final String path;

        Shelf(String path) {
            this.path = path;
        }

        /** Events have UUIDs, records of topics have numbers. */
        static Shelf of(String id) {
            return id.matches("\\d+") ? TOPICS : OUTBOX;
        }
    }

    /** @param eventId null where the record does not tell, or where {@code id} is the event's */
    public record Letter(String id, String topic, String eventId, String reason) {}

    /** Shows every letter, oldest first, page by page: what is done with one does not move the others. */
    public void each(Shelf shelf, Consumer<Letter> show) {
        String next = "";
        while (next != null) {
            Page page = Json.read(gateway.get(token, shelf.path + "?limit=100" + next), Page.class);
            page.items().forEach(show);
            next = page.nextCursor() == null
                    ? null
                    : "&cursor=" + URLEncoder.encode(page.nextCursor(), StandardCharsets.UTF_8);
        }
    }

    /** @return why it still cannot be taken; empty where it was, or is on its way */
    public Optional<String> replay(String id) {
        try {
            gateway.post(token, Shelf.of(id).path + "/" + id + "/replay", new Nothing(), null);
            return Optional.empty();
        } catch (Refused refusal) {
            if (refusal.status() == CONFLICT) {
                return Optional.of(refusal.getMessage());
            }
            throw refusal;
        }
    }

    private record Nothing() {}

    private record Page(List<Letter> items, String nextCursor) {}
}

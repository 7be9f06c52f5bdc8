package io.aftercare.local.launcher.play;

import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Compares the events that ticket-service produced with those that insight-service counted. */
public final class EventLedger {
    private static final Duration POLL = Duration.ofMillis(250);

    private final Api ticket;
    private final Api gateway;
    private final String token;

    /** @param token of a manager: customers may see neither side */
    public EventLedger(Api ticket, Api gateway, String token) {
        this.ticket = ticket;
        this.gateway = gateway;
        this.token = token;
    }

    private EventBalance balance() {
        Outbox outbox = Json.read(ticket.get(token, "/v1/outbox"), Outbox.class);
        Counted counted = Json.read(gateway.get(token, "/v1/insights/events"), Counted.class);
        return new EventBalance(outbox.produced(), counted.byType(), outbox.waiting());
    }

    /** Waits for earlier events to arrive, so that they are not taken for new ones. */
    public EventBalance quiet(Duration patience) {
        settled(EventBalance.ZERO, patience);
        return balance();
    }

    /** The balance once nothing is under way any more, or as it stands when the time is up. */
    public EventBalance settled(EventBalance since, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        EventBalance balance = balance().since(since);
        while (!balance.isSettled() && Instant.now().isBefore(deadline)) {
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return balance;
            }
            balance = balance().since(since);
        }
        return balance;
    }

    private record Outbox(Map<String, Long> produced, long waiting) {}

    private record Counted(Map<String, Long> byType) {}
}

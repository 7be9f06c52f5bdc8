package io.aftercare.intent;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many requests are inside and how fast they leave, and so how long one more would take (Little's law). A tenant that
 * has less than its share inside is let in also when the others have filled the house.
 */
final class Backlog {
    /** How much a new interval counts in the average. */
    private static final double NEWEST = 0.05;
    /** With so few inside none had to wait for another, so the time between two that leave says nothing. */
    private static final int QUIET = 2;

    private final long patience;
    private final Map<String, Integer> inside = new HashMap<>();
    private int total;
    private int insideAtLast;
    private long lastLeft;
    private double interval;

    /** @param expected how long it would take, where it is refused */
    record Ticket(String tenant, boolean admitted, Duration expected) {}

    /** @param patience how long one may take; zero admits all, since then those behind refuse at once anyway */
    Backlog(Duration patience) {
        this.patience = patience.toNanos();
    }

    synchronized Ticket enter(String tenant, long now) {
        long expected = (long) (total * interval);
        if (patience > 0 && expected > patience && own(tenant) >= share(tenant)) {
            return new Ticket(tenant, false, Duration.ofNanos(expected));
        }
        inside.merge(tenant, 1, Integer::sum);
        total++;
        return new Ticket(tenant, true, Duration.ZERO);
    }

    /** @param served whether it was answered: those that were turned away further on say nothing of how fast answers come */
    synchronized void leave(Ticket ticket, long now, boolean served) {
        if (served && insideAtLast > QUIET) {
            double since = now - lastLeft;
            interval = interval == 0 ? since : interval + NEWEST * (since - interval);
        }
        inside.computeIfPresent(ticket.tenant(), (tenant, count) -> count == 1 ? null : count - 1);
        total--;
        if (served) {
            insideAtLast = total;
            lastLeft = now;
        }
    }

    private int own(String tenant) {
        return inside.getOrDefault(tenant, 0);
    }

    /** What each tenant may have inside when there is no more than may be. */
    private double share(String tenant) {
        int tenants = inside.size() + (inside.containsKey(tenant) ? 0 : 1);
        return patience / interval / tenants;
    }
}

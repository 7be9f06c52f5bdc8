package io.aftercare.inference;

import java.util.Objects;

/**
 * On whose behalf a model runs. Tenants that wait take turns, however many requests each of them has; what is urgent
 * goes before what can wait.
 */
public record Caller(String tenant, Urgency urgency) {
    /** A caller inside the service, such as warming up. */
    public static final Caller SERVICE = new Caller("", Urgency.NOW);

    /** Whether somebody waits for the answer. */
    public enum Urgency {
        NOW,
        /** Bulk work: it runs when nobody urgent waits, and now and then all the same. */
        LATER
    }

    public Caller {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(urgency, "urgency");
    }

    public static Caller of(String tenant) {
        return new Caller(tenant, Urgency.NOW);
    }

    boolean isUrgent() {
        return urgency == Urgency.NOW;
    }

    public Caller later() {
        return new Caller(tenant, Urgency.LATER);
    }
}

package io.aftercare.reply.knowledge;

import java.time.Instant;

/**
 * A version of an article in one language while it may be quoted: from the moment at which it comes into force until it
 * expires, is retired or superseded. {@code until} is null where no end is known.
 */
public record Publication(String tenant, Article article, Reach reach, Instant from, Instant until) {
    /** The tenant of the articles that come with the service and belong to all tenants. */
    public static final String STARTER = "*";

    public static Publication starter(Article article) {
        return new Publication(STARTER, article, Reach.EVERYWHERE, Instant.EPOCH, null);
    }

    public boolean isStarter() {
        return STARTER.equals(tenant);
    }

    boolean inForce(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}

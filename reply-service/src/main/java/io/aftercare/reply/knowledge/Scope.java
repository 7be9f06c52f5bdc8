package io.aftercare.reply.knowledge;

import java.time.Instant;
import java.util.Set;

/**
 * For whom, where and when something is looked for. What is not said (null, or no product) restricts nothing, except the
 * tenant: without one, only the starter base is searched.
 *
 * @param products codes or categories of the goods in question
 * @param orderState such as {@code delivered}
 * @param at null for now
 */
public record Scope(String tenant, String channel, Set<String> products, String orderState, Instant at) {
    /** Nobody in particular, now. */
    public static final Scope ANYONE = new Scope(null, null, Set.of(), null, null);

    public Scope {
        products = products == null ? Set.of() : Set.copyOf(products);
    }

    public static Scope of(String tenant) {
        return new Scope(tenant, null, Set.of(), null, null);
    }

    public Scope at(Instant moment) {
        return new Scope(tenant, channel, products, orderState, moment);
    }
}

package io.aftercare.ticket.orders;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * What the merchant's order system does for a case. It may be slow, down or wrong: none of its answers fails a Uni. Never
 * called within a transaction.
 */
public interface OrderActions {
    /** @param key the same for every try of the same step, so that the shop does it once */
    Uni<ActionAnswer> carryOut(String tenant, String key, ActionOrder order);

    /** What happened to earlier actions, oldest first. */
    Uni<ShopChanges> changes(String tenant, Optional<String> after, int limit);
}

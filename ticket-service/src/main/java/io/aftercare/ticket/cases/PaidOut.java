package io.aftercare.ticket.cases;

import io.aftercare.events.Money;
import java.util.UUID;

/**
 * Money that the shop was told to pay for an order, by whichever case, and has not refused.
 *
 * @param sku for which of its goods; empty where it is for the order as a whole
 * @param clause by which a compensation is paid; null for a refund, which takes from what was paid
 */
record PaidOut(UUID caseId, String orderId, String sku, String clause, Money amount) {
    boolean isRefund() {
        return clause == null;
    }
}

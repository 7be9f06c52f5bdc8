package io.aftercare.ticket.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.events.Money;
import io.aftercare.policy.FactsRefused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The facts of an order as they were before its case, of what the shop says after money of the case went back: what was
 * refunded and returned earlier stays, what came since is taken off. A compensation is due on top of any refund, and a pack
 * that found the goods gone would give none.
 */
record FactsAtOpening(Goods goods, String orderId) {
    private static final String REFUNDED = "refunded";
    private static final String RETURNED = "returnedQuantity";

    JsonNode of(JsonNode now) {
        JsonNode before = now.deepCopy();
        earlier()
                .ifPresentOrElse(
                        earlier -> takeOffRefunds(before.path("payments"), earlier),
                        () -> forget(before.path("payments"), REFUNDED));
        List<Goods.Line> lines = goods.lines().stream()
                .filter(line -> line.orderId().equals(orderId))
                .toList();
        if (lines.isEmpty()) {
            forget(before.path("items"), RETURNED);
        }
        lines.forEach(line -> takeOffReturns(before.path("items"), line));
        return before;
    }

    /** What had gone back when the goods were named; where the shop did not say, it tells how many came back. */
    private Optional<Money> earlier() {
        return goods.orders().stream()
                .filter(order -> order.orderId().equals(orderId))
                .findFirst()
                .map(Goods.PaidOrder::refunded);
    }

    private static void takeOffRefunds(JsonNode payments, Money earlier) {
        BigDecimal since = payments.valueStream()
                .map(FactsAtOpening::refunded)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .subtract(earlier.amount());
        for (JsonNode payment : payments) {
            BigDecimal off = refunded(payment).min(since);
            if (off.signum() > 0) {
                ((ObjectNode) payment.path(REFUNDED))
                        .put("amount", refunded(payment).subtract(off).toPlainString());
                since = since.subtract(off);
            }
        }
    }

    private static BigDecimal refunded(JsonNode payment) {
        JsonNode amount = payment.path(REFUNDED).path("amount");
        try {
            return amount.isMissingNode() ? BigDecimal.ZERO : new BigDecimal(amount.asText());
        } catch (NumberFormatException e) {
            throw new FactsRefused("what was refunded of a payment is no amount of money");
        }
    }

    /** The pieces that were named had not come back; whether a refund without a return counts as one is the shop's to say. */
    private static void takeOffReturns(JsonNode items, Goods.Line line) {
        List<JsonNode> same = items.valueStream()
                .filter(item -> item.path("sku").asText().equals(line.sku()))
                .toList();
        int since = sum(same, RETURNED) + line.quantity() - sum(same, "quantity");
        for (JsonNode item : same) {
            int off = Math.min(item.path(RETURNED).asInt(), since);
            if (off > 0) {
                ((ObjectNode) item).put(RETURNED, item.path(RETURNED).asInt() - off);
                since -= off;
            }
        }
    }

    private static int sum(List<JsonNode> items, String field) {
        return items.stream().mapToInt(item -> item.path(field).asInt()).sum();
    }

    private static void forget(JsonNode all, String field) {
        all.forEach(one -> {
            if (one instanceof ObjectNode object) {
                object.remove(field);
            }
        });
    }
}

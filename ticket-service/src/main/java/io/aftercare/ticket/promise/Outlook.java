package io.aftercare.ticket.promise;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.orders.OrderAnswer;
import java.time.DateTimeException;
import java.time.Instant;

/** What is known of a promise when somebody looks at it. */
sealed interface Outlook {
    record Happened(Instant at, String by) implements Outlook {}

    record CalledOff(String reason) implements Outlook {}

    record NotYet() implements Outlook {}

    /** The shop is away or makes no sense: that is nobody's word. */
    record Unknown() implements Outlook {}

    static Outlook of(PromiseKind kind, OrderAnswer answer) {
        return switch (answer) {
            case OrderAnswer.Known(var order) -> of(kind, order.facts());
            case OrderAnswer.NotFound() -> new NotYet();
            case OrderAnswer.Unavailable() -> new Unknown();
        };
    }

    private static Outlook of(PromiseKind kind, JsonNode facts) {
        boolean shipping = kind == PromiseKind.SHIP_BY;
        String at = facts.path(shipping ? "shippedAt" : "deliveredAt").asText("");
        if (!at.isEmpty()) {
            return happened(at, shipping ? "order.shipped" : "order.delivered");
        }
        return facts.path("status").asText().equals("cancelled") ? new CalledOff("order_cancelled") : new NotYet();
    }

    private static Outlook happened(String at, String by) {
        try {
            return new Happened(Instant.parse(at), by);
        } catch (DateTimeException e) {
            return new Unknown();
        }
    }
}

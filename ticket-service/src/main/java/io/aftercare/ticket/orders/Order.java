package io.aftercare.ticket.orders;

import com.fasterxml.jackson.databind.JsonNode;

/** An order as the shop tells it: what is read here, and all the facts to pass on. */
public record Order(String id, String customerId, JsonNode facts) {
    public Order {
        if (id.isBlank() || customerId.isBlank()) {
            throw new IllegalArgumentException("an order has an id and a customer");
        }
    }

    static Order from(JsonNode facts) {
        return new Order(facts.path("id").asText(), facts.path("customerId").asText(), facts);
    }
}

package io.aftercare.ticket.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.events.Segments;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads off an order, as the shop tells it, by what figures of a case about it are told apart. */
public final class OrderSegments {
    private OrderSegments() {}

    /** Of all of an order. */
    public static Segments of(JsonNode order) {
        return of(order, List.of());
    }

    /** @param skus which of its items are meant; empty: all. What several of them do not share is unknown. */
    public static Segments of(JsonNode order, Collection<String> skus) {
        if (order == null) {
            return Segments.UNKNOWN;
        }
        List<JsonNode> items = order.path("items")
                .valueStream()
                .filter(it -> skus.isEmpty() || skus.contains(it.path("sku").asText()))
                .toList();
        List<JsonNode> parcels = order.path("parcels").valueStream().toList();
        return new Segments(
                shared(items, "sku"),
                shared(items, "category"),
                shared(items, "batch"),
                text(order, "warehouse"),
                shared(parcels, "carrierCode"),
                text(order, "region"),
                null,
                null);
    }

    private static String shared(List<JsonNode> of, String field) {
        Set<String> values = of.stream().map(it -> it.path(field).asText("")).collect(Collectors.toSet());
        String only = values.size() == 1 ? values.iterator().next() : "";
        return only.isEmpty() ? null : only;
    }

    private static String text(JsonNode of, String field) {
        String text = of.path(field).asText("");
        return text.isEmpty() ? null : text;
    }
}

package io.aftercare.local.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Some of a list, with the cursor that continues it when there is more. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderPage(List<Order> items, String nextCursor) {
    static OrderPage of(List<Order> orders, int limit, Optional<String> afterId) {
        List<Order> rest = afterId.map(id -> orders.stream()
                        .dropWhile(order -> !order.id().equals(id))
                        .skip(1)
                        .toList())
                .orElse(orders);
        List<Order> items = rest.stream().limit(limit).toList();
        return new OrderPage(items, rest.size() > limit ? cursor(items.getLast().id()) : null);
    }

    /** @throws IllegalArgumentException when no earlier page gave this cursor */
    static String afterId(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }

    private static String cursor(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }
}

package io.aftercare.local.shop;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters behind the question mark. */
record Query(Map<String, String> parameters) {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    static Query of(URI uri) {
        return new Query(Stream.ofNullable(uri.getRawQuery())
                .flatMap(query -> Stream.of(query.split("&")))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2 && !parameter[1].isEmpty())
                .collect(Collectors.toMap(
                        parameter -> decoded(parameter[0]),
                        parameter -> decoded(parameter[1]),
                        (first, again) -> first)));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> Refusal.invalid("The parameter '" + name + "' is missing."));
    }

    Optional<Order.Status> status() {
        return text("status")
                .map(code -> Order.Status.of(code)
                        .orElseThrow(() -> Refusal.invalid("No order has the status '" + code + "'.")));
    }

    int limit() {
        try {
            int limit = Integer.parseInt(text("limit").orElse(String.valueOf(DEFAULT_LIMIT)));
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a number out of range.
        }
        throw Refusal.invalid("'limit' must be a number from 1 to " + MAX_LIMIT + ".");
    }

    Optional<String> afterId() {
        try {
            return text("cursor").map(OrderPage::afterId);
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.invalid("'cursor' is not one that an earlier page gave.");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw Refusal.invalid("The query holds a broken percent escape.");
        }
    }
}

package io.aftercare.gateway;

import io.aftercare.web.Problems;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A message as it is handed in, with all that is needed to store it once and only once.
 *
 * @param key the caller's Idempotency-Key, or one made up here so that our own repeats do no harm
 */
public record Delivery(UUID conversation, IncomingMessage message, String key, Credentials credentials) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    static Delivery of(String conversation, IncomingMessage message, String key, Credentials credentials) {
        return new Delivery(idOf(conversation), message, keyOf(key), credentials);
    }

    private static UUID idOf(String conversation) {
        try {
            return UUID.fromString(conversation);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.notFound("conversation", conversation);
        }
    }

    private static String keyOf(String key) {
        String given =
                Optional.ofNullable(key).orElseGet(() -> UUID.randomUUID().toString());
        if (!KEY.matcher(given).matches()) {
            throw Problems.invalid(
                    "idempotency-key-invalid", "Idempotency-Key has 1 to 200 visible ASCII characters, no spaces.");
        }
        return given;
    }
}

package io.aftercare.gateway;

import java.util.Objects;

/** What the customer said last; {@code understanding} and {@code decision} are null where a step failed then. */
public record LastMessage(StoredMessage message, Understanding understanding, Decision decision) {
    public LastMessage {
        Objects.requireNonNull(message, "There is a last message");
    }
}

package io.aftercare.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A turn that ticket-service leases out to be finished: degraded, or never answered as far as it knows.
 *
 * @param missing what the recorded answer lacked; empty when there is no recorded answer
 * @param attempt how often it was leased before
 */
public record ClaimedTurn(
        String tenant,
        UUID conversationId,
        UUID messageId,
        String text,
        String orderId,
        Instant receivedAt,
        StoredMessage.Context context,
        List<String> missing,
        Understanding understanding,
        int attempt) {

    public ClaimedTurn {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    StoredMessage message() {
        return new StoredMessage(messageId, conversationId, text, orderId, receivedAt, context, null);
    }

    boolean answeredBefore() {
        return !missing.isEmpty();
    }

    /** What was understood then, if it was. */
    Optional<Understanding> understood() {
        return missing.contains(Step.UNDERSTAND.result()) ? Optional.empty() : Optional.ofNullable(understanding);
    }

    ReplyId replyId() {
        return answeredBefore() ? ReplyId.late(messageId) : ReplyId.first(messageId);
    }

    /** Whether the customer was told that a person will answer without anyone having been told so. */
    boolean personPromised() {
        return missing.contains(Step.DECIDE.result()) && missing.size() > 1;
    }
}

package io.aftercare.gateway;

import java.util.Optional;

/**
 * A turn whose message is stored and whose answer is still to come.
 *
 * @param understood what is known already of an earlier attempt
 * @param replyId under which the answer will be recorded
 */
record OpenTurn(
        StoredMessage message,
        Optional<Understanding> understood,
        ReplyId replyId,
        Credentials credentials,
        TurnLog log) {
    static OpenTurn fresh(StoredMessage message, Credentials credentials, TurnLog log) {
        return new OpenTurn(message, Optional.empty(), ReplyId.first(message.id()), credentials, log);
    }

    static OpenTurn again(ClaimedTurn claimed, Credentials credentials, TurnLog log) {
        return new OpenTurn(claimed.message(), claimed.understood(), claimed.replyId(), credentials, log);
    }
}

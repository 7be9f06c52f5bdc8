package io.aftercare.ticket.conversation;

import java.util.List;

/**
 * What has to be known of the conversation to answer one message of it; {@code history} oldest first, {@code earlier}
 * what was answered.
 */
public record MessageContext(
        String customerId,
        String locale,
        Channel channel,
        String orderId,
        List<String> history,
        String lastReplyAsked,
        EarlierReplies earlier) {
    static MessageContext of(Message message, List<String> history, EarlierReplies earlier) {
        Conversation conversation = message.conversation();
        String orderId = message.orderId() == null ? conversation.orderId() : message.orderId();
        return new MessageContext(
                conversation.customer().externalId(),
                conversation.locale(),
                conversation.channel(),
                orderId,
                history,
                conversation.lastAsked(),
                earlier);
    }
}

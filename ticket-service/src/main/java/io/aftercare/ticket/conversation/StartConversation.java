package io.aftercare.ticket.conversation;

import io.aftercare.ticket.Inputs;

/** What is asked for when a conversation starts; absent fields get their defaults. */
public record StartConversation(String customerId, Channel channel, String locale, String orderId) {
    private static final int LONGEST_CUSTOMER_ID = 128;

    public StartConversation {
        customerId = Inputs.plainText("customer-id", customerId, LONGEST_CUSTOMER_ID);
        channel = channel == null ? Channel.WEB : channel;
        locale = Inputs.locale(locale == null ? "zh-CN" : locale);
        orderId = Inputs.orderId(orderId);
    }
}

package io.aftercare.gateway;

import io.aftercare.web.MessageText;
import io.aftercare.web.Problems;
import java.util.List;

/** What a customer writes, checked at the edge so that nothing but text comes further. */
public record IncomingMessage(String text, String orderId, List<Attachment> attachments) {
    private static final int LONGEST_ORDER_ID = 64;

    /** A photo or a document that the merchant's own storage holds. */
    public record Attachment(String name, String mediaType, String url) {}

    public IncomingMessage {
        MessageText.require("text", text);
        if (orderId != null && (orderId.isBlank() || orderId.length() > LONGEST_ORDER_ID)) {
            throw Problems.invalid("order-id-invalid", "orderId has 1 to " + LONGEST_ORDER_ID + " characters.");
        }
    }
}

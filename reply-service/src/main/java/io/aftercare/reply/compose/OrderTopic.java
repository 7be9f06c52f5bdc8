package io.aftercare.reply.compose;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The side of an order that a customer asks about. */
enum OrderTopic {
    /** Paid, sent, under way, received. */
    @JsonProperty("state")
    STATE,
    @JsonProperty("refund")
    REFUND,
    @JsonProperty("invoice")
    INVOICE
}

package io.aftercare.ticket.orders;

/** What the shop said when asked for an order. */
public sealed interface OrderAnswer {
    record Known(Order order) implements OrderAnswer {}

    /** No such order, or one that is not the asking customer's: which of the two is not told. */
    record NotFound() implements OrderAnswer {}

    /** The shop did not answer in time, or not sensibly. */
    record Unavailable() implements OrderAnswer {}

    /** As seen by a customer, to whom another's order does not exist. */
    default OrderAnswer seenBy(String customerId) {
        return this instanceof Known(Order order) && !order.customerId().equals(customerId) ? new NotFound() : this;
    }
}

package io.aftercare.ticket.outbox;

/** Thrown when the broker did not take events in time; they stay in the outbox. */
class BrokerAway extends RuntimeException {
    BrokerAway(String message, Throwable cause) {
        super(message, cause);
    }
}

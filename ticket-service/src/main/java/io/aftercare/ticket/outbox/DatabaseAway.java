package io.aftercare.ticket.outbox;

/** Thrown when the relay cannot read or mark its events; the broker is not to blame. */
class DatabaseAway extends RuntimeException {
    DatabaseAway(String message, Throwable cause) {
        super(message, cause);
    }
}

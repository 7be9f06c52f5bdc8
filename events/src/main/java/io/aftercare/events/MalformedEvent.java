package io.aftercare.events;

/** Thrown for a text that is no event of ours; belongs on the dead-letter topic. */
public class MalformedEvent extends RuntimeException {
    MalformedEvent(String message) {
        super(message);
    }

    MalformedEvent(String message, Throwable cause) {
        super(message, cause);
    }
}

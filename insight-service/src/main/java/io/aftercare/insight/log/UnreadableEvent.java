package io.aftercare.insight.log;

/** Thrown for what can never enter the log, however often it is tried; the message says why. */
public class UnreadableEvent extends RuntimeException {
    public UnreadableEvent(String message) {
        super(message);
    }
}

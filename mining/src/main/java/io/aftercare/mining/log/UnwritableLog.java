package io.aftercare.mining.log;

/** A log could not be written, for example because the disk is full. */
public class UnwritableLog extends RuntimeException {
    UnwritableLog(Exception cause) {
        super("the log cannot be written: " + cause.getMessage(), cause);
    }
}

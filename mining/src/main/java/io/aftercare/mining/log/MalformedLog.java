package io.aftercare.mining.log;

/** A log cannot be read: the message says where, why, and what to do. */
public class MalformedLog extends IllegalArgumentException {
    MalformedLog(long line, String reason) {
        super("line " + line + ": " + reason);
    }

    MalformedLog(long line, String reason, Throwable cause) {
        super("line " + line + ": " + reason, cause);
    }
}

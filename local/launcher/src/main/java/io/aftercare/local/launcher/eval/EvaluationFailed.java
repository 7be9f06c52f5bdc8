package io.aftercare.local.launcher.eval;

/** A file could not be scored to its end; the message says why, for a person to read. */
public final class EvaluationFailed extends RuntimeException {
    EvaluationFailed(String message) {
        super(message);
    }
}

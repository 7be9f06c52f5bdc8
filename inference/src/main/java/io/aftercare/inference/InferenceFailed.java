package io.aftercare.inference;

/** A loaded model gave no usable result; the message names the model and the reason. */
public class InferenceFailed extends RuntimeException {
    InferenceFailed(String message) {
        super(message);
    }

    InferenceFailed(String message, Throwable cause) {
        super(message, cause);
    }
}

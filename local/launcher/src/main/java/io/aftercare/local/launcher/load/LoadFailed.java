package io.aftercare.local.launcher.load;

/** Loading or measuring came to an end that says nothing about speed. */
public final class LoadFailed extends RuntimeException {
    public LoadFailed(String message) {
        super(message);
    }

    public LoadFailed(String message, Throwable cause) {
        super(message, cause);
    }
}

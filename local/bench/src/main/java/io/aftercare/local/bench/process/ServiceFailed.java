package io.aftercare.local.bench.process;

/** A service that is to be measured did not start, or died. */
public final class ServiceFailed extends RuntimeException {
    ServiceFailed(String message) {
        super(message);
    }

    ServiceFailed(String message, Throwable cause) {
        super(message, cause);
    }
}

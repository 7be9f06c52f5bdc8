package io.aftercare.local.launcher.talk;

/** Nobody answers at the address where the system should be. */
public final class Unreachable extends RuntimeException {
    Unreachable(String url, Throwable cause) {
        super("Nobody answers at " + url + " (" + cause.getClass().getSimpleName() + ").", cause);
    }
}

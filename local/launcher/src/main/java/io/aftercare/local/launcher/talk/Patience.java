package io.aftercare.local.launcher.talk;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits as long as the system asks to, and sends the same request again. */
public final class Patience {
    /** A system that asks for patience longer than this many times is broken. */
    private static final int ATTEMPTS = 20;

    private final Runnable toldToWait;

    /** @param toldToWait is called before each wait, by any thread */
    public Patience(Runnable toldToWait) {
        this.toldToWait = toldToWait;
    }

    /** @throws Refused when repeating the request would not help, or has not helped for long */
    public <T> T until(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (Refused refused) {
                Duration wait = refused.retryAfter().orElseThrow(() -> refused);
                if (attempt == ATTEMPTS) {
                    throw refused;
                }
                toldToWait.run();
                sleep(wait);
            }
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

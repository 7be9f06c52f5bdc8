package io.aftercare.inference;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a bounded number of callers in at a time; the others wait a bounded time in line and are then refused. */
final class Gate {
    private final String model;
    private final int width;
    private final Duration maxWait;
    private final Semaphore places;
    private volatile boolean closed;

    Gate(String model, int width, Duration maxWait) {
        this.model = model;
        this.width = width;
        this.maxWait = maxWait;
        this.places = new Semaphore(width, true);
    }

    /** @throws InferenceOverloaded when no place was free in time */
    <T> T pass(Supplier<T> work) {
        enter();
        try {
            if (closed) {
                throw new InferenceFailed(model + " is closed");
            }
            return work.get();
        } finally {
            places.release();
        }
    }

    /** Refuses new callers, waits for those inside, then frees what they used: native memory must outlive its users. */
    void close(Runnable freeing) {
        places.acquireUninterruptibly(width);
        try {
            if (!closed) {
                closed = true;
                freeing.run();
            }
        } finally {
            places.release(width);
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new InferenceOverloaded(model, width, maxWait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InferenceFailed(model + ": interrupted while waiting for a place", e);
        }
    }
}

package io.aftercare.inference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Hands a bounded number of places to callers, who run in their own thread. When all are taken, a bounded number waits,
 * tenants taking turns; who would not get a place in time is told so at once, not after having waited for nothing.
 *
 * @param <P> what a caller gets with its place, such as buffers; used by one caller at a time
 */
final class Gate<P> {
    /** How much a new interval counts in the average time between two that leave. */
    private static final double NEWEST = 0.05;

    private final String model;
    private final int width;
    private final int maxQueue;
    private final long patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allFree = lock.newCondition();
    private final Deque<P> free = new ArrayDeque<>();
    private final WaitingLines<Waiter<P>> lines = new WaitingLines<>();
    private double interval;
    private long lastLeft;
    private boolean awaitedAtLast;
    private boolean closed;
    private long refusals;

    Gate(String model, EngineOptions options, Supplier<P> places) {
        this.model = model;
        this.width = options.concurrency();
        this.maxQueue = options.maxQueue();
        this.patience = options.maxWait().toNanos();
        for (int i = 0; i < width; i++) {
            free.add(places.get());
        }
    }

    /**
     * @throws InferenceOverloaded when no place is to be had in time
     * @throws ModelClosed when the gate is closed
     * @throws InferenceFailed when the thread is interrupted
     */
    <T> T pass(Caller caller, Work<P, T> work) {
        long came = System.nanoTime();
        P place = enter(caller);
        try {
            return work.in(place, System.nanoTime() - came);
        } finally {
            leave(place);
        }
    }

    /** Takes every place in turn, before anybody else is let in. */
    void each(Consumer<P> work) {
        lock.lock();
        try {
            free.forEach(work);
        } finally {
            lock.unlock();
        }
    }

    /** How many callers wait. */
    int waiting() {
        lock.lock();
        try {
            return lines.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many callers were turned away since the start. */
    long refusals() {
        lock.lock();
        try {
            return refusals;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses new callers, serves those that wait, waits until the last has left, then frees what the places hold and
     * last what they share: native memory must outlive its users. Closing again does nothing.
     */
    void close(Consumer<P> freeing, Runnable last) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            while (free.size() < width) {
                allFree.awaitUninterruptibly();
            }
            free.forEach(freeing);
            last.run();
        } finally {
            lock.unlock();
        }
    }

    private P enter(Caller caller) {
        lock.lock();
        try {
            if (closed) {
                throw new ModelClosed(model);
            }
            P place = free.pollLast();
            return place != null ? place : await(caller);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InferenceFailed(model + ": interrupted while waiting for a place", e);
        } finally {
            lock.unlock();
        }
    }

    private P await(Caller caller) throws InterruptedException {
        long expected = (long) ((lines.ahead(caller) + 1) * interval);
        if (patience == 0 || caller.isUrgent() && expected > patience) {
            throw refusal(expected);
        }
        if (lines.size() >= maxQueue) {
            makeRoom(caller, expected);
        }
        Waiter<P> waiter = new Waiter<>(lock.newCondition());
        lines.add(caller, waiter);
        // What can wait waits as long as its caller does: it is the caller that sets the pace of bulk work.
        long left = caller.isUrgent() ? patience : Long.MAX_VALUE;
        try {
            while (waiter.place == null && !waiter.crowdedOut && left > 0) {
                left = waiter.called.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            if (waiter.place != null) {
                giveOn(waiter.place);
            } else {
                lines.remove(caller, waiter);
            }
            throw e;
        }
        if (waiter.place == null) {
            lines.remove(caller, waiter);
            throw refusal((long) (lines.size() * interval));
        }
        return waiter.place;
    }

    /** When all room is taken, who has most waiting gives way to who has little; bulk work gives way to all. */
    private void makeRoom(Caller caller, long expected) {
        Waiter<P> out = lines.crowdedOutBy(caller);
        if (out == null) {
            throw refusal(expected);
        }
        out.crowdedOut = true;
        out.called.signal();
    }

    private InferenceOverloaded refusal(long expected) {
        refusals++;
        return new InferenceOverloaded(model, width, Duration.ofNanos(Math.max(expected, 0)));
    }

    private void leave(P place) {
        lock.lock();
        try {
            long left = System.nanoTime();
            if (awaitedAtLast) {
                // Only while somebody waits does the time between two that leave tell how fast the line moves.
                interval = interval == 0 ? left - lastLeft : interval + NEWEST * (left - lastLeft - interval);
            }
            lastLeft = left;
            awaitedAtLast = lines.size() > 0;
            giveOn(place);
        } finally {
            lock.unlock();
        }
    }

    private void giveOn(P place) {
        Waiter<P> next = lines.next();
        if (next == null) {
            free.addLast(place);
            if (closed && free.size() == width) {
                allFree.signalAll();
            }
        } else {
            next.place = place;
            next.called.signal();
        }
    }

    /** What a caller does with its place. */
    @FunctionalInterface
    interface Work<P, T> {
        /** @param waited nanoseconds that the caller stood in line */
        T in(P place, long waited);
    }

    /** A caller in line; guarded by the lock. */
    private static final class Waiter<P> {
        private final Condition called;
        private P place;
        private boolean crowdedOut;

        private Waiter(Condition called) {
            this.called = called;
        }
    }
}

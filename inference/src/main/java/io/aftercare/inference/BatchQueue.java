package io.aftercare.inference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The texts that wait for a shared run: bounded, tenants in turn, and refused at once where the wait would be too long.
 * Who takes from it gets what fits one run, after a little patience for more.
 */
final class BatchQueue {
    private static final double NEWEST = 0.05;

    private final String model;
    private final EngineOptions options;
    private final RunListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final WaitingLines<Pending> lines = new WaitingLines<>();
    private long waitingTokens;
    private int inside;
    private double nanosPerToken;
    private long refusals;
    private boolean closed;

    /** Texts of one caller that wait for a run. */
    static final class Pending {
        private final List<TextRow> rows;
        private final int tokens;
        private final long came = System.nanoTime();
        private final CompletableFuture<List<TextScores>> scores = new CompletableFuture<>();

        Pending(List<TextRow> rows) {
            this.rows = rows;
            this.tokens = rows.stream().mapToInt(row -> row.tokens().length()).sum();
        }

        List<TextRow> rows() {
            return rows;
        }

        /** When it came, by {@link System#nanoTime}. */
        long came() {
            return came;
        }

        CompletableFuture<List<TextScores>> scores() {
            return scores;
        }
    }

    BatchQueue(String model, EngineOptions options, RunListener listener) {
        this.model = model;
        this.options = options;
        this.listener = listener;
    }

    int waiting() {
        lock.lock();
        try {
            return lines.size();
        } finally {
            lock.unlock();
        }
    }

    long refusals() {
        lock.lock();
        try {
            return refusals;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses new callers from now on; tells whether it was open until now. */
    boolean close() {
        lock.lock();
        try {
            boolean wasOpen = !closed;
            closed = true;
            arrived.signalAll();
            return wasOpen;
        } finally {
            lock.unlock();
        }
    }

    /** A caller who came in is served even where the queue is closed before his texts are in line. */
    void comeIn() {
        lock.lock();
        try {
            if (closed) {
                throw new ModelClosed(model);
            }
            inside++;
        } finally {
            lock.unlock();
        }
    }

    void goOut() {
        lock.lock();
        try {
            inside--;
            if (closed && inside == 0) {
                arrived.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** @throws InferenceOverloaded where the wait would be too long, or where there is no room */
    void add(Pending pending, Caller caller) {
        lock.lock();
        try {
            long expected = (long) (waitingTokens * nanosPerToken / options.concurrency());
            if (caller.isUrgent() && expected > options.maxWait().toNanos()) {
                throw refusal(expected);
            }
            if (lines.size() >= options.maxQueue()) {
                makeRoom(caller, expected);
            }
            lines.add(caller, pending);
            waitingTokens += pending.tokens;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What is to be run together; nothing when the queue is closed and nobody waits. */
    List<Pending> gather() {
        List<Pending> gathered = new ArrayList<>();
        lock.lock();
        try {
            while (lines.size() == 0) {
                // Who is inside may still be tokenising, and is served.
                if (closed && inside == 0) {
                    return gathered;
                }
                arrived.awaitUninterruptibly();
            }
            fill(gathered);
            return gathered;
        } finally {
            lock.unlock();
        }
    }

    /** What a token costs is learnt from each run, so that the wait can be told. */
    void learn(long nanos, long tokens) {
        lock.lock();
        try {
            double each = (double) nanos / tokens;
            nanosPerToken = nanosPerToken == 0 ? each : nanosPerToken + NEWEST * (each - nanosPerToken);
        } finally {
            lock.unlock();
        }
    }

    private void fill(List<Pending> gathered) {
        Batching most = options.batching();
        long tokens = 0;
        int texts = 0;
        long left = most.maxDelay().toNanos();
        while (texts < most.maxTexts() && tokens < most.maxTokens()) {
            Pending next = next();
            if (next != null) {
                gathered.add(next);
                texts += next.rows.size();
                tokens += next.tokens;
            } else if (left <= 0 || closed) {
                return;
            } else {
                left = awaitMore(left);
            }
        }
    }

    private long awaitMore(long left) {
        try {
            return arrived.awaitNanos(left);
        } catch (InterruptedException e) {
            return 0; // Nobody interrupts our own thread; what is gathered is run all the same.
        }
    }

    private Pending next() {
        Pending next = lines.next();
        if (next != null) {
            waitingTokens -= next.tokens;
        }
        return next;
    }

    private void makeRoom(Caller caller, long expected) {
        Pending out = lines.crowdedOutBy(caller);
        if (out == null) {
            throw refusal(expected);
        }
        waitingTokens -= out.tokens;
        out.scores.completeExceptionally(refusal(expected));
    }

    private InferenceOverloaded refusal(long expected) {
        refusals++;
        listener.refused();
        return new InferenceOverloaded(model, options.concurrency(), Duration.ofNanos(expected));
    }
}

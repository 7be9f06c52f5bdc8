package io.aftercare.inference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gathers the texts of many callers into shared runs, for devices on which a run of many costs hardly more than one of
 * one. Each place has a thread, which takes what waits, tenants in turn, waits a little for more, and runs it; meanwhile
 * the next gathers.
 */
final class SharedRuns implements TextRuns {
    private static final double NEWEST = 0.05;

    private final String model;
    private final RowTokenizer tokenizer;
    private final Rows rows;
    private final EngineOptions options;
    private final RunListener listener;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final WaitingLines<Pending> lines = new WaitingLines<>();
    private long waitingTokens;
    private int inside;
    private double nanosPerToken;
    private long refusals;
    private boolean closed;

    SharedRuns(
            String model, RowTokenizer tokenizer, EngineOptions options, Supplier<Lane> lanes, RunListener listener) {
        this.tokenizer = tokenizer;
        this.rows = new Rows(model);
        this.model = model;
        this.options = options;
        this.listener = listener;
        for (int i = 0; i < options.concurrency(); i++) {
            Lane lane = lanes.get();
            this.lanes.add(lane);
            threads.add(Thread.ofPlatform()
                    .name("inference-batches-" + i + " " + model)
                    .daemon()
                    .start(() -> work(lane)));
        }
    }

    @Override
    public TextScores read(TextInput text, Caller caller) {
        return readTogether(List.of(text), caller).getFirst();
    }

    @Override
    public List<TextScores> readTogether(List<TextInput> texts, Caller caller) {
        comeIn();
        try {
            return await(new Pending(texts.stream().map(tokenizer::encode).toList()), caller);
        } finally {
            goOut();
        }
    }

    private List<TextScores> await(Pending pending, Caller caller) {
        lineUp(pending, caller);
        try {
            long most = options.maxWait().plus(options.maxRun()).multipliedBy(2).toMillis();
            return pending.scores.get(most, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InferenceFailed(model + ": interrupted while waiting for a run", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new InferenceTimedOut(model, options.maxRun());
        }
    }

    @Override
    public int waiting() {
        lock.lock();
        try {
            return lines.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long refusals() {
        lock.lock();
        try {
            return refusals;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void eachLane(Consumer<Lane> work) {
        lanes.forEach(work);
    }

    /** Refuses new callers and runs what waits before the places are freed; closing again does nothing. */
    @Override
    public void close(Runnable last) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        threads.forEach(SharedRuns::join);
        lanes.forEach(Lane::close);
        last.run();
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void comeIn() {
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

    private void goOut() {
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

    private void lineUp(Pending pending, Caller caller) {
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

    private void work(Lane lane) {
        List<Pending> gathered = gather();
        while (!gathered.isEmpty()) {
            run(lane, gathered);
            gathered = gather();
        }
    }

    /** What is to be run together; nothing when the model is closed and nobody waits. */
    private List<Pending> gather() {
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
            long tokens = 0;
            int texts = 0;
            long left = options.batching().maxDelay().toNanos();
            while (texts < options.batching().maxTexts()
                    && tokens < options.batching().maxTokens()) {
                Pending next = next();
                if (next != null) {
                    gathered.add(next);
                    texts += next.rows.size();
                    tokens += next.tokens;
                } else if (left <= 0 || closed) {
                    break;
                } else {
                    left = awaitMore(left);
                }
            }
            return gathered;
        } finally {
            lock.unlock();
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

    private void run(Lane lane, List<Pending> gathered) {
        List<TextRow> texts =
                gathered.stream().flatMap(pending -> pending.rows.stream()).toList();
        TextScores[] scores = new TextScores[texts.size()];
        long start = System.nanoTime();
        try {
            long tokens = 0;
            for (PaddedBatch batch :
                    PaddedBatch.of(texts.stream().map(TextRow::tokens).toList(), options.batching())) {
                lane.run(batch, outputs -> {
                    for (int i = 0; i < batch.rows(); i++) {
                        int position = batch.positions()[i];
                        scores[position] = this.rows.scores(outputs, i, texts.get(position), batch.rows());
                    }
                    return null;
                });
                tokens += batch.ids().length;
                tell(batch, start - gathered.getFirst().came, System.nanoTime() - start);
            }
            learn(System.nanoTime() - start, tokens);
        } catch (RuntimeException e) {
            gathered.forEach(pending -> pending.scores.completeExceptionally(e));
            return;
        }
        int at = 0;
        for (Pending pending : gathered) {
            pending.scores.complete(List.of(scores).subList(at, at + pending.rows.size()));
            at += pending.rows.size();
        }
    }

    private void tell(PaddedBatch batch, long waited, long ran) {
        int tokens = 0;
        for (long one : batch.mask()) {
            tokens += (int) one;
        }
        listener.ran(waited, ran, batch.rows(), tokens, batch.ids().length - tokens);
    }

    private void learn(long nanos, long tokens) {
        lock.lock();
        try {
            double each = (double) nanos / tokens;
            nanosPerToken = nanosPerToken == 0 ? each : nanosPerToken + NEWEST * (each - nanosPerToken);
        } finally {
            lock.unlock();
        }
    }

    private RuntimeException failure(Throwable cause) {
        // One failure may have many callers, and each gets its own, with its own trace.
        if (cause instanceof InferenceOverloaded refusal) {
            return refusal;
        }
        return cause instanceof InferenceTimedOut
                ? new InferenceTimedOut(model, options.maxRun())
                : new InferenceFailed(cause.getMessage(), cause);
    }

    /** Texts of one caller that wait for a run. */
    private static final class Pending {
        private final List<TextRow> rows;
        private final int tokens;
        private final long came = System.nanoTime();
        private final CompletableFuture<List<TextScores>> scores = new CompletableFuture<>();

        private Pending(List<TextRow> rows) {
            this.rows = rows;
            this.tokens = rows.stream().mapToInt(row -> row.tokens().length()).sum();
        }
    }
}

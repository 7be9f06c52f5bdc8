package io.aftercare.inference;

import io.aftercare.inference.BatchQueue.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gathers the texts of many callers into shared runs, for devices on which a run of many costs hardly more than one of
 * one. Each place has a thread, which takes what waits, tenants in turn, waits a little for more, and runs it; meanwhile
 * the next gathers.
 */
final class SharedRuns implements TextRuns {
    private final String model;
    private final RowTokenizer tokenizer;
    private final Rows rows;
    private final EngineOptions options;
    private final RunListener listener;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final BatchQueue queue;

    SharedRuns(
            String model, RowTokenizer tokenizer, EngineOptions options, Supplier<Lane> lanes, RunListener listener) {
        this.tokenizer = tokenizer;
        this.rows = new Rows(model);
        this.model = model;
        this.options = options;
        this.listener = listener;
        this.queue = new BatchQueue(model, options, listener);
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
        queue.comeIn();
        try {
            return await(new Pending(texts.stream().map(tokenizer::encode).toList()), caller);
        } finally {
            queue.goOut();
        }
    }

    private List<TextScores> await(Pending pending, Caller caller) {
        queue.add(pending, caller);
        try {
            long most = options.maxWait().plus(options.maxRun()).multipliedBy(2).toMillis();
            return pending.scores().get(most, TimeUnit.MILLISECONDS);
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
        return queue.waiting();
    }

    @Override
    public long refusals() {
        return queue.refusals();
    }

    @Override
    public void eachLane(Consumer<Lane> work) {
        lanes.forEach(work);
    }

    /** Refuses new callers and runs what waits before the places are freed; closing again does nothing. */
    @Override
    public void close(Runnable last) {
        if (!queue.close()) {
            return;
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

    private void work(Lane lane) {
        List<Pending> gathered = queue.gather();
        while (!gathered.isEmpty()) {
            run(lane, gathered);
            gathered = queue.gather();
        }
    }

    private void run(Lane lane, List<Pending> gathered) {
        List<TextRow> texts =
                gathered.stream().flatMap(pending -> pending.rows().stream()).toList();
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
                tell(batch, start - gathered.getFirst().came(), System.nanoTime() - start);
            }
            queue.learn(System.nanoTime() - start, tokens);
        } catch (RuntimeException e) {
            gathered.forEach(pending -> pending.scores().completeExceptionally(e));
            return;
        }
        int at = 0;
        for (Pending pending : gathered) {
            pending.scores()
                    .complete(List.of(scores).subList(at, at + pending.rows().size()));
            at += pending.rows().size();
        }
    }

    private void tell(PaddedBatch batch, long waited, long ran) {
        int tokens = 0;
        for (long one : batch.mask()) {
            tokens += (int) one;
        }
        listener.ran(waited, ran, batch.rows(), tokens, batch.ids().length - tokens);
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
}

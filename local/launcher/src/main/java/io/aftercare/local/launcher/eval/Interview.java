package io.aftercare.local.launcher.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/** Puts every row to the service, a few at a time; a row that fails is named, and three in a row end it. */
final class Interview<T, R> {
    /** More would wait behind each other in the service, and be timed waiting. */
    private static final int IN_FLIGHT = 2;

    private static final int IN_A_ROW = 3;

    private final Function<T, Place> place;
    private final Function<T, R> ask;
    private final Runnable done;
    private final Consumer<String> failed;
    private final List<String> failures = new ArrayList<>();
    private int inARow;

    /**
     * @param done is called after each row
     * @param failed is told of each row that failed, and why
     */
    Interview(Function<T, Place> place, Function<T, R> ask, Runnable done, Consumer<String> failed) {
        this.place = place;
        this.ask = ask;
        this.done = done;
        this.failed = failed;
    }

    /**
     * The answers in the order of the rows, without those that failed.
     *
     * @throws EvaluationFailed after three failures in a row, or when not one row was answered
     */
    List<R> with(List<T> rows) {
        List<Future<Optional<R>>> answers = new ArrayList<>();
        Semaphore places = new Semaphore(IN_FLIGHT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T row : rows) {
                places.acquireUninterruptibly();
                if (isHopeless()) {
                    break;
                }
                answers.add(threads.submit(() -> {
                    try {
                        return answer(row);
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        List<R> answered = answers.stream()
                .map(Future::resultNow)
                .flatMap(Optional::stream)
                .toList();
        if (isHopeless() || answered.isEmpty()) {
            throw new EvaluationFailed(
                    "Given up after %d failures in a row, the last of them %s".formatted(inARow, failures.getLast()));
        }
        return answered;
    }

    synchronized int failures() {
        return failures.size();
    }

    private Optional<R> answer(T row) {
        try {
            R answer = ask.apply(row);
            noteSuccess();
            return Optional.of(answer);
        } catch (RuntimeException e) {
            noteFailure(place.apply(row) + ": " + e.getMessage());
            return Optional.empty();
        } finally {
            done.run();
        }
    }

    private synchronized void noteSuccess() {
        inARow = isHopeless() ? inARow : 0;
    }

    private synchronized void noteFailure(String failure) {
        inARow++;
        failures.add(failure);
        failed.accept(failure);
    }

    private synchronized boolean isHopeless() {
        return inARow >= IN_A_ROW;
    }
}

package io.aftercare.intent;

import io.aftercare.inference.Caller;
import io.aftercare.inference.InferenceOverloaded;
import io.aftercare.inference.InferenceTimedOut;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Reads several messages side by side, so that all places of a model work for them where nobody else wants one. */
@ApplicationScoped
class ManyReader {
    /** In line for a model at a time, of one call: more would only fill the line. */
    private static final int AT_A_TIME = 8;

    private final Understander understander;

    ManyReader(Understander understander) {
        this.understander = understander;
    }

    /**
     * All of them, in their order.
     *
     * @throws InferenceOverloaded when one of them found no place
     */
    List<Understanding> read(List<Reading> readings) {
        return sideBySide(readings.stream()
                .<Callable<Understanding>>map(reading -> () -> understander.understand(reading))
                .toList());
    }

    /** Each of them or why not, in their order. */
    List<UnderstandBulk.Item> readEach(List<UnderstandRequest> requests, Caller caller) {
        return sideBySide(requests.stream()
                .<Callable<UnderstandBulk.Item>>map(request -> () -> item(request, caller))
                .toList());
    }

    private UnderstandBulk.Item item(UnderstandRequest request, Caller caller) {
        try {
            return UnderstandBulk.Item.of(
                    understander.understand(understander.prepare(UnderstandRequest.required(request), caller)));
        } catch (HttpProblem problem) {
            return UnderstandBulk.Item.of(problem);
        } catch (InferenceOverloaded refusal) {
            return UnderstandBulk.Item.of(InferenceProblems.problem(refusal));
        } catch (InferenceTimedOut end) {
            return UnderstandBulk.Item.of(InferenceProblems.problem(end));
        }
    }

    private static <T> List<T> sideBySide(List<Callable<T>> tasks) {
        Semaphore places = new Semaphore(AT_A_TIME);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        places.acquire();
                        try {
                            return task.call();
                        } finally {
                            places.release();
                        }
                    }))
                    .toList();
            return running.stream().map(ManyReader::result).toList();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while messages were read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

package io.aftercare.local.launcher.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** So many clients at once, each of which plays one story after the other until it is told to stop. */
final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients = new ArrayList<>();
    private final AtomicInteger stories = new AtomicInteger();
    private volatile boolean stopping;

    /** @param story plays the one of that number */
    Crowd(int size, IntConsumer story) {
        for (int client = 0; client < size; client++) {
            clients.add(threads.submit(() -> {
                while (!stopping) {
                    story.accept(stories.incrementAndGet());
                }
            }));
        }
    }

    /** Every story that has begun is played to its end. */
    int finish() {
        stopping = true;
        try {
            for (Future<?> client : clients) {
                client.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            return stories.get();
        } catch (ExecutionException e) {
            throw new ChaosFailed("a client ended: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new ChaosFailed("clients were not done after " + PATIENCE.toMinutes() + " minutes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosFailed("interrupted", e);
        }
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdownNow();
    }
}

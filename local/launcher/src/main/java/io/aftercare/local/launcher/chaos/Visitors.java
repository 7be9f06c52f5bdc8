package io.aftercare.local.launcher.chaos;

import io.aftercare.local.launcher.play.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Customers who come at a fixed rate, whether those before them have been served or not. */
final class Visitors implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger come = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread door;
    private volatile boolean closing;

    /**
     * @param rate messages a second
     * @param visit plays a script
     */
    Visitors(List<Script> scripts, double rate, Consumer<Script> visit) {
        door = Thread.ofPlatform().daemon().name("visitors").start(() -> {
            long next = System.nanoTime();
            for (int number = 0; !closing; number++) {
                Script script = scripts.get(number % scripts.size());
                come.incrementAndGet();
                threads.submit(() -> visit(script, visit));
                next += (long) (1e9 * Math.max(1, script.turns().size()) / rate);
                while (!closing && next - System.nanoTime() > 0) {
                    LockSupport.parkNanos(Math.min(next - System.nanoTime(), 100_000_000));
                }
            }
        });
    }

    private void visit(Script script, Consumer<Script> visit) {
        try {
            visit.accept(script);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            gone.incrementAndGet();
        }
    }

    int inside() {
        return come.get() - gone.get();
    }

    /**
     * Nobody comes any more; those who are there are served to the end. Returns how many have come.
     *
     * @throws ChaosFailed when a visit could not be played, or took too long
     */
    int finish(Duration patience) {
        closing = true;
        try {
            door.join();
            threads.shutdown();
            if (!threads.awaitTermination(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new ChaosFailed(inside() + " customers were not done after " + patience.toMinutes() + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosFailed("interrupted", e);
        }
        Throwable first = failure.get();
        if (first != null) {
            throw new ChaosFailed("a visit could not be played: " + first, first);
        }
        return come.get();
    }

    @Override
    public void close() {
        closing = true;
        threads.shutdownNow();
    }
}

package io.aftercare.local.launcher.system;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Starts parts side by side, each as soon as the parts that it needs are ready.
 *
 * @param parts ordered so that what is needed stands before what needs it
 * @param abandoned asked before each start: what was given up starts nothing more
 * @param giveUp is called on the first failure, and ends what is under way
 */
record Startup(Collection<Supervised> parts, BooleanSupplier abandoned, Runnable giveUp) {
    /**
     * Returns when all of them are ready.
     *
     * @throws StartFailed for the first that failed
     */
    void run() {
        Map<String, CompletableFuture<Void>> starting = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Supervised part : parts) {
                CompletableFuture<?>[] needed =
                        part.part().needs().stream().map(starting::get).toArray(CompletableFuture[]::new);
                starting.put(part.name(), CompletableFuture.allOf(needed).thenRunAsync(() -> start(part), threads));
            }
            await(starting.values());
        }
    }

    private void start(Supervised part) {
        if (!abandoned.getAsBoolean()) {
            part.start();
        }
    }

    private void await(Collection<CompletableFuture<Void>> starting) {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        starting.forEach(start -> start.exceptionally(e -> {
            failure.completeExceptionally(e);
            return null;
        }));
        CompletableFuture<Void> all = CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failure).join();
        } catch (CompletionException e) {
            giveUp.run();
            throw e.getCause() instanceof StartFailed failed ? failed : e;
        }
    }
}

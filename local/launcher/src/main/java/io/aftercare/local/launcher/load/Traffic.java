package io.aftercare.local.launcher.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.play.Latency;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Refused;
import io.aftercare.local.launcher.talk.Unreachable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Requests that leave by a schedule, whether or not earlier ones are answered, and how long each then took. */
final class Traffic implements AutoCloseable {
    /** More than this under way: the service does not keep up, and what is measured would be the length of the run. */
    private static final int MOST_UNDER_WAY = 400;

    private static final int PAGES = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Api api;
    private final Samples samples;
    private final double perSecond;
    private final SplittableRandom chance;
    private final Vocabulary words = Vocabulary.load();
    private final Map<String, String> furtherOn = new ConcurrentHashMap<>();

    Traffic(String url, Samples samples, double perSecond, long seed) {
        this.api = new Api(url, TIMEOUT);
        this.samples = samples;
        this.perSecond = perSecond;
        this.chance = new SplittableRandom(seed);
    }

    Map<Question, Latency> run(Duration length) {
        Map<Question, Latency> latencies = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            latencies.put(question, new Latency());
        }
        Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
        AtomicReference<LoadFailed> failed = new AtomicReference<>();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long number = 0; number * 1e9 / perSecond < length.toNanos() && failed.get() == null; number++) {
                long intended = start + (long) (number * 1e9 / perSecond);
                await(intended);
                if (!underWay.tryAcquire()) {
                    throw new LoadFailed("The service does not keep up with " + perSecond + " requests a second.");
                }
                Question question = Question.drawn(chance);
                Samples.Sample sample = samples.any(chance);
                String path = path(question, sample);
                threads.submit(() -> {
                    try {
                        ask(path, samples.token(sample.tenant()));
                        latencies.get(question).record(Duration.ofNanos(System.nanoTime() - intended));
                    } catch (LoadFailed e) {
                        failed.compareAndSet(null, e);
                    } finally {
                        underWay.release();
                    }
                });
            }
        }
        if (failed.get() != null) {
            throw failed.get();
        }
        return latencies;
    }

    private String path(Question question, Samples.Sample sample) {
        String path = question.path(sample, words, chance);
        if (question != Question.OPEN_CASES_FURTHER_ON) {
            return path;
        }
        String cursor = furtherOn.getOrDefault(sample.tenant(), "");
        return cursor.isEmpty() ? path : path + "&cursor=" + cursor;
    }

    /** Leafs through the open queue of every tenant, as far as it goes. */
    void leafThrough() {
        samples.tokens().forEach((tenant, token) -> {
            String path = Question.OPEN_CASES_FURTHER_ON.path(null, words, chance);
            for (int page = 1; page < PAGES; page++) {
                String cursor = furtherOn.getOrDefault(tenant, "");
                String next = Json.read(
                                ask(cursor.isEmpty() ? path : path + "&cursor=" + cursor, token), JsonNode.class)
                        .path("nextCursor")
                        .asText("");
                if (next.isEmpty()) {
                    return;
                }
                furtherOn.put(tenant, next);
            }
        });
    }

    private String ask(String path, String token) {
        try {
            return api.get(token, path);
        } catch (Refused | Unreachable e) {
            throw new LoadFailed(path + " was not answered: " + e.getMessage(), e);
        }
    }

    private static void await(long intended) {
        long left;
        while ((left = intended - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}

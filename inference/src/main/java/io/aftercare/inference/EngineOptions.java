package io.aftercare.inference;

import java.time.Duration;

/**
 * On what and how wide a model runs.
 *
 * @param deviceId which GPU; ignored on the CPU
 * @param fallbackToCpu whether a missing provider may be replaced by the CPU instead of failing the load
 * @param intraOpThreads threads inside one run; one thread for each of several runs beats several for one
 * @param maxBatch texts in one run. One on the CPU: batching gains nothing there, and an int8 graph that quantises
 *     activations on the fly lets the neighbours in a batch change a text's embedding
 * @param concurrency runs at the same time; more callers wait
 * @param maxWait how long a caller waits for its turn; one that would wait longer is refused at once
 * @param maxQueue callers that wait at a time; one more is refused, or takes the place of another tenant's that has many
 * @param maxRun how long one run may take before it is ended
 */
public record EngineOptions(
        Provider provider,
        int deviceId,
        boolean fallbackToCpu,
        int intraOpThreads,
        int maxBatch,
        int concurrency,
        Duration maxWait,
        int maxQueue,
        Duration maxRun) {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int QUEUE = 256;
    /** A hundred times what the longest text takes on one slow core. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(10);

    public EngineOptions {
        requirePositive("intraOpThreads", intraOpThreads);
        requirePositive("maxBatch", maxBatch);
        requirePositive("concurrency", concurrency);
        if (deviceId < 0) {
            throw new IllegalArgumentException("deviceId must not be negative, but is " + deviceId);
        }
        if (maxQueue < 0) {
            throw new IllegalArgumentException("maxQueue must not be negative, but is " + maxQueue);
        }
        if (maxRun.isNegative() || maxRun.isZero()) {
            throw new IllegalArgumentException("maxRun must be positive, but is " + maxRun);
        }
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("maxWait must not be negative, but is " + maxWait);
        }
    }

    /** One thread a run, as many runs as cores, half a second of patience. */
    public static EngineOptions cpu() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new EngineOptions(Provider.CPU, 0, false, 1, 1, cores, PATIENCE, QUEUE, LONGEST_RUN);
    }

    /** Batches of 32 on the given GPU; a missing GPU fails the load. */
    public static EngineOptions cuda(int deviceId) {
        return new EngineOptions(Provider.CUDA, deviceId, false, 1, 32, 2, PATIENCE, QUEUE, LONGEST_RUN);
    }

    public EngineOptions withFallbackToCpu(boolean allowed) {
        return new EngineOptions(
                provider, deviceId, allowed, intraOpThreads, maxBatch, concurrency, maxWait, maxQueue, maxRun);
    }

    public EngineOptions withIntraOpThreads(int threads) {
        return new EngineOptions(
                provider, deviceId, fallbackToCpu, threads, maxBatch, concurrency, maxWait, maxQueue, maxRun);
    }

    public EngineOptions withMaxBatch(int texts) {
        return new EngineOptions(
                provider, deviceId, fallbackToCpu, intraOpThreads, texts, concurrency, maxWait, maxQueue, maxRun);
    }

    public EngineOptions withConcurrency(int runs) {
        return new EngineOptions(
                provider, deviceId, fallbackToCpu, intraOpThreads, maxBatch, runs, maxWait, maxQueue, maxRun);
    }

    public EngineOptions withQueue(int callers, Duration wait) {
        return new EngineOptions(
                provider, deviceId, fallbackToCpu, intraOpThreads, maxBatch, concurrency, wait, callers, maxRun);
    }

    public EngineOptions withMaxRun(Duration most) {
        return new EngineOptions(
                provider, deviceId, fallbackToCpu, intraOpThreads, maxBatch, concurrency, maxWait, maxQueue, most);
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be positive, but is " + value);
        }
    }
}

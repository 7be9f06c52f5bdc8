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
 * @param maxWait how long a caller waits for its turn before {@link InferenceOverloaded}
 */
public record EngineOptions(
        Provider provider,
        int deviceId,
        boolean fallbackToCpu,
        int intraOpThreads,
        int maxBatch,
        int concurrency,
        Duration maxWait) {

    public EngineOptions {
        requirePositive("intraOpThreads", intraOpThreads);
        requirePositive("maxBatch", maxBatch);
        requirePositive("concurrency", concurrency);
        if (deviceId < 0) {
            throw new IllegalArgumentException("deviceId must not be negative, but is " + deviceId);
        }
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("maxWait must not be negative, but is " + maxWait);
        }
    }

    /** One thread a run, as many runs as cores, half a second of patience. */
    public static EngineOptions cpu() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new EngineOptions(Provider.CPU, 0, false, 1, 1, cores, Duration.ofMillis(500));
    }

    /** Batches of 32 on the given GPU; a missing GPU fails the load. */
    public static EngineOptions cuda(int deviceId) {
        return new EngineOptions(Provider.CUDA, deviceId, false, 1, 32, 2, Duration.ofMillis(500));
    }

    public EngineOptions withFallbackToCpu(boolean allowed) {
        return new EngineOptions(provider, deviceId, allowed, intraOpThreads, maxBatch, concurrency, maxWait);
    }

    public EngineOptions withIntraOpThreads(int threads) {
        return new EngineOptions(provider, deviceId, fallbackToCpu, threads, maxBatch, concurrency, maxWait);
    }

    public EngineOptions withMaxBatch(int texts) {
        return new EngineOptions(provider, deviceId, fallbackToCpu, intraOpThreads, texts, concurrency, maxWait);
    }

    public EngineOptions withConcurrency(int runs, Duration wait) {
        return new EngineOptions(provider, deviceId, fallbackToCpu, intraOpThreads, maxBatch, runs, wait);
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be positive, but is " + value);
        }
    }
}

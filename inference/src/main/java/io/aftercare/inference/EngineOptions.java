package io.aftercare.inference;

import java.time.Duration;

/**
 * On what, how wide and for how long a model runs.
 *
 * @param concurrency runs at the same time; more callers wait
 * @param maxQueue callers that wait at a time; one more is refused, or takes the place of another tenant's that has many
 * @param maxWait how long a caller waits for its turn; one that would wait longer is refused at once
 * @param maxRun how long one run may take before it is ended
 */
public record EngineOptions(
        Device device, Batching batching, int concurrency, int maxQueue, Duration maxWait, Duration maxRun) {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int QUEUE_OF_CPU = 256;
    private static final int QUEUE_OF_GPU = 8_192;
    /** A hundred times what the longest text takes on one slow core. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(10);

    public EngineOptions {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be positive, but is " + concurrency);
        }
        if (maxQueue < 0) {
            throw new IllegalArgumentException("maxQueue must not be negative, but is " + maxQueue);
        }
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("maxWait must not be negative, but is " + maxWait);
        }
        if (maxRun.isNegative() || maxRun.isZero()) {
            throw new IllegalArgumentException("maxRun must be positive, but is " + maxRun);
        }
    }

    /** One thread a run, as many runs as cores, each text in its own, half a second of patience. */
    public static EngineOptions cpu() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new EngineOptions(Device.cpu(), Batching.NONE, cores, QUEUE_OF_CPU, PATIENCE, LONGEST_RUN);
    }

    /** Texts share runs on the given GPU, of which two overlap; a missing GPU fails the load. */
    public static EngineOptions cuda(int deviceId) {
        return new EngineOptions(Device.cuda(deviceId), Batching.GPU, 2, QUEUE_OF_GPU, PATIENCE, LONGEST_RUN);
    }

    public EngineOptions with(Device other) {
        return new EngineOptions(other, batching, concurrency, maxQueue, maxWait, maxRun);
    }

    public EngineOptions with(Batching other) {
        return new EngineOptions(device, other, concurrency, maxQueue, maxWait, maxRun);
    }

    public EngineOptions withConcurrency(int runs) {
        return new EngineOptions(device, batching, runs, maxQueue, maxWait, maxRun);
    }

    public EngineOptions withQueue(int callers, Duration wait) {
        return new EngineOptions(device, batching, concurrency, callers, wait, maxRun);
    }

    public EngineOptions withMaxRun(Duration most) {
        return new EngineOptions(device, batching, concurrency, maxQueue, maxWait, most);
    }
}

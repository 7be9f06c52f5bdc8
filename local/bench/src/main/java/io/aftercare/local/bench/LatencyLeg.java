package io.aftercare.local.bench;

import io.aftercare.inference.BareModel;
import io.aftercare.local.bench.load.Load;
import io.aftercare.local.bench.load.LoadGenerator;
import io.aftercare.local.bench.process.Cores;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How long the service takes at 30 % of its capacity, and how much of that is not the model: the same messages leave by
 * the same schedule to the service and to bare ONNX Runtime, and both are counted from when they should have left.
 */
final class LatencyLeg implements Leg {
    private static final double SHARE = 0.3;
    private static final int CONNECTIONS = 64;
    private static final long SPIN = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int DIGITS = 4;

    private final Duration perLeg;
    private final Cores cores;
    private final BareModel bare;
    private final LoadGenerator client;

    LatencyLeg(Duration perLeg, Cores cores, BareModel bare, LoadGenerator client) {
        this.perLeg = perLeg;
        this.cores = cores;
        this.bare = bare;
        this.client = client;
    }

    @Override
    public void round(Rounds rounds) {
        double perSecond = SHARE * rounds.last(LoadLeg.PEAK);
        cores.takeItsPlace();
        Histogram alone = bare(perSecond);
        cores.stepAside();
        Load served = Answers.requireAll(client.open(perSecond, perLeg, CONNECTIONS));
        for (Percentile percentile : Percentile.values()) {
            double of = alone.getValueAtPercentile(percentile.value) / 1e6;
            rounds.add(percentile.bare, of);
            rounds.add(percentile.service, served.okMillis(percentile.value));
            rounds.add(percentile.gate.code(), served.okMillis(percentile.value) - of);
        }
    }

    @Override
    public List<Figure> figures(Rounds rounds) {
        return List.of(Percentile.values()).stream()
                .flatMap(percentile -> List.of(
                        Figure.of(percentile.service, rounds.median(percentile.service), "ms"),
                        Figure.of(percentile.bare, rounds.median(percentile.bare), "ms"),
                        percentile.gate.figure(rounds.median(percentile.gate.code())))
                        .stream())
                .toList();
    }

    private Histogram bare(double perSecond) {
        Histogram latencies = new Histogram(DIGITS);
        long start = System.nanoTime();
        for (int i = 0; i * 1e9 / perSecond < perLeg.toNanos(); i++) {
            long intended = start + (long) (i * 1e9 / perSecond);
            await(intended);
            bare.runPlain(i % bare.texts());
            latencies.recordValue(System.nanoTime() - intended);
        }
        return latencies;
    }

    /** Exactly, as the load generator does it: what oversleeps would be taken for the model's time. */
    private static void await(long intended) {
        long left;
        while ((left = intended - System.nanoTime()) > 0) {
            if (left > SPIN) {
                LockSupport.parkNanos(left - SPIN);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private enum Percentile {
        MIDDLE(50, Gate.ADDED_P50),
        HIGH(99, Gate.ADDED_P99);

        private final double value;
        private final Gate gate;
        private final String service;
        private final String bare;

        Percentile(int value, Gate gate) {
            this.value = value;
            this.gate = gate;
            this.service = "latency p" + value + ", service, 30 % load";
            this.bare = "latency p" + value + ", bare ONNX Runtime, 30 % load";
        }
    }
}

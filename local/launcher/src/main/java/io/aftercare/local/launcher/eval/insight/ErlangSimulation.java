package io.aftercare.local.launcher.eval.insight;

import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.mining.statistics.ErlangC;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Customers who come at random and are served in turn, against what {@link ErlangC} says of them. */
final class ErlangSimulation {
    private static final Duration HANDLING = Duration.ofMinutes(4);
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int CUSTOMERS = 1_000_000;
    private static final int[] AGENTS = {1, 2, 3, 5, 10, 20, 50, 100, 200, 350, 500};
    private static final double[] BUSY = {0.6, 0.7, 0.75, 0.8, 0.85, 0.88, 0.92, 0.94, 0.95, 0.96, 0.97};

    private ErlangSimulation() {}

    static Row furthest() {
        double furthest = 0;
        for (int i = 0; i < AGENTS.length; i++) {
            double load = BUSY[i] * AGENTS[i];
            ErlangC computed = new ErlangC(load * 3600 / HANDLING.toSeconds(), HANDLING, AGENTS[i]);
            furthest = Math.max(furthest, Math.abs(computed.serviceLevel(WITHIN) - simulated(load, AGENTS[i], i)));
        }
        return Row.judged(
                "Erlang C off a simulation, 1 to 500 agents, most", furthest, "", "<= 0.01", furthest <= 0.01);
    }

    private static double simulated(double load, int agents, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PriorityQueue<Double> freeAt = new PriorityQueue<>();
        for (int i = 0; i < agents; i++) {
            freeAt.add(0.0);
        }
        double patience = (double) WITHIN.toSeconds() / HANDLING.toSeconds();
        int inTime = 0;
        double now = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            now += exponential(random) / load;
            double begun = Math.max(now, freeAt.poll());
            freeAt.add(begun + exponential(random));
            inTime += begun - now <= patience ? 1 : 0;
        }
        return (double) inTime / CUSTOMERS;
    }

    private static double exponential(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble());
    }
}

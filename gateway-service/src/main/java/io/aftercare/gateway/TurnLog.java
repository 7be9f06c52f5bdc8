package io.aftercare.gateway;

import io.aftercare.gateway.remote.RemoteFailure;
import io.aftercare.gateway.remote.RemoteRefusal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What happened in one turn: how long each step took and which results are missing. One thread at a time. */
final class TurnLog {
    private static final Logger LOG = Logger.getLogger(TurnLog.class);

    private final TurnMetrics metrics;
    private final Map<Step, Long> nanos = new EnumMap<>(Step.class);
    private final Set<Step> missed = EnumSet.noneOf(Step.class);
    private final long startedAt = System.nanoTime();

    TurnLog(TurnMetrics metrics) {
        this.metrics = metrics;
    }

    /** Takes a step without which there is no turn. */
    <T> T insist(Step step, Supplier<T> call) {
        try {
            return timed(step, call);
        } catch (RemoteFailure failed) {
            miss(step, failed);
            throw failed;
        }
    }

    /** Takes a step that the turn can do without: when the remote service fails, its result is noted as missing. */
    <T> Optional<T> attempt(Step step, Supplier<T> call) {
        try {
            return Optional.of(timed(step, call));
        } catch (RemoteFailure | RemoteRefusal failed) {
            miss(step, failed);
            return Optional.empty();
        }
    }

    private <T> T timed(Step step, Supplier<T> call) {
        long from = System.nanoTime();
        try {
            return call.get();
        } finally {
            long took = System.nanoTime() - from;
            nanos.put(step, took);
            metrics.took(step, took);
        }
    }

    private void miss(Step step, RuntimeException failed) {
        LOG.warnf("step=%s missed: %s", step.label(), failed.getMessage());
        metrics.missed(step);
        missed.add(step);
    }

    List<String> missing() {
        return missed.stream().map(Step::result).filter(Objects::nonNull).toList();
    }

    Set<Step> missed() {
        return missed;
    }

    Map<String, Double> timings() {
        Map<String, Double> millis = new LinkedHashMap<>();
        nanos.forEach((step, took) -> millis.put(step.label() + "Millis", millis(took)));
        millis.put("totalMillis", millis(System.nanoTime() - startedAt));
        return millis;
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 100_000.0) / 10.0;
    }
}

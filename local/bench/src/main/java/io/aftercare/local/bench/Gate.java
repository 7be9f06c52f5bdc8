package io.aftercare.local.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What must hold, and the deliberate change that must turn it red. */
public enum Gate {
    CPU("CPU, bare ONNX Runtime over service", "", true, 0.9, Slowing.INTERPRETED),
    ADDED_P50("added latency p50, 30 % load", "ms", false, 0.2, Slowing.INTERPRETED),
    ADDED_P99("added latency p99, 30 % load", "ms", false, 1, Slowing.INTERPRETED),
    BINDING("binding p50", "µs", false, 2.5, Slowing.BUSY_CALLS),
    ALLOCATION("allocation on the tensor path, our own", "bytes", false, 0, Slowing.ALLOCATING_CALLS),
    GOODPUT("goodput at 3 times capacity over peak", "", true, 0.9, Slowing.ENDLESS_QUEUE),
    REFUSAL("refusal p99 at 3 times capacity", "ms", false, 5, Slowing.INTERPRETED),
    INT8("int8 over fp32", "times", true, 2.8, Slowing.FP32_FOR_INT8),
    PYTHON("throughput over Python, one core each", "times", true, 2, Slowing.INTERPRETED);

    private final String figure;
    private final String unit;
    private final boolean least;
    private final double bound;
    private final Slowing slowing;

    Gate(String figure, String unit, boolean least, double bound, Slowing slowing) {
        this.figure = figure;
        this.unit = unit;
        this.least = least;
        this.bound = bound;
        this.slowing = slowing;
    }

    /** As a person names it on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws BenchFailed naming those that there are */
    public static Gate of(String code) {
        return Arrays.stream(values())
                .filter(gate -> gate.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new BenchFailed("'" + code + "' is no gate; there are " + codes()));
    }

    public static String codes() {
        return Arrays.stream(values()).map(Gate::code).collect(Collectors.joining(", "));
    }

    /** What is changed where this gate is to be turned red. */
    Slowing slowing() {
        return slowing;
    }

    /** The figure with what it should reach; one that is no number, for nothing came of what was tried, does not. */
    Figure figure(double value) {
        boolean holds = least ? value >= bound : value <= bound;
        return new Figure(figure, Double.isNaN(value) ? null : value, unit, reach(), holds);
    }

    Figure unmeasured() {
        return new Figure(figure, null, unit, reach(), null);
    }

    private String reach() {
        return (least ? ">= " : "<= ") + (bound == Math.rint(bound) ? "%.0f" : "%s").formatted(bound);
    }
}

package io.aftercare.local.bench;

/**
 * One figure.
 *
 * @param value null where it was not measured
 * @param unit empty for a ratio
 * @param reach what it should reach; null where nothing is asked
 * @param holds whether it does; null where nothing is asked or measured
 */
public record Figure(String name, Double value, String unit, String reach, Boolean holds) {
    public static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, null, null);
    }

    static Figure unmeasured(String name, String unit) {
        return new Figure(name, null, unit, null, null);
    }
}

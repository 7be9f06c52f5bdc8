package io.aftercare.mining.statistics;

/**
 * How much larger a figure is among some than among others that are like them.
 *
 * @param low and {@code high} bound the interval that covers the truth with probability {@code level}
 */
public record Effect(double estimate, double low, double high, double level, int treated, int compared) {
    /** Whether one can say in which direction it goes; advice that rests on less is no advice. */
    public boolean isClear() {
        return low > 0 || high < 0;
    }
}

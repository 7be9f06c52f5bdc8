package io.aftercare.local.merchant;

/**
 * When cases come: a Poisson process whose rate follows the week, given how many come in all. Each time is drawn as the
 * least of those that are still to come, so that they need not be kept.
 */
final class Arrivals {
    private final Draws draws;
    private final long end;
    private final double total;
    private int left;
    private double passed;
    private long hour;

    /** The weight of the hours before the present one. */
    private double before;

    Arrivals(long start, long end, int count, Draws draws) {
        this.draws = draws;
        this.end = end;
        left = count;
        hour = start;
        double sum = 0;
        for (long at = start; at < end; at += Week.HOUR) {
            sum += weight(at);
        }
        total = sum;
    }

    boolean hasNext() {
        return left > 0;
    }

    /** In milliseconds since the epoch. */
    long next() {
        passed = 1 - (1 - passed) * Math.pow(1 - draws.uniform(), 1.0 / left);
        left--;
        double wanted = passed * total;
        while (hour + Week.HOUR < end && before + weight(hour) < wanted) {
            before += weight(hour);
            hour += Week.HOUR;
        }
        double within = Math.min(1, Math.max(0, (wanted - before) / weight(hour)));
        return Math.min(end - 1, hour + (long) (within * length(hour)));
    }

    private double weight(long at) {
        return Week.weight(at) * length(at) / Week.HOUR;
    }

    private long length(long at) {
        return Math.min(Week.HOUR, end - at);
    }
}

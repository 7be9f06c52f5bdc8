package io.aftercare.local.launcher.play;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long something took, many times over; recorded by any thread, to three digits. */
public final class Latency {
    private static final double MICROS_PER_MILLI = 1_000;

    private final Histogram micros = new ConcurrentHistogram(3);

    public void record(Duration duration) {
        micros.recordValue(duration.toNanos() / 1_000);
    }

    public void recordMillis(double millis) {
        micros.recordValue(Math.round(Math.max(0, millis) * MICROS_PER_MILLI));
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** In milliseconds, 0 when nothing was recorded. */
    public double percentile(double percentile) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    public double max() {
        return micros.getMaxValue() / MICROS_PER_MILLI;
    }
}

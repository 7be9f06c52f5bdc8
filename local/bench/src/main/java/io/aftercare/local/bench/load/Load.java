package io.aftercare.local.bench.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came of the requests of one run. Latencies count from when a request should have left by the schedule, so that a
 * server that holds up the sender does not hide it.
 */
public final class Load {
    private static final int OK = 200;
    private static final int REFUSED = 503;
    private static final int DIGITS = 4;

    private final long end;
    private final long inTime;
    private final Map<Integer, Histogram> byStatus = new TreeMap<>();
    private final Map<String, Integer> failures = new LinkedHashMap<>();
    private long good;
    private long sent;
    private long last;

    /** @param inTime after how long an answer is of no use any more */
    Load(long end, Duration inTime) {
        this.end = end;
        this.inTime = inTime.toNanos();
    }

    void sent() {
        sent++;
    }

    void answered(int status, long intended, long now) {
        long latency = now - intended;
        byStatus.computeIfAbsent(status, none -> new Histogram(DIGITS)).recordValue(latency);
        last = now;
        if (status == OK && latency <= inTime && now <= end) {
            good++;
        }
    }

    void failed(String why) {
        failures.merge(why, 1, Integer::sum);
    }

    public long sentRequests() {
        return sent;
    }

    public long ok() {
        return count(OK);
    }

    public long refused() {
        return count(REFUSED);
    }

    /** Requests that got neither what they asked for nor a refusal by the time the run was given up. */
    public long lost() {
        return sent - ok() - refused();
    }

    /** Answers a second, of a run of requests that follow each other. */
    public double perSecond() {
        return ok() / (last / 1e9);
    }

    /** Answers that came in time and before the run's end, a second. */
    public double goodput() {
        return good / (end / 1e9);
    }

    /** Milliseconds; NaN when nothing was answered so. */
    public double okMillis(double percentile) {
        return millis(OK, percentile);
    }

    /** Milliseconds; NaN when nothing was refused. */
    public double refusedMillis(double percentile) {
        return millis(REFUSED, percentile);
    }

    /** Other answers than 200 and 503, and what went wrong otherwise, with how often; empty when all is well. */
    public Map<String, Integer> failures() {
        Map<String, Integer> all = new LinkedHashMap<>(failures);
        byStatus.forEach((status, histogram) -> {
            if (status != OK && status != REFUSED) {
                all.put("status " + status, (int) histogram.getTotalCount());
            }
        });
        return all;
    }

    private long count(int status) {
        return byStatus.containsKey(status) ? byStatus.get(status).getTotalCount() : 0;
    }

    private double millis(int status, double percentile) {
        return byStatus.containsKey(status) ? byStatus.get(status).getValueAtPercentile(percentile) / 1e6 : Double.NaN;
    }
}

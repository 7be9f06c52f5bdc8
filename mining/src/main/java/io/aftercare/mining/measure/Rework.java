package io.aftercare.mining.measure;

import io.aftercare.mining.log.LogEvent;
import io.aftercare.mining.log.Trace;
import java.util.Map;
import java.util.stream.Collectors;

/** Which activities were done more than once in a case: in how many cases, and how often beyond the first time. */
public final class Rework {
    private final Counts<String> cases = new Counts<>();
    private final Counts<String> repetitions = new Counts<>();
    private long casesWithAny;

    void ingest(Trace trace) {
        Map<String, Long> times =
                trace.events().stream().collect(Collectors.groupingBy(LogEvent::activity, Collectors.counting()));
        times.values().removeIf(often -> often == 1);
        casesWithAny += times.isEmpty() ? 0 : 1;
        times.forEach((activity, often) -> {
            cases.add(activity);
            for (long again = 1; again < often; again++) {
                repetitions.add(activity);
            }
        });
    }

    void merge(Rework other) {
        cases.merge(other.cases);
        repetitions.merge(other.repetitions);
        casesWithAny += other.casesWithAny;
    }

    public Counts<String> cases() {
        return cases;
    }

    public Counts<String> repetitions() {
        return repetitions;
    }

    public long casesWithAny() {
        return casesWithAny;
    }
}

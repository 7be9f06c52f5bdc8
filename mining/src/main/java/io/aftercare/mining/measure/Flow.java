package io.aftercare.mining.measure;

import io.aftercare.mining.log.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** When cases began and ended: with what was open between, the load of a process. */
public final class Flow {
    private final ZoneId zone;
    private final TreeMap<LocalDate, long[]> days = new TreeMap<>();
    private long cases;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    /** Of a day, that of the zone: the cases that began, that ended, and that were open at its end. */
    public record Day(LocalDate date, long arrivals, long completions, long open) {}

    Flow(ZoneId zone) {
        this.zone = zone;
    }

    void ingest(Trace trace) {
        cases++;
        first = trace.start().isBefore(first) ? trace.start() : first;
        last = trace.start().isAfter(last) ? trace.start() : last;
        of(trace.start())[0]++;
        of(trace.end())[1]++;
    }

    void merge(Flow other) {
        cases += other.cases;
        first = other.first.isBefore(first) ? other.first : first;
        last = other.last.isAfter(last) ? other.last : last;
        other.days.forEach((day, counts) -> {
            long[] here = days.computeIfAbsent(day, none -> new long[2]);
            here[0] += counts[0];
            here[1] += counts[1];
        });
    }

    /** The mean time from one case's beginning to the next one's; empty when there are no two cases. */
    public Optional<Duration> betweenArrivals() {
        return cases < 2
                ? Optional.empty()
                : Optional.of(Duration.between(first, last).dividedBy(cases - 1));
    }

    /** The days on which something began or ended. */
    public List<Day> days() {
        List<Day> all = new ArrayList<>();
        long open = 0;
        for (var day : days.entrySet()) {
            open += day.getValue()[0] - day.getValue()[1];
            all.add(new Day(day.getKey(), day.getValue()[0], day.getValue()[1], open));
        }
        return all;
    }

    private long[] of(Instant moment) {
        return days.computeIfAbsent(LocalDate.ofInstant(moment, zone), none -> new long[2]);
    }
}

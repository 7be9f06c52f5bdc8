package io.aftercare.mining.measure;

import io.aftercare.mining.DurationSketch;
import io.aftercare.mining.Stopwatch;
import io.aftercare.mining.log.LogEvent;
import io.aftercare.mining.log.Trace;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * For each activity, how long cases waited for it and how long it was worked on. Work lasts from a start to the
 * {@code complete} of the same activity, in the order of the starts; waiting is from the latest completion of anything in
 * the case to the start. What has only a completion was waited for, and takes no time.
 */
public final class StepTimes {
    private final Stopwatch stopwatch;
    private final Map<String, DurationSketch> waiting = new TreeMap<>();
    private final Map<String, DurationSketch> working = new TreeMap<>();

    StepTimes(Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
    }

    void ingest(Trace trace) {
        Map<String, Deque<Instant>> begun = new HashMap<>();
        Instant done = null;
        for (LogEvent event : trace.events()) {
            Instant at = event.at().toInstant();
            if (event.isStart()) {
                add(waiting, event, done, at);
                begun.computeIfAbsent(event.activity(), first -> new ArrayDeque<>())
                        .add(at);
            } else if (event.isComplete()) {
                Deque<Instant> starts = begun.getOrDefault(event.activity(), new ArrayDeque<>());
                add(starts.isEmpty() ? waiting : working, event, starts.isEmpty() ? done : starts.poll(), at);
                done = at;
            }
        }
    }

    private void add(Map<String, DurationSketch> to, LogEvent event, Instant from, Instant at) {
        if (from != null) {
            to.computeIfAbsent(event.activity(), first -> new DurationSketch()).add(stopwatch.between(from, at));
        }
    }

    void merge(StepTimes other) {
        merge(waiting, other.waiting);
        merge(working, other.working);
    }

    private static void merge(Map<String, DurationSketch> here, Map<String, DurationSketch> others) {
        others.forEach((activity, times) ->
                here.computeIfAbsent(activity, first -> new DurationSketch()).merge(times));
    }

    public Map<String, DurationSketch> waiting() {
        return Collections.unmodifiableMap(waiting);
    }

    public Map<String, DurationSketch> working() {
        return Collections.unmodifiableMap(working);
    }
}

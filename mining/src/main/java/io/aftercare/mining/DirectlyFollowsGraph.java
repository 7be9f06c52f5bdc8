package io.aftercare.mining;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The directly-follows graph of a process (van der Aalst: Process Mining, 2016): how often each activity happened, began
 * a case and was its latest, and how often and after how long one directly followed another.
 *
 * <p>Graphs of disjoint sets of cases merge into the graph of them all, the same to the digit. Its size depends on the activities, not on the cases.
 */
public final class DirectlyFollowsGraph {
    private final Map<String, Long> activities = new HashMap<>();
    private final Map<String, Long> starts = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<Edge, DurationSketch> edges = new HashMap<>();

    void begin(String activity) {
        add(activities, activity, 1);
        add(starts, activity, 1);
        add(ends, activity, 1);
    }

    void follow(Edge edge, Duration elapsed) {
        add(activities, edge.to(), 1);
        add(ends, edge.from(), -1);
        add(ends, edge.to(), 1);
        edges.computeIfAbsent(edge, first -> new DurationSketch()).add(elapsed);
    }

    /** Adds what {@code other} counted; the two must not share a case. */
    public void merge(DirectlyFollowsGraph other) {
        other.activities.forEach((activity, count) -> add(activities, activity, count));
        other.starts.forEach((activity, count) -> add(starts, activity, count));
        other.ends.forEach((activity, count) -> add(ends, activity, count));
        other.edges.forEach((edge, durations) ->
                edges.computeIfAbsent(edge, first -> new DurationSketch()).merge(durations));
    }

    public long cases() {
        return sum(starts);
    }

    public long events() {
        return sum(activities);
    }

    public Map<String, Long> activities() {
        return Collections.unmodifiableMap(activities);
    }

    /** How many cases began with each activity. */
    public Map<String, Long> starts() {
        return Collections.unmodifiableMap(starts);
    }

    /** How many cases have each activity as their latest, whether they are finished or not. */
    public Map<String, Long> ends() {
        return Collections.unmodifiableMap(ends);
    }

    /** For each pair, the time from the first activity to the one that directly followed it. */
    public Map<Edge, DurationSketch> edges() {
        return Collections.unmodifiableMap(edges);
    }

    private static void add(Map<String, Long> counts, String activity, long more) {
        counts.merge(activity, more, (a, b) -> a + b == 0 ? null : (Long) (a + b));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}

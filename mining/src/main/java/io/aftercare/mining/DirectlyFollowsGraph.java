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
    private final Map<String, Long> starts = new HashMap<>();
    private final Map<Edge, DurationSketch> edges = new HashMap<>();

    /**
     * Of what was counted elsewhere.
     *
     * @param starts how many cases began with each activity
     * @param edges the times of each pair; pairs that never happened are left out
     */
    public static DirectlyFollowsGraph of(Map<String, Long> starts, Map<Edge, DurationHistogram> edges) {
        DirectlyFollowsGraph graph = new DirectlyFollowsGraph();
        graph.starts.putAll(starts);
        graph.starts.values().removeIf(count -> count == 0);
        edges.forEach((edge, times) -> {
            if (times.count() > 0) {
                graph.edges.put(edge, DurationSketch.of(times));
            }
        });
        return graph;
    }

    /** The same graph with its times in buckets, as one that was put together from parts has them. */
    public DirectlyFollowsGraph inBuckets() {
        DirectlyFollowsGraph graph = new DirectlyFollowsGraph();
        graph.starts.putAll(starts);
        edges.forEach((edge, times) -> graph.edges.put(edge, times.inBuckets()));
        return graph;
    }

    void begin(String activity) {
        starts.merge(activity, 1L, Long::sum);
    }

    void follow(Edge edge, Duration elapsed) {
        edges.computeIfAbsent(edge, first -> new DurationSketch()).add(elapsed);
    }

    /** Adds what {@code other} counted; the two must not share a case. */
    public void merge(DirectlyFollowsGraph other) {
        other.starts.forEach((activity, count) -> starts.merge(activity, count, Long::sum));
        other.edges.forEach((edge, durations) ->
                edges.computeIfAbsent(edge, first -> new DurationSketch()).merge(durations));
    }

    public long cases() {
        return starts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long events() {
        return cases()
                + edges.values().stream().mapToLong(DurationSketch::count).sum();
    }

    /** How often each happened: as the first of a case, or behind another. In time proportional to the edges. */
    public Map<String, Long> activities() {
        Map<String, Long> activities = new HashMap<>(starts);
        edges.forEach((edge, durations) -> activities.merge(edge.to(), durations.count(), Long::sum));
        return activities;
    }

    /** How many cases began with each activity. */
    public Map<String, Long> starts() {
        return Collections.unmodifiableMap(starts);
    }

    /** How many cases have each activity as their latest, whether they are finished or not: what nothing followed. */
    public Map<String, Long> ends() {
        Map<String, Long> ends = activities();
        edges.forEach((edge, durations) -> ends.merge(edge.from(), -durations.count(), Long::sum));
        ends.values().removeIf(count -> count == 0);
        return ends;
    }

    /** For each pair, the time from the first activity to the one that directly followed it. */
    public Map<Edge, DurationSketch> edges() {
        return Collections.unmodifiableMap(edges);
    }
}

package io.aftercare.mining;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Builds a {@link DirectlyFollowsGraph} event by event, each in constant time.
 *
 * <p>Cases may interleave freely, but the events of one case must come in their order: the miner does not sort, because
 * only the caller knows what breaks a tie and how long to wait for a straggler. It remembers the latest event of each
 * case until {@link #close}; a caller that is done with a case should say so, or the memory grows with the cases.
 *
 * <p>Not for use by several threads: give each its own miner and merge the graphs.
 */
public final class DirectlyFollowsMiner {
    private final Stopwatch stopwatch;
    private final DirectlyFollowsGraph graph = new DirectlyFollowsGraph();
    private final Map<String, ActivityEvent> latest = new HashMap<>();

    public DirectlyFollowsMiner() {
        this(Stopwatch.ALL_TIME);
    }

    /** @param stopwatch what counts as time between two steps */
    public DirectlyFollowsMiner(Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
    }

    /** @throws IllegalArgumentException when the event is older than the one before it in its case */
    public void ingest(ActivityEvent event) {
        ActivityEvent previous = latest.get(event.caseId());
        if (previous == null) {
            graph.begin(event.activity());
        } else {
            graph.follow(new Edge(previous.activity(), event.activity()), elapsed(previous, event));
        }
        latest.put(event.caseId(), event);
    }

    /** Forgets a case that has no more events; a later event under its id would begin a case of its own. */
    public void close(String caseId) {
        latest.remove(caseId);
    }

    /** The graph of all events so far; it grows with those to come. */
    public DirectlyFollowsGraph graph() {
        return graph;
    }

    private Duration elapsed(ActivityEvent previous, ActivityEvent event) {
        if (event.at().isBefore(previous.at())) {
            throw new IllegalArgumentException("case " + event.caseId() + ": " + event.activity() + " at " + event.at()
                    + " came after " + previous.activity() + " at " + previous.at()
                    + "; the events of a case must be in order");
        }
        return stopwatch.between(previous.at(), event.at());
    }
}

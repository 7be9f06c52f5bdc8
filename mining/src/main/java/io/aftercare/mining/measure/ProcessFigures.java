package io.aftercare.mining.measure;

import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.DirectlyFollowsGraph;
import io.aftercare.mining.DirectlyFollowsMiner;
import io.aftercare.mining.DurationSketch;
import io.aftercare.mining.Stopwatch;
import io.aftercare.mining.log.LogEvent;
import io.aftercare.mining.log.Trace;
import java.time.ZoneId;

/**
 * All that is measured of a process, case by case. Figures of disjoint sets of cases merge into those of all, the same to
 * the digit; memory grows with activities, resources, days and variants, not with cases.
 */
public final class ProcessFigures {
    private final Stopwatch stopwatch;
    private final DirectlyFollowsMiner miner;
    private final DirectlyFollowsGraph graph;
    private final DurationSketch cycleTimes = new DurationSketch();
    private final Counts<Variant> variants = new Counts<>();
    private final Rework rework = new Rework();
    private final Resources resources = new Resources();
    private final StepTimes steps;
    private final Flow flow;

    /**
     * @param stopwatch what counts as time
     * @param zone in which days begin
     */
    public ProcessFigures(Stopwatch stopwatch, ZoneId zone) {
        this.stopwatch = stopwatch;
        miner = new DirectlyFollowsMiner(stopwatch);
        graph = miner.graph();
        steps = new StepTimes(stopwatch);
        flow = new Flow(zone);
    }

    /** To be called once for each case. */
    public void ingest(Trace trace) {
        for (LogEvent event : trace.events()) {
            miner.ingest(new ActivityEvent(
                    event.caseId(), event.activity(), event.at().toInstant()));
        }
        miner.close(trace.caseId());
        cycleTimes.add(stopwatch.between(trace.start(), trace.end()));
        variants.add(new Variant(trace.activities()));
        rework.ingest(trace);
        resources.ingest(trace);
        steps.ingest(trace);
        flow.ingest(trace);
    }

    public void merge(ProcessFigures other) {
        graph.merge(other.graph);
        cycleTimes.merge(other.cycleTimes);
        variants.merge(other.variants);
        rework.merge(other.rework);
        resources.merge(other.resources);
        steps.merge(other.steps);
        flow.merge(other.flow);
    }

    public DirectlyFollowsGraph graph() {
        return graph;
    }

    /** From the first event of a case to its last. */
    public DurationSketch cycleTimes() {
        return cycleTimes;
    }

    public Counts<Variant> variants() {
        return variants;
    }

    public Rework rework() {
        return rework;
    }

    public Resources resources() {
        return resources;
    }

    public StepTimes steps() {
        return steps;
    }

    public Flow flow() {
        return flow;
    }
}

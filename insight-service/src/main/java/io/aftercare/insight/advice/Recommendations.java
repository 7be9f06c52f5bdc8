package io.aftercare.insight.advice;

import io.aftercare.insight.Window;
import io.aftercare.mining.advice.BottleneckDetector;
import io.aftercare.mining.statistics.EffectEstimator;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the cases of a window advise. The same cases give the same advice. */
@ApplicationScoped
public class Recommendations {
    private static final int MOST_CASES = 5_000;
    private static final double WRONG_SHARE = 0.05;
    private static final int FEWEST_VISITS = 20;
    private static final double LEVEL = 0.8;
    private static final int RESAMPLES = 500;
    private static final long SEED = 1;

    private final VisitsQuery visits;
    private final BottleneckDetector detector =
            new BottleneckDetector(WRONG_SHARE, FEWEST_VISITS, new EffectEstimator(LEVEL, RESAMPLES, SEED));

    Recommendations(VisitsQuery visits) {
        this.visits = visits;
    }

    /** The costliest first; empty when nothing is sure enough. */
    public Uni<List<Recommendation>> of(String tenant, Window window) {
        return visits.of(tenant, window, MOST_CASES)
                // Seconds of computing have no place on an event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(detector::of)
                .map(found -> found.stream().map(Recommendation::of).toList());
    }
}

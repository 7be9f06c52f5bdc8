package io.aftercare.insight.cube;

import io.aftercare.mining.DurationHistogram;
import io.aftercare.mining.DurationSketch;
import io.aftercare.mining.cube.Measure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Merges the figures of today from the cells, and tells them anew whenever they change. */
@ApplicationScoped
public class LiveFiguresQuery {
    private static final String SQL = """
        select day, measure, times from insight.cell
        where tenant = $1 and dimension = '' and value = '' and activity = '' and measure in ('cases', 'settled')
            and times <> ''
        union all
        select day, measure, times from insight.cell
        where tenant = $1 and dimension = '' and value = '' and activity = '' and day = $2
            and measure not in ('cases', 'settled') and times <> ''
        """;
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Looks until the same is told again: who is in between, as the gateway, takes 10 s of silence for an end. */
    private static final int QUIET = 10;

    private final Pool database;
    private final Progress progress;
    private final Clock clock;

    LiveFiguresQuery(Pool database, Progress progress, Clock clock) {
        this.database = database;
        this.progress = progress;
        this.clock = clock;
    }

    /** At once, at each change, and now and then in between; without an end. */
    public Multi<LiveFigures> of(String tenant) {
        return Multi.createFrom()
                .ticks()
                .every(LOOK)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> progress.of(tenant).map(stand -> new Look(stand, tick / QUIET)))
                .skip()
                .repetitions()
                .onItem()
                .transformToUniAndConcatenate(look -> figures(tenant, look.progress()));
    }

    private record Look(String progress, long period) {}

    private Uni<LiveFigures> figures(String tenant, String progress) {
        Instant now = clock.instant();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return database.preparedQuery(SQL)
                .execute(Tuple.of(tenant, today))
                .map(cells -> figures(cells, today, progress, now));
    }

    private static LiveFigures figures(RowSet<Row> cells, LocalDate today, String progress, Instant now) {
        long open = 0;
        Map<String, DurationHistogram> ofToday = new HashMap<>();
        for (Row cell : cells) {
            String measure = cell.getString(1);
            DurationHistogram times = DurationHistogram.of(cell.getBuffer(2).getBytes());
            if (measure.equals(Measure.CASES)) {
                open += times.count();
            } else if (measure.equals(Measure.SETTLED)) {
                open -= times.count();
            }
            if (cell.getLocalDate(0).equals(today)) {
                ofToday.computeIfAbsent(measure, first -> new DurationHistogram())
                        .merge(times);
            }
        }
        DurationHistogram firstResponse = ofToday.getOrDefault(Measure.FIRST_RESPONSE, new DurationHistogram());
        DurationHistogram resolution = ofToday.getOrDefault(Measure.RESOLUTION, new DurationHistogram());
        ofToday.keySet().remove(Measure.FIRST_RESPONSE);
        ofToday.keySet().remove(Measure.RESOLUTION);
        Map<String, Long> counts = new TreeMap<>();
        ofToday.forEach((measure, times) -> counts.put(measure, times.count()));
        return new LiveFigures(
                progress,
                now,
                open,
                counts,
                LiveFigures.Percentiles.of(DurationSketch.of(firstResponse)),
                LiveFigures.Percentiles.of(DurationSketch.of(resolution)));
    }
}

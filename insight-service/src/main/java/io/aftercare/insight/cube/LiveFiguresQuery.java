package io.aftercare.insight.cube;

import io.aftercare.mining.DurationHistogram;
import io.aftercare.mining.DurationSketch;
import io.aftercare.mining.DurationTally;
import io.aftercare.mining.cube.Measure;
import io.aftercare.mining.cube.Slice;
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

/** Merges the figures of today from the slices, and tells them anew whenever they change. */
@ApplicationScoped
public class LiveFiguresQuery {
    private static final String SQL = """
        select opened - settled, case when day = $2 then cells else ''::bytea end from insight.slice
        where tenant = $1 and dimension = '' and value = '' and kind in ('', '*') and (opened <> settled or day = $2)
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
                .map(slices -> figures(slices, progress, now));
    }

    private static LiveFigures figures(RowSet<Row> slices, String progress, Instant now) {
        long open = 0;
        Map<String, DurationTally> ofToday = new HashMap<>();
        for (Row slice : slices) {
            open += slice.getLong(0);
            byte[] cells = slice.getBuffer(1).getBytes();
            if (cells.length > 0) {
                Slice.read(cells, (cell, times) -> {
                    if (cell.activity().isEmpty()) {
                        ofToday.computeIfAbsent(cell.measure(), first -> new DurationTally())
                                .merge(times);
                    }
                });
            }
        }
        DurationHistogram firstResponse = taken(ofToday, Measure.FIRST_RESPONSE);
        DurationHistogram resolution = taken(ofToday, Measure.RESOLUTION);
        Map<String, Long> counts = new TreeMap<>();
        ofToday.forEach(
                (measure, times) -> counts.put(measure, times.histogram().count()));
        return new LiveFigures(
                progress,
                now,
                open,
                counts,
                LiveFigures.Percentiles.of(DurationSketch.of(firstResponse)),
                LiveFigures.Percentiles.of(DurationSketch.of(resolution)));
    }

    private static DurationHistogram taken(Map<String, DurationTally> from, String measure) {
        DurationTally times = from.remove(measure);
        return times == null ? new DurationHistogram() : times.histogram();
    }
}

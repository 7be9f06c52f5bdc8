package io.aftercare.insight.process;

import io.aftercare.insight.Window;
import io.aftercare.insight.cube.GraphCube;
import io.aftercare.mining.DirectlyFollowsGraph;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The process map of any window and filter: whole days are merged from the cube, what a window has of a day besides is mined
 * from the log, and so is all of it where several dimensions are asked for at once. Both give the same digits.
 */
@ApplicationScoped
public class ProcessMaps {
    private final GraphCube cube;
    private final ProcessMapQuery log;

    ProcessMaps(GraphCube cube, ProcessMapQuery log) {
        this.cube = cube;
        this.log = log;
    }

    public Uni<DirectlyFollowsGraph> of(String tenant, Window window, CaseFilter filter) {
        LocalDate first = firstWholeDay(window.from());
        LocalDate end = day(window.to());
        if (!first.isBefore(end) || filter.values().size() > 1) {
            return log.of(tenant, window, filter);
        }
        List<Uni<DirectlyFollowsGraph>> parts = new ArrayList<>();
        parts.add(cube.of(tenant, first, end, filter.kind(), filter.values()));
        rest(window.from(), start(first)).forEach(part -> parts.add(log.of(tenant, part, filter)));
        rest(start(end), window.to()).forEach(part -> parts.add(log.of(tenant, part, filter)));
        return Uni.join().all(parts).andFailFast().map(graphs -> {
            DirectlyFollowsGraph whole = new DirectlyFollowsGraph();
            graphs.forEach(whole::merge);
            return whole.inBuckets();
        });
    }

    private static List<Window> rest(Instant from, Instant to) {
        return from.isBefore(to) ? List.of(new Window(from, to)) : List.of();
    }

    private static LocalDate firstWholeDay(Instant from) {
        LocalDate day = day(from);
        return start(day).equals(from) ? day : day.plusDays(1);
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

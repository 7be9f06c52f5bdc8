package io.aftercare.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.DirectlyFollowsMiner;
import io.aftercare.mining.Edge;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How fast it is counted what directly follows what: by the columns in memory, by the miner that takes event by event and
 * keeps percentiles, and by pandas (sort, shift, group) over the same events, in turns. All are judged by CPU time.
 */
public final class MiningBench {
    private static final int EVENTS_OF_CASE = 10;
    private static final int ACTIVITIES = 24;
    private static final double REACH = 50;
    private static final int WARM_UP = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path script;
    private final Optional<Path> python;
    private final int events;
    private final int rounds;

    /** @param python an interpreter with pandas; without it nothing is compared */
    public MiningBench(Path root, Optional<Path> python, int events, int rounds) {
        if (rounds < 1 || events < 1) {
            throw new BenchFailed("rounds and events must be at least 1");
        }
        this.script = root.resolve("local/bench/python/mining.py");
        this.python = python;
        this.events = events;
        this.rounds = rounds;
    }

    public List<Figure> figures() {
        List<ActivityEvent> log = log();
        EventColumns columns = columns(log);
        EventColumns shuffled = columns(shuffled(log));
        Rounds taken = new Rounds();
        try (Contender theirs = python.map(this::pandas).orElse(null)) {
            for (int i = 0; i < WARM_UP; i++) {
                columns.directlyFollows();
                shuffled.directlyFollows();
                mined(log);
            }
            for (int round = 0; round < rounds; round++) {
                measure(taken, "columns", columns::directlyFollows);
                measure(taken, "columns, out of order", shuffled::directlyFollows);
                measure(taken, "from text", () -> columns(log).directlyFollows());
                measure(taken, "miner", () -> mined(log));
                if (theirs != null) {
                    JsonNode answer = theirs.go();
                    requireAlike(columns, answer.path("follows"));
                    taken.add("pandas, codes", answer.at("/codes/cpu").asDouble());
                    taken.add("pandas, text", answer.at("/text/cpu").asDouble());
                    taken.add("over codes", taken.last("pandas, codes") / taken.last("columns"));
                    taken.add("over text", taken.last("pandas, text") / taken.last("from text"));
                    taken.add(
                            "over codes, out of order",
                            taken.last("pandas, codes") / taken.last("columns, out of order"));
                }
            }
        }
        return figures(taken, columns.size());
    }

    private List<Figure> figures(Rounds taken, int size) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("events", size, "each"));
        for (String who : List.of("columns", "columns, out of order", "from text", "miner")) {
            figures.add(Figure.of(who + ", CPU", taken.median(who) * 1000, "ms"));
        }
        if (python.isPresent()) {
            double ratio = taken.median("over codes");
            figures.add(Figure.of("pandas over codes, CPU", taken.median("pandas, codes") * 1000, "ms"));
            figures.add(Figure.of("pandas over text, CPU", taken.median("pandas, text") * 1000, "ms"));
            figures.add(new Figure("columns over pandas of codes", ratio, "times", ">= 50", ratio >= REACH));
            figures.add(Figure.of(
                    "columns out of order over pandas of codes", taken.median("over codes, out of order"), "times"));
            figures.add(Figure.of("from text over pandas of text", taken.median("over text"), "times"));
        } else {
            figures.add(Figure.unmeasured("columns over pandas of codes", "times"));
        }
        return figures;
    }

    /** Cases of ten events among each other, as a log by time has them. */
    private List<ActivityEvent> log() {
        SplittableRandom random = new SplittableRandom(7);
        int cases = Math.max(1, events / EVENTS_OF_CASE);
        List<ActivityEvent> log = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            log.add(new ActivityEvent(
                    "case-" + random.nextInt(cases),
                    "activity " + random.nextInt(ACTIVITIES),
                    Instant.ofEpochMilli(1_767_225_600_000L + i * 50L)));
        }
        return log;
    }

    private static List<ActivityEvent> shuffled(List<ActivityEvent> log) {
        List<ActivityEvent> shuffled = new ArrayList<>(log);
        Collections.shuffle(shuffled, new Random(7));
        return shuffled;
    }

    private static EventColumns columns(List<ActivityEvent> log) {
        EventColumns columns = new EventColumns();
        for (ActivityEvent event : log) {
            columns.add(event.caseId(), event.activity(), event.at().toEpochMilli());
        }
        return columns;
    }

    private static Object mined(List<ActivityEvent> log) {
        DirectlyFollowsMiner miner = new DirectlyFollowsMiner();
        log.forEach(miner::ingest);
        return miner.graph();
    }

    private static void measure(Rounds taken, String who, Supplier<?> work) {
        long begun = THREADS.getCurrentThreadCpuTime();
        if (work.get() == null) {
            throw new BenchFailed(who + " counted nothing");
        }
        taken.add(who, (THREADS.getCurrentThreadCpuTime() - begun) / 1e9);
    }

    private Contender pandas(Path interpreter) {
        try {
            Path file = Files.createTempFile("events", ".csv");
            file.toFile().deleteOnExit();
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("case,activity,millis\n");
                for (ActivityEvent event : log()) {
                    out.write(event.caseId() + "," + event.activity() + ","
                            + event.at().toEpochMilli() + "\n");
                }
            }
            return Contender.start("pandas", List.of(interpreter.toString(), script.toString(), file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Speeds of those who count otherwise could not be compared. */
    private static void requireAlike(EventColumns ours, JsonNode theirs) {
        Map<Edge, EventColumns.Follows> counted = theirs.valueStream()
                .collect(Collectors.toMap(
                        it -> new Edge(it.get(0).asText(), it.get(1).asText()),
                        it -> new EventColumns.Follows(
                                it.get(2).asLong(), it.get(3).asLong())));
        if (!counted.equals(ours.directlyFollows())) {
            throw new BenchFailed("pandas counts otherwise: speeds cannot be compared");
        }
    }
}

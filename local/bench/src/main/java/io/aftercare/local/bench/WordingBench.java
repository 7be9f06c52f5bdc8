package io.aftercare.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast the wording model writes, in reply-service's loop and in a loop of Python over the same graphs, in turns; and
 * whether its sentences hold their facts. Both are judged by the CPU time of the thread that writes.
 */
public final class WordingBench {
    private static final double REACH_OVER_PYTHON = 0.95;
    private static final double REACH_SLOTS = 1;
    private static final double REACH_FIRST_MS = 300;
    private static final double SAME = 0.97;

    private final List<String> java;
    private final Path model;
    private final Path script;
    private final Optional<Path> python;
    private final int rounds;

    /**
     * @param jvm the JVM's options, without class path and main class
     * @param app the folder of reply-service's jars, {@code quarkus-app}
     * @param python an interpreter with onnxruntime and numpy; without it nothing is compared
     */
    public WordingBench(Path root, List<String> jvm, Path app, Optional<Path> python, int rounds) {
        if (rounds < 1) {
            throw new BenchFailed("rounds must be at least 1");
        }
        this.model = root.resolve("models/wording/shared/1");
        this.script = root.resolve("local/bench/python/wording.py");
        this.python = python;
        this.rounds = rounds;
        this.java = new ArrayList<>();
        this.java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        this.java.addAll(jvm);
        this.java.addAll(List.of(
                "-cp",
                app.resolve("app") + "/*:" + app.resolve("lib/main") + "/*",
                "io.aftercare.reply.generate.WordingTrial",
                model.toString()));
    }

    public List<Figure> figures() {
        Rounds taken = new Rounds();
        try (Contender ours = Contender.start("reply-service's loop", java);
                Contender theirs = python.map(interpreter -> Contender.start(
                                "Python's loop", List.of(interpreter.toString(), script.toString(), model.toString())))
                        .orElse(null)) {
            // A JVM compiles while it runs; the first two rounds only warm.
            JsonNode last = ours.go();
            last = ours.go();
            for (int round = 0; round < rounds; round++) {
                last = ours.go();
                add(taken, "Java", last);
                taken.add("first p50", last.get("firstP50").asDouble());
                taken.add("first p95", last.get("firstP95").asDouble());
                if (theirs != null) {
                    JsonNode other = theirs.go();
                    taken.add("alike", alike(last.get("written"), other.get("written")));
                    add(taken, "Python", other);
                    taken.add("over Python, CPU", taken.last("Java, CPU") / taken.last("Python, CPU"));
                    taken.add("over Python, clock", taken.last("Java, clock") / taken.last("Python, clock"));
                }
            }
            return figures(taken, last, theirs != null);
        }
    }

    private static List<Figure> figures(Rounds taken, JsonNode last, boolean compared) {
        double finished = finished(last.get("written"));
        double slots = last.get("right").asDouble() / finished;
        double first = taken.median("first p95");
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("acts", last.get("sentences").asDouble(), "each"));
        figures.add(Figure.of(
                "acts put into words", finished / last.get("sentences").asDouble(), ""));
        figures.add(new Figure("slot accuracy", slots, "", ">= 1", slots >= REACH_SLOTS));
        figures.add(Figure.of("first token p50", taken.median("first p50"), "ms"));
        figures.add(new Figure("first token p95", first, "ms", "<= 300", first <= REACH_FIRST_MS));
        figures.add(Figure.of("tokens, Java, CPU", taken.median("Java, CPU"), "/s"));
        figures.add(Figure.of("tokens, Java, clock", taken.median("Java, clock"), "/s"));
        if (compared) {
            double ratio = taken.median("over Python, CPU");
            figures.add(Figure.of("tokens, Python, CPU", taken.median("Python, CPU"), "/s"));
            figures.add(Figure.of("tokens, Python, clock", taken.median("Python, clock"), "/s"));
            figures.add(new Figure("tokens over Python, CPU", ratio, "times", ">= 0.95", ratio >= REACH_OVER_PYTHON));
            figures.add(Figure.of("sentences written alike by both", taken.median("alike"), ""));
            figures.add(Figure.of("tokens over Python, clock", taken.median("over Python, clock"), "times"));
        } else {
            figures.add(Figure.unmeasured("tokens over Python, CPU", "times"));
        }
        return figures;
    }

    private static void add(Rounds taken, String who, JsonNode trial) {
        taken.add(
                who + ", CPU", trial.get("tokens").asDouble() / trial.get("cpu").asDouble());
        taken.add(
                who + ", clock",
                trial.get("tokens").asDouble() / trial.get("seconds").asDouble());
    }

    /** The share of sentences that both wrote alike; more than a rounding apart, speeds could not be compared. */
    private static double alike(JsonNode ours, JsonNode theirs) {
        int alike = 0;
        for (int i = 0; i < ours.size(); i++) {
            alike += ours.get(i).equals(theirs.get(i)) ? 1 : 0;
        }
        double share = (double) alike / ours.size();
        if (share < SAME) {
            throw new BenchFailed(
                    "Java and Python wrote only %.1f %% of the sentences alike: their speeds cannot be compared"
                            .formatted(share * 100));
        }
        return share;
    }

    private static double finished(JsonNode written) {
        double finished = 0;
        for (JsonNode sentence : written) {
            finished += sentence.asText().isEmpty() ? 0 : 1;
        }
        return finished;
    }
}

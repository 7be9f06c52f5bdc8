package io.aftercare.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures what understanding a message costs, and how much of that is not the model's own. */
public final class IntentBench {
    private static final int CLIENTS = 4;

    private final BenchOptions options;
    private final Consumer<String> progress;

    public IntentBench(BenchOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * @throws BenchFailed when something that is measured is missing or fails
     * @throws io.aftercare.local.bench.process.ServiceFailed with a service's own words, when it does not start
     * @throws io.aftercare.inference.ModelLoadException when the model does not load here
     */
    public Report run() {
        progress.accept("starting what is to be measured");
        try (Subjects subjects = Subjects.open(options)) {
            List<Leg> legs = legs(subjects);
            progress.accept("warming up");
            if (options.warmUp() > 0) {
                Answers.requireAll(subjects.client().closed(CLIENTS, options.warmUp()));
            }
            round(legs, new Rounds());
            Rounds rounds = new Rounds();
            for (int round = 1; round <= options.rounds(); round++) {
                progress.accept("round " + round + " of " + options.rounds());
                round(legs, rounds);
            }
            List<Figure> figures = new ArrayList<>(
                    legs.stream().flatMap(leg -> leg.figures(rounds).stream()).toList());
            progress.accept("the tensor path");
            subjects.cores().takeItsPlace();
            figures.addAll(new TensorBench(options).figures());
            return new Report(figures, notes(subjects));
        }
    }

    /** @param notes what the figures are of, and how they come about */
    public record Report(List<Figure> figures, List<String> notes) {}

    private static void round(List<Leg> legs, Rounds rounds) {
        legs.forEach(leg -> leg.round(rounds));
    }

    private List<Leg> legs(Subjects subjects) {
        Duration perLeg = options.perLeg();
        return List.of(
                new CpuLeg(perLeg, subjects, options.slows(Slowing.FP32_FOR_INT8)),
                new ScalingLeg(perLeg, subjects.cores(), subjects.engine(), subjects.messages()),
                new LoadLeg(perLeg, subjects.cores(), subjects.client(), subjects.pythonClient()),
                new LatencyLeg(perLeg, subjects.cores(), subjects.bare(), subjects.client()));
    }

    private List<String> notes(Subjects subjects) {
        List<String> notes = new ArrayList<>();
        notes.add("%d messages of %d tokens in all, 1 at a time; each figure is the median of %d rounds."
                .formatted(subjects.messages().size(), subjects.bare().tokens(), options.rounds()));
        notes.add(
                subjects.cores().canPin()
                        ? "Services have one core to themselves; the load comes from another."
                        : "Without taskset or a second core, services and load share what there is.");
        notes.add("CPU is a message's, in ms; the service's is that of its whole process, over HTTP.");
        notes.add("Added latency is the service's percentile less that of bare ONNX Runtime (arrays, tokens given) over"
                + " the same messages by the same schedule, both from when a message should have left.");
        notes.add("Capacity is the peak throughput of the same round, with 8 clients that wait for their answers;"
                + " goodput is answers within 1 s.");
        notes.add("Binding and allocation are those of a run through the engine less those of ONNX Runtime's barest"
                + " call of the same graph.");
        options.slowed()
                .ifPresent(gate ->
                        notes.add("Slowed on purpose: " + gate.slowing() + "; " + gate.code() + " must be red."));
        return notes;
    }
}

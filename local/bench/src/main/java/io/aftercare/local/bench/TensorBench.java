package io.aftercare.local.bench;

import io.aftercare.inference.TensorPath;
import io.aftercare.inference.TensorPathBenchmark;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The way from tokens to outputs, without a model to speak of: time by JMH, in JVMs of its own, and bytes. */
final class TensorBench {
    private static final Duration LONGEST_ITERATION = Duration.ofSeconds(1);
    private static final int CALLS = 20_000;
    private static final String LANE = "call p50, engine, tiny graph";
    private static final String BARE = "call p50, bare ONNX Runtime, tiny graph";

    private final BenchOptions options;

    TensorBench(BenchOptions options) {
        this.options = options;
    }

    List<Figure> figures() {
        Rounds rounds = new Rounds();
        for (int round = 0; round < options.rounds(); round++) {
            Collection<RunResult> results = run();
            rounds.add(LANE, micros(results, "lane"));
            rounds.add(BARE, micros(results, "bare"));
            rounds.add(Gate.BINDING.code(), rounds.last(LANE) - rounds.last(BARE));
        }
        try (TensorPath path = TensorPath.open(slowed())) {
            double bytesBare = path.bytesBare(CALLS);
            double bytes = path.bytesThroughLane(CALLS);
            return List.of(
                    Figure.of(LANE, rounds.median(LANE), "µs"),
                    Figure.of(BARE, rounds.median(BARE), "µs"),
                    Gate.BINDING.figure(rounds.median(Gate.BINDING.code())),
                    Figure.of("allocation on the tensor path, in all", bytes, "bytes"),
                    Gate.ALLOCATION.figure(Math.rint(bytes - bytesBare)));
        }
    }

    TensorPath.Slowed slowed() {
        if (options.slows(Slowing.BUSY_CALLS)) {
            return TensorPath.Slowed.BUSY;
        }
        return options.slows(Slowing.ALLOCATING_CALLS) ? TensorPath.Slowed.ALLOCATING : TensorPath.Slowed.NO;
    }

    private Collection<RunResult> run() {
        Duration iteration = options.perLeg().compareTo(LONGEST_ITERATION) < 0 ? options.perLeg() : LONGEST_ITERATION;
        Options jmh = new OptionsBuilder()
                .include(TensorPathBenchmark.class.getName())
                .param("slowed", slowed().name())
                .forks(1)
                .warmupIterations(2)
                .measurementIterations(1)
                .warmupTime(TimeValue.milliseconds(iteration.toMillis()))
                .measurementTime(TimeValue.milliseconds(iteration.toMillis()))
                .jvmArgs(options.jvm().toArray(String[]::new))
                // JMH still uses sun.misc.Unsafe, of which a new JDK warns at length.
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            return new Runner(jmh).run();
        } catch (RunnerException e) {
            throw new BenchFailed("JMH failed: " + e.getMessage());
        }
    }

    private static double micros(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .map(RunResult::getPrimaryResult)
                .filter(result -> result.getLabel().equals(benchmark))
                .mapToDouble(result -> result.getStatistics().getPercentile(50) / 1e3)
                .findFirst()
                .orElseThrow(() -> new BenchFailed("JMH measured no " + benchmark));
    }
}

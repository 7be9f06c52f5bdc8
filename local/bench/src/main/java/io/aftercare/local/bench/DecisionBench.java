package io.aftercare.local.bench;

import io.aftercare.policy.Decision;
import io.aftercare.policy.Policy;
import io.aftercare.policy.pack.ShippedPacks;
import io.aftercare.policy.scenario.Scenario;
import io.aftercare.policy.scenario.ShippedScenarios;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * How long a decision takes that reads and writes nothing: every scenario of the packs of law in turn, on one thread. It
 * is judged by the thread's CPU time, which is the decision's own; the clock also counts whom the machine served between.
 */
public final class DecisionBench {
    private static final double REACH_MS = 2;

    private final int rounds;

    /** @param rounds how often every scenario is decided; the first half warms up and does not count */
    public DecisionBench(int rounds) {
        if (rounds < 2) {
            throw new BenchFailed("rounds must be at least 2: the first half only warms up");
        }
        this.rounds = rounds;
    }

    private record Task(Policy policy, Scenario scenario) {
        Decision decide() {
            return policy.decide(scenario.order(), scenario.request(), scenario.customer());
        }
    }

    public List<Figure> figures() {
        List<Task> tasks = ShippedPacks.load().all().stream()
                .flatMap(pack -> tasks(new Policy(pack)))
                .toList();
        run(tasks, rounds / 2);
        Times times = run(tasks, rounds - rounds / 2);
        double p99 = times.cpu().getValueAtPercentile(99) / 1e6;
        return List.of(
                Figure.of("scenarios", tasks.size(), "each"),
                Figure.of("decisions measured", times.cpu().getTotalCount(), "each"),
                Figure.of("decision p50, CPU", times.cpu().getValueAtPercentile(50) / 1e6, "ms"),
                new Figure("decision p99, CPU", p99, "ms", "<= 2", p99 <= REACH_MS),
                Figure.of("decision p50, clock", times.clock().getValueAtPercentile(50) / 1e6, "ms"),
                Figure.of("decision p99, clock", times.clock().getValueAtPercentile(99) / 1e6, "ms"));
    }

    private static Stream<Task> tasks(Policy policy) {
        return ShippedScenarios.of(policy.pack()).stream().map(scenario -> new Task(policy, scenario));
    }

    /** Nanoseconds. */
    private record Times(Histogram cpu, Histogram clock) {}

    private static Times run(List<Task> tasks, int rounds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Times times = new Times(new Histogram(3), new Histogram(3));
        for (int round = 0; round < rounds; round++) {
            for (Task task : tasks) {
                long clock = System.nanoTime();
                long cpu = threads.getCurrentThreadCpuTime();
                Decision decision = task.decide();
                times.cpu().recordValue(threads.getCurrentThreadCpuTime() - cpu);
                times.clock().recordValue(System.nanoTime() - clock);
                if (decision.options().isEmpty()) {
                    throw new BenchFailed("nothing was decided in " + task.scenario());
                }
            }
        }
        return times;
    }
}

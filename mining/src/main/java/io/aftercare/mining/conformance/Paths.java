package io.aftercare.mining.conformance;

import io.aftercare.mining.conformance.ProcessModel.Transition;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Shortest ways through the markings of a model. */
final class Paths {
    /** A net that can fill its places without bound has infinitely many markings. */
    private static final int MOST_MARKINGS = 10_000;

    private Paths() {}

    /** The transitions that lead from a marking to one that is wanted, the fewest; empty when there are none. */
    static Optional<List<Transition>> shortest(
            ProcessModel model, int[] from, Predicate<Transition> allowed, Predicate<int[]> wanted) {
        Deque<Path> open = new ArrayDeque<>(List.of(new Path(from, List.of())));
        Set<String> met = new HashSet<>(Set.of(Arrays.toString(from)));
        while (!open.isEmpty() && met.size() < MOST_MARKINGS) {
            Path path = open.poll();
            if (wanted.test(path.marking)) {
                return Optional.of(path.steps);
            }
            for (Transition transition : model.transitions()) {
                if (allowed.test(transition) && ProcessModel.isEnabled(transition, path.marking)) {
                    int[] next = ProcessModel.fire(transition, path.marking);
                    if (met.add(Arrays.toString(next))) {
                        open.add(new Path(
                                next,
                                Stream.concat(path.steps.stream(), Stream.of(transition))
                                        .toList()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private record Path(int[] marking, List<Transition> steps) {}
}

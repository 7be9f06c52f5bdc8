package io.aftercare.mining.conformance;

import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.conformance.ProcessModel.Transition;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where one case stands in its process, event by event, the same in a stream and over a finished log: names what its
 * process does not allow. Silent transitions are taken where that allows what was done. Whoever skips steps is taken to
 * stand behind them; what is repeated or out of place leaves the case where it is.
 *
 * <p>State is a marking, the activities that were done and the latest event, whatever the length of the case.
 */
public final class CaseReplay {
    private final String caseId;
    private final ProcessModel model;
    private int[] marking;
    private final Set<String> done = new HashSet<>();
    private String last = "";
    private Instant at = Instant.EPOCH;

    public CaseReplay(String caseId, ProcessModel model) {
        this.caseId = caseId;
        this.model = model;
        marking = model.start().clone();
    }

    /** What is wrong with the next event of the case; empty when it is allowed. */
    public Optional<Deviation> ingest(ActivityEvent event) {
        last = event.activity();
        at = event.at();
        List<Transition> named = model.named(event.activity());
        if (named.isEmpty()) {
            return Optional.of(deviation(Deviation.Kind.UNKNOWN, List.of()));
        }
        Predicate<int[]> allowing = where -> named.stream().anyMatch(it -> ProcessModel.isEnabled(it, where));
        Optional<List<Transition>> silently = way(Transition::isSilent, allowing);
        if (silently.isPresent()) {
            follow(silently.get(), named);
            return Optional.empty();
        }
        Optional<List<Transition>> skipping = way(any -> true, allowing);
        if (skipping.isEmpty()) {
            return Optional.of(deviation(Deviation.Kind.OUT_OF_PLACE, List.of()));
        }
        int[] before = marking;
        boolean again = done.contains(event.activity());
        follow(skipping.get(), named);
        if (again && isNearer(marking, before, skipping.get().size())) {
            marking = before;
            return Optional.of(deviation(Deviation.Kind.REPEATED, names(skipping.get())));
        }
        return Optional.of(deviation(Deviation.Kind.SKIPPED, names(skipping.get())));
    }

    /** Whether the case is closer behind a step than it is before the next time that the step is allowed. */
    private boolean isNearer(int[] behind, int[] here, int ahead) {
        return Paths.shortest(model, behind, any -> true, where -> Arrays.equals(where, here))
                .filter(way -> way.size() <= ahead)
                .isPresent();
    }

    /** What is wrong with a case that ends here; empty when its process may. */
    public Optional<Deviation> end() {
        Predicate<int[]> end = where -> model.ends().stream().anyMatch(it -> Arrays.equals(it, where));
        return way(Transition::isSilent, end).isPresent()
                ? Optional.empty()
                : Optional.of(deviation(
                        Deviation.Kind.UNFINISHED,
                        way(any -> true, end).map(CaseReplay::names).orElse(List.of())));
    }

    private Optional<List<Transition>> way(Predicate<Transition> allowed, Predicate<int[]> wanted) {
        return Paths.shortest(model, marking, allowed, wanted);
    }

    private void follow(List<Transition> way, List<Transition> named) {
        way.forEach(step -> marking = ProcessModel.fire(step, marking));
        Transition taken = named.stream()
                .filter(it -> ProcessModel.isEnabled(it, marking))
                .findFirst()
                .orElseThrow();
        marking = ProcessModel.fire(taken, marking);
        done.add(taken.activity());
    }

    private static List<String> names(List<Transition> steps) {
        return steps.stream().map(Transition::activity).filter(Objects::nonNull).toList();
    }

    private Deviation deviation(Deviation.Kind kind, List<String> skipped) {
        return new Deviation(caseId, at, kind, last, skipped);
    }
}

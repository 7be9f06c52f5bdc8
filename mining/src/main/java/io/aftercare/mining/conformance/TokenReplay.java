package io.aftercare.mining.conformance;

import io.aftercare.mining.conformance.ProcessModel.Transition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Counts the tokens of one case (Rozinat, van der Aalst: Information Systems 2008): what is not allowed gets the tokens
 * that it lacks, and those that it left behind remain. An activity that the model does not have lacks one and leaves one.
 */
public final class TokenReplay {
    private final ProcessModel model;
    private int[] marking;
    private long produced;
    private long consumed;
    private long missing;
    private long unknown;

    public TokenReplay(ProcessModel model) {
        this.model = model;
        marking = model.start().clone();
        produced = Arrays.stream(marking).sum();
    }

    public void ingest(String activity) {
        List<Transition> named = model.named(activity);
        if (named.isEmpty()) {
            unknown++;
            return;
        }
        silently(where -> named.stream().anyMatch(it -> ProcessModel.isEnabled(it, where)));
        fire(named.stream()
                .min(Comparator.comparingInt(it -> ProcessModel.missing(it, marking)))
                .orElseThrow());
    }

    /** Ends the case; nothing is to follow. */
    public Fitness end() {
        silently(where -> model.ends().stream().anyMatch(end -> Arrays.equals(end, where)));
        int[] end = model.ends().stream()
                .min(Comparator.comparingInt(this::distance))
                .orElseThrow();
        long remaining = unknown;
        for (int place = 0; place < end.length; place++) {
            consumed += end[place];
            missing += Math.max(0, end[place] - marking[place]);
            remaining += Math.max(0, marking[place] - end[place]);
        }
        return new Fitness(produced + unknown, consumed + unknown, missing + unknown, remaining);
    }

    private void silently(Predicate<int[]> wanted) {
        Optional<List<Transition>> way = Paths.shortest(model, marking, Transition::isSilent, wanted);
        way.ifPresent(steps -> steps.forEach(this::fire));
    }

    private void fire(Transition transition) {
        int[] enough = ProcessModel.given(transition, marking);
        missing += ProcessModel.missing(transition, marking);
        consumed += transition.from().size();
        produced += transition.to().size();
        marking = ProcessModel.fire(transition, enough);
    }

    private int distance(int[] end) {
        int sum = 0;
        for (int place = 0; place < end.length; place++) {
            sum += Math.abs(end[place] - marking[place]);
        }
        return sum;
    }
}

package io.aftercare.intent.rules;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Weighs how a message speaks, and which aspect of a wish it asks about. */
public final class ActRules {
    private final double statement;
    private final double learned;
    private final Map<Act, Set<String>> learnedLeaves;
    private final List<WeightedCue> cues;

    ActRules(File file) {
        this.statement = file.statement();
        this.learned = file.learned().weight();
        this.learnedLeaves = Map.of(
                Act.REQUEST, Set.copyOf(file.learned().request()),
                Act.QUESTION, Set.copyOf(file.learned().question()));
        this.cues = file.cues().stream()
                .map(cue -> new WeightedCue(
                        cue.act(), cue.aspect(), cue.weight(), Cue.of(words(cue.zh()), words(cue.en()))))
                .toList();
    }

    private static List<String> words(List<String> patterns) {
        return patterns == null ? List.of() : patterns;
    }

    public Reading read(String folded) {
        Map<Act, Double> weights = new EnumMap<>(Act.class);
        weights.put(Act.STATEMENT, statement);
        Aspect aspect = null;
        double heaviest = 0;
        for (WeightedCue cue : cues) {
            if (cue.cue().in(folded)) {
                weights.merge(cue.act(), cue.weight(), Double::sum);
                if (cue.act() == Act.QUESTION && cue.aspect() != null && cue.weight() > heaviest) {
                    aspect = cue.aspect();
                    heaviest = cue.weight();
                }
            }
        }
        return new Reading(weights, Optional.ofNullable(aspect));
    }

    /** The act that a learned leaf speaks for by its last name: return.request for a request. */
    Optional<Act> actOf(String leaf) {
        String last = leaf.substring(leaf.lastIndexOf('.') + 1);
        if (leaf.startsWith("complaint.")) {
            return Optional.of(Act.COMPLAINT);
        }
        return learnedLeaves.entrySet().stream()
                .filter(act -> act.getValue().contains(last))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Adds what the learned leaves say: each speaks for its act by its probability. */
    public Reading withLearned(Reading reading, Map<String, Double> probabilities) {
        Map<Act, Double> weights = new EnumMap<>(reading.weights());
        probabilities.forEach((leaf, probability) ->
                actOf(leaf).ifPresent(act -> weights.merge(act, learned * probability, Double::sum)));
        return new Reading(weights, reading.aspect());
    }

    /**
     * What speaks for which act.
     *
     * @param aspect what a question is about, where words say so
     */
    public record Reading(Map<Act, Double> weights, Optional<Aspect> aspect) {
        private static final double DOUBT = 0.5;

        public Act act() {
            return weights.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }

        public double score() {
            double all =
                    weights.values().stream().mapToDouble(Double::doubleValue).sum();
            return weights.get(act()) / (all + DOUBT);
        }

        /** Nothing is requested, whatever words of requests occur: the wish was denied. */
        public Reading withoutRequest() {
            Map<Act, Double> rest = new EnumMap<>(weights);
            rest.remove(Act.REQUEST);
            return new Reading(rest, aspect);
        }

        public Reading withAspect(Optional<Aspect> inherited) {
            return new Reading(weights, aspect.or(() -> inherited));
        }
    }

    private record WeightedCue(Act act, Aspect aspect, double weight, Cue cue) {}

    @RegisterForReflection
    record File(double statement, LearnedLeaves learned, List<CueEntry> cues) {}

    @RegisterForReflection
    record LearnedLeaves(double weight, List<String> request, List<String> question) {}

    @RegisterForReflection
    record CueEntry(Act act, Aspect aspect, double weight, List<String> zh, List<String> en) {}
}

package io.aftercare.intent.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Labels of which one holds, best first, with probabilities that add up to one. */
public record Distribution(List<Scored> scored) {
    /** Written out, for a chain of comparators is what sorting a hundred labels a message would mostly be. */
    private static final Comparator<Scored> BEST_FIRST = (a, b) ->
            a.probability == b.probability ? a.label.compareTo(b.label) : Double.compare(b.probability, a.probability);

    public Distribution {
        if (scored.isEmpty()) {
            throw new IllegalArgumentException("a distribution needs labels");
        }
        Scored[] sorted = scored.toArray(Scored[]::new);
        Arrays.sort(sorted, BEST_FIRST);
        scored = List.of(sorted);
    }

    public Scored best() {
        return scored.getFirst();
    }

    /** The best few, of which all but the first are as probable as asked. */
    public List<Scored> top(int most, double least) {
        return scored.stream()
                .limit(most)
                .filter(label -> label == best() || label.probability() >= least)
                .toList();
    }

    /** 0 for a label that is none of these. */
    public double of(String label) {
        return scored.stream()
                .filter(candidate -> candidate.label().equals(label))
                .mapToDouble(Scored::probability)
                .findFirst()
                .orElse(0);
    }

    /** The same with a share of the probability given to one label. */
    public Distribution withShare(String label, double share) {
        return new Distribution(scored.stream()
                .map(old -> new Scored(
                        old.label(),
                        old.probability() * (1 - share) + (old.label().equals(label) ? share : 0)))
                .toList());
    }

    public record Scored(String label, double probability) {}
}

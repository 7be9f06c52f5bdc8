package io.aftercare.local.launcher.eval;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The labels of each label set. */
record Vocabulary(Map<LabelSet, Set<String>> labels) {
    private static final int SHOWN = 20;

    static Vocabulary of(Taxonomy taxonomy, Set<String> sources, Optional<Taxonomy> pack) {
        Map<LabelSet, Set<String>> labels = new EnumMap<>(LabelSet.class);
        for (LabelSet set : LabelSet.values()) {
            labels.put(set, set.labels());
        }
        labels.put(LabelSet.LEAF, taxonomy.codes());
        labels.put(LabelSet.SOURCE, sources);
        labels.put(LabelSet.PACK, pack.map(Taxonomy::codes).orElse(Set.of()));
        return new Vocabulary(labels);
    }

    boolean knows(LabelSet set, String label) {
        return labels.get(set).contains(set.canonical(label));
    }

    boolean knowsAll(LabelSet set, Example example) {
        return example.labels().stream().allMatch(label -> knows(set, label));
    }

    /** The label set that knows the labels of most rows. */
    LabelSet fitting(List<Example> examples) {
        LabelSet best = LabelSet.LEAF;
        long most = 0;
        for (LabelSet set : LabelSet.values()) {
            long known = examples.stream()
                    .filter(example -> !example.isOutOfScope() && knowsAll(set, example))
                    .count();
            if (known > most) {
                most = known;
                best = set;
            }
        }
        return best;
    }

    /** What is wrong with the labels, each with the number of its rows; empty when the label set knows them all. */
    Optional<String> objection(LabelSet chosen, List<Example> examples) {
        Map<String, Long> unknown = examples.stream()
                .flatMap(example -> example.labels().stream().distinct())
                .filter(label -> !knows(chosen, label))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        Map<Boolean, Map<String, Long>> byFame = unknown.entrySet().stream()
                .collect(Collectors.partitioningBy(
                        label -> isKnownToAny(label.getKey()),
                        Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return Optional.of(said("labels that no label set knows: ", byFame.get(false))
                + said(
                        "labels that '" + chosen.code() + "' does not know, but another label set does: ",
                        byFame.get(true)));
    }

    private boolean isKnownToAny(String label) {
        return labels.keySet().stream().anyMatch(set -> knows(set, label));
    }

    private static String said(String what, Map<String, Long> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        String most = labels.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(label -> label.getKey() + " (" + rows(label.getValue()) + ")")
                .collect(Collectors.joining(", "));
        int more = labels.size() - SHOWN;
        return what + most + (more > 0 ? ", and " + more + " more" : "") + ". ";
    }

    static String rows(long number) {
        return number == 1 ? "1 row" : number + " rows";
    }
}

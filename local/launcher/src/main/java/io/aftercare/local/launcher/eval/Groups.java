package io.aftercare.local.launcher.eval;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Labels that count as one when a file is scored, such as siblings that a person could not tell apart.
 *
 * @param groupOf a label's group; a label without one stands for itself
 */
public record Groups(Map<String, String> groupOf) {
    /** Every label stands for itself. */
    public static final Groups NONE = new Groups(Map.of());

    private static final List<String> LABEL = List.of("label", "intent", "jddc_intent");
    private static final List<String> GROUP = List.of("group", "coarse");

    /** @throws IllegalArgumentException when the file lacks a column, or gives a label two groups */
    public static Groups read(Path file) {
        Table table = Table.read(file);
        int label = table.required("label", LABEL);
        int group = table.required("group", GROUP);
        Map<String, String> groups = new LinkedHashMap<>();
        for (Table.Line line : table.lines()) {
            if (line.cell(label).isEmpty()) {
                continue;
            }
            if (line.cell(group).isEmpty()) {
                throw new BadFile(line.place(), "'" + line.cell(label) + "' has no group.");
            }
            String before = groups.putIfAbsent(line.cell(label), line.cell(group));
            if (before != null && !before.equals(line.cell(group))) {
                throw new BadFile(
                        line.place(),
                        "'%s' is in two groups, %s and %s.".formatted(line.cell(label), before, line.cell(group)));
            }
        }
        return new Groups(groups);
    }

    String of(String label) {
        return groupOf.getOrDefault(label, label);
    }

    List<String> ofAll(List<String> labels) {
        return labels.stream().map(this::of).distinct().toList();
    }

    /** One guess a group, best first: as sure as its labels are together, where the service says how sure it is. */
    List<Guess> together(List<Guess> guesses) {
        if (groupOf.isEmpty()) {
            return guesses;
        }
        Map<String, List<Guess>> byGroup = guesses.stream()
                .collect(Collectors.groupingBy(guess -> of(guess.label()), LinkedHashMap::new, Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(group -> new Guess(group.getKey(), confidence(group.getValue())))
                .sorted(Comparator.comparing(Guess::confidence, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    private static Double confidence(List<Guess> guesses) {
        return guesses.stream().anyMatch(guess -> guess.confidence() == null)
                ? null
                : Double.valueOf(guesses.stream().mapToDouble(Guess::confidence).sum());
    }
}

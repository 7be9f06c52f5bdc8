package io.aftercare.local.launcher.eval;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well one label is told.
 *
 * @param rows that have it
 * @param precision 0 where it is never guessed
 */
public record LabelFigures(String label, int rows, double precision, double recall, double f1) {
    /** Of the labels that occur, those of most rows first; a label that is only ever guessed is not among them. */
    static List<LabelFigures> of(List<Outcome> outcomes) {
        Map<String, Counts> counts = new HashMap<>();
        for (Outcome outcome : outcomes) {
            Counts predicted = counts(counts, outcome.predicted());
            predicted.predicted++;
            if (outcome.isRight()) {
                predicted.rows++;
                predicted.right++;
            } else {
                counts(counts, outcome.truth()).rows++;
            }
        }
        return counts.entrySet().stream()
                .filter(label -> label.getValue().rows > 0)
                .map(label -> label.getValue().figures(label.getKey()))
                .sorted(Comparator.comparingInt(LabelFigures::rows).reversed().thenComparing(LabelFigures::label))
                .toList();
    }

    private static Counts counts(Map<String, Counts> counts, String label) {
        return counts.computeIfAbsent(label, unseen -> new Counts());
    }

    private static final class Counts {
        private int rows;
        private int predicted;
        private int right;

        LabelFigures figures(String label) {
            return new LabelFigures(
                    label,
                    rows,
                    predicted == 0 ? 0 : (double) right / predicted,
                    (double) right / rows,
                    2.0 * right / (rows + predicted));
        }
    }
}

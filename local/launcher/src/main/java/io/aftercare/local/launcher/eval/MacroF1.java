package io.aftercare.local.launcher.eval;

import java.util.List;

/** The mean F1 of the labels that occur, each counting the same however rare it is. */
final class MacroF1 {
    private MacroF1() {}

    static double of(List<Outcome> outcomes) {
        return LabelFigures.of(outcomes).stream()
                .mapToDouble(LabelFigures::f1)
                .average()
                .orElse(0);
    }
}

package io.aftercare.local.launcher.eval;

import io.aftercare.local.launcher.play.Measurement.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of the rows that were answered. How well labels are told is asked of in-scope rows only.
 *
 * @param ranked whether the service names more than its best guess
 */
record IntentFigures(List<Outcome> outcomes, boolean ranked, double falseReject) {
    List<Outcome> inScope() {
        return outcomes.stream().filter(Outcome::isInScope).toList();
    }

    private List<Outcome> outOfScope() {
        return outcomes.stream().filter(outcome -> !outcome.isInScope()).toList();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("rows", outcomes.size(), "rows"));
        if (!outOfScope().isEmpty()) {
            rows.add(Row.of("in-scope rows", inScope().size(), "rows"));
            rows.add(Row.of("out-of-scope rows", outOfScope().size(), "rows"));
        }
        if (!inScope().isEmpty()) {
            rows.addAll(labels(inScope()));
        }
        rows.addAll(scope(inScope(), outOfScope()));
        return rows;
    }

    private List<Row> labels(List<Outcome> inScope) {
        List<Row> rows = new ArrayList<>();
        rows.add(withInterval("accuracy", inScope, Accuracy::of));
        rows.add(withInterval("macro-F1", inScope, MacroF1::of));
        if (ranked) {
            rows.add(withInterval("top-3", inScope, TopThree::of));
        }
        if (Calibration.applies(inScope)) {
            rows.add(withInterval("ECE", inScope, Calibration::error));
            rows.add(Row.ratio("accuracy of the surer half", SurerHalf.accuracy(inScope)));
        }
        rows.add(Row.ratio("accuracy, a rejected row is wrong", Accuracy.whereRejectedIsWrong(inScope)));
        return rows;
    }

    private List<Row> scope(List<Outcome> inScope, List<Outcome> outOfScope) {
        List<Row> rows = new ArrayList<>();
        if (!inScope.isEmpty() && !outOfScope.isEmpty()) {
            Detection detection = Detection.of(outcomes, falseReject);
            rows.add(Row.ratio("out-of-scope AUROC", detection.auroc()));
            rows.add(Row.ratio("out-of-scope recall at " + falseReject + " false reject", detection.recall()));
            rows.add(Row.ratio("score above which that rejects", detection.threshold()));
        }
        if (!outOfScope.isEmpty()) {
            rows.add(Row.ratio("out-of-scope recall of the service", Accuracy.share(outOfScope, Outcome::rejected)));
        }
        if (!inScope.isEmpty()) {
            rows.add(Row.ratio("false reject of the service", Accuracy.share(inScope, Outcome::rejected)));
        }
        return rows;
    }

    private static Row withInterval(String name, List<Outcome> outcomes, ToDoubleFunction<List<Outcome>> figure) {
        Interval interval = Bootstrap.DEFAULT.interval(outcomes, figure);
        return Row.ratio(name, figure.applyAsDouble(outcomes), interval.low(), interval.high());
    }
}

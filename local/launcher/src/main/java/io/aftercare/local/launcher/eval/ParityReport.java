package io.aftercare.local.launcher.eval;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.launcher.talk.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How far both languages come to the same. */
public record ParityReport(
        @JsonUnwrapped Measurement measurement, String file, List<String> models, List<Difference> differences) {
    private static final int TEXT_WIDTH = 36;
    private static final int ALL_WORDS = 6;

    /**
     * A pair whose two texts are taken for different intents.
     *
     * @param leaves those that would be right; none where the file does not say
     */
    public record Difference(int line, List<String> leaves, String zhIntent, String enIntent, String zh, String en) {
        private static Difference of(PairOutcome outcome) {
            Pair pair = outcome.pair();
            return new Difference(pair.place().line(), pair.leaves(), outcome.zh(), outcome.en(), pair.zh(), pair.en());
        }

        private List<String> cells() {
            return List.of(
                    String.valueOf(line),
                    String.join("|", leaves),
                    zhIntent,
                    enIntent,
                    TextWidth.cut(zh, TEXT_WIDTH),
                    TextWidth.cut(en, TEXT_WIDTH));
        }
    }

    static ParityReport of(String file, List<String> models, List<PairOutcome> outcomes, int failed) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("pairs", outcomes.size(), "pairs"));
        rows.add(share("same best intent", outcomes, PairOutcome::isSame));
        List<PairOutcome> labelled =
                outcomes.stream().filter(PairOutcome::isLabelled).toList();
        if (!labelled.isEmpty()) {
            rows.add(Row.of("pairs with a leaf", labelled.size(), "pairs"));
            rows.add(share("right in Chinese", labelled, PairOutcome::isRightInChinese));
            rows.add(share("right in English", labelled, PairOutcome::isRightInEnglish));
            rows.add(share(
                    "right in both", labelled, outcome -> outcome.isRightInChinese() && outcome.isRightInEnglish()));
        }
        rows.add(Row.exactly("failed", failed, "pairs", 0));
        return new ParityReport(
                new Measurement("eval parity", Environment.here(), rows),
                file,
                models,
                outcomes.stream()
                        .filter(outcome -> !outcome.isSame())
                        .map(Difference::of)
                        .toList());
    }

    /** Whether every pair was answered. */
    public boolean holds() {
        return measurement.holds();
    }

    public String table() {
        List<String> lines = new ArrayList<>();
        lines.add(measurement.table());
        lines.add("");
        lines.add(file + ". Models: " + String.join(", ", models) + ".");
        if (!differences.isEmpty()) {
            lines.add("");
            lines.add("Pairs that differ");
            lines.addAll(new Grid(
                            ALL_WORDS,
                            List.of("line", "leaf", "zh intent", "en intent", "zh", "en"),
                            differences.stream().map(Difference::cells).toList())
                    .lines());
        }
        return String.join("\n", lines);
    }

    private static Row share(String name, List<PairOutcome> outcomes, Predicate<PairOutcome> holds) {
        Interval interval = Bootstrap.DEFAULT.interval(outcomes, drawn -> Accuracy.share(drawn, holds));
        return Row.ratio(name, Accuracy.share(outcomes, holds), interval.low(), interval.high());
    }
}

package io.aftercare.local.launcher.eval.talks;

import io.aftercare.local.launcher.eval.Bootstrap;
import io.aftercare.local.launcher.eval.Interval;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What came of the talks, in figures, and each that went otherwise than expected, word for word. */
public record TalkReport(List<Talk> talks) {
    private static final double WITHOUT_GENERATION = 0.70;
    private static final double WITHOUT_PERSON = 0.85;
    private static final double PRECISION = 0.98;

    public Measurement measurement() {
        List<Talk.Turn> turns = turns(talks);
        double precision = precision(talks);
        // Turns of one talk hang together, so whole talks are drawn again.
        Interval interval = Bootstrap.DEFAULT.interval(talks, TalkReport::precision);
        List<Row> rows = new ArrayList<>(List.of(
                Row.of("customers", talks.size(), ""),
                Row.of("turns", turns.size(), ""),
                Row.ratio("turns as expected", share(turns, Talk.Turn::asExpected)),
                reach("closed without generation", share(turns, Talk.Turn::withoutGeneration), WITHOUT_GENERATION),
                reach("closed without a person", share(turns, Talk.Turn::withoutPerson), WITHOUT_PERSON),
                Row.of(
                        "automatic answers",
                        turns.stream().filter(Talk.Turn::isAnswer).count(),
                        ""),
                withReach(Row.ratio("precision of automatic answers", precision, interval.low(), interval.high()))));
        turns.stream().collect(Collectors.groupingBy(Talk.Turn::source, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(step -> rows.add(Row.of("closed by " + step.getKey(), step.getValue(), "")));
        return new Measurement("eval talks", Environment.here(), rows, misses());
    }

    /** Each miss, below the table and in the JSON. */
    private List<String> misses() {
        return talks.stream()
                .flatMap(talk ->
                        talk.misses().stream().map(miss -> talk.customer().id() + ", " + miss))
                .toList();
    }

    /** The talks in which something was otherwise. */
    public List<Talk> missed() {
        return talks.stream().filter(talk -> !talk.misses().isEmpty()).toList();
    }

    private static double precision(List<Talk> talks) {
        List<Talk.Turn> answers =
                turns(talks).stream().filter(Talk.Turn::isAnswer).toList();
        return share(answers, Talk.Turn::asExpected);
    }

    private static List<Talk.Turn> turns(List<Talk> talks) {
        return talks.stream().flatMap(talk -> talk.turns().stream()).toList();
    }

    private static Row reach(String name, double share, double least) {
        return Row.judged(name, share, "", reach(least), share >= least);
    }

    private static Row withReach(Row row) {
        return new Row(
                row.name(), row.value(), row.unit(), reach(PRECISION), row.value() >= PRECISION, row.low(), row.high());
    }

    private static String reach(double least) {
        return "at least " + least;
    }

    private static double share(List<Talk.Turn> turns, Predicate<Talk.Turn> holds) {
        return turns.isEmpty() ? 0 : (double) turns.stream().filter(holds).count() / turns.size();
    }
}

package io.aftercare.insight.advice;

import io.aftercare.mining.advice.Advisor;
import io.aftercare.mining.advice.DefectWatch;
import io.aftercare.mining.advice.DefectWatch.Batch;
import io.aftercare.mining.advice.DefectWatch.Rise;
import io.aftercare.mining.advice.Finding;
import io.aftercare.mining.advice.Observation;
import io.aftercare.mining.advice.Question;
import io.aftercare.mining.statistics.Effect;
import io.aftercare.mining.statistics.EffectEstimator;
import io.aftercare.mining.statistics.EffectEstimator.Stratum;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the cases of a window advise, from histories alone. Of all that is named at most 5 % is wrong on average: half of
 * that for the tests of segments, which are corrected together, half for the watch over batches. The same histories give the same
 * advice.
 */
public final class Advice {
    private static final double WRONG_SEGMENTS = 0.025;
    public static final double WRONG_RISES = 0.025;
    private static final int FEWEST = 20;
    private static final double LEVEL = 0.8;
    private static final int RESAMPLES = 500;
    private static final long SEED = 1;

    /** A difference of less than five minutes a visit is not worth a change. */
    private static final double WORTHWHILE = 300;

    private final ZoneId zone;
    private final EffectEstimator effects = new EffectEstimator(LEVEL, RESAMPLES, SEED);
    private final Advisor advisor = new Advisor(WRONG_SEGMENTS, FEWEST, WORTHWHILE, effects);
    private final DefectWatch watch = new DefectWatch(WRONG_RISES);

    /** @param zone where hours of the day are counted */
    public Advice(ZoneId zone) {
        this.zone = zone;
    }

    /** The costliest first. */
    public List<Finding> of(Histories histories, Instant now) {
        List<Question> questions = new Questions(zone, now).of(histories);
        List<Finding> findings = new ArrayList<>();
        advisor.of(questions).stream().map(Advice::named).forEach(findings::add);
        rises(histories, questions).forEach(findings::add);
        findings.sort(Comparator.comparingDouble((Finding it) -> it.total() * histories.weight(it))
                .reversed());
        return List.copyOf(findings);
    }

    /** What stands longer at a stage because of who carries it is a matter of the carrier. */
    private static Finding named(Finding finding) {
        return finding.kind().equals(Questions.BOTTLENECK)
                        && finding.attribute().equals("carrier")
                ? finding.of(Questions.CARRIER)
                : finding;
    }

    private List<Finding> rises(Histories histories, List<Question> questions) {
        Map<String, Batch> batches = histories.batches();
        List<Rise> rises = watch.of(batches);
        if (rises.isEmpty()) {
            return List.of();
        }
        List<Observation> quality = questions.stream()
                .filter(it -> it.kind().equals(Questions.PRODUCT))
                .flatMap(it -> it.observations().stream())
                .filter(Observation::hit)
                .toList();
        double each =
                quality.stream().mapToDouble(Observation::seconds).average().orElse(0);
        return rises.stream()
                .map(rise -> rise(rise, batches.get(rise.batch()).complaints(), quality, each))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * A day since the rise costs as much more as there are more complaints than on the days before, from the first case
     * of the batch on, each of the time that one takes.
     */
    private Optional<Finding> rise(Rise rise, int[] daily, List<Observation> quality, double each) {
        double[] before = Arrays.stream(daily, rise.first(), rise.since())
                .asDoubleStream()
                .map(it -> it * each)
                .toArray();
        double[] since = Arrays.stream(daily, rise.since(), daily.length)
                .asDoubleStream()
                .map(it -> it * each)
                .toArray();
        int complaints = Arrays.stream(daily, rise.since(), daily.length).sum();
        Optional<Effect> effect = effects.of(List.of(new Stratum(since, before)));
        return effect.filter(it -> it.low() > 0)
                .map(perDay -> new Finding(
                        Questions.PRODUCT,
                        Questions.RISING,
                        "batch",
                        rise.batch(),
                        daily.length - rise.since(),
                        complaints,
                        rise.perDay(),
                        rise.expectedPerDay(),
                        Math.min(1, 1 / rise.evidence()),
                        perDay,
                        quality.stream()
                                .filter(it ->
                                        rise.batch().equals(it.attributes().get("batch")))
                                .sorted(Comparator.comparing(Observation::caseId)
                                        .reversed())
                                .map(Observation::caseId)
                                .limit(5)
                                .toList(),
                        List.of()));
    }

    /**
     * What each of a segment costs, in seconds, on average; 0 where there is none.
     *
     * @param step null for any
     */
    public double mean(String kind, String step, String attribute, String value, Histories histories, Instant now) {
        return new Questions(zone, now)
                .of(histories).stream()
                        .filter(it -> it.kind().equals(asked(kind, step)))
                        .flatMap(it -> it.observations().stream())
                        .filter(it -> step == null || it.step().equals(step))
                        .filter(it -> value.equals(it.attributes().get(attribute)))
                        .mapToDouble(Observation::seconds)
                        .average()
                        .orElse(0);
    }

    /** Who is slow on the way is found by the times of stages, as is any bottleneck. */
    private static String asked(String kind, String step) {
        return kind.equals(Questions.CARRIER) && step != null && !step.equals("transport")
                ? Questions.BOTTLENECK
                : kind;
    }

    /**
     * How a segment went before, against how it goes since, and the same of the others.
     *
     * @return empty where there is too little of either, or the kind of finding knows no before
     */
    Optional<Measured> measured(
            String kind, String step, String attribute, String value, Histories histories, Instant at, Instant now) {
        Optional<Question> asked = new Questions(zone, now)
                .of(histories).stream()
                        .filter(it -> it.kind().equals(asked(kind, step)))
                        .findFirst();
        Map<String, Instant> opened =
                histories.cases().stream().collect(Collectors.toMap(CaseHistory::id, CaseHistory::opened));
        return asked.flatMap(question -> {
            List<Observation> there = question.observations().stream()
                    .filter(it -> it.step().equals(step) && opened.containsKey(it.caseId()))
                    .toList();
            List<Observation> segment = there.stream()
                    .filter(it -> value.equals(it.attributes().get(attribute)))
                    .toList();
            List<Observation> others = there.stream()
                    .filter(it -> !value.equals(it.attributes().get(attribute)))
                    .toList();
            return change(segment, opened, at)
                    .map(saved -> new Measured(
                            at,
                            saved.treated(),
                            saved.compared(),
                            Interval.of(saved),
                            change(others, opened, at).map(Interval::of).orElse(null)));
        });
    }

    private Optional<Effect> change(List<Observation> observations, Map<String, Instant> opened, Instant at) {
        Map<String, List<Observation>> strata =
                new TreeMap<>(observations.stream().collect(Collectors.groupingBy(Observation::stratum)));
        return effects.of(strata.values().stream()
                .map(members -> new Stratum(
                        seconds(members, it -> opened.get(it.caseId()).isBefore(at)),
                        seconds(members, it -> !opened.get(it.caseId()).isBefore(at))))
                .toList());
    }

    private static double[] seconds(List<Observation> observations, Predicate<Observation> wanted) {
        return observations.stream()
                .filter(wanted)
                .mapToDouble(Observation::seconds)
                .sorted()
                .toArray();
    }
}

package io.aftercare.mining.advice;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;

import io.aftercare.mining.advice.Question.Compares;
import io.aftercare.mining.advice.SegmentTest.Tested;
import io.aftercare.mining.statistics.Effect;
import io.aftercare.mining.statistics.EffectEstimator;
import io.aftercare.mining.statistics.EffectEstimator.Stratum;
import io.aftercare.mining.statistics.FalseDiscovery;
import io.aftercare.mining.statistics.RootCauses;
import io.aftercare.mining.statistics.RootCauses.Subgroup;
import io.aftercare.mining.statistics.RootCauses.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Puts many questions to the cases of a window, and says which segments are worse off. All tests of all questions are
 * corrected together (Benjamini, Yekutieli 2001), so that of all that is named at most a given share is wrong on average,
 * whatever the tests have to do with each other. Of segments that overlap the surest one is named, and another only for
 * what that one does not explain. Named is only what has an interval of the effect above 0. The costliest comes first, and
 * the order of the observations changes nothing.
 */
public final class Advisor {
    private static final int EXAMPLES = 5;
    private static final int CAUSES = 3;

    /** So many cases say what the worst have in common; each pair of values is counted, which takes its time. */
    private static final int SUBJECTS = 2_000;

    /** Of a step's times, those that are looked at for what they have in common. */
    private static final double WORST = 0.8;

    private static final double[] NO_TIME = {0, 0};

    private final double rate;
    private final int fewest;
    private final double worthwhile;
    private final EffectEstimator effects;
    private final RootCauses rootCauses;

    /**
     * @param rate the share of wrong findings that is accepted, such as 0.05
     * @param fewest observations that a segment, and the rest, must have to be looked at
     * @param worthwhile seconds that each must cost more at least, by the lower end of the interval, where times are
     *     compared: many cases make the slightest difference sure
     */
    public Advisor(double rate, int fewest, double worthwhile, EffectEstimator effects) {
        this.rate = rate;
        this.fewest = fewest;
        this.worthwhile = worthwhile;
        this.effects = effects;
        rootCauses = new RootCauses(rate, fewest);
    }

    /** @param values how many segments the attribute makes: of two that are the same cases, the finer one is named */
    private record Suspect(Question question, String step, List<Observation> there, Tested tested, long values) {
        private boolean holds(Observation observation) {
            return tested.value().equals(observation.attributes().get(tested.attribute()));
        }
    }

    public List<Finding> of(List<Question> questions) {
        List<Suspect> suspects = new ArrayList<>();
        for (Question question : questions) {
            new TreeMap<>(question.observations().stream().collect(groupingBy(Observation::step)))
                    .forEach((step, unordered) -> {
                        List<Observation> there = ordered(unordered);
                        List<Tested> segments = new SegmentTest(question, there).segments(fewest);
                        Map<String, Long> values = segments.stream().collect(groupingBy(Tested::attribute, counting()));
                        segments.forEach(tested -> suspects.add(
                                new Suspect(question, step, there, tested, values.get(tested.attribute()))));
                    });
        }
        List<Suspect> sure = FalseDiscovery.kept(suspects, it -> it.tested.pValue(), rate);
        double threshold =
                sure.stream().mapToDouble(it -> it.tested.pValue()).max().orElse(0);
        Map<List<Observation>, List<Subgroup>> causes = new IdentityHashMap<>();
        return unexplained(sure, threshold).stream()
                .map(suspect -> finding(suspect, causes))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Finding::total)
                        .reversed()
                        .thenComparing(Finding::kind)
                        .thenComparing(Finding::step)
                        .thenComparing(Finding::attribute)
                        .thenComparing(Finding::value))
                .toList();
    }

    /** So that resampling draws the same, whatever the order in which they came. */
    private static List<Observation> ordered(List<Observation> observations) {
        return observations.stream()
                .sorted(Comparator.comparing(Observation::caseId)
                        .thenComparingDouble(Observation::seconds)
                        .thenComparing(Observation::stratum))
                .toList();
    }

    /** The surest of each question and step, then those that are still sure among the cases that these leave over. */
    private List<Suspect> unexplained(List<Suspect> sure, double threshold) {
        List<Suspect> ordered = sure.stream()
                .sorted(Comparator.comparingDouble((Suspect it) -> it.tested.z())
                        .thenComparingLong(Suspect::values)
                        .reversed()
                        .thenComparing(it -> it.tested.attribute())
                        .thenComparing(it -> it.tested.value()))
                .toList();
        List<Suspect> kept = new ArrayList<>();
        for (Suspect suspect : ordered) {
            List<Suspect> before = kept.stream()
                    .filter(it -> it.question == suspect.question && it.step.equals(suspect.step))
                    .toList();
            if (before.isEmpty() || isSureWithout(before, suspect, threshold)) {
                kept.add(suspect);
            }
        }
        return kept;
    }

    private boolean isSureWithout(List<Suspect> before, Suspect suspect, double threshold) {
        return SegmentTest.without(
                        suspect.question,
                        suspect.there,
                        observation -> before.stream().anyMatch(it -> it.holds(observation)))
                .segments(fewest)
                .stream()
                .anyMatch(it -> it.attribute().equals(suspect.tested.attribute())
                        && it.value().equals(suspect.tested.value())
                        && it.pValue() <= threshold);
    }

    private Optional<Finding> finding(Suspect suspect, Map<List<Observation>, List<Subgroup>> causes) {
        Map<Boolean, List<Observation>> parts = suspect.there.stream().collect(partitioningBy(suspect::holds));
        List<Observation> inside = parts.get(true);
        Map<String, List<Observation>> others = parts.get(false).stream().collect(groupingBy(Observation::stratum));
        Map<String, List<Observation>> segment =
                new TreeMap<>(inside.stream().collect(groupingBy(Observation::stratum)));
        List<Stratum> strata = new ArrayList<>();
        double otherShare = 0;
        int comparable = 0;
        int comparableHits = 0;
        for (Map.Entry<String, List<Observation>> entry : segment.entrySet()) {
            List<Observation> compared = others.getOrDefault(entry.getKey(), List.of());
            boolean alone = suspect.question.compares() == Compares.NEARLY_ALL_HIT;
            strata.add(new Stratum(seconds(entry.getValue()), alone ? NO_TIME : seconds(compared)));
            if (!compared.isEmpty()) {
                int size = entry.getValue().size();
                otherShare += size * hits(compared) / (double) compared.size();
                comparable += size;
                comparableHits += hits(entry.getValue());
            }
        }
        double share = comparable == 0 ? 0 : comparableHits / (double) comparable;
        double comparedShare = comparable == 0 ? 0 : otherShare / comparable;
        return effects.of(strata)
                .filter(it -> it.low() > (suspect.question.compares() == Compares.TIMES ? worthwhile : 0))
                .map(each -> finding(
                        suspect,
                        inside,
                        share,
                        comparedShare,
                        each,
                        causes.computeIfAbsent(suspect.there, first -> causes(suspect))));
    }

    private Finding finding(
            Suspect suspect,
            List<Observation> inside,
            double share,
            double otherShare,
            Effect each,
            List<Subgroup> causes) {
        return new Finding(
                suspect.question.kind(),
                suspect.step,
                suspect.tested.attribute(),
                suspect.tested.value(),
                inside.size(),
                hits(inside),
                share,
                otherShare,
                suspect.tested.pValue(),
                each,
                worst(suspect.question, inside),
                causes);
    }

    private static List<String> worst(Question question, List<Observation> inside) {
        return inside.stream()
                .filter(it -> question.compares() == Compares.TIMES || it.hit())
                .sorted(Comparator.comparingDouble(Observation::seconds)
                        .reversed()
                        .thenComparing(Observation::caseId))
                .map(Observation::caseId)
                .distinct()
                .limit(EXAMPLES)
                .toList();
    }

    /** What the hit of a step, or the longest fifth of it, have in common. */
    private List<Subgroup> causes(Suspect suspect) {
        Question question = suspect.question;
        double longest = question.compares() == Compares.TIMES ? quantile(suspect.there) : 0;
        int every = (suspect.there.size() + SUBJECTS - 1) / SUBJECTS;
        List<Subject> subjects = IntStream.range(0, suspect.there.size())
                .filter(i -> i % every == 0)
                .mapToObj(suspect.there::get)
                .map(it -> new Subject(
                        of(question.attributes(), it.attributes()),
                        question.compares() == Compares.TIMES ? it.seconds() > longest : it.hit()))
                .toList();
        return rootCauses.of(subjects).stream().limit(CAUSES).toList();
    }

    private static Map<String, String> of(Set<String> attributes, Map<String, String> values) {
        Map<String, String> of = new HashMap<>(values);
        of.keySet().retainAll(attributes);
        return of;
    }

    private static double quantile(List<Observation> observations) {
        double[] sorted =
                observations.stream().mapToDouble(Observation::seconds).sorted().toArray();
        return sorted[(int) (WORST * (sorted.length - 1))];
    }

    private static int hits(List<Observation> observations) {
        return (int) observations.stream().filter(Observation::hit).count();
    }

    private static double[] seconds(List<Observation> observations) {
        return observations.stream().mapToDouble(Observation::seconds).sorted().toArray();
    }
}

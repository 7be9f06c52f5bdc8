package io.aftercare.mining.advice;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import io.aftercare.mining.statistics.Effect;
import io.aftercare.mining.statistics.EffectEstimator;
import io.aftercare.mining.statistics.EffectEstimator.Stratum;
import io.aftercare.mining.statistics.FalseDiscovery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Finds the segments that wait longer at a step than the others: by the rank test of Mann and Whitney over the ranks
 * within strata, of each value of each attribute at each step, corrected for their number; and named only where the difference of means within strata
 * has an interval without 0, too. The costliest comes first.
 */
public final class BottleneckDetector {
    private static final MannWhitneyUTest LONGER =
            MannWhitneyUTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);
    private static final int EXAMPLES = 5;

    private final double rate;
    private final int fewest;
    private final EffectEstimator effects;

    /**
     * @param rate the share of wrong findings that is accepted, such as 0.05
     * @param fewest visits that a segment, and the rest, must have to be looked at
     */
    public BottleneckDetector(double rate, int fewest, EffectEstimator effects) {
        this.rate = rate;
        this.fewest = fewest;
        this.effects = effects;
    }

    public List<Bottleneck> of(List<Visit> visits) {
        List<Suspect> suspects = new ArrayList<>();
        new TreeMap<>(visits.stream().collect(groupingBy(Visit::step))).forEach((step, there) -> {
            Map<String, double[]> strata = strata(there);
            segments(there)
                    .map(segment -> suspect(step, segment, there, strata))
                    .flatMap(Optional::stream)
                    .forEach(suspects::add);
        });
        return FalseDiscovery.kept(suspects, Suspect::pValue, rate).stream()
                .map(this::bottleneck)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Bottleneck::total)
                        .reversed()
                        .thenComparing(Bottleneck::step)
                        .thenComparing(Bottleneck::attribute)
                        .thenComparing(Bottleneck::value))
                .toList();
    }

    /** The times of each stratum, in their order. */
    private static Map<String, double[]> strata(List<Visit> visits) {
        return visits.stream()
                .collect(groupingBy(Visit::stratum, collectingAndThen(toList(), BottleneckDetector::seconds)));
    }

    private static Stream<Map.Entry<String, String>> segments(List<Visit> visits) {
        TreeSet<Map.Entry<String, String>> segments =
                new TreeSet<>(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()));
        visits.forEach(visit -> segments.addAll(visit.attributes().entrySet()));
        return segments.stream();
    }

    private Optional<Suspect> suspect(
            String step, Map.Entry<String, String> segment, List<Visit> there, Map<String, double[]> strata) {
        Map<Boolean, List<Visit>> parts = there.stream()
                .collect(partitioningBy(
                        visit -> segment.getValue().equals(visit.attributes().get(segment.getKey()))));
        List<Visit> inside = parts.get(true);
        List<Visit> outside = parts.get(false);
        if (inside.size() < fewest || outside.size() < fewest) {
            return Optional.empty();
        }
        double pValue =
                LONGER.test(ranks(inside, strata), ranks(outside, strata)).getPValue();
        return Optional.of(new Suspect(step, segment, inside, outside, pValue));
    }

    private Optional<Bottleneck> bottleneck(Suspect suspect) {
        Map<String, List<Visit>> others = suspect.outside.stream().collect(groupingBy(Visit::stratum));
        List<Stratum> strata = new ArrayList<>();
        new TreeMap<>(suspect.inside.stream().collect(groupingBy(Visit::stratum)))
                .forEach((stratum, inside) ->
                        strata.add(new Stratum(seconds(inside), seconds(others.getOrDefault(stratum, List.of())))));
        Optional<Effect> effect = effects.of(strata).filter(it -> it.low() > 0);
        return effect.map(perVisit -> new Bottleneck(
                suspect.step,
                suspect.segment.getKey(),
                suspect.segment.getValue(),
                suspect.inside.size(),
                suspect.pValue,
                perVisit,
                suspect.inside.stream()
                        .sorted(Comparator.comparingDouble(Visit::seconds)
                                .reversed()
                                .thenComparing(Visit::caseId))
                        .map(Visit::caseId)
                        .distinct()
                        .limit(EXAMPLES)
                        .toList()));
    }

    /** The place of each among all of its stratum, in (0, 1): what takes long by its kind is not long for its kind. */
    private static double[] ranks(List<Visit> visits, Map<String, double[]> strata) {
        return visits.stream()
                .mapToDouble(visit -> {
                    double[] stratum = strata.get(visit.stratum());
                    return (first(stratum, visit.seconds()) + first(stratum, Math.nextUp(visit.seconds())))
                            / 2.0
                            / stratum.length;
                })
                .toArray();
    }

    /** How many of the sorted values are smaller. */
    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] seconds(List<Visit> visits) {
        return visits.stream().mapToDouble(Visit::seconds).sorted().toArray();
    }

    private record Suspect(
            String step, Map.Entry<String, String> segment, List<Visit> inside, List<Visit> outside, double pValue) {}
}

package io.aftercare.mining.advice;

import io.aftercare.mining.advice.Question.Compares;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether segments score higher than the others at one step: the sum of the scores of a segment against what it would be
 * if its observations were drawn at random within each stratum. With ranks as scores this is the stratified rank test of
 * van Elteren (1960) with equal weights, with hits that of Mantel and Haenszel (1959). The tail is that of a normal
 * distribution; where there are few hits, that of the sum of hypergeometric counts itself. Whether nearly all are hit is
 * asked of the segment alone, by the binomial distribution.
 */
final class SegmentTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Below this tail the normal one is no longer trusted where hits are few. */
    private static final double LOOKED_AT = 0.2;

    /** A sum of counts with more variance than this is normal enough. */
    private static final double NORMAL_FROM = 900;

    private final Question question;
    private final List<Observation> observations;
    private final double[] scores;
    private final Map<String, Stratum> strata = new TreeMap<>();

    /** @param z how many standard deviations the segment is above what chance would give it */
    record Tested(String attribute, String value, int inside, double z, double pValue) {}

    private static final class Stratum {
        private int size;
        private double sum;
        private double squares;

        private void add(double score) {
            size++;
            sum += score;
            squares += score * score;
        }

        private double mean() {
            return sum / size;
        }

        private double variance() {
            return Math.max(0, squares / size - mean() * mean());
        }
    }

    private static final class Part {
        private int size;
        private double sum;
    }

    SegmentTest(Question question, List<Observation> ofStep) {
        this.question = question;
        observations = ofStep;
        scores = question.compares() == Compares.TIMES ? ranks(ofStep) : hits(ofStep);
        for (int i = 0; i < scores.length; i++) {
            strata.computeIfAbsent(ofStep.get(i).stratum(), first -> new Stratum())
                    .add(scores[i]);
        }
    }

    /** Each segment with so many observations at least, within and without. */
    List<Tested> segments(int fewest) {
        Map<String, Map<String, Map<String, Part>>> parts = new TreeMap<>();
        for (int i = 0; i < scores.length; i++) {
            Observation observation = observations.get(i);
            double score = scores[i];
            observation.attributes().forEach((attribute, value) -> {
                if (question.attributes().contains(attribute)) {
                    Part part = parts.computeIfAbsent(attribute, first -> new TreeMap<>())
                            .computeIfAbsent(value, first -> new TreeMap<>())
                            .computeIfAbsent(observation.stratum(), first -> new Part());
                    part.size++;
                    part.sum += score;
                }
            });
        }
        List<Tested> tested = new ArrayList<>();
        parts.forEach((attribute, values) -> values.forEach((value, byStratum) -> {
            int inside = byStratum.values().stream().mapToInt(part -> part.size).sum();
            if (question.compares() == Compares.NEARLY_ALL_HIT) {
                if (inside >= fewest) {
                    tested.add(nearlyAll(attribute, value, inside, byStratum));
                }
            } else if (inside >= fewest && observations.size() - inside >= fewest) {
                test(attribute, value, inside, byStratum).ifPresent(tested::add);
            }
        }));
        return tested;
    }

    private Optional<Tested> test(String attribute, String value, int inside, Map<String, Part> byStratum) {
        double above = 0;
        double variance = 0;
        for (Map.Entry<String, Part> entry : byStratum.entrySet()) {
            Stratum stratum = strata.get(entry.getKey());
            Part part = entry.getValue();
            above += part.sum - part.size * stratum.mean();
            if (stratum.size > 1) {
                variance += (double) part.size * (stratum.size - part.size) / (stratum.size - 1) * stratum.variance();
            }
        }
        if (variance <= 1e-12) {
            // All are the same, or no stratum has others to compare with.
            return Optional.empty();
        }
        double z = above / Math.sqrt(variance);
        double p = NORMAL.survivalProbability(z);
        if (question.compares() == Compares.HITS && variance < NORMAL_FROM && p < LOOKED_AT) {
            p = exact(byStratum);
        }
        return Optional.of(new Tested(attribute, value, inside, z, p));
    }

    private static Tested nearlyAll(String attribute, String value, int inside, Map<String, Part> byStratum) {
        double hits = byStratum.values().stream().mapToDouble(part -> part.sum).sum();
        double share = Question.NEARLY_ALL;
        double z = (hits - inside * share) / Math.sqrt(inside * share * (1 - share));
        double p = BinomialDistribution.of(inside, share).survivalProbability((int) Math.round(hits) - 1);
        return new Tested(attribute, value, inside, z, p);
    }

    /** How often chance alone puts as many hits into the segment. */
    private double exact(Map<String, Part> byStratum) {
        double[] distribution = {1};
        int seen = 0;
        for (Map.Entry<String, Part> entry : byStratum.entrySet()) {
            Stratum stratum = strata.get(entry.getKey());
            Part part = entry.getValue();
            int hits = (int) Math.round(stratum.sum);
            seen += (int) Math.round(part.sum);
            if (hits > 0) {
                distribution = sum(distribution, HypergeometricDistribution.of(stratum.size, hits, part.size));
            }
        }
        double tail = 0;
        for (int i = distribution.length - 1; i >= seen; i--) {
            tail += distribution[i];
        }
        return Math.min(1, tail);
    }

    private static double[] sum(double[] distribution, HypergeometricDistribution more) {
        int most = more.getSupportUpperBound();
        double[] of = new double[most + 1];
        for (int k = more.getSupportLowerBound(); k <= most; k++) {
            of[k] = more.probability(k);
        }
        double[] sum = new double[distribution.length + most];
        for (int i = 0; i < distribution.length; i++) {
            if (distribution[i] > 0) {
                for (int k = 0; k <= most; k++) {
                    sum[i + k] += distribution[i] * of[k];
                }
            }
        }
        return sum;
    }

    static SegmentTest without(Question question, List<Observation> ofStep, Predicate<Observation> explained) {
        return new SegmentTest(
                question, ofStep.stream().filter(explained.negate()).toList());
    }

    private static double[] hits(List<Observation> observations) {
        return observations.stream().mapToDouble(it -> it.hit() ? 1 : 0).toArray();
    }

    /** The place of each among all of its stratum, in (0, 1): what takes long by its kind is not long for its kind. */
    private static double[] ranks(List<Observation> observations) {
        Map<String, List<Integer>> strata = new TreeMap<>();
        for (int i = 0; i < observations.size(); i++) {
            strata.computeIfAbsent(observations.get(i).stratum(), first -> new ArrayList<>())
                    .add(i);
        }
        double[] ranks = new double[observations.size()];
        strata.values().forEach(members -> {
            double[] sorted = members.stream()
                    .mapToDouble(i -> observations.get(i).seconds())
                    .sorted()
                    .toArray();
            for (int i : members) {
                double seconds = observations.get(i).seconds();
                ranks[i] = (first(sorted, seconds) + first(sorted, Math.nextUp(seconds))) / 2.0 / sorted.length;
            }
        });
        return ranks;
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
}

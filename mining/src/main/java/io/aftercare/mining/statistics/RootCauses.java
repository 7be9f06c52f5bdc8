package io.aftercare.mining.statistics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Which attributes of cases go with what is looked for, say with being late: of each value, and of each pair of values of
 * two attributes, the one-sided exact test of Fisher, and of those tests the ones that {@link FalseDiscovery} keeps, as
 * subgroups overlap and are not independent. Subgroups are ordered by weighted relative
 * accuracy (Lavrač, Flach, Zupan 1999): how many more cases there are than chance would have put there.
 */
public final class RootCauses {
    private final double rate;
    private final int fewest;

    /** A case by its attributes, and whether it is one of those looked for. */
    public record Subject(Map<String, String> attributes, boolean hit) {}

    /**
     * @param values what its cases have in common
     * @param excess how many hits more than in as many cases at random
     * @param lift how many times as frequent hits are in it
     * @param pValue of one test, before the correction for many
     */
    public record Subgroup(
            Map<String, String> values, long cases, long hits, double excess, double lift, double pValue) {}

    /**
     * @param rate the share of wrong subgroups that is accepted, such as 0.05
     * @param fewest cases that a subgroup must have to be looked at
     */
    public RootCauses(double rate, int fewest) {
        this.rate = rate;
        this.fewest = fewest;
    }

    public List<Subgroup> of(List<Subject> subjects) {
        long hits = subjects.stream().filter(Subject::hit).count();
        List<Subgroup> tested = count(subjects).entrySet().stream()
                .filter(entry -> entry.getValue()[0] >= fewest)
                .map(entry -> test(entry.getKey(), entry.getValue(), subjects.size(), hits))
                .toList();
        return FalseDiscovery.kept(tested, Subgroup::pValue, rate).stream()
                .sorted(Comparator.comparingDouble(Subgroup::excess)
                        .reversed()
                        .thenComparing(subgroup -> subgroup.values.size())
                        .thenComparing(subgroup -> subgroup.values.toString()))
                .toList();
    }

    /** Cases and hits of each value and each pair of values. */
    private static Map<Map<String, String>, long[]> count(List<Subject> subjects) {
        Map<Map<String, String>, long[]> counts = new HashMap<>();
        for (Subject subject : subjects) {
            List<Map.Entry<String, String>> values = List.copyOf(new TreeMap<>(subject.attributes).entrySet());
            for (int i = 0; i < values.size(); i++) {
                add(counts, Map.ofEntries(values.get(i)), subject.hit);
                for (int j = i + 1; j < values.size(); j++) {
                    add(counts, Map.ofEntries(values.get(i), values.get(j)), subject.hit);
                }
            }
        }
        return counts;
    }

    private static void add(Map<Map<String, String>, long[]> counts, Map<String, String> values, boolean hit) {
        long[] count = counts.computeIfAbsent(values, first -> new long[2]);
        count[0]++;
        count[1] += hit ? 1 : 0;
    }

    private static Subgroup test(Map<String, String> values, long[] count, int all, long hits) {
        double share = (double) hits / all;
        double p = HypergeometricDistribution.of(all, Math.toIntExact(hits), Math.toIntExact(count[0]))
                .survivalProbability(Math.toIntExact(count[1]) - 1);
        return new Subgroup(
                new TreeMap<>(values),
                count[0],
                count[1],
                count[1] - count[0] * share,
                hits == 0 ? 0 : count[1] / (count[0] * share),
                p);
    }
}

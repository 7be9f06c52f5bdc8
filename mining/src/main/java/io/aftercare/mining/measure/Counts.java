package io.aftercare.mining.measure;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each of some things was met. Counts of disjoint parts add up to those of the whole. */
public final class Counts<T extends Comparable<? super T>> {
    private final Map<T, Long> counts = new HashMap<>();

    void add(T thing) {
        counts.merge(thing, 1L, Long::sum);
    }

    void merge(Counts<T> other) {
        other.counts.forEach((thing, count) -> counts.merge(thing, count, Long::sum));
    }

    public long of(T thing) {
        return counts.getOrDefault(thing, 0L);
    }

    public int size() {
        return counts.size();
    }

    public long sum() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** At most so many, the most frequent first; those of equal frequency in their own order. */
    public Map<T, Long> mostFrequent(int limit) {
        return mostFrequent(counts, limit);
    }

    public Map<T, Long> mostFrequentFirst() {
        return mostFrequentFirst(counts);
    }

    /** As figures are listed everywhere: the most frequent first, those of equal frequency in their own order. */
    public static <T extends Comparable<? super T>> Map<T, Long> mostFrequentFirst(Map<T, Long> counts) {
        return mostFrequent(counts, counts.size());
    }

    private static <T extends Comparable<? super T>> Map<T, Long> mostFrequent(Map<T, Long> counts, int limit) {
        Map<T, Long> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<T, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .forEach(count -> ordered.put(count.getKey(), count.getValue()));
        return ordered;
    }
}

package io.aftercare.mining.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Which of many tests to believe, by Benjamini and Yekutieli (Annals of Statistics 2001). */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * The tests among which at most the given share is wrong on average, whatever they have to do with each other; the
     * surest first.
     */
    public static <T> List<T> kept(List<T> tests, ToDoubleFunction<T> pValue, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("the share of false findings lies between 0 and 1, not " + rate);
        }
        List<T> ordered =
                tests.stream().sorted(Comparator.comparingDouble(pValue)).toList();
        double harmonic = 0;
        for (int i = 1; i <= ordered.size(); i++) {
            harmonic += 1.0 / i;
        }
        int kept = 0;
        for (int i = 1; i <= ordered.size(); i++) {
            if (pValue.applyAsDouble(ordered.get(i - 1)) <= rate * i / (ordered.size() * harmonic)) {
                kept = i;
            }
        }
        return ordered.subList(0, kept);
    }
}

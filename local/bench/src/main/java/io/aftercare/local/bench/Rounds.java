package io.aftercare.local.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was measured in each round; every figure is the median over the rounds. */
public final class Rounds {
    private final Map<String, List<Double>> values = new HashMap<>();

    public void add(String what, double value) {
        values.computeIfAbsent(what, none -> new ArrayList<>()).add(value);
    }

    public double last(String what) {
        return all(what).getLast();
    }

    /** Not a number where most rounds gave none. */
    public double median(String what) {
        List<Double> sorted = all(what).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private List<Double> all(String what) {
        List<Double> all = values.get(what);
        if (all == null) {
            throw new IllegalArgumentException(what + " was not measured");
        }
        return all;
    }
}

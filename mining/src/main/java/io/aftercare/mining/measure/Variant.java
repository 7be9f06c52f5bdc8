package io.aftercare.mining.measure;

import java.util.List;

/** The activities of a case in their order. */
public record Variant(List<String> activities) implements Comparable<Variant> {
    public Variant {
        activities = List.copyOf(activities);
    }

    @Override
    public int compareTo(Variant other) {
        int common = Math.min(activities.size(), other.activities.size());
        for (int i = 0; i < common; i++) {
            int order = activities.get(i).compareTo(other.activities.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(activities.size(), other.activities.size());
    }
}

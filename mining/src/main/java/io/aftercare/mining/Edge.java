package io.aftercare.mining;

import java.util.Comparator;

/** Within a case, {@code to} was the next thing that happened after {@code from}. */
public record Edge(String from, String to) implements Comparable<Edge> {
    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::from).thenComparing(Edge::to);

    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }
}

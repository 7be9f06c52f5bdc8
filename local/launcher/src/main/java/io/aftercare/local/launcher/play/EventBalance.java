package io.aftercare.local.launcher.play;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events by type, on both sides of the broker.
 *
 * @param waiting how many have not left the outbox
 */
public record EventBalance(Map<String, Long> produced, Map<String, Long> counted, long waiting) {
    static final EventBalance ZERO = new EventBalance(Map.of(), Map.of(), 0);

    public EventBalance {
        produced = produced == null ? Map.of() : Map.copyOf(produced);
        counted = counted == null ? Map.of() : Map.copyOf(counted);
    }

    /** What was added after {@code earlier}. */
    EventBalance since(EventBalance earlier) {
        return new EventBalance(minus(produced, earlier.produced), minus(counted, earlier.counted), waiting);
    }

    boolean isSettled() {
        return waiting == 0 && difference().isEmpty();
    }

    public long totalProduced() {
        return produced.values().stream().mapToLong(Long::longValue).sum();
    }

    public long totalCounted() {
        return counted.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Produced and never counted. */
    public long lost() {
        return difference().values().stream()
                .mapToLong(count -> Math.max(0, count))
                .sum();
    }

    /** Counted more often than produced. */
    public long doubled() {
        return difference().values().stream()
                .mapToLong(count -> Math.max(0, -count))
                .sum();
    }

    /** Type to produced less counted, where they differ. */
    Map<String, Long> difference() {
        Map<String, Long> difference = new TreeMap<>(minus(produced, counted));
        difference.values().removeIf(count -> count == 0);
        return difference;
    }

    private static Map<String, Long> minus(Map<String, Long> from, Map<String, Long> take) {
        return Stream.concat(from.keySet().stream(), take.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(
                        type -> type, type -> from.getOrDefault(type, 0L) - take.getOrDefault(type, 0L)));
    }
}

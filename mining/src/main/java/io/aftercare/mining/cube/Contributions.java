package io.aftercare.mining.cube;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a timeline adds to the cells of its segment: how often which value, by day and measure. */
public final class Contributions {
    /** @param day of UTC, since 1970 */
    public record Value(long day, Measure measure, long millis) {}

    /** Called for each value of which there is more or less than before. */
    @FunctionalInterface
    public interface Change {
        void of(Value value, int times);
    }

    private final Map<Value, Integer> values = new HashMap<>();

    /** Days of UTC since 1970 at an instant in milliseconds. */
    public static long day(long at) {
        return Math.floorDiv(at, TimeUnit.DAYS.toMillis(1));
    }

    void add(long at, Measure measure, long millis) {
        values.merge(new Value(day(at), measure, millis), 1, Integer::sum);
    }

    void count(long at, String measure) {
        add(at, new Measure(measure), 0);
    }

    /** How the cells change when a timeline that contributed {@code before} contributes this now. */
    public void since(Contributions before, Change change) {
        values.forEach((value, times) -> {
            int more = times - before.values.getOrDefault(value, 0);
            if (more != 0) {
                change.of(value, more);
            }
        });
        before.values.forEach((value, times) -> {
            if (!values.containsKey(value)) {
                change.of(value, -times);
            }
        });
    }

    public void forEach(Change change) {
        values.forEach(change::of);
    }

    public Map<Value, Integer> values() {
        return Map.copyOf(values);
    }
}

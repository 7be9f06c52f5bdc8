package io.aftercare.local.launcher.play;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers by name, the greatest first. */
final class Counts {
    private Counts() {}

    static Map<String, Long> of(Map<String, LongAdder> adders) {
        return sorted(adders.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().sum())));
    }

    static Map<String, Long> each(Collection<String> names) {
        return sorted(names.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }

    private static Map<String, Long> sorted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, LinkedHashMap::new));
    }
}

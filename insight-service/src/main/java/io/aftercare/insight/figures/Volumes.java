package io.aftercare.insight.figures;

import static java.util.stream.Collectors.groupingBy;

import io.aftercare.events.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How much happened in a window; {@code series} has every bucket of it, the quiet ones too. */
public record Volumes(
        long conversations,
        long messages,
        long replies,
        long cases,
        long handoffs,
        Map<String, Long> casesByKind,
        List<Point> series) {
    static final List<EventType> COUNTED = List.of(
            EventType.CONVERSATION_STARTED,
            EventType.MESSAGE_RECEIVED,
            EventType.REPLY_SENT,
            EventType.CASE_OPENED,
            EventType.HANDOFF_REQUESTED);

    /** The part of a series that begins at {@code start}. */
    public record Point(Instant start, long conversations, long messages, long replies, long cases, long handoffs) {}

    /** {@code kind} is null for all but opened cases. */
    record Count(Instant start, String type, String kind, long events) {}

    static Volumes of(List<Instant> starts, List<Count> counts) {
        Map<String, Long> casesByKind = new TreeMap<>();
        counts.stream()
                .filter(ofType(EventType.CASE_OPENED))
                .forEach(count -> casesByKind.merge(count.kind(), count.events(), Long::sum));
        return new Volumes(
                sum(counts, EventType.CONVERSATION_STARTED),
                sum(counts, EventType.MESSAGE_RECEIVED),
                sum(counts, EventType.REPLY_SENT),
                sum(counts, EventType.CASE_OPENED),
                sum(counts, EventType.HANDOFF_REQUESTED),
                casesByKind,
                series(starts, counts));
    }

    private static List<Point> series(List<Instant> starts, List<Count> counts) {
        Map<Instant, List<Count>> byStart = counts.stream().collect(groupingBy(Count::start));
        return starts.stream()
                .map(start -> point(start, byStart.getOrDefault(start, List.of())))
                .toList();
    }

    private static Point point(Instant start, List<Count> counts) {
        return new Point(
                start,
                sum(counts, EventType.CONVERSATION_STARTED),
                sum(counts, EventType.MESSAGE_RECEIVED),
                sum(counts, EventType.REPLY_SENT),
                sum(counts, EventType.CASE_OPENED),
                sum(counts, EventType.HANDOFF_REQUESTED));
    }

    private static long sum(List<Count> counts, EventType type) {
        return counts.stream().filter(ofType(type)).mapToLong(Count::events).sum();
    }

    private static Predicate<Count> ofType(EventType type) {
        return count -> count.type().equals(type.typeName());
    }
}

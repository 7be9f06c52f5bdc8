package io.aftercare.insight.cube;

import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.mining.DurationHistogram;
import io.aftercare.mining.cube.Measure;
import io.aftercare.mining.cube.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the cells of the process map come to for a set of events, counted in the plainest way: case by case, event by event
 * in their order, without timelines, differences or a stream.
 */
final class CubeModel {
    private final Map<String, DurationHistogram> cells = new TreeMap<>();

    /** Keys and bytes of all cells of the measures {@code cases}, {@code starts} and {@code follows}. */
    static Map<String, String> of(List<EventEnvelope> events) {
        CubeModel model = new CubeModel();
        Map<Object, List<CubeEvent>> cases = new HashMap<>();
        for (EventEnvelope envelope : events) {
            CubeEvent event = CubeEvent.read(EventCodec.write(envelope).getBytes(StandardCharsets.UTF_8));
            if (event != null && !event.activity().isEmpty()) {
                cases.computeIfAbsent(event.of(), first -> new ArrayList<>()).add(event);
            }
        }
        cases.values().forEach(model::count);
        Map<String, String> texts = new TreeMap<>();
        model.cells.forEach((key, times) -> texts.put(key, StreamRig.hex(times.bytes())));
        return texts;
    }

    private void count(List<CubeEvent> events) {
        List<CubeEvent> ordered = events.stream()
                .sorted(Comparator.comparingLong(CubeEvent::at)
                        .thenComparing(event -> event.id().toString()))
                .toList();
        CubeEvent opening = ordered.stream()
                .filter(event -> event.activity().equals("case.opened"))
                .findFirst()
                .orElse(null);
        if (opening == null) {
            return;
        }
        long day = opening.at() / Duration.ofDays(1).toMillis();
        String[] segment = new String[Dimension.values().length + 1];
        for (int at = 0; at < segment.length; at++) {
            for (CubeEvent event : ordered) {
                if (segment[at] == null && event.segment() != null) {
                    segment[at] = event.segment()[at];
                }
            }
        }
        add(opening.tenant(), day, Measure.CASES, "", "", segment, 0);
        CubeEvent before = null;
        for (CubeEvent event : ordered) {
            if (before == null) {
                add(opening.tenant(), day, Measure.STARTS, event.activity(), "", segment, 0);
            } else {
                add(
                        opening.tenant(),
                        day,
                        Measure.FOLLOWS,
                        before.activity(),
                        event.activity(),
                        segment,
                        event.at() - before.at());
            }
            before = event;
        }
    }

    private void add(
            String tenant, long day, String measure, String activity, String next, String[] segment, long millis) {
        Slice.Cell cell = new Slice.Cell(measure, activity, next);
        add(new SliceKey(tenant, day, segment[0], "", ""), cell, millis);
        add(new SliceKey(tenant, day, "*", "", ""), cell, millis);
        for (Dimension dimension : Dimension.values()) {
            String value = segment[dimension.ordinal() + 1];
            if (value != null) {
                add(new SliceKey(tenant, day, segment[0], dimension.code(), value), cell, millis);
            }
        }
    }

    private void add(SliceKey key, Slice.Cell cell, long millis) {
        cells.computeIfAbsent(StreamRig.text(key, cell), first -> new DurationHistogram())
                .add(millis);
    }
}

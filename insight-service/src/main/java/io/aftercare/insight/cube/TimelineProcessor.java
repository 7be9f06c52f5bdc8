package io.aftercare.insight.cube;

import io.aftercare.insight.log.UnreadableEvent;
import io.aftercare.mining.cube.Contributions;
import io.aftercare.mining.cube.Contributions.Value;
import io.aftercare.mining.cube.Measure;
import io.aftercare.mining.cube.Slice;
import io.aftercare.mining.cube.Step;
import io.aftercare.mining.cube.Subject;
import io.aftercare.mining.cube.Timeline;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Puts each event into the timeline of its case or conversation, and changes slices by what that makes of it. */
final class TimelineProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    static final String TIMELINES = "timelines";
    static final String NAMES = "names";
    static final String WATERMARKS = "watermarks";

    private static final Dimension[] DIMENSIONS = Dimension.values();

    /** Timelines looked at in one sweep, so that it takes no longer than some tens of milliseconds. */
    private static final int SWEEP = 10_000;

    /** What happened longer ago is forgotten: a case that is taken up again then begins anew. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final StreamRules rules;
    private final StreamCounts counts;
    private final Map<String, Long> newest = new HashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<Bytes, byte[]> timelines;
    private KeyValueStore<String, Long> watermarks;
    private SliceStore slices;
    private Names names;
    private Bytes sweptTo;

    TimelineProcessor(StreamRules rules, StreamCounts counts) {
        this.rules = rules;
        this.counts = counts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        timelines = context.getStateStore(TIMELINES);
        watermarks = context.getStateStore(WATERMARKS);
        slices = context.getStateStore(SliceStore.NAME);
        names = new Names(context.getStateStore(NAMES));
        // A task that failed begins anew with what was committed.
        newest.clear();
        sweptTo = null;
        context.schedule(rules.sweep(), PunctuationType.WALL_CLOCK_TIME, at -> sweep());
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        CubeEvent event;
        try {
            event = CubeEvent.read(received.value());
        } catch (UnreadableEvent e) {
            // The intake reads the same records, and puts those that cannot be read among the dead letters.
            counts.unreadable.increment();
            return;
        }
        if (event == null) {
            return;
        }
        if (event.reasonToRefuse() != null) {
            refuse(received, event.reasonToRefuse());
            return;
        }
        Bytes key = key(event);
        byte[] known = timelines.get(key);
        Timeline before = known == null ? Timeline.empty() : Timeline.of(known);
        String reason = reasonToRefuse(event, before, received.timestamp());
        if (reason != null) {
            refuse(received, reason);
            return;
        }
        Timeline after = before.with(step(event));
        if (after == before) {
            counts.repeated.increment();
            return;
        }
        timelines.put(key, after.bytes());
        String clock = clock(event.tenant(), event.subject());
        if (event.at() > newest(clock)) {
            newest.put(clock, event.at());
            watermarks.put(clock, event.at());
        }
        counts.counted.increment();
        count(event.tenant(), event.subject(), before, after);
    }

    private String reasonToRefuse(CubeEvent event, Timeline before, long recordedAt) {
        if (event.at() > recordedAt + rules.ahead().toMillis()) {
            return "it is from the future: it happened at " + Instant.ofEpochMilli(event.at())
                    + ", and its record was made at " + Instant.ofEpochMilli(recordedAt);
        }
        long earliest = newest(clock(event.tenant(), event.subject()))
                - rules.lateness().toMillis();
        if (event.at() < earliest) {
            return "it is too late for the cube: it happened at " + Instant.ofEpochMilli(event.at())
                    + ", and what happened before " + Instant.ofEpochMilli(earliest) + " is counted for good";
        }
        if (before.isSealed()
                && !before.steps().isEmpty()
                && event.at() < before.steps().getLast().at()) {
            return "it is too late for the cube: its case is counted for good";
        }
        if (before.isFull()) {
            return "its case or conversation has more than " + Timeline.MOST_STEPS + " events";
        }
        return names.isFull() ? "there are more than " + Names.MOST + " names" : null;
    }

    private void refuse(Record<byte[], byte[]> received, String reason) {
        counts.refused.increment();
        RecordMetadata from = context.recordMetadata().orElseThrow();
        Headers headers = new RecordHeaders(received.headers().toArray());
        set(headers, "dead-letter-reason", reason);
        set(headers, "dead-letter-topic", from.topic());
        set(headers, "dead-letter-partition", String.valueOf(from.partition()));
        set(headers, "dead-letter-offset", String.valueOf(from.offset()));
        set(headers, "dead-letter-by", "insight-cube");
        context.forward(new Record<>(received.key(), received.value(), received.timestamp(), headers));
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void count(String tenant, Subject subject, Timeline before, Timeline after) {
        Contributions old = subject.contributions(before);
        Contributions now = subject.contributions(after);
        int[] oldSegment = segment(before);
        int[] segment = segment(after);
        if (Arrays.equals(oldSegment, segment)) {
            now.since(old, (value, times) -> add(tenant, segment, value, times));
        } else {
            old.forEach((value, times) -> add(tenant, oldSegment, value, -times));
            now.forEach((value, times) -> add(tenant, segment, value, times));
        }
    }

    /** To what all of the kind come to, and to what those come to that have a value in common, in each dimension. */
    private void add(String tenant, int[] segment, Value value, int times) {
        Measure measure = value.measure();
        Slice.Cell cell = new Slice.Cell(measure.name(), names.name(measure.activity()), names.name(measure.next()));
        String kind = names.name(segment[0]);
        slices.add(new SliceKey(tenant, value.day(), kind, "", ""), cell, value.millis(), times);
        if (!kind.isEmpty()) {
            slices.add(new SliceKey(tenant, value.day(), SliceKey.ANY_KIND, "", ""), cell, value.millis(), times);
        }
        for (Dimension dimension : DIMENSIONS) {
            int code = segment[dimension.ordinal() + 1];
            if (code != 0) {
                slices.add(
                        new SliceKey(tenant, value.day(), kind, dimension.code(), names.name(code)),
                        cell,
                        value.millis(),
                        times);
            }
        }
    }

    private static int[] segment(Timeline timeline) {
        int[] codes = new int[DIMENSIONS.length + 1];
        Arrays.setAll(codes, timeline::segment);
        return codes;
    }

    private Step step(CubeEvent event) {
        List<Integer> segment = event.segment() == null
                ? List.of()
                : Stream.of(event.segment()).map(names::code).toList();
        return new Step(event.at(), event.id(), names.code(event.activity()), event.marks(), segment);
    }

    private long newest(String clock) {
        return newest.computeIfAbsent(clock, first -> {
            Long known = watermarks.get(clock);
            // Far enough from the end of the numbers to be subtracted from.
            return known == null ? Long.MIN_VALUE / 2 : known;
        });
    }

    private static String clock(String tenant, Subject subject) {
        return tenant + "\0" + subject.ordinal();
    }

    private static Bytes key(CubeEvent event) {
        byte[] clock = clock(event.tenant(), event.subject()).getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(clock.length + 2 * Long.BYTES)
                .put(clock)
                .putLong(event.of().getMostSignificantBits())
                .putLong(event.of().getLeastSignificantBits())
                .array());
    }

    /** Makes timelines small that are over, some at a time; what they count for does not change by it. */
    private void sweep() {
        List<KeyValue<Bytes, byte[]>> smaller = new ArrayList<>();
        Bytes last = null;
        int seen = 0;
        try (KeyValueIterator<Bytes, byte[]> some =
                sweptTo == null ? timelines.all() : timelines.range(sweptTo, null)) {
            while (some.hasNext() && seen < SWEEP) {
                KeyValue<Bytes, byte[]> entry = some.next();
                last = entry.key;
                seen++;
                Timeline timeline = Timeline.of(entry.value);
                // Of one that was sealed to nothing, when it began; one that says neither has nothing to remember.
                long at = timeline.steps().isEmpty()
                        ? timeline.openedAt().orElse(Long.MIN_VALUE)
                        : timeline.steps().getLast().at();
                String clock = clockOf(entry.key);
                if (at < newest(clock) - KEPT.toMillis()) {
                    smaller.add(KeyValue.pair(entry.key, null));
                } else if (at < newest(clock) - rules.lateness().toMillis()) {
                    Timeline sealed = subject(entry.key).sealed(timeline);
                    if (!sealed.equals(timeline)) {
                        smaller.add(KeyValue.pair(entry.key, sealed.bytes()));
                    }
                }
            }
        }
        sweptTo = seen < SWEEP ? null : last;
        timelines.putAll(smaller);
    }

    private static String clockOf(Bytes key) {
        return new String(key.get(), 0, key.get().length - 2 * Long.BYTES, StandardCharsets.UTF_8);
    }

    private static Subject subject(Bytes key) {
        return Subject.values()[key.get()[key.get().length - 2 * Long.BYTES - 1] - '0'];
    }
}

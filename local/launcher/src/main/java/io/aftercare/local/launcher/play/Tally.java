package io.aftercare.local.launcher.play;

import io.aftercare.local.launcher.talk.Turn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What came of the turns that were played; filled by many threads. */
public final class Tally {
    private final Latency endToEnd = new Latency();
    private final Map<String, Latency> steps = steps("store", "understand", "decide", "compose", "record", "total");
    private final ConcurrentMap<String, LongAdder> intents = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> sources = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> casesToKinds = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> handoffs = new ConcurrentHashMap<>();
    private final LongAdder degraded = new LongAdder();
    private final LongAdder toldToWait = new LongAdder();
    private final LongAdder expectations = new LongAdder();
    private final Queue<String> misses = new ConcurrentLinkedQueue<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();

    void turn(Script script, Script.Line line, Turn turn, Duration took) {
        endToEnd.record(took);
        times(turn.timings());
        add(intents, turn.topIntent());
        if (turn.reply() != null) {
            add(sources, turn.reply().source());
        }
        if (turn.openedCase() != null) {
            casesToKinds.put(turn.openedCase().id(), turn.openedCase().kind());
        }
        if (turn.handoff() != null) {
            add(handoffs, turn.handoff().reason());
        }
        if (!turn.missing().isEmpty()) {
            degraded.increment();
        }
        if (line.expect() != null) {
            expectations.increment();
            List<String> missed = line.expect().misses(turn);
            if (!missed.isEmpty()) {
                misses.add(
                        script.id() + ": " + String.join("; ", missed) + " [" + turn.topIntent() + "]: " + line.text());
            }
        }
    }

    void error(Script script, String why) {
        errors.add(script.id() + ": " + why);
    }

    void toldToWait() {
        toldToWait.increment();
    }

    public long turns() {
        return endToEnd.count();
    }

    public Latency endToEnd() {
        return endToEnd;
    }

    /** Step to its time, in the order of the turn; {@code total} is the gateway's own sum. */
    public Map<String, Latency> steps() {
        return steps;
    }

    Map<String, Long> intents() {
        return Counts.of(intents);
    }

    Map<String, Long> sources() {
        return Counts.of(sources);
    }

    Map<String, Long> handoffs() {
        return Counts.of(handoffs);
    }

    /** Each case once, however many turns were about it. */
    Map<String, Long> casesByKind() {
        return Counts.each(casesToKinds.values());
    }

    long degraded() {
        return degraded.sum();
    }

    public long waits() {
        return toldToWait.sum();
    }

    long expectations() {
        return expectations.sum();
    }

    List<String> misses() {
        return misses.stream().sorted().toList();
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    private void times(Turn.Timings timings) {
        if (timings != null) {
            steps.get("store").recordMillis(timings.storeMillis());
            steps.get("understand").recordMillis(timings.understandMillis());
            steps.get("decide").recordMillis(timings.decideMillis());
            steps.get("compose").recordMillis(timings.composeMillis());
            steps.get("record").recordMillis(timings.recordMillis());
            steps.get("total").recordMillis(timings.totalMillis());
        }
    }

    private static Map<String, Latency> steps(String... names) {
        Map<String, Latency> steps = new LinkedHashMap<>();
        for (String name : names) {
            steps.put(name, new Latency());
        }
        return steps;
    }

    private static void add(ConcurrentMap<String, LongAdder> counts, String name) {
        counts.computeIfAbsent(name, unseen -> new LongAdder()).increment();
    }
}

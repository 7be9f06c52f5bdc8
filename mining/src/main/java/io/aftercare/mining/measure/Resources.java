package io.aftercare.mining.measure;

import io.aftercare.mining.log.LogEvent;
import io.aftercare.mining.log.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Who did how much, who handed work to whom, and between whom it went back and forth. What one does in a row counts once;
 * events of nobody are passed over.
 */
public final class Resources {
    private final Counts<String> events = new Counts<>();
    private final Counts<String> cases = new Counts<>();
    private final Counts<Handover> handovers = new Counts<>();
    private final Counts<Handover> pingPong = new Counts<>();
    private long casesWithPingPong;

    void ingest(Trace trace) {
        List<String> inTurn = new ArrayList<>();
        Set<String> met = new HashSet<>();
        trace.events().stream().map(LogEvent::resource).filter(Objects::nonNull).forEach(resource -> {
            events.add(resource);
            if (met.add(resource)) {
                cases.add(resource);
            }
            if (inTurn.isEmpty() || !inTurn.getLast().equals(resource)) {
                inTurn.add(resource);
            }
        });
        boolean returned = false;
        for (int i = 1; i < inTurn.size(); i++) {
            handovers.add(new Handover(inTurn.get(i - 1), inTurn.get(i)));
            if (i > 1 && inTurn.get(i).equals(inTurn.get(i - 2))) {
                pingPong.add(new Handover(inTurn.get(i), inTurn.get(i - 1)));
                returned = true;
            }
        }
        casesWithPingPong += returned ? 1 : 0;
    }

    void merge(Resources other) {
        events.merge(other.events);
        cases.merge(other.cases);
        handovers.merge(other.handovers);
        pingPong.merge(other.pingPong);
        casesWithPingPong += other.casesWithPingPong;
    }

    public Counts<String> events() {
        return events;
    }

    /** In how many cases each took part. */
    public Counts<String> cases() {
        return cases;
    }

    public Counts<Handover> handovers() {
        return handovers;
    }

    /** How often {@code to} gave back to {@code from} what it had got from there. */
    public Counts<Handover> pingPong() {
        return pingPong;
    }

    public long casesWithPingPong() {
        return casesWithPingPong;
    }
}

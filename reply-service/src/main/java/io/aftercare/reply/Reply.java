package io.aftercare.reply;

import java.util.List;
import java.util.UUID;

/** What the customer reads, proved sentence by sentence. */
public record Reply(
        UUID id,
        Language language,
        String text,
        List<Sentence> sentences,
        Source source,
        List<Promise> promises,
        double millis,
        Cost cost) {
    /** CPU time of the thread that composed, the search for an article included, and tokens that were generated. */
    public record Cost(double cpuMillis, int tokens) {}
}

package io.aftercare.mining.measure;

import java.util.Comparator;

/** Work of a case went from one resource to another (van der Aalst, Reijers, Song: CSCW 2005). */
public record Handover(String from, String to) implements Comparable<Handover> {
    private static final Comparator<Handover> ORDER =
            Comparator.comparing(Handover::from).thenComparing(Handover::to);

    @Override
    public int compareTo(Handover other) {
        return ORDER.compare(this, other);
    }
}

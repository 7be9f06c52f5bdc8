package io.aftercare.insight.figures;

import java.util.List;

/** Messages by what they were best understood to want, the most frequent first. */
public record IntentShares(List<IntentShare> items) {
    /** The name of what no intent of the taxonomy fits. */
    static final String OUT_OF_SCOPE = "out_of_scope";

    /** {@code share} of all messages of the window that were understood, in [0, 1]. */
    public record IntentShare(String name, long count, double share) {}
}

package io.aftercare.local.merchant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was planted. */
public record Truth(List<Planted> planted) {
    /**
     * One thing that is wrong with the merchant.
     *
     * @param kind of the recommendation that should name it
     * @param stage where cases stand for it; null where it is about no stage
     * @param attribute and {@code value} are the segment that it is about
     * @param from when it began; null: from the start
     * @param how what was changed, in words
     */
    public record Planted(
            Plant plant, String kind, String stage, String attribute, String value, Instant from, String how) {}

    /** A step off the path of a case's kind. */
    public record PlantedDeviation(Plant plant, UUID caseId, UUID eventId, String activity, Instant at) {}
}

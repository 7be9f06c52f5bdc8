package io.aftercare.intent.entity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A piece of a message with a meaning of its own. */
@Schema(description = "A piece of the message with a meaning of its own")
public record Entity(
        EntityType type,
        @Schema(description = "As the customer wrote it") String text,

        @Schema(description = "Offset of the first UTF-16 unit")
        int start,

        @Schema(description = "Offset after the last UTF-16 unit")
        int end,

        @Schema(
                description =
                        "Normalised: A1001, +8613812345678, 129.00 CNY, 2026-11-20, SF; the trimmed text of products"
                                + " and addresses; absent where the words name no exact value",
                examples = "129.00 CNY")
        String value) {

    boolean contains(Entity other) {
        return start <= other.start && other.end <= end;
    }

    boolean overlaps(Entity other) {
        return start < other.end && other.start < end;
    }
}

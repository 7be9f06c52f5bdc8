package io.aftercare.intent.explain;

import io.aftercare.intent.model.Distribution;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which words of a message speak for an intent. */
@Schema(description = "Which words of the message speak for an intent")
public record Explanation(
        @Schema(examples = "return.request") String intent,

        @Schema(description = "Probability of the intent for the whole message")
        double confidence,

        @Schema(
                description = "Most telling first; empty where no single piece decides, or where the message is a bare"
                        + " number that only goes on with what was said before")
        List<Part> segments) {

    static Explanation of(String intent, Distribution intents, List<Part> segments) {
        return new Explanation(intent, rounded(intents.of(intent)), segments);
    }

    /** Of a message that has no words of its own. */
    public static Explanation withoutWords(String intent, Distribution intents) {
        return of(intent, intents, List.of());
    }

    @Schema(name = "ExplanationSegment")
    public record Part(
            @Schema(examples = "退货") String text,

            @Schema(description = "Offset of the first UTF-16 unit")
            int start,

            @Schema(description = "Offset after the last UTF-16 unit")
            int end,

            @Schema(
                    description = "By how much the intent's probability falls when the piece is left out",
                    examples = "0.42")
            double weight) {

        static Part of(String text, Segment segment, double weight) {
            return new Part(segment.in(text), segment.start(), segment.end(), rounded(weight));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}

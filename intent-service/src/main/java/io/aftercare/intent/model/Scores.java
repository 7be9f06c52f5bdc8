package io.aftercare.intent.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a model says of one text. What a model has no head for is empty.
 *
 * @param intents the leaf intents of the model's pack
 * @param sources labels of the public data set that the model also learned from; few ask for them
 * @param kinds what is at stake, as far as it holds, best first
 * @param scope whether the text is any of the pack's business
 * @param tokens how many tokens of the text were read
 */
public record Scores(
        Distribution intents,
        Supplier<Optional<Distribution>> sources,
        Map<String, Double> kinds,
        Optional<Distribution> complaint,
        Optional<Distribution> sentiment,
        Optional<Distribution> urgency,
        Optional<Distribution> act,
        Optional<Scope> scope,
        List<LearnedSpan> spans,
        int tokens) {

    /** The label of the complaint head for a message that complains of nothing. */
    public static final String NO_COMPLAINT = "none";

    /** The same manner of speaking about the intents of another pack, for which kinds and complaints mean nothing. */
    Scores about(Distribution otherIntents, Optional<Scope> otherScope) {
        return new Scores(
                otherIntents,
                Optional::empty,
                Map.of(),
                Optional.empty(),
                sentiment,
                urgency,
                act,
                otherScope,
                spans,
                tokens);
    }

    /**
     * @param outOfScope how surely the text is none of the pack's business
     * @param threshold the score from which it is taken to be so
     */
    public record Scope(double outOfScope, double threshold) {
        public boolean isOut() {
            return outOfScope >= threshold;
        }
    }
}

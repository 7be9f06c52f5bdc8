package io.aftercare.intent.model;

import java.util.Comparator;
import java.util.Map;

/**
 * What a head says of one text.
 *
 * @param probabilities of the leaf intents, calibrated
 * @param outOfScope probability that the text is none of an after-sales desk's business
 * @param outOfScopeFrom the probability from which it is taken to be so
 */
public record Scores(Map<String, Double> probabilities, double outOfScope, double outOfScopeFrom) {
    public String best() {
        return probabilities.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }
}

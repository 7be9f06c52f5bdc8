package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What probabilities lead to, chosen on kept-back data when the model was made.
 *
 * @param clarify null for a model that never asks back
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(description = "From which scores on something is decided")
public record Decisions(
        @Schema(description = "Share of messages in scope that are taken for out of scope", examples = "0.03")
        Double falseReject,

        IntentSet intentSet,
        Clarify clarify) {

    public Decisions {
        Manifest.require(intentSet != null, "decisions.intentSet");
    }

    /**
     * The leaves from a probability on are the set that holds all that the customer means, up to the risk: conformal risk
     * control (Angelopoulos et al. 2022).
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record IntentSet(double risk, double threshold) {
        public IntentSet {
            Manifest.require(threshold > 0 && threshold < 1, "an intentSet.threshold between 0 and 1");
        }
    }

    /** Below the ceiling, and with two intents within the margin of each other, it is better to ask than to guess. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Clarify(double margin, double ceiling) {}
}

package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * The smallest change found that turns the answer around: each was tried by deciding again. {@code from} and {@code to}
 * are as a request writes them.
 */
public record Counterfactual(List<Change> changes, Outcome outcome, Text text) {
    public record Change(Fact fact, String from, String to) {}

    /** What may be changed in thought. */
    public enum Fact implements Coded {
        AT,
        EVIDENCE,
        CONDITION,
        REASON;

        @Override
        @JsonValue
        public String code() {
            return Coded.of(this);
        }
    }
}

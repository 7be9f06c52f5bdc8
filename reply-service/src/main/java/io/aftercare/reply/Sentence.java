package io.aftercare.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.reply.proof.Claim;
import java.util.List;

/**
 * One sentence of a reply, what it claims and what proves it. {@code lead} is the white space between it and the sentence before, so that
 * a client may print sentences as they come and end with exactly the reply's text.
 */
public record Sentence(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String lead,
        String text,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Claim> claims,
        List<Evidence> evidence) {
    public Sentence(String lead, String text, List<Evidence> evidence) {
        this(lead, text, List.of(), evidence);
    }

    public Sentence {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("A sentence has text");
        }
        if (evidence == null || evidence.isEmpty()) {
            throw new IllegalArgumentException("A sentence has evidence: " + text);
        }
        lead = lead == null ? "" : lead;
        claims = claims == null ? List.of() : List.copyOf(claims);
        evidence = List.copyOf(evidence);
    }
}

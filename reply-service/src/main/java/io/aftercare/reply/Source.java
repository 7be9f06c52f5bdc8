package io.aftercare.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The step of the cascade that a reply is owed to. */
public enum Source {
    @JsonProperty("handoff")
    HANDOFF,
    @JsonProperty("case")
    CASE,
    @JsonProperty("order")
    ORDER,
    @JsonProperty("decision")
    DECISION,
    @JsonProperty("knowledge")
    KNOWLEDGE,
    @JsonProperty("smalltalk")
    SMALLTALK,
    @JsonProperty("out_of_scope")
    OUT_OF_SCOPE,
    @JsonProperty("clarify")
    CLARIFY,
    @JsonProperty("fallback")
    FALLBACK;

    /** The name on the wire and in metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

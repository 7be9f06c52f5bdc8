package io.aftercare.intent.rules;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What about a wish is said or asked; it picks the leaf intent inside the wished group. */
public enum Aspect {
    @JsonProperty("request")
    REQUEST,
    @JsonProperty("how_to")
    HOW_TO,
    @JsonProperty("policy")
    POLICY,
    @JsonProperty("status")
    STATUS,
    @JsonProperty("how_long")
    HOW_LONG,
    @JsonProperty("why")
    WHY,
    @JsonProperty("withdraw")
    WITHDRAW
}

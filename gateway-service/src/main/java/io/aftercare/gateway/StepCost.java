package io.aftercare.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/** What a service spent on its step: CPU time as it measured it, and tokens that its models read or wrote. */
public record StepCost(double cpuMillis, int tokens) {
    static final StepCost NONE = new StepCost(0, 0);

    /** As a service tells it in {@code cost}; nothing where it does not. */
    static StepCost from(JsonNode cost) {
        return new StepCost(
                cost.path("cpuMillis").asDouble(), cost.path("tokens").asInt());
    }

    StepCost plus(StepCost other) {
        return new StepCost(Math.round((cpuMillis + other.cpuMillis) * 1000) / 1000.0, tokens + other.tokens);
    }
}

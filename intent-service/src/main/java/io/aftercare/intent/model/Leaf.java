package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A leaf intent of the taxonomy.
 *
 * @param kind the case kind that a request of this intent is about; null when an answer is all that can be wanted
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(description = "A leaf intent")
public record Leaf(
        @Schema(examples = "return.request") String code,
        @Schema(examples = "return") String group,
        @Schema(examples = "申请退货") String zh,
        @Schema(examples = "Request a return") String en,

        @Schema(description = "Case kind that a request of this intent is about", examples = "return")
        String kind,

        @Schema(description = "Whether a true answer needs the customer's order")
        boolean needsOrder) {}

package io.aftercare.intent.model;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A directory with a manifest that is not served. */
@Schema(description = "A model that is not served, and why")
public record RefusedModel(
        @Schema(examples = "after-sales/zh/3") String directory,

        @Schema(examples = "model.onnx is not the file that its manifest names: its SHA-256 is …, not …")
        String reason) {}

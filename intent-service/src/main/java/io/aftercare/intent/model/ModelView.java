package io.aftercare.intent.model;

import io.aftercare.intent.language.Language;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A loaded model, as its manifest describes it. */
@Schema(description = "A loaded model")
public record ModelView(
        @Schema(examples = "intent-zh") String name,
        @Schema(examples = "1") String version,
        Language language,

        @Schema(description = "Leaf intents that the head can tell")
        List<String> labels,

        @Schema(description = "SHA-256 of the head") String sha256,
        @Schema(examples = "bge-small-zh-v1.5-q") String encoder,

        @Schema(description = "How it did on kept-back data when it was made")
        Map<String, Object> figures) {

    static ModelView from(Manifest manifest) {
        return new ModelView(
                manifest.name(),
                manifest.version(),
                manifest.language(),
                manifest.labels(),
                manifest.sha256(),
                manifest.encoder(),
                manifest.figures());
    }
}

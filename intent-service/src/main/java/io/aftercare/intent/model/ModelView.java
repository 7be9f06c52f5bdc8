package io.aftercare.intent.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.intent.language.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A loaded model, as its manifest describes it. */
@Schema(description = "A loaded model")
public record ModelView(
        @Schema(examples = "after-sales-zh") String name,
        @Schema(examples = "after-sales") String pack,
        Language language,
        @Schema(examples = "2") String version,

        @JsonProperty("default")
        @Schema(name = "default", description = "Whether it answers where no version is asked for")
        boolean isDefault,

        @Schema(
                description = "The model whose encoder it reads with; absent when it has its own",
                examples = "after-sales/en/2")
        String encoder,

        @Schema(description = "What it tells, by name") Map<String, HeadView> heads,
        Decisions decisions,
        @Schema(description = "Its files by name") Map<String, FileView> files,

        @Schema(description = "Size of all its files together")
        long bytes,

        @Schema(description = "How it did on kept-back data when it was made")
        Map<String, Object> figures) {

    static ModelView of(IntentModel model, boolean isDefault) {
        ModelDirectory directory = model.directory();
        Manifest manifest = directory.manifest();
        Map<String, HeadView> heads = new TreeMap<>();
        manifest.heads().forEach((name, head) -> heads.put(name, HeadView.of(head)));
        Map<String, FileView> files = new TreeMap<>();
        manifest.files()
                .forEach((file, sha256) ->
                        files.put(file, new FileView(sha256, directory.bytes().get(file))));
        return new ModelView(
                manifest.name(),
                manifest.pack(),
                manifest.language(),
                Integer.toString(manifest.version()),
                isDefault,
                Optional.ofNullable(manifest.encoder())
                        .map(encoder -> encoder.id().toString())
                        .orElse(null),
                heads,
                manifest.decisions(),
                files,
                files.values().stream().mapToLong(FileView::bytes).sum(),
                manifest.figures());
    }

    @Schema(name = "ModelHead")
    record HeadView(
            @Schema(description = "How many labels it tells apart")
            int labels,

            Double temperature,

            @Schema(description = "From which score each label holds, where each holds on its own")
            List<Double> thresholds) {
        static HeadView of(HeadSpec head) {
            return new HeadView(head.labels().size(), head.temperature(), head.thresholds());
        }
    }

    @Schema(name = "ModelFile")
    record FileView(String sha256, long bytes) {}
}

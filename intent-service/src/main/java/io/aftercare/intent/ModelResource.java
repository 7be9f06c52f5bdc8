package io.aftercare.intent;

import io.aftercare.intent.model.IntentModels;
import io.aftercare.intent.model.ModelView;
import io.aftercare.intent.model.Taxonomy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which models answer, and what they can tell. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
class ModelResource {
    private final IntentModels models;

    ModelResource(IntentModels models) {
        this.models = models;
    }

    @GET
    @Operation(summary = "The loaded models with their figures")
    public LoadedModels models() {
        return new LoadedModels(models.views());
    }

    @GET
    @Path("/taxonomy")
    @Operation(summary = "The leaf intents of both languages")
    public Taxonomy taxonomy() {
        return models.taxonomy();
    }

    @Schema(description = "The loaded models")
    record LoadedModels(List<ModelView> items) {}
}

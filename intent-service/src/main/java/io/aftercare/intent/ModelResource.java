package io.aftercare.intent;

import io.aftercare.inference.ModelLoadException;
import io.aftercare.intent.model.ModelRegistry;
import io.aftercare.intent.model.ModelView;
import io.aftercare.intent.model.RefusedModel;
import io.aftercare.intent.model.Taxonomy;
import io.aftercare.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Which models answer, and what they can tell. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
class ModelResource {
    private final ModelRegistry models;

    ModelResource(ModelRegistry models) {
        this.models = models;
    }

    @GET
    @Operation(summary = "The models that are served, with their figures, and those that are refused, with the reason")
    public Models models() {
        return new Models(models.views(), models.refused());
    }

    @POST
    @Path("/refresh")
    @Operation(
            summary = "Look at the model directories again",
            description = "What is new or changed is verified, loaded and warmed before it answers; what is gone leaves"
                    + " after its last caller. No request is dropped")
    @APIResponse(responseCode = "200", description = "The models that are served from now on")
    @APIResponse(
            responseCode = "409",
            description = "What lies there could not be served alone; the models at work go on")
    public Models refresh() {
        try {
            models.refresh();
        } catch (ModelLoadException e) {
            throw Problems.conflict("models-not-servable", e.getMessage());
        }
        return models();
    }

    @GET
    @Path("/taxonomy")
    @Operation(summary = "The leaf intents of the default pack")
    public Taxonomy taxonomy() {
        return taxonomy(ModelRegistry.DEFAULT_PACK);
    }

    @GET
    @Path("/packs/{pack}/taxonomy")
    @Operation(summary = "The leaf intents of a pack")
    @APIResponse(responseCode = "200", description = "The leaf intents of the pack")
    @APIResponse(responseCode = "404", description = "No model of such a pack is served")
    public Taxonomy taxonomy(@RestPath String pack) {
        return models.taxonomy(pack).orElseThrow(() -> Problems.notFound("pack", pack));
    }

    @Schema(description = "The models")
    record Models(
            @Schema(description = "Served") List<ModelView> items,
            @Schema(description = "Found, but not served") List<RefusedModel> refused) {}
}

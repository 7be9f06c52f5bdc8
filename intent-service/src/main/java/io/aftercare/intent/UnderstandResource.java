package io.aftercare.intent;

import io.aftercare.web.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages in, understandings out; on worker threads, since a model run keeps its thread busy. */
@Path("/v1/understand")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Understanding")
class UnderstandResource {
    private final Understander understander;

    UnderstandResource(Understander understander) {
        this.understander = understander;
    }

    @POST
    @Operation(summary = "Understand a message")
    @APIResponse(responseCode = "200", description = "What the message means")
    @APIResponse(
            responseCode = "400",
            description = "The message is blank, too long or no text, or no such pack, version or intent is served")
    @APIResponse(responseCode = "503", description = "All places are taken; try again after Retry-After")
    public Understanding understand(UnderstandRequest request) {
        return understander.understand(understander.prepare(required(request)));
    }

    @POST
    @Path("/batch")
    @Operation(summary = "Understand up to 64 messages, each on its own")
    @APIResponse(responseCode = "200", description = "What the messages mean, in their order")
    @APIResponse(responseCode = "400", description = "A message is refused as it would be alone; none was read")
    @APIResponse(responseCode = "503", description = "All places are taken; try again after Retry-After")
    public UnderstandBatch.Result understandAll(UnderstandBatch batch) {
        // All are looked at before the first is read, so that a batch is refused whole.
        List<Reading> readings = required(batch).valid().items().stream()
                .map(understander::prepare)
                .toList();
        return new UnderstandBatch.Result(
                readings.stream().map(understander::understand).toList());
    }

    private static <T> T required(T body) {
        return Optional.ofNullable(body)
                .orElseThrow(() -> Problems.invalid("body-missing", "The request has no body: send JSON."));
    }
}

package io.aftercare.intent;

import io.aftercare.inference.Caller;
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
import org.jboss.resteasy.reactive.RestHeader;

/** Messages in, understandings out; on worker threads, since a model run keeps its thread busy. */
@Path("/v1/understand")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Understanding")
class UnderstandResource {
    private static final String TENANT = io.aftercare.web.Caller.TENANT_HEADER;

    private final Understander understander;
    private final ManyReader many;

    UnderstandResource(Understander understander, ManyReader many) {
        this.understander = understander;
        this.many = many;
    }

    @POST
    @Operation(summary = "Understand a message")
    @APIResponse(responseCode = "200", description = "What the message means")
    @APIResponse(
            responseCode = "400",
            description = "The message is blank, too long or no text, or no such pack, version or intent is served")
    @APIResponse(responseCode = "503", description = "All places are taken; try again after Retry-After")
    public Understanding understand(@RestHeader(TENANT) String tenant, UnderstandRequest request) {
        return understander.understand(understander.prepare(required(request), caller(tenant)));
    }

    @POST
    @Path("/batch")
    @Operation(summary = "Understand up to 64 messages, each on its own")
    @APIResponse(responseCode = "200", description = "What the messages mean, in their order")
    @APIResponse(responseCode = "400", description = "A message is refused as it would be alone; none was read")
    @APIResponse(responseCode = "503", description = "All places are taken; try again after Retry-After")
    public UnderstandBatch.Result understandAll(@RestHeader(TENANT) String tenant, UnderstandBatch batch) {
        Caller caller = caller(tenant);
        // All are looked at before the first is read, so that a batch is refused whole.
        List<Reading> readings = required(batch).valid().items().stream()
                .map(request -> understander.prepare(request, caller))
                .toList();
        return new UnderstandBatch.Result(many.read(readings));
    }

    @POST
    @Path("/bulk")
    @Operation(
            summary = "Understand up to 1,000 messages that nobody waits for",
            description = "They give way to all others. Each is answered or refused on its own, so that a back-fill of"
                    + " millions goes on where one message is bad")
    @APIResponse(responseCode = "200", description = "What each message means or why it was not read, in their order")
    @APIResponse(responseCode = "400", description = "There is no list, or it is too long")
    public UnderstandBulk.Result understandLater(@RestHeader(TENANT) String tenant, UnderstandBulk bulk) {
        return new UnderstandBulk.Result(
                many.readEach(required(bulk).valid().items(), caller(tenant).later()));
    }

    /** Tenants share the models by turns; a caller that names none is one of them. */
    private static Caller caller(String tenant) {
        return Caller.of(tenant == null ? "" : tenant);
    }

    private static <T> T required(T body) {
        return Optional.ofNullable(body)
                .orElseThrow(() -> Problems.invalid("body-missing", "The request has no body: send JSON."));
    }
}

package io.aftercare.gateway;

import io.aftercare.gateway.edge.JsonBody;
import io.aftercare.gateway.remote.Downstream;
import io.aftercare.gateway.remote.Forwarding;
import io.aftercare.web.Caller;
import io.aftercare.web.MessageText;
import io.aftercare.web.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Understanding alone, without a conversation. */
@Path("/v1/understand")
@RolesAllowed({Role.CUSTOMER, Role.AGENT, Role.MANAGER, Role.ADMIN})
@Blocking // said too, because what is returned is a stream
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Understanding")
class UnderstandResource {
    private final Forwarding forwarding;
    private final JsonBody json;
    private final RoutingContext request;
    private final Caller caller;

    UnderstandResource(Forwarding forwarding, JsonBody json, RoutingContext request, Caller caller) {
        this.caller = caller;
        this.forwarding = forwarding;
        this.json = json;
        this.request = request;
    }

    /** What of a request is checked here; the rest is intent-service's. */
    @RegisterForReflection
    private record Text(String text) {
        private Text {
            MessageText.require("text", text);
        }
    }

    @POST
    @Operation(operationId = "understand", summary = "Understands one text")
    @RequestBody(ref = "UnderstandRequest")
    @APIResponse(responseCode = "200", ref = "Understanding")
    public RestMulti<Buffer> one(byte[] body) {
        json.read(body, Text.class);
        return forwarding.forward(Downstream.INTENT, request, body, caller.tenant());
    }

    @POST
    @Path("batch")
    @Operation(operationId = "understandBatch", summary = "Understands up to 64 texts")
    @RequestBody(content = @Content(schema = @Schema(ref = "UnderstandBatch")))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Understandings")))
    public RestMulti<Buffer> many(byte[] body) {
        return forwarding.forward(Downstream.INTENT, request, json.checked(body), caller.tenant());
    }

    @POST
    @Path("bulk")
    @RolesAllowed({Role.MANAGER, Role.ADMIN})
    @Operation(
            operationId = "understandBulk",
            summary = "Understands up to 1,000 texts that nobody waits for; they give way to all others")
    @RequestBody(content = @Content(schema = @Schema(ref = "UnderstandBulk")))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "BulkUnderstandings")))
    public RestMulti<Buffer> later(byte[] body) {
        return forwarding.forward(Downstream.INTENT, request, json.checked(body), caller.tenant());
    }
}

package io.aftercare.gateway;

import io.aftercare.gateway.edge.JsonBody;
import io.aftercare.gateway.remote.Downstream;
import io.aftercare.gateway.remote.Forwarding;
import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** A customer's conversation: opened, written to, read, handed to a person, rated. */
@Path("/v1/conversations")
@RolesAllowed({Role.CUSTOMER, Role.AGENT, Role.MANAGER, Role.ADMIN})
@Blocking // said too, because what is returned is a stream
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Conversations")
class ConversationResource {
    private final Reception reception;
    private final Forwarding forwarding;
    private final JsonBody json;
    private final Caller caller;
    private final RoutingContext request;

    ConversationResource(
            Reception reception, Forwarding forwarding, JsonBody json, Caller caller, RoutingContext request) {
        this.reception = reception;
        this.forwarding = forwarding;
        this.json = json;
        this.caller = caller;
        this.request = request;
    }

    @POST
    @Operation(operationId = "openConversation", summary = "Opens a conversation")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewConversation")))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(ref = "Conversation")))
    public RestMulti<Buffer> open(byte[] body) {
        return forwarding.forward(Downstream.TICKET, request, json.checked(body));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "readConversation",
            summary = "A conversation with its messages, replies, cases and promises")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Conversation")))
    public RestMulti<Buffer> read(@PathParam("id") String id) {
        return forwarding.forward(Downstream.TICKET, request, null);
    }

    @POST
    @Path("{id}/messages")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "say", summary = "Says something and gets the whole turn, or its events as they happen")
    @RequestBody(ref = "Message")
    @APIResponse(responseCode = "200", ref = "Turn")
    @APIResponse(responseCode = "503", ref = "NotStored")
    public Turn say(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            byte[] body) {
        return reception.answer(delivery(id, key, authorization, body));
    }

    @POST
    @Path("{id}/messages")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true) // the same operation for OpenAPI, which knows one per path and method
    public Multi<OutboundSseEvent> watch(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            byte[] body) {
        return reception.watch(delivery(id, key, authorization, body));
    }

    @POST
    @Path("{id}/handoff")
    @Operation(operationId = "askForPerson", summary = "Asks for a person")
    @RequestBody(content = @Content(schema = @Schema(ref = "HandoffRequest")))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(ref = "Handoff")))
    public RestMulti<Buffer> askForPerson(@PathParam("id") String id, byte[] body) {
        boolean withReason = body != null && body.length > 0;
        return forwarding.forward(Downstream.TICKET, request, withReason ? json.checked(body) : null);
    }

    @POST
    @Path("{id}/answers")
    @RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
    @Operation(operationId = "answerAsPerson", summary = "Answers as a person (staff)")
    @RequestBody(content = @Content(schema = @Schema(ref = "Answer")))
    @APIResponse(responseCode = "201", description = "The answer, which the conversation shows as a reply")
    public RestMulti<Buffer> answer(@PathParam("id") String id, byte[] body) {
        return forwarding.forward(Downstream.TICKET, request, json.checked(body));
    }

    @POST
    @Path("{id}/feedback")
    @Operation(operationId = "giveFeedback", summary = "Says whether a reply helped")
    @RequestBody(content = @Content(schema = @Schema(ref = "Feedback")))
    @APIResponse(responseCode = "201", description = "Noted")
    public RestMulti<Buffer> giveFeedback(@PathParam("id") String id, byte[] body) {
        return forwarding.forward(Downstream.TICKET, request, json.checked(body));
    }

    private Delivery delivery(String id, String key, String authorization, byte[] body) {
        Credentials credentials = Credentials.ofCaller(authorization, caller.tenant());
        return Delivery.of(id, json.read(body, IncomingMessage.class), key, credentials);
    }
}

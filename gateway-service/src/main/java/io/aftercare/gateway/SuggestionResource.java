package io.aftercare.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.gateway.edge.JsonBody;
import io.aftercare.web.Caller;
import io.aftercare.web.MessageText;
import io.aftercare.web.Problems;
import io.aftercare.web.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What a person could answer, and the call that sends it. */
@Path("/v1/conversations/{id}/suggestions")
@RolesAllowed({Role.AGENT, Role.MANAGER, Role.ADMIN})
@Blocking
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Conversations")
class SuggestionResource {
    private final Suggestions suggestions;
    private final JsonBody json;
    private final Caller caller;

    SuggestionResource(Suggestions suggestions, JsonBody json, Caller caller) {
        this.suggestions = suggestions;
        this.json = json;
        this.caller = caller;
    }

    record Suggested(List<Suggestion> items) {}

    /** @param text what is sent instead of what was suggested */
    @RegisterForReflection
    record Edit(String text) {
        Edit {
            if (text == null) {
                throw Problems.invalid(
                        "suggestion-text-missing",
                        "The body names no text: send {\"text\": …} with what is to be sent instead, or no body to send"
                                + " the suggestion as it stands.");
            }
            MessageText.require("text", text);
        }
    }

    @GET
    @Operation(
            operationId = "suggestAnswers",
            summary = "Up to three answers to what the customer said last, best first, with what they rest on (staff)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Suggestions")))
    @APIResponse(responseCode = "409", description = "The customer has not written yet")
    public Suggested list(@PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return new Suggested(suggestions.to(id, Credentials.ofCaller(authorization, caller.tenant())));
    }

    @POST
    @Path("{suggestion}")
    @ResponseStatus(201)
    @Operation(
            operationId = "takeSuggestion",
            summary =
                    "Sends a suggestion as it stands, or a text of one's own instead; what became of it is kept (staff)")
    @RequestBody(content = @Content(schema = @Schema(ref = "SuggestionEdit")))
    @APIResponse(responseCode = "201", description = "The draft that was sent: approved, or edited")
    @APIResponse(responseCode = "409", description = "It is no longer suggested")
    public ObjectNode take(
            @PathParam("id") String id,
            @PathParam("suggestion") String suggestion,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            byte[] body) {
        String text = body == null || body.length == 0
                ? null
                : json.read(body, Edit.class).text();
        return suggestions.take(id, suggestion, text, Credentials.ofCaller(authorization, caller.tenant()));
    }
}

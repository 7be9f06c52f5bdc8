package io.aftercare.gateway.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.gateway.ClaimedTurn;
import io.aftercare.gateway.Decision;
import io.aftercare.gateway.IncomingMessage;
import io.aftercare.gateway.LastMessage;
import io.aftercare.gateway.Recording;
import io.aftercare.gateway.StoredMessage;
import io.aftercare.gateway.Suggestion;
import io.aftercare.gateway.Understanding;
import io.aftercare.web.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/v1")
@RegisterRestClient(configKey = "ticket")
@RegisterProvider(RefusalReader.class)
interface TicketRest {
    @POST
    @Path("/conversations/{id}/messages")
    StoredMessage store(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("id") UUID conversation,
            IncomingMessage message);

    @POST
    @Path("/conversations/{id}/messages/{message}/decision")
    Decision decide(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(Caller.TENANT_HEADER) String tenant,
            @PathParam("id") UUID conversation,
            @PathParam("message") UUID message,
            DecisionRequest request);

    @PUT
    @Path("/conversations/{id}/messages/{message}/reply")
    void record(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(Caller.TENANT_HEADER) String tenant,
            @PathParam("id") UUID conversation,
            @PathParam("message") UUID message,
            Recording recording);

    @POST
    @Path("/conversations/{id}/handoff")
    void handoff(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(Caller.TENANT_HEADER) String tenant,
            @PathParam("id") UUID conversation,
            HandoffRequest request);

    @GET
    @Path("/conversations/{id}/messages/last")
    LastMessage lastMessage(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String conversation);

    @POST
    @Path("/conversations/{id}/suggested-answers")
    ObjectNode take(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("id") UUID conversation,
            SuggestedAnswer answer);

    @POST
    @Path("/turns/claim")
    Claimed claim(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, Claim claim);

    record DecisionRequest(Understanding understanding, List<String> missing) {}

    record HandoffRequest(String reason) {}

    record SuggestedAnswer(UUID messageId, Suggestion reply, String text) {}

    record Claim(int limit, List<String> missing) {}

    record Claimed(List<ClaimedTurn> items) {
        public Claimed {
            items = items == null ? List.of() : items;
        }
    }
}

package io.aftercare.ticket.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of the shop's REST contract that changes something. */
@RegisterRestClient(configKey = "shop-actions")
@Consumes(MediaType.APPLICATION_JSON)
interface ActionApi {
    @PUT
    @Path("/actions/{key}")
    Uni<JsonNode> carryOut(@HeaderParam("X-Tenant") String tenant, @PathParam("key") String key, ActionOrder order);

    @GET
    @Path("/changes")
    Uni<JsonNode> changes(
            @HeaderParam("X-Tenant") String tenant,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit);
}

package io.aftercare.ticket.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The shop's REST contract, as far as it is read here. */
@RegisterRestClient(configKey = "shop")
interface ShopApi {
    @GET
    @Path("/orders/{id}")
    Uni<JsonNode> order(@HeaderParam("X-Tenant") String tenant, @PathParam("id") String id);

    @GET
    @Path("/orders")
    Uni<JsonNode> orders(
            @HeaderParam("X-Tenant") String tenant,
            @QueryParam("customerId") String customerId,
            @QueryParam("status") String status,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor);

    @GET
    @Path("/customers/{id}")
    Uni<OrderDirectory.ShopCustomer> customer(@HeaderParam("X-Tenant") String tenant, @PathParam("id") String id);
}

package io.aftercare.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.orders.OrderAnswer;
import io.aftercare.ticket.orders.OrderDirectory;
import io.aftercare.web.Caller;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Orders as the merchant's shop tells them: a customer sees their own. */
@Tag(name = "Orders")
@Path("/v1/orders")
@Authenticated
class OrderResource {
    private final Caller caller;
    private final OrderDirectory orders;

    OrderResource(Caller caller, OrderDirectory orders) {
        this.caller = caller;
        this.orders = orders;
    }

    @GET
    public Uni<JsonNode> list(
            @RestQuery String customerId, @RestQuery String status, @RestQuery String limit, @RestQuery String cursor) {
        Access who = Access.of(caller);
        return orders.ordersOf(
                        who.tenant(),
                        customerOf(who, customerId),
                        new OrderDirectory.OrderQuery(
                                status, PageRequest.of(limit, null).limit(), cursor))
                .map(page -> page.orElseThrow(OrderResource::unavailable));
    }

    @GET
    @Path("/{id}")
    public Uni<JsonNode> show(@RestPath String id) {
        Access who = Access.of(caller);
        return orders.order(who.tenant(), Inputs.orderId(id))
                .map(answer -> who.customer() ? answer.seenBy(who.subject()) : answer)
                .map(answer -> switch (answer) {
                    case OrderAnswer.Known(var order) -> order.facts();
                    case OrderAnswer.NotFound() -> throw Problems.notFound("order", id);
                    case OrderAnswer.Unavailable() -> throw unavailable();
                });
    }

    private static String customerOf(Access who, String customerId) {
        if (who.customer()) {
            return who.subject();
        }
        return Inputs.required("customerId", customerId, 128);
    }

    private static HttpProblem unavailable() {
        return Problems.unavailable(
                "shop-unavailable", "The shop does not answer at the moment; try again.", Duration.ofSeconds(5));
    }
}

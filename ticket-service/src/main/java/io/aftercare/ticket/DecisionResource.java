package io.aftercare.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.aftercare.policy.Condition;
import io.aftercare.policy.CustomerHistory;
import io.aftercare.policy.Decision;
import io.aftercare.policy.Evidence;
import io.aftercare.policy.FactsRefused;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.OrderFacts;
import io.aftercare.policy.Reason;
import io.aftercare.policy.Request;
import io.aftercare.ticket.entitlement.Entitlements;
import io.aftercare.ticket.orders.Order;
import io.aftercare.ticket.orders.OrderAnswer;
import io.aftercare.ticket.orders.OrderDirectory;
import io.aftercare.web.Caller;
import io.aftercare.web.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dry runs: what would be decided, without a case, a promise or a record. */
@Tag(name = "Policy")
@Path("/v1/decisions")
@Authenticated
class DecisionResource {
    private final Caller caller;
    private final OrderDirectory orders;
    private final Entitlements entitlements;
    private final ObjectReader asked;
    private final Clock clock;

    DecisionResource(Caller caller, OrderDirectory orders, Entitlements entitlements, ObjectMapper json, Clock clock) {
        this.caller = caller;
        this.orders = orders;
        this.entitlements = entitlements;
        this.asked = json.readerFor(Asked.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
    }

    /** Either an order of the shop by its id or, for staff, one that is made up; {@code at} left out is now. */
    record Asked(
            String orderId,
            OrderFacts order,
            CustomerHistory customer,
            OptionKind wants,
            List<Request.Asked> lines,
            Reason reason,
            Condition condition,
            Instant at,
            Set<Evidence> evidence,
            List<Request.Inspected> inspected) {
        Asked {
            if ((orderId == null) == (order == null)) {
                throw new FactsRefused("give either orderId or order");
            }
        }

        Request request(Clock clock) {
            return new Request(wants, lines, reason, condition, at == null ? clock.instant() : at, evidence, inspected);
        }
    }

    @POST
    public Uni<Decision> decide(@NotNull JsonNode body) {
        Access who = Access.of(caller);
        Asked given = read(body);
        Request request = given.request(clock);
        if (given.order() != null || given.customer() != null) {
            if (who.customer()) {
                throw Problems.forbidden(
                        "staff-only", "Only staff may try a made-up order or history; send an orderId.");
            }
        }
        if (given.order() != null) {
            CustomerHistory customer = given.customer() == null ? CustomerHistory.NONE : given.customer();
            return entitlements.decide(who.tenant(), given.order(), request, customer);
        }
        return order(who, given.orderId())
                .chain(order -> orders.customer(who.tenant(), order.customerId())
                        .map(Entitlements::history)
                        .map(history -> Optional.ofNullable(given.customer()).orElse(history))
                        .chain(history -> entitlements.decide(who.tenant(), told(order), request, history)));
    }

    private Asked read(JsonNode body) {
        try {
            return asked.readValue(body);
        } catch (JsonProcessingException e) {
            throw e.getCause() instanceof FactsRefused refused ? refused : new FactsRefused(e.getOriginalMessage());
        } catch (IOException e) {
            throw new FactsRefused(e.getMessage());
        }
    }

    private Uni<Order> order(Access who, String id) {
        return orders.order(who.tenant(), Inputs.orderId(id))
                .map(answer -> who.customer() ? answer.seenBy(who.subject()) : answer)
                .map(answer -> switch (answer) {
                    case OrderAnswer.Known(var order) -> order;
                    case OrderAnswer.NotFound() -> throw Problems.notFound("order", id);
                    case OrderAnswer.Unavailable() ->
                        throw Problems.unavailable(
                                "shop-unavailable",
                                "The shop does not answer at the moment; try again.",
                                Duration.ofSeconds(5));
                });
    }

    private OrderFacts told(Order order) {
        try {
            return entitlements.read(order.facts());
        } catch (FactsRefused e) {
            throw Problems.problem(
                    422,
                    "order-facts-refused",
                    "The shop contradicts itself",
                    "The shop's order cannot be right: " + e.getMessage());
        }
    }
}

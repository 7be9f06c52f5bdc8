package io.aftercare.ticket.entitlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.aftercare.policy.CustomerHistory;
import io.aftercare.policy.Decision;
import io.aftercare.policy.FactsRefused;
import io.aftercare.policy.InspectedRefund;
import io.aftercare.policy.OrderFacts;
import io.aftercare.policy.Policy;
import io.aftercare.policy.Reason;
import io.aftercare.policy.Request;
import io.aftercare.policy.pack.PackHistory;
import io.aftercare.ticket.orders.OrderDirectory.ShopCustomer;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.ticket.triage.Understanding;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What a customer is entitled to, by the pack that was in force for the tenant when the order was placed. */
@ApplicationScoped
public class Entitlements {
    private static final Logger LOG = Logger.getLogger(Entitlements.class);

    private final Law law;
    private final PolicyPacks packs;
    private final Policies policies;
    private final Transactions transactions;
    private final ObjectReader orders;
    private final Clock clock;

    Entitlements(
            Law law, PolicyPacks packs, Policies policies, Transactions transactions, ObjectMapper json, Clock clock) {
        this.law = law;
        this.packs = packs;
        this.policies = policies;
        this.transactions = transactions;
        // A shop may know more than we read, and call goods by classes of its own.
        this.orders = json.readerFor(OrderFacts.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
        this.clock = clock;
    }

    /** @throws FactsRefused (as a failure) when no pack decides such an order, or the facts contradict each other */
    public Uni<Decision> decide(String tenant, OrderFacts order, Request request, CustomerHistory customer) {
        return policy(tenant, order).map(policy -> policy.decide(order, request, customer));
    }

    /**
     * What goes back for goods of an order that were inspected.
     *
     * @throws FactsRefused (as a failure), as for {@link #decide}
     */
    public Uni<InspectedRefund> inspected(
            String tenant,
            OrderFacts order,
            List<InspectedRefund.Unit> units,
            Instant askedAt,
            CustomerHistory customer) {
        return policy(tenant, order).map(policy -> policy.inspected(order, units, askedAt, customer));
    }

    /** Why goods come back that are faulty, as far as an intent says more than that. */
    public static Reason faultOf(String intent) {
        return UnderstoodRequest.faultOf(intent);
    }

    /** An order as the shop told it. */
    public OrderFacts read(JsonNode facts) {
        try {
            return orders.readValue(facts);
        } catch (JsonProcessingException e) {
            throw e.getCause() instanceof FactsRefused refused ? refused : new FactsRefused(e.getOriginalMessage());
        } catch (IOException e) {
            throw new FactsRefused(e.getMessage());
        }
    }

    /**
     * What can be told in a turn: empty where the message asks for nothing that rules speak of. Whatever fails here, the
     * turn goes on without options, and so without a promise.
     *
     * @param earlier what was asked last in the conversation about the same order
     * @param asksOn the side of it that the words ask on about
     */
    public Uni<Optional<Decision>> inTurn(
            String tenant,
            JsonNode facts,
            Optional<Understanding> understanding,
            Optional<Asked> earlier,
            Optional<Side> asksOn,
            Optional<ShopCustomer> customer) {
        if (facts == null || understanding.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .deferred(() -> UnderstoodRequest.of(understanding.get(), earlier, asksOn, clock.instant())
                        .map(request -> decide(tenant, read(facts), request, history(customer))
                                .map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "no options for tenant=%s: %s",
                        tenant, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** A tier that the shop made up opens no doors. */
    public static CustomerHistory history(Optional<ShopCustomer> customer) {
        return customer.flatMap(it -> Arrays.stream(CustomerHistory.Tier.values())
                        .filter(tier -> tier.code().equals(it.tier()))
                        .findFirst())
                .map(tier -> new CustomerHistory(tier, 0, 0))
                .orElse(CustomerHistory.NONE);
    }

    private Uni<Policy> policy(String tenant, OrderFacts order) {
        Policy lawful = law.of(order.currencyCode())
                .orElseThrow(() -> new FactsRefused(
                        "order %s is in %s, and no pack decides in that".formatted(order.id(), order.currencyCode())));
        return transactions
                .read(() -> packs.published(tenant, lawful.pack().edition().pack()))
                .chain(policies::of)
                .map(own -> inForce(own, order).orElse(lawful))
                .invoke(policy -> {
                    if (!policy.pack().decidesOrdersOf(policy.pack().count().dayOf(order.placedAt()))) {
                        throw new FactsRefused("order %s was placed before %s was in force"
                                .formatted(order.id(), policy.pack().edition()));
                    }
                });
    }

    private static Optional<Policy> inForce(List<Policy> own, OrderFacts order) {
        return new PackHistory(own.stream().map(Policy::pack).toList())
                .forOrderPlaced(order.placedAt())
                .flatMap(pack ->
                        own.stream().filter(policy -> policy.pack() == pack).findFirst());
    }
}

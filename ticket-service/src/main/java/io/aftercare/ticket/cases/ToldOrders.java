package io.aftercare.ticket.cases;

import io.aftercare.policy.FactsRefused;
import io.aftercare.ticket.orders.OrderAnswer;
import io.aftercare.ticket.orders.OrderDirectory;
import io.aftercare.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What the shop says of the orders of a case, as packs decide by it. */
@ApplicationScoped
class ToldOrders {
    private final OrderDirectory directory;
    private final OrderFactsTable table;

    ToldOrders(OrderDirectory directory, OrderFactsTable table) {
        this.directory = directory;
        this.table = table;
    }

    /**
     * @param decided what is decided by the orders, as a refusal says it
     */
    record About(UUID caseId, String tenant, String customerId, String decided) {}

    /** In the order of their ids, as they were first heard; the shop is asked only for what was not told before. */
    Uni<List<OrderFactsTable.Told>> first(About about, Collection<String> orders) {
        return table.of(about.tenant(), about.caseId()).chain(known -> {
            List<String> asked = orders.stream()
                    .filter(order ->
                            known.stream().noneMatch(told -> told.orderId().equals(order)))
                    .toList();
            return Multi.createFrom()
                    .iterable(asked)
                    .onItem()
                    .transformToUniAndConcatenate(
                            order -> now(about, order).call(told -> table.keep(about.tenant(), about.caseId(), told)))
                    .collect()
                    .asList()
                    .map(more -> Stream.concat(known.stream(), more.stream())
                            .filter(told -> orders.contains(told.orderId()))
                            .sorted(Comparator.comparing(OrderFactsTable.Told::orderId))
                            .toList());
        });
    }

    /** What was first heard of the order; empty where nothing was kept. */
    Uni<Optional<OrderFactsTable.Told>> kept(About about, String orderId) {
        return table.of(about.tenant(), about.caseId())
                .map(known -> known.stream()
                        .filter(told -> told.orderId().equals(orderId))
                        .findFirst());
    }

    /**
     * What the shop says now, which is not kept. Fails with {@link FactsRefused} where the customer has no such order, and with
     * an {@link HttpProblem} of 503 where the shop does not answer.
     */
    Uni<OrderFactsTable.Told> now(About about, String orderId) {
        return directory
                .order(about.tenant(), orderId)
                .map(answer -> switch (answer.seenBy(about.customerId())) {
                    case OrderAnswer.Known(var order) -> order.facts();
                    case OrderAnswer.NotFound() -> throw new FactsRefused("the customer has no order " + orderId);
                    case OrderAnswer.Unavailable() ->
                        throw Problems.unavailable(
                                "shop-unavailable",
                                about.decided()
                                        + " is decided by what the shop says of the order, and it does not answer at"
                                        + " the moment; try again.",
                                Duration.ofSeconds(5));
                })
                .chain(facts -> directory
                        .customer(about.tenant(), about.customerId())
                        .map(customer -> new OrderFactsTable.Told(orderId, facts, customer)));
    }
}

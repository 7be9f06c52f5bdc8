package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.orders.OrderAnswer;
import io.aftercare.ticket.orders.OrderDirectory;
import io.aftercare.ticket.orders.OrderDirectory.ShopCustomer;
import io.aftercare.ticket.triage.OrderState;
import io.aftercare.ticket.triage.Understanding;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which order a message is about, and what the shop knows of it and of the customer. */
@ApplicationScoped
class OrderLookup {
    private final OrderDirectory directory;

    OrderLookup(OrderDirectory directory) {
        this.directory = directory;
    }

    /** {@code id} and {@code facts} are there only for an order that exists and is the customer's. */
    record Found(OrderState state, Optional<String> id, JsonNode facts, Optional<ShopCustomer> customer) {
        private static Found of(OrderAnswer answer, Optional<ShopCustomer> customer) {
            return switch (answer) {
                case OrderAnswer.Known(var order) ->
                    new Found(OrderState.KNOWN, Optional.of(order.id()), order.facts(), customer);
                case OrderAnswer.NotFound() -> new Found(OrderState.NOT_FOUND, Optional.empty(), null, customer);
                case OrderAnswer.Unavailable() -> new Found(OrderState.UNAVAILABLE, Optional.empty(), null, customer);
            };
        }

        private static Found none(Optional<ShopCustomer> customer) {
            return new Found(OrderState.NONE, Optional.empty(), null, customer);
        }
    }

    /** Order and customer are asked for at the same time. */
    Uni<Found> of(Message message, Optional<Understanding> understanding) {
        String customerId = message.conversation().customer().externalId();
        Uni<Optional<ShopCustomer>> customer = directory.customer(message.tenant(), customerId);
        return named(message, understanding)
                .map(id -> Uni.combine()
                        .all()
                        .unis(directory.order(message.tenant(), id).map(answer -> answer.seenBy(customerId)), customer)
                        .asTuple()
                        .map(both -> Found.of(both.getItem1(), both.getItem2())))
                .orElseGet(() -> customer.map(Found::none));
    }

    /** What the customer names now goes before what the conversation has been about so far. */
    private static Optional<String> named(Message message, Optional<Understanding> understanding) {
        return Stream.of(
                        Optional.ofNullable(message.orderId()),
                        understanding.flatMap(Understanding::namedOrder),
                        Optional.ofNullable(message.conversation().orderId()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}

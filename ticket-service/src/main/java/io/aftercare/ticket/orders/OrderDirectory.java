package io.aftercare.ticket.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The merchant's order system. It may be slow, down or wrong: none of its answers fails a Uni. */
public interface OrderDirectory {
    Uni<OrderAnswer> order(String tenant, String orderId);

    /** A page of a customer's orders as the shop gives it; empty when it is unavailable. */
    Uni<Optional<JsonNode>> ordersOf(String tenant, String customerId, OrderQuery query);

    /** Empty when unknown or unavailable: a reply can do without a name. */
    Uni<Optional<ShopCustomer>> customer(String tenant, String customerId);

    /** Which of a customer's orders; nulls ask for no restriction. */
    record OrderQuery(String status, Integer limit, String cursor) {}

    record ShopCustomer(String name, String tier) {}
}

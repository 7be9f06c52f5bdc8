package io.aftercare.ticket.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** The {@link OrderDirectory} of a merchant whose shop speaks our REST contract. */
@ApplicationScoped
class ShopOrderDirectory implements OrderDirectory {
    private static final Logger LOG = Logger.getLogger(ShopOrderDirectory.class);

    private final ShopApi shop;
    private final ShopCalls calls;

    ShopOrderDirectory(@RestClient ShopApi shop, ShopCalls calls) {
        this.shop = shop;
        this.calls = calls;
    }

    @Override
    public Uni<OrderAnswer> order(String tenant, String orderId) {
        return calls.call(() -> shop.order(tenant, orderId).map(Order::from))
                .<OrderAnswer>map(
                        found -> found.<OrderAnswer>map(OrderAnswer.Known::new).orElseGet(OrderAnswer.NotFound::new))
                .onFailure()
                .invoke(ShopOrderDirectory::tell)
                .onFailure()
                .recoverWithItem(new OrderAnswer.Unavailable());
    }

    @Override
    public Uni<Optional<JsonNode>> ordersOf(String tenant, String customerId, OrderQuery query) {
        return calls.call(() -> shop.orders(tenant, customerId, query.status(), query.limit(), query.cursor()))
                .onFailure()
                .invoke(ShopOrderDirectory::tell)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<Optional<ShopCustomer>> customer(String tenant, String customerId) {
        return calls.call(() -> shop.customer(tenant, customerId)).onFailure().recoverWithItem(Optional.empty());
    }

    private static void tell(Throwable failure) {
        LOG.debugf("the shop is unavailable: %s", failure.getClass().getSimpleName());
    }
}

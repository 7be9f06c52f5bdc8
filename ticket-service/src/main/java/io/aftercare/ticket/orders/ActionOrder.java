package io.aftercare.ticket.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.events.Money;
import java.util.List;

/**
 * What the shop is told to do. It is stored before it is told, and told again as it is stored: the shop knows a repeat by
 * its key, and a key that comes with other words is refused. {@code replacement}: what goes out in an exchange; {@code
 * calledOff}: the key of the action that is not to be.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ActionOrder(
        ActionKind kind, List<Part> orders, String invoiceTitle, String replacement, Slot slot, String calledOff) {
    public ActionOrder {
        orders = List.copyOf(orders);
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("an action is about at least one order");
        }
    }

    /** What of it concerns one order; without goods, all of them. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Part(String orderId, Money amount, List<Goods> goods) {
        public Part {
            goods = goods == null ? List.of() : List.copyOf(goods);
        }
    }

    public record Goods(String sku, int quantity) {}
}

package io.aftercare.local.shop;

import java.util.List;

/** What the shop is told to do, as {@code order-actions.openapi.yaml} describes it. */
record ActionOrder(ActionKind kind, List<Part> orders, String invoiceTitle, String replacement, String calledOff) {
    ActionOrder {
        if (kind == null || orders == null || orders.isEmpty()) {
            throw Refusal.invalid("An action has a 'kind' and at least one of 'orders'.");
        }
        orders = List.copyOf(orders);
        if (kind == ActionKind.INVOICE && (invoiceTitle == null || invoiceTitle.isBlank())) {
            throw Refusal.invalid("An invoice has an 'invoiceTitle'.");
        }
        if ((kind == ActionKind.CALL_OFF) == (calledOff == null || calledOff.isBlank())) {
            throw Refusal.invalid("A call_off, and nothing else, names with 'calledOff' the key of an action.");
        }
    }

    /** The action's part in one order; {@code amount} for a refund, {@code goods} where some of the order's move. */
    record Part(String orderId, Money amount, List<Goods> goods) {
        Part {
            goods = goods == null ? List.of() : List.copyOf(goods);
        }
    }

    record Goods(String sku, int quantity) {}
}

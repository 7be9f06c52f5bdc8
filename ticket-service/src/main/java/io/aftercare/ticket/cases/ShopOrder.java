package io.aftercare.ticket.cases;

import io.aftercare.events.Money;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.orders.ActionOrder;
import io.aftercare.web.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a case has the shop do, under the key of this case and this step. */
record ShopOrder(UUID actionId, String key, Money amount, ActionOrder order) {
    /** @param amount what is refunded; null where no money moves */
    static ShopOrder of(Case it, UUID actionId, ActionKind kind, Money amount, Dossier dossier) {
        String key = it.id() + "-" + (dossier.actions().size() + 1) + "-" + kind.code();
        boolean goodsGoOut = kind == ActionKind.RESEND || kind == ActionKind.SWAP;
        Grant.Exchange exchange = dossier.grant().exchange();
        ActionOrder order = new ActionOrder(
                kind,
                parts(it, amount, dossier.goods()),
                kind == ActionKind.INVOICE ? dossier.wishes().invoiceTitle() : null,
                goodsGoOut && exchange != null ? exchange.sku() : null,
                kind == ActionKind.PICKUP || kind == ActionKind.SWAP
                        ? dossier.wishes().slot()
                        : null);
        return new ShopOrder(actionId, key, amount, order);
    }

    private static List<ActionOrder.Part> parts(Case it, Money amount, Goods goods) {
        if (goods.lines().isEmpty()) {
            if (it.orderId() == null) {
                throw Problems.conflict(
                        "order-missing", "The shop acts on an order: name the case's goods first (POST …/lines).");
            }
            return List.of(new ActionOrder.Part(it.orderId(), amount, List.of()));
        }
        Map<String, List<Goods.Line>> byOrder = goods.lines().stream()
                .collect(Collectors.groupingBy(Goods.Line::orderId, LinkedHashMap::new, Collectors.toList()));
        List<Money> amounts = amount == null ? List.of() : amount.sharedBy(weights(byOrder));
        List<ActionOrder.Part> parts = new ArrayList<>();
        for (Map.Entry<String, List<Goods.Line>> order : byOrder.entrySet()) {
            List<ActionOrder.Goods> named = order.getValue().stream()
                    .map(line -> new ActionOrder.Goods(line.sku(), line.quantity()))
                    .toList();
            Money share = amount == null ? null : amounts.get(parts.size());
            parts.add(new ActionOrder.Part(order.getKey(), share, named));
        }
        return parts;
    }

    /** In proportion to the goods' price; where they cost nothing, to their number. */
    private static List<BigDecimal> weights(Map<String, List<Goods.Line>> byOrder) {
        List<BigDecimal> prices = byOrder.values().stream()
                .map(lines ->
                        lines.stream().map(line -> line.price().amount()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList();
        return prices.stream().anyMatch(price -> price.signum() > 0)
                ? prices
                : byOrder.values().stream()
                        .map(lines -> BigDecimal.valueOf(lines.size()))
                        .toList();
    }
}

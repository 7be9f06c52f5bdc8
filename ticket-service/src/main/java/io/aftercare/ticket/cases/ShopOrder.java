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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a case has the shop do, under the key of this case and this step; {@code callsOff}: in place of which step. */
record ShopOrder(UUID actionId, String key, Money amount, ActionOrder order, UUID callsOff) {
    /** @param amount what is refunded; null where no money moves */
    static ShopOrder of(Case it, UUID actionId, ActionKind kind, Money amount, Dossier dossier, Refundable refundable) {
        Optional<ShopStep> off = kind == ActionKind.CALL_OFF ? Optional.of(movement(dossier)) : Optional.empty();
        boolean goodsGoOut = kind == ActionKind.RESEND || kind == ActionKind.SWAP;
        Grant.Exchange exchange = dossier.grant().exchange();
        ActionOrder order = new ActionOrder(
                kind,
                parts(it, amount, dossier, refundable),
                kind == ActionKind.INVOICE ? dossier.wishes().invoiceTitle() : null,
                goodsGoOut && exchange != null ? exchange.sku() : null,
                kind == ActionKind.PICKUP || kind == ActionKind.SWAP
                        ? dossier.wishes().slot()
                        : null,
                off.map(step -> dossier.key(it.id(), step)).orElse(null));
        return new ShopOrder(
                actionId,
                dossier.nextKey(it.id(), kind),
                amount,
                order,
                off.map(ShopStep::id).orElse(null));
    }

    /** A compensation that is about to be paid, for the goods of its order. */
    static ShopOrder of(UUID caseId, Compensation paid, Dossier dossier) {
        List<ActionOrder.Goods> goods = dossier.goods().lines().stream()
                .filter(line -> line.orderId().equals(paid.orderId()))
                .map(line -> new ActionOrder.Goods(line.sku(), line.quantity()))
                .toList();
        return new ShopOrder(
                paid.actionId(),
                dossier.nextKey(caseId, ActionKind.COMPENSATION),
                paid.amount(),
                new ActionOrder(
                        ActionKind.COMPENSATION,
                        List.of(new ActionOrder.Part(paid.orderId(), paid.amount(), goods)),
                        null,
                        null,
                        null,
                        null),
                null);
    }

    private static ShopStep movement(Dossier dossier) {
        return dossier.movement()
                .orElseThrow(() -> Problems.conflict(
                        "nothing-to-call-off", "The shop was not told to move anything that it could be told not to."));
    }

    private static List<ActionOrder.Part> parts(Case it, Money amount, Dossier dossier, Refundable refundable) {
        Goods goods = dossier.goods();
        if (goods.lines().isEmpty()) {
            if (it.orderId() == null) {
                throw Problems.conflict(
                        "order-missing", "The shop acts on an order: name the case's goods first (POST …/lines).");
            }
            return List.of(new ActionOrder.Part(it.orderId(), amount, List.of()));
        }
        Map<String, List<Goods.Line>> byOrder = goods.lines().stream()
                .collect(Collectors.groupingBy(Goods.Line::orderId, LinkedHashMap::new, Collectors.toList()));
        List<Money> amounts = amount == null
                ? List.of()
                : refundable.within(
                        List.copyOf(byOrder.keySet()),
                        amount.sharedBy(weights(byOrder, dossier.grant().entitled())));
        List<ActionOrder.Part> parts = new ArrayList<>();
        for (Map.Entry<String, List<Goods.Line>> order : byOrder.entrySet()) {
            List<ActionOrder.Goods> named = order.getValue().stream()
                    .map(line -> new ActionOrder.Goods(line.sku(), line.quantity()))
                    .toList();
            Money share = amount == null ? null : amounts.get(parts.size());
            parts.add(new ActionOrder.Part(order.getKey(), share, named));
        }
        parts.removeIf(part -> part.amount() != null && !part.amount().isPositive());
        return parts;
    }

    /** As packs give it; else in proportion to the goods' price; where they cost nothing, to their number. */
    private static List<BigDecimal> weights(Map<String, List<Goods.Line>> byOrder, EntitledRefund entitled) {
        if (entitled != null && entitled.amount().isPositive()) {
            return byOrder.keySet().stream().map(entitled::share).toList();
        }
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

package io.aftercare.ticket.cases;

import io.aftercare.events.Money;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.orders.ActionOrder;
import io.aftercare.ticket.store.Sql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The ledger of what shops were told to pay, by order. Whoever decides on money of an order holds the order until the end of
 * their transaction, so that two cases about the same goods do not both pay for them.
 */
@ApplicationScoped
class Payouts {
    private static final String OF_ORDERS = """
            select p.case_id, p.order_id, p.sku, p.clause, cast(p.amount as varchar), p.currency
            from ticket.payout p join ticket.shop_action a on a.id = p.action_id
            where p.tenant = $1 and p.order_id = any($2) and a.state <> 'refused'
            """;
    private static final String ADD = """
            insert into ticket.payout (action_id, order_id, sku, tenant, case_id, clause, amount, currency)
            values ($1, $2, $3, $4, $5, $6, cast(cast($7 as varchar) as numeric), $8)
            """;

    /** Within the current transaction, in which nobody else decides on these orders any more. */
    Uni<List<PaidOut>> held(String tenant, Collection<String> orders) {
        List<String> inOrder = orders.stream().distinct().sorted().toList();
        if (inOrder.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Multi.createFrom()
                .iterable(inOrder)
                .onItem()
                .transformToUniAndConcatenate(order -> Sql.hold("ticket.payout", tenant + " " + order))
                .collect()
                .last()
                .chain(() -> Sql.select(OF_ORDERS, Payouts::row, tenant, inOrder.toArray(String[]::new)));
    }

    /**
     * Within the transaction that writes the action down, after it.
     *
     * @param before what was {@link #held} of the orders
     */
    Uni<Void> add(String tenant, Case it, ShopOrder order, List<PaidOut> before) {
        return Multi.createFrom()
                .iterable(payouts(it.id(), it.dossier(), order, before))
                .onItem()
                .transformToUniAndConcatenate(paid -> Sql.update(
                        ADD,
                        order.actionId(),
                        paid.orderId(),
                        paid.sku(),
                        tenant,
                        paid.caseId(),
                        paid.clause(),
                        paid.amount().amount().toPlainString(),
                        paid.amount().currency()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /**
     * Each order's part, divided among its goods by their price, and of no item more than its price and the freight; where the
     * price is not known, of the order as a whole.
     */
    static List<PaidOut> payouts(UUID caseId, Dossier dossier, ShopOrder order, List<PaidOut> before) {
        ActionKind kind = order.order().kind();
        if (kind != ActionKind.REFUND && kind != ActionKind.COMPENSATION) {
            return List.of();
        }
        String clause = kind == ActionKind.COMPENSATION
                ? dossier.compensation(order.actionId()).orElseThrow().clause()
                : null;
        Refundable rooms = Refundable.of(caseId, dossier, before);
        List<PaidOut> payouts = new ArrayList<>();
        for (ActionOrder.Part part : order.order().orders()) {
            List<Goods.Line> lines = dossier.goods().lines().stream()
                    .filter(line -> line.orderId().equals(part.orderId()))
                    .toList();
            boolean priced = clause == null
                    && !lines.isEmpty()
                    && lines.stream()
                            .allMatch(line ->
                                    line.unitPrice() != null && line.unitPrice().isPositive());
            if (!priced) {
                payouts.add(new PaidOut(caseId, part.orderId(), "", clause, part.amount()));
                continue;
            }
            List<Money> shares = Refundable.fitted(
                    part.amount()
                            .sharedBy(lines.stream()
                                    .map(line -> line.price().amount())
                                    .toList()),
                    lines.stream().map(rooms::ofItem).toList());
            for (int n = 0; n < lines.size(); n++) {
                payouts.add(new PaidOut(caseId, part.orderId(), lines.get(n).sku(), null, shares.get(n)));
            }
        }
        return payouts;
    }

    private static PaidOut row(Object[] row) {
        return new PaidOut(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                new Money(new BigDecimal((String) row[4]), (String) row[5]));
    }
}

package io.aftercare.policy;

import io.aftercare.policy.OrderFacts.Coupon;
import io.aftercare.policy.pack.Costs;
import io.aftercare.policy.pack.Terms;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Works out what an option is worth to the customer and what it costs the seller, for items under the same terms. */
final class Settlement {
    private final Situation situation;
    private final Money nothing;

    Settlement(Situation situation) {
        this.situation = situation;
        this.nothing = Money.zero(situation.order().currency());
    }

    Amounts amounts(Terms terms, List<Situation.Item> items) {
        Account account = situation.account();
        Money paid = sum(items, item -> account.paidFor(item.line(), item.quantity()));
        Money goods = switch (terms.refund()) {
            case NOTHING -> nothing;
            case PRICE_DROP -> sum(items, situation::priceDrop);
            case PRICE -> paid;
        };
        List<Amounts.Deduction> deductions = deductions(terms, items);
        for (Amounts.Deduction deduction : deductions) {
            goods = goods.minus(deduction.amount());
        }
        boolean last = isAllThatIsLeft(items);
        Money freight = switch (terms.outboundFreight()) {
            case KEPT -> nothing;
            case WITH_LAST_ITEM -> last ? situation.order().freight() : nothing;
            case SHARE -> sum(items, item -> account.freightFor(item.line(), item.quantity()));
        };
        Money refund = goods.plus(freight).min(account.refundable());
        Money compensation = terms.compensation() == null
                ? nothing
                : terms.compensation().of(paid, refund, situation.daysSincePayment());
        return new Amounts(
                refund,
                freight.min(refund),
                account.backToPayments(refund),
                terms.couponsBack() && last
                        ? situation.order().coupons().stream().map(Coupon::code).toList()
                        : List.of(),
                compensation,
                deductions,
                terms.compensation() != null && terms.compensation().punitive());
    }

    /** Only of what comes back without a reason: what is not as it should be loses its value at the seller's cost. */
    private List<Amounts.Deduction> deductions(Terms terms, List<Situation.Item> items) {
        return situation.request().reason() == Reason.NO_REASON && terms.refund() == Terms.Basis.PRICE
                ? items.stream()
                        .map(item -> deduction(terms, item))
                        .filter(deduction -> deduction.amount().minor() > 0)
                        .toList()
                : List.of();
    }

    private Amounts.Deduction deduction(Terms terms, Situation.Item item) {
        Optional<Request.Inspected> found = situation.request().inspected().stream()
                .filter(it -> it.sku().equals(item.line().sku()))
                .findFirst();
        Grade grade = found.map(Request.Inspected::grade)
                .orElseGet(() -> Grade.expected(situation.request().condition()));
        int affected = Math.min(found.map(Request.Inspected::affected).orElse(item.quantity()), item.quantity());
        int percent = terms.depreciation().getOrDefault(grade, 0);
        return new Amounts.Deduction(
                item.line().sku(),
                affected,
                grade,
                percent,
                situation.account().paidFor(item.line(), affected).percent(percent));
    }

    /** The cost model: money out, plus parcels and work, plus goods sent, less what goods are worth that come back. */
    Money cost(OptionKind kind, Terms terms, Amounts amounts, List<Situation.Item> items, Costs costs) {
        Money goods = sum(items, item -> item.line().unitPrice().times(item.quantity()))
                .percent(costs.goodsPercent());
        Money back = costs.worthWhenBack(
                goods, situation.request().reason(), situation.request().condition());
        Money wayBack = terms.returnFreight() == Payer.SELLER ? costs.parcel() : nothing;
        Money money = amounts.total();
        return switch (kind) {
            case REFUND, KEEP_WITH_COMPENSATION, PRICE_PROTECTION, INVOICE -> money;
            case RETURN_AND_REFUND -> money.plus(wayBack).plus(costs.handling()).minus(back);
            case EXCHANGE ->
                money.plus(wayBack)
                        .plus(costs.handling())
                        .plus(costs.parcel())
                        .plus(goods)
                        .minus(back);
            case REPAIR -> money.plus(wayBack).plus(costs.parcel()).plus(goods.percent(costs.repairPercent()));
            case RESEND -> money.plus(costs.parcel()).plus(goods);
            case PARTS -> money.plus(costs.parcel()).plus(goods.percent(costs.partsPercent()));
        };
    }

    private boolean isAllThatIsLeft(List<Situation.Item> items) {
        return situation.order().lines().stream()
                .allMatch(line -> line.left() == 0
                        || items.stream()
                                .anyMatch(item ->
                                        item.line().sku().equals(line.sku()) && item.quantity() == line.left()));
    }

    private Money sum(List<Situation.Item> items, Function<Situation.Item, Money> part) {
        return items.stream().map(part).reduce(nothing, Money::plus);
    }
}

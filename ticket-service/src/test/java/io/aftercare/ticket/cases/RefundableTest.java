package io.aftercare.ticket.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.events.Money;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.orders.ActionOrder;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What may still go back of an order, whichever cases have paid of it before. */
class RefundableTest {
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    /** Two shirts and a cap were bought for 250, and 10 of freight. */
    private static Goods goods(String refunded, Goods.Line... lines) {
        return new Goods(
                List.of(lines),
                List.of(new Goods.PaidOrder(
                        "A1",
                        yuan("260.00"),
                        refunded == null ? null : yuan(refunded),
                        yuan("10.00"),
                        Map.of("shirt", 2, "cap", 1))),
                null);
    }

    private static Goods.PaidOrder order(String id, String paid, String refunded) {
        return new Goods.PaidOrder(id, yuan(paid), refunded == null ? null : yuan(refunded), null, null);
    }

    private static final Goods.Line SHIRT = new Goods.Line("A1", "shirt", 1, yuan("100.00"));
    private static final Goods.Line CAP = new Goods.Line("A1", "cap", 1, yuan("50.00"));

    @Test
    void whatAnotherCaseRefundedOfTheOrderIsNoLongerThere() {
        assertThat(left(goods(null, SHIRT, CAP))).contains(yuan("260.00"));
        assertThat(left(goods(null, SHIRT, CAP), paid(OTHER, "shirt", "100.00"), paid(OTHER, "", "30.00")))
                .contains(yuan("130.00"));
        assertThat(left(goods("200.00", SHIRT, CAP), paid(OTHER, "shirt", "100.00")))
                .as("the shop knows of more than we do")
                .contains(yuan("60.00"));
    }

    @Test
    void whatWasRefundedOfAnItemIsNotRefundedOfItOnceMore() {
        Goods caps = goods(null, CAP);

        assertThat(left(caps)).contains(yuan("60.00"));
        assertThat(left(caps, paid(OTHER, "shirt", "100.00"))).contains(yuan("60.00"));
        assertThat(left(caps, paid(OTHER, "cap", "50.00"))).contains(yuan("10.00"));
        assertThatThrownBy(() -> refundable(caps, paid(OTHER, "cap", "50.00")).require(yuan("50.00")))
                .isInstanceOf(HttpProblem.class)
                .hasMessageContaining("CNY 50.00 cannot go back, but CNY 10.00 can");
    }

    @Test
    void aCompensationTakesNothingFromIt() {
        PaidOut interest = new PaidOut(OTHER, "A1", "", "late-shipping", yuan("3.00"));

        assertThat(left(goods(null, SHIRT, CAP), interest)).contains(yuan("260.00"));
    }

    @Test
    void whatOneOrderHasNoRoomForFallsToTheOther() {
        Goods two = new Goods(
                List.of(SHIRT, new Goods.Line("A2", "shirt", 1, yuan("100.00"))),
                List.of(order("A1", "100.00", null), order("A2", "100.00", null)),
                null);
        Refundable refundable = refundable(two, paid(OTHER, "", "80.00"));

        assertThat(refundable.left()).contains(yuan("120.00"));
        assertThat(refundable.within(List.of("A1", "A2"), List.of(yuan("60.00"), yuan("60.00"))))
                .containsExactly(yuan("20.00"), yuan("100.00"));
    }

    @Test
    void whereItIsNotKnownWhatWasPaidTheShopIsTheOneToRefuse() {
        Goods unknown = new Goods(List.of(SHIRT), List.of(), null);

        assertThat(left(unknown)).isEmpty();
        refundable(unknown).require(yuan("1000000.00"));
    }

    @Test
    void whatTheShopSaidBeforeAndWhatThisCaseWasPaidSinceHaveBothGone() {
        Goods two = new Goods(
                List.of(SHIRT, new Goods.Line("A2", "shirt", 1, yuan("100.00"))),
                List.of(order("A1", "100.00", "60.00"), order("A2", "100.00", null)),
                null);
        Refundable refundable = refundable(two, paid(ONE, "", "30.00"));

        assertThat(refundable.left()).contains(yuan("110.00"));
        assertThat(refundable.within(List.of("A1", "A2"), List.of(yuan("55.00"), yuan("55.00"))))
                .containsExactly(yuan("10.00"), yuan("100.00"));
    }

    @Test
    void whatWentBackBeforeThereWasALedgerHasGoneToo() {
        Goods goods = goods(null, SHIRT, CAP);
        List<PaidOut> written = List.of(paid(ONE, "shirt", "40.00"));

        assertThat(new Refundable(ONE, goods, Optional.of(yuan("40.00")), written).left())
                .contains(yuan("220.00"));
        assertThat(new Refundable(ONE, goods, Optional.of(yuan("100.00")), written).left())
                .contains(yuan("160.00"));
    }

    /**
     * Cases of any goods of two orders, of which the shop refunded something by itself, that refund any amount, one after the
     * other, each knowing of those before.
     */
    @Property(tries = 1000)
    void noSequenceOfCasesRefundsMoreThanWasPaid(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int cases) {
        Random dice = new Random(seed);
        List<Bought> bought = List.of(Bought.by(dice, "A1"), Bought.by(dice, "A2"));
        List<PaidOut> ledger = new ArrayList<>();
        for (int n = 0; n < cases; n++) {
            UUID id = UUID.randomUUID();
            Goods goods = named(bought, ledger, dice);
            for (int round = 0; round < 2; round++) {
                Refundable refundable = new Refundable(id, goods, Optional.empty(), ledger);
                Money proposed = new Money(new BigDecimal(1 + dice.nextInt(60_000)).movePointLeft(2), "CNY");
                Money paid = refundable.left().filter(proposed::exceeds).orElse(proposed);
                if (paid.isPositive()) {
                    refundable.require(paid);
                    ledger.addAll(payouts(id, goods, paid, refundable));
                    bought.forEach(order -> requireNoMoreThanPaid(order, ledger));
                }
            }
        }
    }

    private static void requireNoMoreThanPaid(Bought order, List<PaidOut> ledger) {
        assertThat(sum(ledger, order.id(), null).plus(order.byShop()).exceeds(order.paid()))
                .isFalse();
        order.quantities()
                .forEach((sku, quantity) -> assertThat(sum(ledger, order.id(), sku)
                                .exceeds(order.prices().get(sku).times(quantity).plus(order.freight())))
                        .isFalse());
    }

    /** @param byShop what the shop refunded of it by itself, before any case */
    private record Bought(
            String id,
            Map<String, Integer> quantities,
            Map<String, Money> prices,
            Money freight,
            Money paid,
            Money byShop) {
        static Bought by(Random dice, String id) {
            Map<String, Integer> quantities = new HashMap<>();
            Map<String, Money> prices = new HashMap<>();
            Money freight = fen(dice.nextInt(3) * 600);
            Money paid = freight;
            for (int n = 0; n <= dice.nextInt(3); n++) {
                quantities.put("sku-" + n, 1 + dice.nextInt(3));
                prices.put("sku-" + n, fen(1 + dice.nextInt(10_000)));
                paid = paid.plus(prices.get("sku-" + n).times(quantities.get("sku-" + n)));
            }
            Money coupon = fen(
                    dice.nextInt(paid.minus(freight).amount().movePointRight(2).intValue()));
            Money total = paid.minus(coupon);
            Money byShop = fen(dice.nextInt(1 + total.amount().movePointRight(2).intValue() / (1 + dice.nextInt(4))));
            return new Bought(id, quantities, prices, freight, total, byShop);
        }
    }

    /** The shop tells of all that has gone back by then, or says nothing where it did nothing by itself. */
    private static Goods named(List<Bought> bought, List<PaidOut> ledger, Random dice) {
        List<Goods.Line> lines = new ArrayList<>();
        List<Goods.PaidOrder> orders = new ArrayList<>();
        for (Bought order : bought) {
            order.quantities().forEach((sku, quantity) -> {
                if (dice.nextBoolean()) {
                    lines.add(new Goods.Line(
                            order.id(),
                            sku,
                            1 + dice.nextInt(quantity),
                            order.prices().get(sku)));
                }
            });
            Money gone = order.byShop().plus(sum(ledger, order.id(), null));
            Money told = order.byShop().isPositive() || dice.nextBoolean() ? gone : null;
            orders.add(new Goods.PaidOrder(order.id(), order.paid(), told, order.freight(), order.quantities()));
        }
        return lines.isEmpty() ? named(bought, ledger, dice) : new Goods(lines, orders, null);
    }

    private static List<PaidOut> payouts(UUID id, Goods goods, Money amount, Refundable refundable) {
        List<String> orders =
                goods.lines().stream().map(Goods.Line::orderId).distinct().toList();
        List<Money> shares = refundable.within(
                orders,
                amount.sharedBy(orders.stream().map(order -> BigDecimal.ONE).toList()));
        List<ActionOrder.Part> parts = new ArrayList<>();
        for (int n = 0; n < orders.size(); n++) {
            parts.add(new ActionOrder.Part(orders.get(n), shares.get(n), List.of()));
        }
        assertThat(shares.stream().reduce(Money::plus)).contains(amount);
        ActionOrder order = new ActionOrder(ActionKind.REFUND, parts, null, null, null, null);
        return Payouts.payouts(
                id,
                Dossier.EMPTY.with(goods),
                new ShopOrder(UUID.randomUUID(), "k", amount, order, null),
                refundable.payouts());
    }

    private static Money sum(List<PaidOut> ledger, String order, String sku) {
        return ledger.stream()
                .filter(it -> it.orderId().equals(order) && (sku == null || sku.equals(it.sku())))
                .map(PaidOut::amount)
                .reduce(Money.none("CNY"), Money::plus);
    }

    private static Optional<Money> left(Goods goods, PaidOut... before) {
        return refundable(goods, before).left();
    }

    private static Refundable refundable(Goods goods, PaidOut... before) {
        return new Refundable(ONE, goods, Optional.empty(), List.of(before));
    }

    private static PaidOut paid(UUID by, String sku, String yuan) {
        return new PaidOut(by, "A1", sku, null, yuan(yuan));
    }

    private static Money fen(int fen) {
        return new Money(new BigDecimal(fen).movePointLeft(2), "CNY");
    }

    private static Money yuan(String yuan) {
        return Money.of(yuan, "CNY");
    }
}
